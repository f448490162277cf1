// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeBodies, type Filled } from './measures.ts';

const filled = (more: Partial<Filled> = {}): Filled => ({
  peg: [undefined, undefined, undefined],
  activities: [],
  change: undefined,
  ...more,
});

test('the score of the first three questions is their mean, and all three are needed', () => {
  assert.deepEqual(makeBodies(filled({ peg: [4, 5, 7] })), [{ measure: 'peg_score', score: 5.33, items: [4, 5, 7] }]);
  assert.deepEqual(makeBodies(filled({ peg: [0, 0, 0] })), [{ measure: 'peg_score', score: 0, items: [0, 0, 0] }]);
  assert.equal(makeBodies(filled({ peg: [4, undefined, 7] })), 'pegPart');
});

test('activities keep their names, and a name without a number is asked about', () => {
  const activities = [
    { name: ' driving ', value: 4 },
    { name: '', value: undefined },
    { name: 'sewing', value: 0 },
  ];
  assert.deepEqual(makeBodies(filled({ activities })), [
    { measure: 'psfs_score', score: 2, items: [4, 0], names: ['driving', 'sewing'] },
  ]);
  assert.equal(makeBodies(filled({ activities: [{ name: 'driving', value: undefined }] })), 'activityPart');
  assert.equal(makeBodies(filled({ activities: [{ name: ' ', value: 3 }] })), 'activityPart');
  const twice = [{ name: 'Driving', value: 3 }, { name: 'driving', value: 4 }];
  assert.equal(makeBodies(filled({ activities: twice })), 'activityPart');
});

test('a change of nought is an answer, nothing at all is none', () => {
  assert.deepEqual(makeBodies(filled({ change: 0 })), [{ measure: 'groc_score', score: 0 }]);
  assert.deepEqual(makeBodies(filled({ change: -5 })), [{ measure: 'groc_score', score: -5 }]);
  assert.equal(makeBodies(filled()), 'blank');
});
