// SPDX-License-Identifier: Apache-2.0
// The daily entries as a table for other programs: RFC 4180, one line an entry, the oldest first.
import type { DailyEntry, Day } from '../journal/record';

const columns = [
  'date',
  'time',
  'pain_now',
  'pain_average',
  'pain_worst',
  'pain_site',
  'pattern_seen',
  'stiffness_minutes',
  'sleep_quality',
  'sleep_position',
  'stress_level',
  'activity_level',
  'head_turn_ease',
  'high_shelf_reach',
  'woke_refreshed',
  'medicines_text',
  'note',
] as const;
type Column = (typeof columns)[number];

function valueOf(date: string, entry: DailyEntry, column: Column): string {
  if (column === 'date') return date;
  if (column === 'time') return new Date(Date.parse(entry.at) + entry.offset_min * 60_000).toISOString().slice(11, 16);
  if (column === 'pain_site') {
    return (entry.pain_site ?? []).map((site) => (site.side ? `${site.place}:${site.side}` : site.place)).join(' ');
  }
  return entry[column] === undefined ? '' : String(entry[column]);
}

// A spreadsheet would take a text that begins like this for a formula and reckon with it.
const formula = /^[=+\-@\t\r]/;

function quote(value: string): string {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function makeCsv(days: Day[]): string {
  const rows = [...days]
    .sort((a, b) => a.date.localeCompare(b.date))
    .flatMap((day) =>
      [...day.entries]
        .sort((a, b) => a.at.localeCompare(b.at))
        .map((entry) => columns.map((column) => quote(valueOf(day.date, entry, column)))),
    );
  return [columns as readonly string[], ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
