// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listMissing, routinesWith, type Routine } from './exercise.ts';

const routine = (id: string, n: number, total_s: number, ...slots: object[]): Routine => ({ id, n, total_s, forms: [{ slots }] });
const routines = {
  warm_block: routine('warm_block', 1, 60, { exercise: 'rolls' }),
  long: routine('long', 2, 600, { routine: 'warm_block' }, { exercise: 'walk' }),
  short: routine('short', 3, 90, { exercise: 'rolls' }, { change: true }),
};

test('routines that hold an exercise come shortest first, blocks inside others counted and not named', () => {
  assert.deepEqual(routinesWith('rolls', routines).map((each) => each.id), ['short', 'long']);
  assert.deepEqual(routinesWith('walk', routines).map((each) => each.id), ['long']);
  assert.deepEqual(routinesWith('none', routines), []);
});

test('what is missing is told need by need', () => {
  const requires = ['chair', ['towel', 'roller'], 'wall'];
  assert.deepEqual(listMissing(requires, ['towel', 'roller', 'wall']), [['towel', 'roller'], ['wall']]);
  assert.deepEqual(listMissing(requires, []), []);
});
