// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayDuration } from './duration.ts';

const units = { hours: '{n} h', minutes: '{n} min', seconds: '{n} s' };

test('a duration names only the units it has', () => {
  assert.equal(sayDuration(45, units), '45 s');
  assert.equal(sayDuration(60, units), '1 min');
  assert.equal(sayDuration(85, units), '1 min 25 s');
  assert.equal(sayDuration(3_600, units), '1 h');
  assert.equal(sayDuration(3_661, units), '1 h 1 min 1 s');
});

test('nothing is said as zero seconds, and so is less than nothing', () => {
  assert.equal(sayDuration(0, units), '0 s');
  assert.equal(sayDuration(-3, units), '0 s');
});

test('parts of a second are rounded before the minutes are counted', () => {
  assert.equal(sayDuration(59.6, units), '1 min');
});
