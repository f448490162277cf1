// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isForward, spanOf } from './period.ts';

test('four weeks end today and have 28 days, everything begins with the first entry', () => {
  assert.deepEqual(spanOf('month', '2026-01-02', '2026-11-26'), { from: '2026-10-30', to: '2026-11-26' });
  assert.deepEqual(spanOf('all', '2026-01-02', '2026-11-26'), { from: '2026-01-02', to: '2026-11-26' });
  assert.equal(spanOf('own', '2026-01-02', '2026-11-26'), undefined);
});

test('a period has both days, in their order', () => {
  assert.ok(isForward('2026-11-26', '2026-11-26'));
  assert.ok(!isForward('2026-11-26', '2026-11-25'));
  assert.ok(!isForward('', '2026-11-25'));
});
