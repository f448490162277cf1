// SPDX-License-Identifier: Apache-2.0
// The screens of the check in the order of the specification (triage, section 3), from the regimen and the answers so
// far. Only what can still matter is asked; the same answers always give the same screens.
import type { Answers } from '../core/door';
import { items, say, words } from '../text/catalogue';
import { listSubQuestions, mayMatter } from './matters';
import type { Group, Patch } from './sheet';

export interface Question {
  group: Group;
  id: string;
  ask: string;
  answers: 'yes_no_unsure' | 'minutes';
  emergency: boolean;
}

export type Screen = { id: string; step: string } & (
  | { kind: 'choice'; field: string; ask: string; from: string }
  | { kind: 'pregnancy' | 'setting' | 'pain' | 'where' | 'days' }
  | { kind: 'questions'; title: string; lead: string; questions: Question[] }
);

interface Flag {
  id: string;
  tier: string;
  family: string;
  answers: 'yes_no_unsure' | 'derived' | 'choice';
  asked_after?: string;
}

export const early = 'pregnant_under_16_weeks';
export const late = 'pregnant_16_weeks_or_more';
const onAScreen = 6;

const steps: [step: string, tiers: string[]][] = [
  ['step_emergency_questions', ['emergency']],
  ['step_urgent_questions', ['urgent']],
  ['step_see_soon_questions', ['see_soon', 'caution']],
];

export async function makeScreens(sheet: Answers): Promise<Screen[]> {
  const screens: Screen[] = [
    { id: 'age_band', step: 'step_notice', kind: 'choice', field: 'age_band', ask: words.check.askAge, from: 'age_band' },
    { id: 'region', step: 'step_notice', kind: 'choice', field: 'region', ask: words.check.askRegion, from: 'region' },
  ];
  if (sheet.age_band === 'age_under_18') return screens;
  screens.push({ id: 'setting', step: 'step_notice', kind: 'setting' });
  for (const [step, tiers] of steps) screens.push(...(await makeSafetyScreens(sheet, step, tiers)));
  screens.push({ id: 'pregnancy', step: 'step_conditions', kind: 'pregnancy' });
  screens.push(...makeLists('conditions', 'step_conditions', words.check.askConditions, findConditions()));
  screens.push({ id: 'pain', step: 'step_pain_now', kind: 'pain' }, { id: 'where', step: 'step_pain_now', kind: 'where' });
  screens.push(...makeLists('signs', 'step_pattern', words.check.askSigns, findSigns(sheet)));
  screens.push({ id: 'days', step: 'step_plan', kind: 'days' });
  return screens;
}

// One family a screen, in the order in which the first of each is asked.
async function makeSafetyScreens(sheet: Answers, step: string, tiers: string[]): Promise<Screen[]> {
  const flags = Object.values(items<Flag>('flag'));
  const asked = flags.filter((flag) => tiers.includes(flag.tier) && !flag.asked_after);
  const screens: Screen[] = [];
  for (const family of new Set(asked.map((flag) => flag.family))) {
    const questions: Question[] = [];
    for (const flag of asked.filter((each) => each.family === family)) {
      if (flag.answers === 'choice') {
        const question = say(`flag.${flag.id}.ask`);
        screens.push({ id: flag.id, step, kind: 'choice', field: 'pain_between_blades', ask: question, from: 'choice' });
      } else {
        questions.push(...(await makeFlagQuestions(sheet, flag, flags)));
      }
    }
    if (questions.length === 0) continue;
    const title = say(`flag_family.${family}.name`);
    screens.push({ id: `${step}.${family}`, step, kind: 'questions', title, lead: '', questions });
  }
  return screens;
}

// The flag, or what a composite is made of; one that belongs to another follows right behind it.
async function makeFlagQuestions(sheet: Answers, flag: Flag, flags: Flag[]): Promise<Question[]> {
  const questions = flag.answers === 'derived' ? await makeDetails(sheet, flag.id) : [makeFlagQuestion(flag.id)];
  const given = sheet.flags?.[flag.id];
  if (given !== 'yes' && given !== 'unsure') return questions;
  return [...questions, ...flags.filter((each) => each.asked_after === flag.id).map((each) => makeFlagQuestion(each.id))];
}

async function makeDetails(sheet: Answers, flag: string): Promise<Question[]> {
  const kinds = items<{ answers: Question['answers'] }>('sub_question');
  const questions = listSubQuestions(flag).map((id): Question => {
    const answers = kinds[id]?.answers ?? 'yes_no_unsure';
    return { group: 'details', id, ask: say(`sub_question.${id}.ask`), answers, emergency: false };
  });
  const matter = await Promise.all(
    questions.map(({ id, answers }) => mayMatter(sheet, flag, id, answers === 'minutes')),
  );
  return questions.filter((_, i) => matter[i]);
}

export function makeFlagQuestion(id: string): Question {
  const emergency = items<Flag>('flag')[id]?.tier === 'emergency';
  return { group: 'flags', id, ask: say(`flag.${id}.ask`), answers: 'yes_no_unsure', emergency };
}

// Pregnancy is one question with its own answers.
function findConditions(): Question[] {
  const ids = Object.keys(items('condition')).filter((id) => id !== early && id !== late);
  return ids.map((id) => makeListed('conditions', id, say(`condition.${id}.name`)));
}

// A sign that only counts beside a clear no is not asked without it.
function findSigns(sheet: Answers): Question[] {
  const signs = Object.values(items<{ id: string; counts_when_no?: string[] }>('sign'));
  const open = signs.filter((sign) => (sign.counts_when_no ?? []).every((flag) => sheet.flags?.[flag] === 'no'));
  return open.map(({ id }) => makeListed('signs', id, say(`sign.${id}.ask`)));
}

function makeListed(group: Group, id: string, question: string): Question {
  return { group, id, ask: question, answers: 'yes_no_unsure', emergency: false };
}

// Long lists in even pieces.
function makeLists(group: Group, step: string, lead: string, all: Question[]): Screen[] {
  const count = Math.ceil(all.length / onAScreen);
  return Array.from({ length: count }, (_, n) => {
    const questions = all.slice(Math.floor((n * all.length) / count), Math.floor(((n + 1) * all.length) / count));
    return { id: `${group}.${n + 1}`, step, kind: 'questions', title: say(`screening_step.${step}.name`), lead, questions };
  });
}

export function isAnswered(screen: Screen, sheet: Answers): boolean {
  switch (screen.kind) {
    case 'choice':
      return sheet[screen.field as keyof Answers] !== undefined;
    case 'pregnancy':
      return sheet.conditions?.[early] !== undefined && sheet.conditions[late] !== undefined;
    case 'setting':
      return sheet.place !== undefined;
    case 'pain':
      return sheet.pain_now !== undefined;
    case 'where':
      return sheet.pain_now !== undefined;
    case 'days':
      return sheet.preferences?.daily_cap_min !== undefined;
    case 'questions':
      return screen.questions.every(({ group, id }) => sheet[group]?.[id] !== undefined);
  }
}

// What going on without a choice means where nothing has to be chosen: no equipment, any time, the usual minutes.
export function findDefaults(screen: Screen, sheet: Answers): Patch | undefined {
  if (screen.kind === 'setting' && sheet.equipment === undefined) return { equipment: [] };
  if (screen.kind !== 'days' || isAnswered(screen, sheet)) return undefined;
  const usual = items<{ default_min?: number }>('rule')['daily_cap']?.default_min;
  return { preferences: { anchors: sheet.preferences?.anchors ?? [], daily_cap_min: usual } };
}
