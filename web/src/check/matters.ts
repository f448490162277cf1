// SPDX-License-Identifier: Apache-2.0
// Can the answer to a sub-question still change what is known about its flag? Not decided here: the door is asked with
// each possible answer, and the question matters when the door does not say the same every time.
import { ask } from '../core/ask';
import type { Answers } from '../core/door';
import { applyPatch } from './sheet';

// No stiffness, some, and more than any bound that a rule may have.
const minutes = [0, 1, 600];
const answers = ['no', 'unsure', 'yes'];

export async function mayMatter(sheet: Answers, flag: string, question: string, inMinutes: boolean): Promise<boolean> {
  const outcomes = (inMinutes ? minutes : answers).map(async (value) => {
    const tried = applyPatch(sheet, { details: { [question]: value } });
    const { raised, unanswered } = await ask('triage', { answers: tried });
    const found = raised.find((each) => each.flag === flag);
    return JSON.stringify([found?.tier, found?.because, unanswered.includes(flag)]);
  });
  return new Set(await Promise.all(outcomes)).size > 1;
}
