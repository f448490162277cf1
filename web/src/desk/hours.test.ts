// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFault, isGood, suggestSpan, toHours, toWeek } from './hours.ts';

const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const usual = { from: '09:00', to: '17:00' };

test('hours come back as they went in', () => {
  const hours = { ...none, mon: [['09:00', '12:00'], ['13:00', '24:00']], sat: [['22:00', '02:00']], sun: [['00:00', '24:00']] };
  assert.deepEqual(toHours(toWeek(hours)), hours);
});

test('midnight at the end stands as 00:00 in a field, and is no fault there', () => {
  assert.deepEqual(toWeek({ ...none, mon: [['00:00', '24:00']] }).mon, [{ from: '00:00', to: '00:00' }]);
  assert.equal(findFault({ from: '00:00', to: '00:00' }), undefined);
  assert.equal(findFault({ from: '22:00', to: '00:00' }), undefined);
});

test('what is half filled in or empty is a fault', () => {
  assert.equal(findFault({ from: '', to: '12:00' }), 'missing');
  assert.equal(findFault({ from: '09:00', to: '' }), 'missing');
  assert.equal(findFault({ from: '09:00', to: '09:00' }), 'same');
  assert.equal(findFault({ from: '22:00', to: '02:00' }), undefined);
});

test('one fault anywhere keeps the whole week back', () => {
  assert.equal(isGood(toWeek(none)), true);
  assert.equal(isGood({ ...toWeek(none), sun: [usual, { from: '18:00', to: '18:00' }] }), false);
});

test('a time to begin with is the usual one, then one after the last', () => {
  assert.deepEqual(suggestSpan([], usual), usual);
  assert.deepEqual(suggestSpan([{ from: '09:00', to: '12:00' }], usual), { from: '13:00', to: '15:00' });
  assert.deepEqual(suggestSpan([{ from: '09:00', to: '20:00' }], usual), { from: '21:00', to: '23:00' });
  for (const last of [{ from: '09:00', to: '20:30' }, { from: '22:00', to: '02:00' }, { from: '', to: '12:00' }]) {
    assert.deepEqual(suggestSpan([last], usual), { from: '', to: '' });
  }
});

test('what is suggested for an empty day is not the usual one itself', () => {
  suggestSpan([], usual).from = '10:00';
  assert.equal(usual.from, '09:00');
});
