// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeWeeks, mondayOf } from './week_map.ts';
import type { Day } from './record.ts';

const day = (date: string, seconds: number[], breaks = 0): Day =>
  ({ date, sessions: seconds.map((each) => ({ seconds: each })), breaks: { done: breaks } }) as unknown as Day;

test('weeks begin on Monday, also far in the past', () => {
  assert.equal(mondayOf('2026-11-26'), '2026-11-23');
  assert.equal(mondayOf('2026-11-23'), '2026-11-23');
  assert.equal(mondayOf('2026-11-29'), '2026-11-23');
  assert.equal(mondayOf('1969-12-31'), '1969-12-29');
});

test('sessions and breaks of a day are added up, and days outside the span are empty', () => {
  const days = [day('2026-11-25', [300, 600], 2), day('2026-11-16', [6000]), day('2026-11-17', [60])];
  const weeks = makeWeeks(days, '2026-11-17', '2026-11-26', 90);
  assert.deepEqual(weeks.map(({ monday, minutes }) => [monday, minutes]), [['2026-11-23', 18], ['2026-11-16', 1]]);
  assert.deepEqual(weeks[0]!.cells.map(({ minutes }) => minutes), [0, 0, 18, 0, undefined, undefined, undefined]);
  assert.deepEqual(weeks[0]!.cells.map(({ shade }) => shade), [0, 0, 4, 0, 0, 0, 0]);
  assert.equal(weeks[1]!.cells[0]!.minutes, undefined);
  assert.equal(weeks[1]!.cells[1]!.shade, 1);
});

test('no days at all make an empty map', () => {
  const weeks = makeWeeks([], '2026-11-26', '2026-11-26', 90);
  assert.equal(weeks.length, 1);
  assert.equal(weeks[0]!.minutes, 0);
});
