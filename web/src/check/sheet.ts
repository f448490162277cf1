// SPDX-License-Identifier: Apache-2.0
// The answers of one person while they are being given: the `answers` of the doors and the patches that change them, as
// the event `answers` carries them (docs/data-format.md).
import type { Answers } from '../core/door';

export type Answer = 'yes' | 'no' | 'unsure';
export type Group = 'flags' | 'details' | 'conditions' | 'signs';

// Top-level fields replace; the groups merge member by member; null removes.
export type Patch = { [field: string]: unknown };

const merged = new Set(['flags', 'details', 'conditions', 'signs', 'preferences']);

function mergeMembers(now: unknown, patch: object): object {
  const members = { ...(now as object | undefined), ...patch } as Record<string, unknown>;
  for (const [name, value] of Object.entries(members)) if (value === null) delete members[name];
  return members;
}

export function applyPatch(sheet: Answers, patch: Patch): Answers {
  const next: Record<string, unknown> = { ...sheet };
  for (const [field, value] of Object.entries(patch)) {
    if (value === null) delete next[field];
    else if (merged.has(field)) next[field] = mergeMembers(next[field], value as object);
    else next[field] = value;
  }
  return next as Answers;
}

// What a new screening asks afresh (WCAG 3.3.7: everything else is offered again).
export function makeFreshStart(flags: string[], details: string[]): Patch {
  const nothing = (ids: string[]): Patch => Object.fromEntries(ids.map((id) => [id, null]));
  return {
    flags: nothing(flags),
    details: nothing(details),
    pain_now: null,
    pain_between_blades: null,
    screened_on: null,
  };
}
