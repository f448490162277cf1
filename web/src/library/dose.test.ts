// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exercise } from './exercise.ts';
import { listDose } from './dose.ts';

const words = { seconds: '{n} s', times: '{n}', range: '{usual}, from {least} to {most}' };
const exercise = (dose: object) => ({ dose }) as unknown as Exercise;

test('every value has its unit and its limits', () => {
  const lines = listDose(exercise({ hold_s: { default: 20, min: 15, max: 30 }, holds: { default: 2, min: 2, max: 2 } }), words);
  assert.deepEqual(lines, [
    { field: 'holds', value: '2' },
    { field: 'hold_s', value: '20 s, from 15 to 30 s' },
  ]);
});

test('what is off by default is not listed', () => {
  assert.deepEqual(listDose(exercise({ pause_s: { default: 0, min: 0, max: 4 } }), words), []);
});

test('unknown fields are left to the regimen', () => {
  assert.deepEqual(listDose(exercise({ change_s: { default: 5, min: 5, max: 5 } }), words), []);
});
