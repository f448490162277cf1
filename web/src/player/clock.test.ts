// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SessionClock } from './clock.ts';

const steps = [
  { item: 0, durationMs: 6000 },
  { item: 0, durationMs: 24000 },
  { item: 1, durationMs: 5000 },
  { item: 1, durationMs: 20000 },
  { item: 2, durationMs: 30000 },
];

test('a clock that was not started stands still', () => {
  const clock = new SessionClock(steps);
  assert.deepEqual(clock.find(1_000_000), { step: 0, elapsed: 0 });
  assert.equal(clock.isPaused, true);
});

test('the place follows the time, however seldom it is asked', () => {
  const clock = new SessionClock(steps);
  clock.run(1000);
  assert.deepEqual(clock.find(1000 + 7000), { step: 1, elapsed: 1000 });
  assert.deepEqual(clock.find(1000 + 62_500), { step: 4, elapsed: 7500 });
  assert.equal(clock.isOver(1000 + 84_999), false);
  assert.equal(clock.isOver(1000 + 85_000), true);
});

test('every moment of a session belongs to one step, and the steps follow without a gap', () => {
  const clock = new SessionClock(steps);
  clock.run(0);
  let before = { step: 0, elapsed: 0 };
  for (let now = 0; now < clock.total; now += 250) {
    const place = clock.find(now);
    assert.equal(clock.startOf(place.step) + place.elapsed, now);
    assert.ok(place.step === before.step || place.step === before.step + 1);
    before = place;
  }
});

test('nothing passes while it is paused', () => {
  const clock = new SessionClock(steps);
  clock.run(0);
  clock.pause(8000);
  assert.deepEqual(clock.find(500_000), { step: 1, elapsed: 2000 });
  clock.run(500_000);
  assert.deepEqual(clock.find(501_000), { step: 1, elapsed: 3000 });
});

test('running twice does not jump', () => {
  const clock = new SessionClock(steps);
  clock.run(0);
  clock.run(4000);
  assert.equal(clock.done(5000), 5000);
});

test('skipping goes to the next exercise, in time or paused', () => {
  const clock = new SessionClock(steps);
  clock.run(0);
  clock.nextItem(2000);
  assert.deepEqual(clock.find(2500), { step: 2, elapsed: 500 });
  clock.pause(3000);
  clock.nextItem(4000);
  assert.deepEqual(clock.find(9000), { step: 4, elapsed: 0 });
  clock.nextItem(9000);
  assert.equal(clock.isOver(9000), true);
});

test('back goes to the beginning of an exercise, and from there to the one before', () => {
  const clock = new SessionClock(steps);
  clock.run(0);
  clock.previousItem(40_000);
  assert.deepEqual(clock.find(40_000), { step: 2, elapsed: 0 });
  clock.previousItem(41_000);
  assert.deepEqual(clock.find(41_000), { step: 0, elapsed: 0 });
  clock.previousItem(42_000);
  assert.deepEqual(clock.find(42_000), { step: 0, elapsed: 0 });
});

test('a step that is given more time moves all that follow', () => {
  const clock = new SessionClock(steps);
  clock.run(0);
  clock.extend(31_000, 15_000);
  assert.deepEqual(clock.find(31_000), { step: 2, elapsed: 1000 });
  assert.equal(clock.total, 100_000);
  assert.deepEqual(clock.find(51_000), { step: 3, elapsed: 1000 });
  assert.deepEqual(clock.extra, [0, 0, 15_000, 0, 0]);
});

test('what was kept is where it was left', () => {
  const clock = new SessionClock(steps, 33_000, [0, 0, 15_000, 0, 0]);
  assert.deepEqual(clock.find(7), { step: 2, elapsed: 3000 });
  assert.equal(clock.durationOf(2), 20_000);
});

test('the end is the end', () => {
  const clock = new SessionClock(steps);
  clock.run(0);
  assert.equal(clock.done(10_000_000), clock.total);
  clock.previousItem(10_000_000);
  clock.extend(10_000_000, 1000);
  assert.equal(clock.isOver(10_000_000), true);
});
