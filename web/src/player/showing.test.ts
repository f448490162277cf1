// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GuideStep } from './guide.ts';
import { Showing } from './showing.ts';

const part = (id: string, from_s: number, to_s: number, loops = false) => ({ id, from_s, to_s, loops });
const hold = {
  length_s: 30,
  loops: true,
  side: 'right' as const,
  parts: [part('enter', 0, 5), part('hold', 5, 25, true), part('leave', 25, 30)],
};
const circles = {
  length_s: 40,
  loops: true,
  side: 'both' as const,
  parts: [part('circles', 0, 5, true), part('circles', 5, 10, true), part('enter', 10, 15), part('lift', 15, 35, true)],
};

function step(given: Partial<GuideStep>): GuideStep {
  return {
    item: 0,
    exercise: 'stretch',
    variant: null,
    kind: 'static_hold',
    phase: 'hold',
    side: 'both',
    durationMs: 10_000,
    title: '',
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

const sided = [
  step({ phase: 'enter', durationMs: 5000 }),
  step({ phase: 'hold', side: 'right', durationMs: 20_000 }),
  step({ phase: 'change', durationMs: 10_000 }),
  step({ phase: 'hold', side: 'left', durationMs: 20_000 }),
  step({ phase: 'leave', durationMs: 5000 }),
  step({ phase: 'rest', durationMs: 20_000 }),
];
const noParts = (): undefined => undefined;

function run(steps: GuideStep[], motion: typeof hold | typeof circles, index: number, seconds: number) {
  return new Showing(steps, noParts).find(motion, index, seconds * 1000, steps[index]!.durationMs);
}

test('a figure that shows the right side is turned round for the left', () => {
  assert.equal(run(sided, hold, 1, 3).mirrored, false);
  assert.equal(run(sided, hold, 3, 3).mirrored, true);
});

test('going in and coming out are shown on their side', () => {
  assert.equal(run(sided, hold, 0, 1).mirrored, false, 'in, before the right');
  assert.equal(run(sided, hold, 4, 1).mirrored, true, 'out, after the left');
  assert.equal(run(sided, hold, 2, 1).mirrored, false, 'out of the right');
  assert.equal(run(sided, hold, 2, 9).mirrored, true, 'into the left');
});

test('a motion that shows the left is turned round for the right', () => {
  const left = { ...hold, side: 'left' as const };
  const showing = new Showing(sided, noParts);
  assert.equal(showing.find(left, 1, 0, 20_000).mirrored, true);
  assert.equal(showing.find(left, 3, 0, 20_000).mirrored, false);
});

test('nothing jumps from one step to the next', () => {
  const end = (index: number): number => run(sided, hold, index, sided[index]!.durationMs / 1000 - 0.001).seconds;
  const start = (index: number): number => run(sided, hold, index, 0).seconds;
  const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) < 0.1, `${a} ${b}`);
  near(end(0), start(1));
  near(end(2), start(3));
  near(start(4), 25);
  near(start(2), 25);
});

test('a short way in is faster, a long one stays where it arrived', () => {
  const short = [step({ phase: 'enter', durationMs: 2000 })];
  assert.ok(run(short, hold, 0, 1.999).seconds > 4.9);
  const long = [step({ phase: 'enter', durationMs: 15_000 })];
  assert.equal(run(long, hold, 0, 2).seconds, 2);
  assert.equal(run(long, hold, 0, 12).seconds, 5);
});

test('a hold follows the breath of the step', () => {
  const breath = { inhale_s: 4, pause_s: 0, exhale_s: 6, cycles: 2 };
  const steps = [step({ durationMs: 20_000, breath })];
  assert.equal(run(steps, hold, 0, 4).seconds, 9);
  assert.equal(run(steps, hold, 0, 14).seconds, 19);
  const slow = [step({ durationMs: 24_000, breath: { ...breath, pause_s: 2 } })];
  assert.equal(run(slow, hold, 0, 5).seconds, 9, 'still in the pause');
  assert.ok(run(slow, hold, 0, 11.99).seconds > 14.9);
});

test('a movement takes as long as its repetitions', () => {
  const wave = { length_s: 16, loops: true, side: 'both' as const, parts: [part('move', 3, 13, true)] };
  const steps = [step({ phase: 'move', durationMs: 24_000, cycleMs: 8000, reps: 3 })];
  const showing = new Showing(steps, noParts);
  assert.equal(showing.find(wave, 0, 4000, 24_000).seconds, 8);
  assert.equal(showing.find(wave, 0, 12_000, 24_000).seconds, 8);
});

test('a counted part is shown by its own stretch, the second way by the second', () => {
  const steps = [
    step({ phase: 'move', wrote: [0], durationMs: 20_000 }),
    step({ phase: 'move', wrote: [1], durationMs: 20_000 }),
    step({ phase: 'move', wrote: [3], durationMs: 15_000 }),
  ];
  const showing = new Showing(steps, (_, n) => ({ part: n < 2 ? 'circles' : 'lift', turn: n < 2 ? n : 0 }));
  const at = (index: number): number => showing.find(circles, index, 7000, 20_000).seconds;
  assert.deepEqual([at(0), at(1), at(2)], [2, 7, 22]);
});

test('a rest between two holds goes out and in again, one at the end stays out', () => {
  const twice = [
    step({ durationMs: 20_000 }),
    step({ phase: 'rest', durationMs: 15_000 }),
    step({ durationMs: 20_000 }),
    step({ phase: 'rest', durationMs: 30_000 }),
  ];
  assert.equal(run(twice, hold, 1, 2).seconds, 27);
  assert.equal(run(twice, hold, 1, 7).seconds, 0);
  assert.equal(run(twice, hold, 1, 14).seconds, 4);
  assert.equal(run(twice, hold, 3, 29).seconds, 30);
});

test('while the place is changed the next exercise is gone into', () => {
  const steps = [
    step({ exercise: null, phase: 'change', durationMs: 15_000 }),
    step({ item: 1, phase: 'hold', durationMs: 20_000 }),
  ];
  assert.equal(run(steps, hold, 0, 3).seconds, 0);
  assert.equal(run(steps, hold, 0, 14).seconds, 4);
});
