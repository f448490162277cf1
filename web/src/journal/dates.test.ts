// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, daysBetween, sayDay, sayShortDay, sayTime, sayWeekday } from './dates.ts';

test('days are added over the ends of months, years and summer time', () => {
  assert.equal(addDays('2026-11-30', 1), '2026-12-01');
  assert.equal(addDays('2027-01-01', -1), '2026-12-31');
  assert.equal(addDays('2026-03-28', 2), '2026-03-30');
  assert.equal(addDays('2028-02-28', 1), '2028-02-29');
});

test('days between two dates are whole and carry a sign', () => {
  assert.equal(daysBetween('2026-10-24', '2026-10-26'), 2);
  assert.equal(daysBetween('2026-10-26', '2026-10-24'), -2);
});

test('a time is said as the clock stood where it happened', () => {
  assert.equal(sayTime('2026-11-26T23:30:12.345Z', 60), '00:30');
  assert.equal(sayTime('2026-11-26T09:30:12.345Z', -300), '04:30');
});

test('the year is named only when it is another one', () => {
  assert.equal(sayDay('2026-11-26', '2026-12-01'), 'Thursday 26 November');
  assert.equal(sayDay('2025-11-26', '2026-12-01'), 'Wednesday 26 November 2025');
  assert.equal(sayShortDay('2026-11-26'), '26 Nov');
  assert.equal(sayWeekday('2026-11-26'), 'Thursday');
});
