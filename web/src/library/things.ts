// SPDX-License-Identifier: Apache-2.0
// Things that an exercise needs, in words: "A rolled-up towel or a foam roller".
import { say, words } from '../text/catalogue';
import { listMissing, type Need } from './exercise';

const small = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

export function sayNeed(need: Need): string {
  const names = (Array.isArray(need) ? need : [need]).map((thing) => say(`equipment.${thing}.name`));
  return names.map((name, n) => (n === 0 ? name : small(name))).join(words.library.or);
}

// Those that are not at hand.
export function sayThings(requires: Need[], missing: string[]): string {
  return listMissing(requires, missing)
    .map(sayNeed)
    .map((name, n) => (n === 0 ? name : small(name)))
    .join(words.library.and);
}
