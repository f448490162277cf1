// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRepetition, findWords, makeGuide, type DoorStep, type Texts } from './guide.ts';

const known: Record<string, string> = {
  'exercise.wave.name': 'Wave',
  'exercise.wave.steps.0': 'Breathe in.',
  'exercise.wave.steps.1': 'Breathe out.',
  'exercise.wave.felt': 'your spine',
  'exercise.reach.name': 'Reach',
  'exercise_variant.reach_small.change': 'Half the way.',
};
const texts: Texts = {
  say: (key) => known[key] ?? '',
  sayAll: (key) => (key === 'exercise.reach.setup' ? ['Sit tall.', 'Feet flat.'] : []),
  restWords: 'rest',
  changePlace: 'change place',
  changeSide: 'change side',
  comeOut: 'come out',
  getReady: 'get ready',
};

function step(part: Partial<DoorStep>): DoorStep {
  return {
    item: 0,
    exercise: 'wave',
    variant: null,
    class: 'dynamic',
    phase: 'move',
    side: 'both',
    start_s: 0,
    duration_s: 10,
    cues: [],
    ...part,
  };
}

const wave = step({
  duration_s: 30,
  reps: 3,
  set: 1,
  sets: 1,
  cues: [
    { at_s: 0, text: 'exercise.wave.name', kind: 'name' },
    { at_s: 0, text: 'exercise.wave.steps.0', kind: 'step' },
    { at_s: 4, text: 'exercise.wave.steps.1', kind: 'step' },
    { at_s: 10, text: 'exercise.wave.steps.0', kind: 'step' },
    { at_s: 14, text: 'exercise.wave.steps.1', kind: 'step' },
    { at_s: 15, text: 'exercise.wave.felt', kind: 'felt' },
  ],
});

test('each repetition says the words of the movement', () => {
  const [guide] = makeGuide([wave], texts);
  const at = (seconds: number): string => findWords(guide!, seconds * 1000);
  assert.deepEqual([0, 3.9, 4, 9.9, 10, 14, 20, 24, 29].map(at), [
    'Breathe in.',
    'Breathe in.',
    'Breathe out.',
    'Breathe out.',
    'Breathe in.',
    'Breathe out.',
    'Breathe in.',
    'Breathe out.',
    'Breathe out.',
  ]);
  assert.deepEqual([0, 9999, 10_000, 29_999, 50_000].map((ms) => findRepetition(guide!, ms)), [1, 1, 2, 3, 3]);
});

test('cues count from the beginning of their step', () => {
  const [guide] = makeGuide([{ ...wave, start_s: 100, cues: wave.cues.map((cue) => ({ ...cue, at_s: cue.at_s + 100 })) }], texts);
  assert.deepEqual(guide!.said.map((said) => said.atMs), [0, 4000, 10_000, 14_000]);
});

test('a step without words of its own says what its phase is', () => {
  const phases = ['enter', 'rest', 'change', 'leave'];
  const guide = makeGuide(phases.map((phase) => step({ phase, exercise: 'reach' })), texts);
  assert.deepEqual(guide.map((each) => findWords(each, 0)), ['Sit tall. Feet flat.', 'rest', 'change side', 'come out']);
  const [change] = makeGuide([step({ phase: 'change', exercise: null })], texts);
  assert.equal(findWords(change!, 0), 'change place');
  assert.equal(change!.title, 'change place');
});

test('what changes and what is felt belongs to the whole item', () => {
  const cues = [{ at_s: 0, text: 'exercise_variant.reach_small.change', kind: 'variant' }];
  const guide = makeGuide(
    [
      step({ exercise: 'reach', phase: 'enter', cues }),
      step({ exercise: 'reach', phase: 'hold' }),
      step({ ...wave, item: 1 }),
      step({ exercise: 'wave', item: 1, phase: 'rest' }),
    ],
    texts,
  );
  assert.deepEqual(guide[1]!.changes, ['Half the way.']);
  assert.deepEqual(guide[2]!.changes, []);
  assert.equal(guide[2]!.felt, 'your spine');
  assert.equal(guide[3]!.felt, '', 'a rest is not felt');
});

test('the next one is the next exercise, not a change of place', () => {
  const guide = makeGuide(
    [step({}), step({ item: 1, exercise: null, phase: 'change' }), step({ item: 2, exercise: 'reach' })],
    texts,
  );
  assert.deepEqual(guide.map((each) => each.next), ['Reach', 'Reach', '']);
});

test('the numbers of the written steps are kept', () => {
  assert.deepEqual(makeGuide([wave], texts)[0]!.wrote, [0, 1, 0, 1]);
});
