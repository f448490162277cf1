// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSpan, findSpans, keyPoseAt } from './span.ts';

const motion = {
  length_s: 40,
  loops: true,
  parts: [
    { id: 'circles', from_s: 0, to_s: 5, loops: true },
    { id: 'circles', from_s: 5, to_s: 10, loops: true },
    { id: 'lift', from_s: 15, to_s: 35, loops: true },
  ],
};

test('a part is all its stretches, the whole is the motion', () => {
  assert.deepEqual(findSpan(motion, 'circles'), { from: 0, to: 10, loops: true });
  assert.deepEqual(findSpan(motion, 'lift'), { from: 15, to: 35, loops: true });
  assert.deepEqual(findSpan(motion), { from: 0, to: 40, loops: true });
  assert.deepEqual(findSpan(motion, 'nothing'), { from: 0, to: 40, loops: true });
  assert.equal(findSpans(motion, 'circles').length, 2);
});

test('without motion the last key pose stays until the next', () => {
  const keys = [{ pose: 'a', at_s: 0 }, { pose: 'b', at_s: 4 }, { pose: 'c', at_s: 9.5 }];
  assert.deepEqual([0, 3.9, 4, 9, 9.5, 30].map((at) => keyPoseAt({ keys }, at)), [0, 0, 4, 4, 9.5, 9.5]);
});
