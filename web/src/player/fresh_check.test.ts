// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forgetPassed, isFresh, notePassed } from './fresh_check.ts';

test('a check that was never passed is not fresh', () => {
  assert.equal(isFresh(10, 0), false);
});

test('a check holds for its minutes and no longer', () => {
  notePassed(1000);
  assert.equal(isFresh(10, 1000), true);
  assert.equal(isFresh(10, 1000 + 599_999), true);
  assert.equal(isFresh(10, 1000 + 600_000), false);
  assert.equal(isFresh(0, 1000), false);
});

test('a clock that was set back asks again', () => {
  notePassed(100_000);
  assert.equal(isFresh(10, 99_999), false);
});

test('a stop ends it', () => {
  notePassed(1000);
  forgetPassed();
  assert.equal(isFresh(10, 1001), false);
});
