// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFault, isGood, readClock, suggestSpan, toHours, toWeek } from './hours.ts';

const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const usual = { from: '09:00', to: '17:00' };

test('a time is understood as people write it', () => {
  const written = {
    '9': '09:00', '930': '09:30', '0930': '09:30', '9:30': '09:30', ' 09.30 ': '09:30', '17h15': '17:15', '9 am': '09:00',
    '5:15 PM': '17:15', '12am': '00:00', '12 pm': '12:00', '0': '00:00', '24': '24:00', '24:00': '24:00',
  };
  for (const [text, clock] of Object.entries(written)) assert.equal(readClock(text), clock, text);
});

test('what is no time of day is none', () => {
  for (const text of ['', '25', '24:01', '9:60', '9:5', '13 pm', '0 am', 'noon', '-1', '9:30:00', '12345']) {
    assert.equal(readClock(text), undefined, text);
  }
});

test('hours come back as they went in, and as they are kept', () => {
  const hours = { ...none, mon: [['09:00', '12:00'], ['13:00', '24:00']], sat: [['22:00', '02:00']], sun: [['00:00', '24:00']] };
  assert.deepEqual(toHours(toWeek(hours)), hours);
  assert.deepEqual(toHours({ ...toWeek(none), tue: [{ from: '9', to: '5 pm' }] }).tue, [['09:00', '17:00']]);
});

test('what is half filled in, late or without length is a fault', () => {
  assert.equal(findFault({ from: '', to: '12:00' }), 'wrong');
  assert.equal(findFault({ from: '09:00', to: '' }), 'wrong');
  assert.equal(findFault({ from: '24:00', to: '02:00' }), 'wrong');
  assert.equal(findFault({ from: '9', to: '09:00' }), 'same');
  assert.equal(findFault({ from: '22:00', to: '02:00' }), undefined);
  assert.equal(findFault({ from: '00:00', to: '24:00' }), undefined);
});

test('one fault anywhere keeps the whole week back', () => {
  assert.equal(isGood(toWeek(none)), true);
  assert.equal(isGood({ ...toWeek(none), sun: [usual, { from: '18:00', to: '18:00' }] }), false);
});

test('a time to begin with is the usual one, then one after the last', () => {
  assert.deepEqual(suggestSpan([], usual), usual);
  assert.deepEqual(suggestSpan([{ from: '9', to: '12' }], usual), { from: '13:00', to: '15:00' });
  assert.deepEqual(suggestSpan([{ from: '09:00', to: '20:00' }], usual), { from: '21:00', to: '23:00' });
  for (const last of [{ from: '09:00', to: '20:30' }, { from: '22:00', to: '02:00' }, { from: '', to: '12:00' }]) {
    assert.deepEqual(suggestSpan([last], usual), { from: '', to: '' });
  }
});

test('what is suggested for an empty day is not the usual one itself', () => {
  suggestSpan([], usual).from = '10:00';
  assert.equal(usual.from, '09:00');
});
