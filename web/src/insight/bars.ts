// SPDX-License-Identifier: Apache-2.0
// The parts of a bar of answers, as shares of its whole. Pure.
import type { Doors } from '../core/door.ts';

export type InsightOutput = Doors['insight']['output'];
export type Response = InsightOutput['exercises'][number];
export const kinds = ['eased', 'same', 'worse', 'sharp'] as const;

export interface Part {
  kind: (typeof kinds)[number];
  n: number;
  share: number;
}

// What there was of each, and nothing of what there was not.
export function makeParts(counts: Response['counts']): Part[] {
  const all = kinds.reduce((sum, kind) => sum + counts[kind], 0);
  return kinds.filter((kind) => counts[kind] > 0).map((kind) => ({ kind, n: counts[kind], share: counts[kind] / all }));
}

// Three figures at most, with a sign: a change without one reads like a value.
export function sayChange(change: number): string {
  const rounded = Math.round(change * 10) / 10;
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${-rounded}` : '0';
}
export const sayValue = (value: number): string => String(Math.round(value * 10) / 10);
