// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GuideStep } from './guide.ts';
import { calcPeak, makeResponseBody, makeRows, type Done } from './outcome.ts';

function step(given: Partial<GuideStep>): GuideStep {
  return {
    item: 0,
    exercise: 'reach',
    variant: null,
    kind: 'static_hold',
    phase: 'hold',
    side: 'both',
    durationMs: 20_000,
    title: 'Reach',
    said: [],
    cycleMs: 0,
    reps: 0,
    set: 0,
    sets: 0,
    breath: undefined,
    changes: [],
    felt: '',
    next: '',
    wrote: [],
    ...given,
  };
}
const done = (given: Partial<Done> = {}): Done => ({ begun: true, worked: true, skipped: false, ...given });

test('only what was begun is asked about, and a change of place never', () => {
  const steps = [step({}), step({ item: 1, exercise: null, phase: 'change' }), step({ item: 2, exercise: 'wave' })];
  const rows = makeRows(steps, [done(), done(), { begun: false, worked: false, skipped: true }]);
  assert.deepEqual(rows.map((row) => row.exercise), ['reach']);
});

test('the same exercise twice is one, with the worse of what was told', () => {
  const rows = makeRows(
    [step({}), step({ item: 1 })],
    [done({ response: 'worse' }), done({ skipped: true, easier: 'reach_small' })],
  );
  assert.equal(rows.length, 1);
  assert.equal(rows[0]!.response, 'worse');
  assert.equal(rows[0]!.allDone, false);
  assert.equal(rows[0]!.variant, 'reach_small');
});

test('an easier form takes the place of the planned one', () => {
  const [row] = makeRows([step({ variant: 'reach_long' })], [done({ easier: 'reach_small' })]);
  assert.equal(row!.variant, 'reach_small');
});

test('sets and repetitions are those of the plan until somebody says otherwise', () => {
  const steps = [
    step({ exercise: 'push', kind: 'strength', phase: 'move', reps: 8, set: 1, sets: 2 }),
    step({ exercise: 'push', kind: 'strength', phase: 'rest' }),
    step({ exercise: 'push', kind: 'strength', phase: 'move', reps: 8, set: 2, sets: 2 }),
  ];
  const [row] = makeRows(steps, [done()]);
  assert.deepEqual(makeResponseBody('id', { ...row!, formPerfect: true, response: 'eased' }), {
    session: 'id',
    exercise: 'push',
    response: 'eased',
    sets: 2,
    reps: 8,
    all_done: true,
    form_perfect: true,
  });
});

test('time on the roller is counted, nothing else is', () => {
  const steps = [step({ phase: 'enter' }), step({ phase: 'roll', durationMs: 30_000 })];
  const [row] = makeRows(steps, [done()]);
  assert.equal(makeResponseBody('id', row!)['contact_s'], 30);
  assert.equal('contact_s' in makeResponseBody('id', makeRows([step({})], [done()])[0]!), false);
});

test('of a stretch the longest hold is kept, of anything else none', () => {
  const held = (durationMs: number) => step({ kind: 'static_hold', phase: 'hold', durationMs });
  const [row] = makeRows([held(15_000), step({ kind: 'static_hold', phase: 'rest' }), held(20_000)], [done()]);
  assert.equal(makeResponseBody('id', row!)['hold_s'], 20);
  const [other] = makeRows([step({ kind: 'dynamic', phase: 'hold', durationMs: 20_000 })], [done()]);
  assert.equal('hold_s' in makeResponseBody('id', other!), false);
});

test('left before its work began is skipped, unless something was felt', () => {
  const idle = makeRows([step({})], [done({ worked: false, skipped: true })])[0]!;
  assert.equal(makeResponseBody('id', idle)['skipped'], true);
  const sharp = makeRows([step({})], [done({ worked: false, skipped: true, response: 'sharp' })])[0]!;
  assert.equal('skipped' in makeResponseBody('id', sharp), false);
});

test('emptied fields are left out', () => {
  const row = { ...makeRows([step({})], [done()])[0]!, sets: null as unknown as number, reps: 5 };
  assert.equal('sets' in makeResponseBody('id', row), false);
});

test('the peak is the highest of all that was told, and nothing when nobody spoke', () => {
  assert.equal(calcPeak({ before: 4, peak: undefined, after: undefined }), undefined);
  assert.equal(calcPeak({ before: 4, peak: undefined, after: 2 }), 4);
  assert.equal(calcPeak({ before: 1, peak: 6, after: 2 }), 6);
});
