// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../journal/record.ts';
import { makeCsv } from './csv.ts';

const entry = (at: string, fields: object) => ({ id: at, at, offset_min: 60, corrected: false, ...fields });
const day = (date: string, ...entries: object[]) => ({ date, entries }) as unknown as Day;
const header =
  'date,time,pain_now,pain_average,pain_worst,pain_site,pattern_seen,stiffness_minutes,sleep_quality,sleep_position,' +
  'stress_level,activity_level,head_turn_ease,high_shelf_reach,woke_refreshed,medicines_text,note\r\n';

test('without entries there is the header alone', () => {
  assert.equal(makeCsv([day('2026-11-26')]), header);
});

test('the oldest entry comes first, with its local time', () => {
  const csv = makeCsv([
    day('2026-11-26', entry('2026-11-26T17:00:00.000Z', { pain_now: 2 }), entry('2026-11-26T07:30:00.000Z', { pain_now: 0 })),
    day('2026-11-25', entry('2026-11-24T23:30:00.000Z', { pain_now: 5, woke_refreshed: false })),
  ]);
  assert.equal(
    csv,
    `${header}2026-11-25,00:30,5,,,,,,,,,,,,false,,\r\n2026-11-26,08:30,0,,,,,,,,,,,,,,\r\n2026-11-26,18:00,2,,,,,,,,,,,,,,\r\n`,
  );
});

test('quotes, commas and line breaks stay what they are', () => {
  const note = 'a "long" day,\nthen rest';
  const csv = makeCsv([day('2026-11-26', entry('2026-11-26T07:30:00.000Z', { note }))]);
  assert.ok(csv.endsWith(',"a ""long"" day,\nthen rest"\r\n'));
});

test('a text that looks like a formula is not reckoned with', () => {
  const csv = makeCsv([day('2026-11-26', entry('2026-11-26T07:30:00.000Z', { note: '=1+1', medicines_text: '-' }))]);
  assert.ok(csv.endsWith(",'-,'=1+1\r\n"));
});

test('places have their side', () => {
  const sites = [{ place: 'neck', side: 'left' }, { place: 'between_blades' }];
  const csv = makeCsv([day('2026-11-26', entry('2026-11-26T07:30:00.000Z', { pain_site: sites }))]);
  assert.ok(csv.includes(',neck:left between_blades,'));
});
