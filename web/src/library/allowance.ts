// SPDX-License-Identifier: Apache-2.0
// What is open to this person, from the doors `fold` and `allowed`. The library shows exercises for every place, so the
// question leaves out the place that the person has chosen for sessions.
import { ask } from '../core/ask';
import type { AllowedOutput } from '../core/door';
import { localDate } from '../day';
import { items } from '../text/catalogue';

export type Open = AllowedOutput['exercises'][number];

export interface Allowance {
  open: Map<string, Open>;
  closed: Map<string, string[]>;
  painKnown: boolean;
  screened: boolean; // or stopped on the way, with a reason that must be seen
  everythingClosedBy: string[]; // the same reason for all of them; empty when something is open
}

export async function askAllowance(): Promise<Allowance> {
  const date = localDate();
  const { answers } = await ask('fold', { date, from: date });
  const { place: _, ...everywhere } = answers;
  const answer = await ask('allowed', { answers: everywhere, date });
  const closed = new Map(answer.excluded.map((each) => [each.exercise, each.because]));
  const [first = []] = closed.values();
  const shared = first.filter((id) => [...closed.values()].every((because) => because.includes(id)));
  const everythingClosedBy = answer.exercises.length === 0 ? shared : [];
  return {
    open: new Map(answer.exercises.map((each) => [each.exercise, each])),
    closed,
    painKnown: answers.pain_now !== undefined,
    screened: answers.screened_on !== undefined || everythingClosedBy.some((id) => id === 'emergency' || id === 'urgent'),
    everythingClosedBy,
  };
}

// The reasons that concern this exercise alone, with things that are merely not at hand kept apart. While everything is
// closed there are none: what was not answered yet counts as a yes, and would read like a finding.
export function reasonsOf(allowance: Allowance, exercise: string): { because: string[]; things: string[] } {
  const all = allowance.closed.get(exercise) ?? [];
  const things = items('equipment');
  const isOwn = (id: string) => !(id in things) && (allowance.painKnown || id !== 'sore_day_subset');
  return {
    because: allowance.everythingClosedBy.length > 0 ? [] : all.filter(isOwn),
    things: all.filter((id) => id in things),
  };
}
