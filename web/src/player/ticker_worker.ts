// SPDX-License-Identifier: Apache-2.0
setInterval(() => self.postMessage(0), 500);
