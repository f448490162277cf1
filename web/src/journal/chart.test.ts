// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNearest, listRows, makeChart } from './chart.ts';
import { addDays } from './dates.ts';
import type { Day } from './record.ts';

const frame = { width: 540, height: 240, left: 30, right: 10, top: 10, bottom: 30 };

function day(date: string, now: number | undefined, average?: number, sessions = 0): Day {
  const at = `${date}T12:00:00.000Z`;
  const recorded = { id: date, at, offset_min: 0, corrected: false };
  return {
    date,
    entries: now === undefined && average === undefined ? [] : [{ ...recorded, pain_now: now, pain_average: average }],
    sessions: Array.from({ length: sessions }, (_, n) => ({
      ...recorded,
      routine: 'office_reset',
      exercises: n === 0 ? [{ exercise: 'cat_cow' }, { exercise: 'band_row' }] : [{ exercise: 'band_row', skipped: true }],
    })),
    breaks: { due: 4, done: sessions, natural: 0, snoozed: 1, skipped: 1, held: 0 },
  } as unknown as Day;
}

test('zero stands at the foot, ten at the top, noon in the middle of its day', () => {
  const { marks } = makeChart([day('2026-11-02', 0), day('2026-11-01', 10)], 'pain_now', '2026-11-01', '2026-11-02', frame);
  assert.deepEqual(marks.map(({ x, y }) => [x, y]), [
    [155, 10],
    [405, 210],
  ]);
});

test('days outside the span are left out', () => {
  const { marks } = makeChart([day('2026-11-03', 1), day('2026-10-31', 1)], 'pain_now', '2026-11-01', '2026-11-02', frame);
  assert.deepEqual(marks, []);
});

test('an entry without the wanted value is no point', () => {
  const days = [day('2026-11-02', 4), day('2026-11-01', 5, 6)];
  const { marks } = makeChart(days, 'pain_average', '2026-11-01', '2026-11-02', frame);
  assert.deepEqual(marks.map((mark) => mark.value), [6]);
});

test('a long silence parts the line', () => {
  const days = [day('2026-11-20', 4), day('2026-11-19', 4), day('2026-11-02', 4), day('2026-11-01', 4)];
  assert.equal(makeChart(days, 'pain_now', '2026-11-01', '2026-11-28', frame).lines.length, 2);
});

test('a single value is a point without a line', () => {
  const { lines, marks } = makeChart([day('2026-11-02', 4)], 'pain_now', '2026-11-01', '2026-11-02', frame);
  assert.deepEqual([lines.length, marks.length], [0, 1]);
});

test('sessions stand in a lane below the values', () => {
  const { marks } = makeChart([day('2026-11-02', 4, undefined, 2)], 'pain_now', '2026-11-01', '2026-11-02', frame);
  const sessions = marks.filter((mark) => mark.kind === 'session');
  assert.equal(sessions.length, 2);
  assert.ok(sessions.every((mark) => mark.y > 210 && mark.routine === 'office_reset'));
});

test('strength that was done marks a session, breaks that were taken make one mark a day', () => {
  const days = [day('2026-11-02', 4, undefined, 2), day('2026-11-01', 4)];
  const isStrength = (exercise: string) => exercise === 'band_row';
  const { marks } = makeChart(days, 'pain_now', '2026-11-01', '2026-11-02', frame, isStrength);
  assert.deepEqual(marks.filter((mark) => mark.kind === 'session').map((mark) => mark.isStrength), [true, false]);
  const breaks = marks.filter((mark) => mark.kind === 'breaks');
  assert.deepEqual(breaks.map((mark) => [mark.date, mark.breaks]), [['2026-11-02', 2]]);
  const lowest = Math.max(...marks.filter((mark) => mark.kind === 'session').map((mark) => mark.y));
  assert.ok(breaks[0]!.y > lowest);
});

test('a long time is drawn in weeks or months: the mean of the values, and how many there were of the rest', () => {
  const days: Day[] = [];
  for (let date = '2026-11-28', n = 0; n < 730; date = addDays(date, -1), n++) days.push(day(date, n % 2 ? 2 : 5, undefined, n % 3));
  const { marks, daysOfMark, sums } = makeChart(days, 'pain_now', '2024-11-28', '2026-11-28', frame, () => true);
  assert.equal(daysOfMark, 7);
  const of = (kind: string) => marks.filter((mark) => mark.kind === kind);
  assert.equal(of('pain').length, Math.ceil(730 / 7));
  assert.deepEqual(of('pain').at(-1), { ...of('pain').at(-1)!, date: '2026-11-22', until: '2026-11-28', value: 3.7, count: 7 });
  const add = (kind: string, read: (mark: (typeof marks)[number]) => number) => of(kind).reduce((sum, mark) => sum + read(mark), 0);
  assert.equal(add('session', (mark) => mark.count), 729);
  const rows = listRows(makeChart(days, 'pain_now', '2024-11-28', '2026-11-28', frame));
  assert.deepEqual(rows[0], { date: '2026-11-22', until: '2026-11-28', time: '', value: 3.7, sessions: 6, breaks: 6 });
  assert.equal(rows.length, Math.ceil(730 / 7));
  assert.equal(add('breaks', (mark) => mark.breaks!), 729);
  assert.deepEqual(sums, { values: 730, least: 2, most: 5, sessions: 729, strength: sums.strength, breaks: 729 });
  const ten = makeChart(days, 'pain_now', '2016-11-28', '2026-11-28', frame);
  assert.equal(ten.daysOfMark, 28);
  assert.ok(ten.marks.every((mark) => mark.x >= frame.left && mark.x <= frame.width - frame.right));
  assert.equal(makeChart(days, 'pain_now', '2026-08-30', '2026-11-28', frame).daysOfMark, 1);
});

test('months without a value part the line of a long time', () => {
  const days = ['2026-11-28', '2026-11-20', '2025-03-02', '2025-02-23'].map((date) => day(date, 4));
  const { lines, daysOfMark } = makeChart(days, 'pain_now', '2024-11-28', '2026-11-28', frame);
  assert.deepEqual([daysOfMark, lines.length], [7, 2]);
});

test('days are named no closer than they can be read, and today always is', () => {
  for (const from of ['2026-11-24', '2026-11-01', '2026-08-28', '2024-01-01', '2016-01-01']) {
    const { xTicks } = makeChart([], 'pain_now', from, '2026-11-28', frame);
    assert.equal(xTicks.at(-1)?.date, '2026-11-28');
    for (let n = 1; n < xTicks.length; n++) assert.ok(xTicks[n]!.at - xTicks[n - 1]!.at >= 64, from);
  }
});

test('the nearest mark is found, and none among none', () => {
  const { marks } = makeChart([day('2026-11-02', 0), day('2026-11-01', 10)], 'pain_now', '2026-11-01', '2026-11-02', frame);
  assert.equal(findNearest(marks, 0), 0);
  assert.equal(findNearest(marks, 500), 1);
  assert.equal(findNearest([], 500), undefined);
});
