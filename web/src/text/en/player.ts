// SPDX-License-Identifier: Apache-2.0
export const player = {
  turnable: 'Moving figure. Arrow keys turn it, double-click turns it back.',
  pictureOf: '{name}, a picture of the figure',
};
