// SPDX-License-Identifier: Apache-2.0
// An event as it travels (docs/data-format.md).
export interface Event {
  id: string;
  at: string;
  offset_min: number;
  kind: string;
  v: number;
  supersedes?: string;
  body: Record<string, unknown>;
}

// A UUID of version 7: the time first, so that ids of one device are in order, then 74 random bits.
export function makeId(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 0xff;
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

export function makeEvent(kind: string, body: Record<string, unknown>, supersedes?: string): Event {
  const now = new Date();
  return {
    id: makeId(now.getTime()),
    at: now.toISOString(),
    offset_min: -now.getTimezoneOffset(),
    kind,
    v: 1,
    ...(supersedes ? { supersedes } : {}),
    body,
  };
}
