// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBlank, makeBody, readMinutes } from './entry.ts';

test('pain now alone is an entry, and zero is a value', () => {
  assert.deepEqual(makeBody({ pain_now: 0 }), { pain_now: 0 });
  assert.equal(isBlank({ pain_now: 0 }), false);
});

test('what was left empty is not recorded', () => {
  const body = makeBody({ pain_now: 3, note: '  ', pain_site: [], medicines_text: ' one tablet ', woke_refreshed: false });
  assert.deepEqual(body, { pain_now: 3, medicines_text: 'one tablet', woke_refreshed: false });
});

test('an entry of nothing is blank', () => {
  assert.equal(isBlank({ note: ' ', pain_site: [] }), true);
});

test('minutes are whole and within their bounds', () => {
  assert.equal(readMinutes('15'), 15);
  assert.equal(readMinutes('0'), 0);
  assert.equal(readMinutes('600'), 600);
  for (const text of ['', ' ', '601', '-1', '2.5', 'ten']) assert.equal(readMinutes(text), undefined, text);
});
