// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeParts, sayChange, sayValue } from './bars.ts';

test('a bar has the parts that were answered, and they make a whole', () => {
  const parts = makeParts({ eased: 3, same: 0, worse: 1, sharp: 0 });
  assert.deepEqual(parts, [{ kind: 'eased', n: 3, share: 0.75 }, { kind: 'worse', n: 1, share: 0.25 }]);
  assert.deepEqual(makeParts({ eased: 0, same: 0, worse: 0, sharp: 0 }), []);
});

test('a change has a sign, and what rounds to nothing has none', () => {
  assert.deepEqual([1.26, -2, 0.04, -0.04].map(sayChange), ['+1.3', '−2', '0', '0']);
  assert.equal(sayValue(3.333), '3.3');
});
