// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listBreaks } from './breaks.ts';

const none = { due: 0, done: 0, natural: 0, snoozed: 0, skipped: 0, held: 0 };

test('only what there was is listed, what was taken first', () => {
  assert.deepEqual(listBreaks({ ...none, due: 4, skipped: 1, done: 2 }), [
    { part: 'done', n: 2 },
    { part: 'skipped', n: 1 },
  ]);
});

test('a break that fell due and of which nothing is told makes no line', () => {
  assert.deepEqual(listBreaks({ ...none, due: 3 }), []);
});
