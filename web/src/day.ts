// SPDX-License-Identifier: Apache-2.0
// The local day, as the doors want it.
export function localDate(now: Date = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// Minutes since midnight.
export function localMinute(now: Date = new Date()): number {
  return now.getHours() * 60 + now.getMinutes();
}
