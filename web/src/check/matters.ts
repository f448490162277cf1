// SPDX-License-Identifier: Apache-2.0
// Can the answer to a sub-question still change what is known about its flag? Not decided here: the door is asked with
// each possible answer, and the question matters when the door does not say the same every time.
import { ask } from '../core/ask';
import type { Answers } from '../core/door';
import { items } from '../text/catalogue';
import { applyPatch } from './sheet';

// No stiffness, some, and more than any bound that a rule may have.
const minutes = [0, 1, 600];
const answers = ['no', 'unsure', 'yes'];

type Test = { sub?: string; minutes?: string };
interface Rule {
  raises: string;
  when?: Test[][];
  caution_when?: Test[][];
}

// The sub-questions that the rules of a flag name; the others need not be tried.
export function listSubQuestions(flag: string): string[] {
  const rules = Object.values(items<Rule>('composite_rule')).filter((rule) => rule.raises === flag);
  const tests = rules.flatMap((rule) => [...(rule.when ?? []), ...(rule.caution_when ?? [])]).flat();
  const named = new Set(tests.flatMap((test) => test.sub ?? test.minutes ?? []));
  return Object.keys(items('sub_question')).filter((id) => named.has(id));
}

// Only these can make a difference to a composite, so an answer to something else does not ask again.
const asked = new Map<string, Promise<boolean>>();

export function mayMatter(sheet: Answers, flag: string, question: string, inMinutes: boolean): Promise<boolean> {
  const given: Answers = { age_band: sheet.age_band, conditions: sheet.conditions, details: sheet.details };
  const key = JSON.stringify([flag, question, given]);
  const found = asked.get(key) ?? tryAll(given, flag, question, inMinutes);
  asked.set(key, found);
  return found;
}

async function tryAll(given: Answers, flag: string, question: string, inMinutes: boolean): Promise<boolean> {
  const outcomes = (inMinutes ? minutes : answers).map(async (value) => {
    const tried = applyPatch(given, { details: { [question]: value } });
    const { raised, unanswered } = await ask('triage', { answers: tried });
    const entry = raised.find((each) => each.flag === flag);
    return JSON.stringify([entry?.tier, entry?.because, unanswered.includes(flag)]);
  });
  return new Set(await Promise.all(outcomes)).size > 1;
}
