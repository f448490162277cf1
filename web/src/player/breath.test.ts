// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calcBreathShare, findBreath } from './breath.ts';

const calm = { inhale_s: 4, pause_s: 0, exhale_s: 6, cycles: 3 };
const paused = { inhale_s: 4, pause_s: 2, exhale_s: 6, cycles: 2 };

test('the breath grows, and shrinks, and begins again', () => {
  assert.deepEqual(findBreath(calm, 0), { part: 'in', fullness: 0, leftMs: 4000, cycle: 1 });
  assert.deepEqual(findBreath(calm, 2000), { part: 'in', fullness: 0.5, leftMs: 2000, cycle: 1 });
  assert.deepEqual(findBreath(calm, 4000), { part: 'out', fullness: 1, leftMs: 6000, cycle: 1 });
  assert.deepEqual(findBreath(calm, 7000), { part: 'out', fullness: 0.5, leftMs: 3000, cycle: 1 });
  assert.equal(findBreath(calm, 10_000)?.cycle, 2);
});

test('a pause is full and still', () => {
  assert.deepEqual(findBreath(paused, 5000), { part: 'pause', fullness: 1, leftMs: 1000, cycle: 1 });
});

test('the last breath stays the last one', () => {
  assert.equal(findBreath(calm, 999_000)?.cycle, 3);
});

test('a breath without any time is none', () => {
  assert.equal(findBreath({ inhale_s: 0, pause_s: 0, exhale_s: 0, cycles: 1 }, 5), undefined);
});

test('the share of a motion never goes back within a breath', () => {
  for (const breath of [calm, paused]) {
    const cycle = (breath.inhale_s + breath.pause_s + breath.exhale_s) * 1000;
    let before = -1;
    for (let at = 0; at < cycle; at += 50) {
      const share = calcBreathShare(breath, at, 0.4);
      assert.ok(share >= before && share < 1, `${at}: ${before} ${share}`);
      before = share;
    }
  }
  assert.equal(calcBreathShare(paused, 5000, 0.4), 0.4);
});
