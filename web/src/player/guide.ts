// SPDX-License-Identifier: Apache-2.0
// A session as it is shown: what stands on the screen in each step, and what is said when. Pure; the words come in.
import type { SessionOutput } from '../core/door';

export type DoorStep = SessionOutput['steps'][number];
export type Breath = NonNullable<DoorStep['breath']>;

export interface Texts {
  say(key: string): string;
  sayAll(key: string): string[];
  restWords: string;
  changePlace: string;
  changeSide: string;
  comeOut: string;
  getReady: string;
}

export interface Said {
  atMs: number; // from the start of the step
  words: string;
}

export interface GuideStep {
  item: number;
  exercise: string | null;
  variant: string | null;
  kind: string | null; // the class of the exercise
  phase: string;
  side: string;
  durationMs: number;
  title: string;
  said: Said[];
  cycleMs: number; // of a repetition; zero when there are none
  reps: number;
  set: number;
  sets: number;
  breath: Breath | undefined;
  changes: string[]; // what is different for this person
  felt: string;
  next: string; // the exercise after this one; empty at the end
  wrote: number[]; // which written steps of the exercise are said, by number
}

const working = new Set(['hold', 'move', 'roll', 'breathe']);

export function isWork(step: { phase: string }): boolean {
  return working.has(step.phase);
}

function wordsOf(from: DoorStep, texts: Texts): string {
  if (from.exercise === null) return texts.changePlace;
  if (from.phase === 'rest') return texts.restWords;
  if (from.phase === 'change') return texts.changeSide;
  if (from.phase === 'leave') return texts.comeOut;
  // Getting into position is what the setup says.
  const setup = from.phase === 'enter' ? texts.sayAll(`exercise.${from.exercise}.setup`).join(' ') : '';
  return setup || texts.getReady;
}

function makeStep(from: DoorStep, texts: Texts): GuideStep {
  const cues = (kind: string): { atMs: number; words: string }[] =>
    from.cues
      .filter((cue) => cue.kind === kind)
      .map((cue) => ({ atMs: (cue.at_s - from.start_s) * 1000, words: texts.say(cue.text) }))
      .filter((said) => said.words !== '');
  const said = cues('step');
  if (said.length === 0) said.push({ atMs: 0, words: wordsOf(from, texts) });
  return {
    item: from.item,
    exercise: from.exercise,
    variant: from.variant,
    kind: from.class,
    phase: from.phase,
    side: from.side,
    durationMs: from.duration_s * 1000,
    title: from.exercise ? texts.say(`exercise.${from.exercise}.name`) : texts.changePlace,
    said,
    cycleMs: from.reps ? (from.duration_s * 1000) / from.reps : 0,
    reps: from.reps ?? 0,
    set: from.set ?? 0,
    sets: from.sets ?? 0,
    breath: from.breath,
    changes: [...cues('variant'), ...cues('modification')].map((cue) => cue.words),
    felt: cues('felt')[0]?.words ?? '',
    next: '',
    wrote: from.cues.filter((cue) => cue.kind === 'step').map((cue) => Number(cue.text.split('.').at(-1))),
  };
}

export function makeGuide(steps: DoorStep[], texts: Texts): GuideStep[] {
  const guide = steps.map((step) => makeStep(step, texts));
  guide.forEach((step, i) => {
    step.next = guide.slice(i + 1).find((later) => later.item !== step.item && later.exercise)?.title ?? '';
    // What changes, and what is felt, belongs to every step of an item.
    const item = guide.filter((other) => other.item === step.item);
    if (step.changes.length === 0) step.changes = item.find((other) => other.changes.length > 0)?.changes ?? [];
    if (step.felt === '' && isWork(step)) step.felt = item.find((other) => other.felt !== '')?.felt ?? '';
  });
  return guide;
}

// What to do at a moment of a step; a movement says its words anew with each repetition.
export function findWords(step: GuideStep, elapsedMs: number): string {
  const at = step.cycleMs > 0 ? elapsedMs % step.cycleMs : elapsedMs;
  let words = step.said[0]?.words ?? '';
  for (const said of step.said) {
    if (said.atMs <= at && (step.cycleMs === 0 || said.atMs < step.cycleMs)) words = said.words;
  }
  return words;
}

// From 1; 0 when there are none.
export function findRepetition(step: GuideStep, elapsedMs: number): number {
  if (step.cycleMs === 0) return 0;
  return Math.min(step.reps, Math.floor(elapsedMs / step.cycleMs) + 1);
}
