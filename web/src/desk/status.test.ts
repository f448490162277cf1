// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findChoices, findStanding, readStatus, type RunningDesk } from './status.ts';

const at = new Date(2026, 10, 26, 15, 0).getTime();
const desk = (more: Partial<RunningDesk>): RunningDesk => ({
  running: true, mode: 'sitting', next: 'office_reset', sitting_min: 10, ...more,
});

test('the time that is left goes on after the status was heard', () => {
  const status = desk({ left_s: 600 });
  assert.deepEqual(findStanding(status, at, at), { says: 'sitting', minutes: 10 });
  assert.deepEqual(findStanding(status, at, at + 61_000), { says: 'sitting', minutes: 9 });
  assert.deepEqual(findStanding(status, at, at + 545_000), { says: 'sittingSoon' });
  assert.deepEqual(findStanding(status, at, at + 3_600_000), { says: 'sittingSoon' });
});

test('a pause of today ends at a time, a longer one tomorrow', () => {
  const short = findStanding(desk({ mode: 'paused', left_s: 3600 }), at, at + 60_000);
  assert.equal(short.says, 'pausedUntil');
  assert.equal(short.until?.getTime(), at + 3_600_000);
  assert.deepEqual(findStanding(desk({ mode: 'paused', left_s: 9 * 3600 }), at, at), { says: 'paused' });
});

test('what holds a break is told', () => {
  const held = desk({ mode: 'held', because: 'microphone', left_s: 0 });
  assert.deepEqual(findStanding(held, at, at), { says: 'held', because: 'microphone' });
});

test('a pause can be ended, a break cannot be begun twice', () => {
  assert.deepEqual(findChoices(desk({ mode: 'paused' })), { start: true, pause: false, resume: true });
  assert.deepEqual(findChoices(desk({ mode: 'on_break' })), { start: false, pause: false, resume: false });
  assert.deepEqual(findChoices(desk({ mode: 'not_allowed' })), { start: false, pause: false, resume: false });
  assert.deepEqual(findChoices(desk({ mode: 'held', because: 'meeting' })), { start: true, pause: false, resume: true });
  assert.deepEqual(findChoices(desk({ mode: 'held', because: 'camera' })), { start: true, pause: true, resume: false });
});

test('an answer that is no status means that nobody is there', () => {
  for (const answer of [null, 'x', [], {}, { running: true }, { running: false }]) {
    assert.deepEqual(readStatus(answer), { running: false });
  }
  assert.equal(readStatus(desk({})).running, true);
});
