// SPDX-License-Identifier: Apache-2.0
// From what a person writes about a visit to the check entry of the specification (triage, section 9; as
// src/main/check.cc): urgent points need a clearance with its result, the others are done, with or without limits.
import type { Answers, Check } from '../core/door';

export interface Visit {
  flag: string;
  date: string;
  role: string;
  result: NonNullable<Check['result']>;
  limit: string;
  note: string;
}

export function makeCheck({ flag, date, role, result, limit, note }: Visit, isUrgent: boolean): Check {
  const hasLimits = result === 'exercise_with_limits';
  return {
    entry: isUrgent ? 'clearance_entry' : hasLimits ? 'check_done_limits' : 'check_done_ok',
    flag,
    date,
    role,
    ...(isUrgent || result === 'no_exercise' ? { result } : {}),
    ...(hasLimits ? { limit } : {}),
    ...(note ? { note } : {}),
  };
}

// What professionals have asked to keep to, in the order in which it was noted; the same words once.
export function listLimits(answers: Answers): string[] {
  return [...new Set((answers.checks ?? []).flatMap((check) => check.limit ?? []))];
}
