// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exercise } from './exercise.ts';
import { isFiltered, isShown, noFilter, nothing, readFilter, writeFilter } from './filter.ts';

const roller = {
  places: ['floor'],
  requires: [['towel_rolled', 'foam_roller']],
  muscles: ['pectorals'],
  dose: { duration_s: { default: 50, min: 30, max: 90 } },
} as unknown as Exercise;
const walk = {
  places: ['at_desk', 'floor'],
  requires: [],
  muscles: ['core_and_hips'],
  dose: { duration_s: { default: 120, min: 60, max: 300 } },
} as unknown as Exercise;

const shown = (wish: object) => [roller, walk].filter((each) => isShown(each, { ...noFilter, ...wish }));

test('without a wish everything is shown', () => {
  assert.deepEqual(shown({}), [roller, walk]);
  assert.equal(isFiltered(noFilter), false);
});

test('a thing that is one of several counts as used', () => {
  assert.deepEqual(shown({ equipment: 'foam_roller' }), [roller]);
  assert.deepEqual(shown({ equipment: nothing }), [walk]);
  assert.deepEqual(shown({ equipment: 'light_band' }), []);
});

test('place, muscle and time each narrow the list', () => {
  assert.deepEqual(shown({ place: 'at_desk' }), [walk]);
  assert.deepEqual(shown({ muscle: 'pectorals' }), [roller]);
  assert.deepEqual(shown({ time: '60' }), [roller]);
  assert.deepEqual(shown({ time: '120' }), [roller, walk]);
  assert.deepEqual(shown({ place: 'at_desk', muscle: 'pectorals' }), []);
});

test('a filter survives the address', () => {
  const filter = { ...noFilter, place: 'floor', time: '60' };
  assert.equal(writeFilter(filter), 'place=floor&time=60');
  assert.deepEqual(readFilter(new URLSearchParams(writeFilter(filter))), filter);
  assert.deepEqual(readFilter(new URLSearchParams('other=1')), noFilter);
});
