// SPDX-License-Identifier: Apache-2.0
// Breaks of a day in one line: what there was, and nothing of what there was not. Pure.
export interface BreakCounts {
  due: number;
  done: number;
  natural: number;
  snoozed: number;
  skipped: number;
  held: number;
}
export type BreakPart = 'done' | 'natural' | 'snoozed' | 'skipped' | 'held';

const parts: readonly BreakPart[] = ['done', 'natural', 'snoozed', 'skipped', 'held'];

export function listBreaks(counts: BreakCounts): { part: BreakPart; n: number }[] {
  return parts.map((part) => ({ part, n: counts[part] })).filter(({ n }) => n > 0);
}
