// SPDX-License-Identifier: Apache-2.0
// Minutes and seconds on a clock face: 90 seconds are 1:30.
export const sayCountdown = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
