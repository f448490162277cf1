// SPDX-License-Identifier: Apache-2.0
// Why an exercise is closed, in words that name no condition: others may look at the screen as well.
import { items, say, words } from '../text/catalogue';
import { sayReason } from '../text/reason';

const text = words.library;

function isCondition(id: string): boolean {
  return id in items('condition');
}

// What follows from an answer stands for the answer itself.
export function sayWhy(id: string): string {
  if (isCondition(id)) return say(`condition.${id}.effect`);
  return text.subsets[id] ?? sayReason(id);
}

// In one line, for a card.
export function sayWhyInShort(because: string[]): string {
  const lines = because.map((id) => (isCondition(id) ? text.healthAnswers : sayWhy(id)));
  return [...new Set(lines)].join(' ');
}
