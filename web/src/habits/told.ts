// SPDX-License-Identifier: Apache-2.0
// What a person tells about their habits: the setting `habits`, one document that is written whole.
import type { Doors } from '../core/door.ts';
import type { log as Log } from '../log/log.svelte.ts';

export type HabitsOutput = Doors['habits']['output'];
export type Answer = 'yes' | 'no' | 'not_relevant';

export interface Told {
  answers: Record<string, string>;
  chosen: string[];
  checked_on?: string;
}

// As the door has read it, so that what made no sense is not written again.
export function toldOf(habits: HabitsOutput): Told {
  const all = [...habits.workspace, ...habits.sleep, ...habits.others];
  const answers = all.flatMap(({ item, answer }) => (answer ? [[item, answer] as const] : []));
  return {
    answers: Object.fromEntries(answers),
    chosen: [...habits.chosen],
    ...(habits.checked_on ? { checked_on: habits.checked_on } : {}),
  };
}

// An answer, or none when it is given a second time. Looking at the last point of the workspace dates the check.
export function answer(habits: HabitsOutput, item: string, said: Answer, today: string): Told {
  const told = toldOf(habits);
  if (told.answers[item] === said) delete told.answers[item];
  else told.answers[item] = said;
  if (said !== 'no') told.chosen = told.chosen.filter((each) => each !== item);
  if (habits.workspace.every((each) => told.answers[each.item])) told.checked_on = today;
  return told;
}

export function choose(habits: HabitsOutput, item: string): Told {
  const told = toldOf(habits);
  if (!told.chosen.includes(item) && told.chosen.length < habits.choose_most) told.chosen.push(item);
  return told;
}

export function letGo(habits: HabitsOutput, item: string, settled: boolean): Told {
  const told = toldOf(habits);
  told.chosen = told.chosen.filter((each) => each !== item);
  if (settled) told.answers[item] = 'yes';
  return told;
}

export async function keep(log: typeof Log, told: Told): Promise<void> {
  await log.append('setting', { name: 'habits', value: told });
}
