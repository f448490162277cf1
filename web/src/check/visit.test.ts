// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listLimits, makeCheck, type Visit } from './visit.ts';

const visit: Visit = {
  flag: 'arm_numbness',
  date: '2026-11-26',
  role: 'my doctor',
  result: 'exercise_ok',
  limit: 'no lifting',
  note: '',
};

test('an urgent point is cleared with what was told', () => {
  const { entry, result, limit } = makeCheck(visit, true);
  assert.deepEqual([entry, result, limit], ['clearance_entry', 'exercise_ok', undefined]);
});

test('a point to check soon is done, and keeps no result of its own', () => {
  const { entry, result } = makeCheck(visit, false);
  assert.deepEqual([entry, result], ['check_done_ok', undefined]);
});

test('limits are kept with both', () => {
  const limited: Visit = { ...visit, result: 'exercise_with_limits' };
  assert.equal(makeCheck(limited, false).entry, 'check_done_limits');
  assert.equal(makeCheck(limited, false).limit, 'no lifting');
  assert.equal(makeCheck(limited, true).entry, 'clearance_entry');
  assert.equal(makeCheck(limited, true).limit, 'no lifting');
});

test('advice against exercise is never lost', () => {
  assert.equal(makeCheck({ ...visit, result: 'no_exercise' }, false).result, 'no_exercise');
  assert.equal(makeCheck({ ...visit, result: 'no_exercise' }, true).result, 'no_exercise');
});

test('the same limit is told once', () => {
  const check = makeCheck({ ...visit, result: 'exercise_with_limits' }, true);
  assert.deepEqual(listLimits({ checks: [check, { ...check, flag: 'arm_weakness' }] }), ['no lifting']);
});
