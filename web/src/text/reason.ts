// SPDX-License-Identifier: Apache-2.0
// The words for an id that a door gives as a reason: a condition, a question, a place, a thing, a rule.
import { say } from './catalogue';

// Where the words may stand, the likeliest first (as src/main/knowledge.cc).
const places = [
  ['reason', 'says'],
  ['tier', 'name'],
  ['plan_state', 'name'],
  ['condition', 'name'],
  ['flag', 'name'],
  ['place', 'name'],
  ['equipment', 'name'],
  ['subset', 'name'],
  ['choice', 'name'],
  ['composite_rule', 'says'],
  ['combination_rule', 'says'],
  ['sub_question', 'name'],
  ['modification', 'says'],
  ['check_entry', 'name'],
  ['sign', 'name'],
  ['exercise', 'name'],
  ['rule', 'says'],
  ['age_band', 'name'],
] as const;

export function sayReason(id: string): string {
  for (const [kind, field] of places) {
    const found = say(`${kind}.${id}.${field}`);
    if (found) return found;
  }
  return id;
}
