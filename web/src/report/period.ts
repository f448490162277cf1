// SPDX-License-Identifier: Apache-2.0
// The spans of time a report is usually of.
import { addDays } from '../journal/dates.ts';

export type Span = 'month' | 'quarter' | 'all' | 'own';

const daysOf: Partial<Record<Span, number>> = { month: 28, quarter: 91 };

// First and last day; undefined where the person chooses them.
export function spanOf(span: Span, first: string, today: string): { from: string; to: string } | undefined {
  if (span === 'own') return undefined;
  const days = daysOf[span];
  return { from: days === undefined ? first : addDays(today, 1 - days), to: today };
}

export function isForward(from: string, to: string): boolean {
  return from !== '' && to !== '' && from <= to;
}
