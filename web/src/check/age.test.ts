// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAnyOlder } from './age.ts';

const now = Date.parse('2026-11-26T12:00:00.000Z');

function answered(hoursAgo: number, flags: Record<string, string | null>) {
  const at = new Date(now - hoursAgo * 3_600_000).toISOString();
  return { id: at, at, offset_min: 0, kind: 'answers', v: 1, body: { flags } };
}

test('the oldest answer that still stands decides', () => {
  const events = [answered(25, { chest_pain: 'no' }), answered(1, { breathlessness: 'no' })];
  assert.equal(isAnyOlder(events, ['chest_pain', 'breathlessness'], 24, now), true);
  assert.equal(isAnyOlder(events, ['breathlessness'], 24, now), false);
});

test('an answer that was given anew or taken away is not old', () => {
  const old = answered(30, { chest_pain: 'no' });
  assert.equal(isAnyOlder([answered(2, { chest_pain: 'no' }), old], ['chest_pain'], 24, now), false);
  assert.equal(isAnyOlder([old, answered(2, { chest_pain: null })], ['chest_pain'], 24, now), false);
});

test('exactly the hours are not too old, and nothing answered is not old', () => {
  assert.equal(isAnyOlder([answered(24, { chest_pain: 'no' })], ['chest_pain'], 24, now), false);
  assert.equal(isAnyOlder([], ['chest_pain'], 24, now), false);
});
