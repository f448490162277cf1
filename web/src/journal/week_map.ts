// SPDX-License-Identifier: Apache-2.0
// Minutes of movement in the cells of a calendar: a row a week, Monday first, the newest week first. Pure.
import type { Day } from './record';
import { addDays, daysBetween } from './dates.ts';

export interface Cell {
  date: string;
  minutes: number | undefined; // undefined outside the span
  shade: 0 | 1 | 2 | 3 | 4;
}

export interface Week {
  monday: string;
  cells: Cell[];
  minutes: number;
}

const daysOfWeek = 7;
const thursday = '1970-01-01';

export function mondayOf(date: string): string {
  return addDays(date, -((((daysBetween(thursday, date) + 3) % daysOfWeek) + daysOfWeek) % daysOfWeek));
}

// A shade for each quarter of what the fullest day has; none for none.
const shadeOf = (minutes: number, most: number): Cell['shade'] =>
  minutes === 0 ? 0 : (Math.ceil((4 * minutes) / most) as Cell['shade']);

export function makeWeeks(days: Day[], from: string, to: string, breakSeconds: number): Week[] {
  const seconds = new Map<string, number>();
  for (const day of days) {
    const sessions = day.sessions.reduce((sum, session) => sum + session.seconds, 0);
    seconds.set(day.date, sessions + day.breaks.done * breakSeconds);
  }
  const minutesOf = (date: string) => Math.round((seconds.get(date) ?? 0) / 60);
  const most = Math.max(1, ...[...seconds.keys()].filter((date) => date >= from && date <= to).map(minutesOf));
  const weeks: Week[] = [];
  for (let monday = mondayOf(to); monday >= mondayOf(from); monday = addDays(monday, -daysOfWeek)) {
    const cells = Array.from({ length: daysOfWeek }, (_, n): Cell => {
      const date = addDays(monday, n);
      if (date < from || date > to) return { date, minutes: undefined, shade: 0 };
      return { date, minutes: minutesOf(date), shade: shadeOf(minutesOf(date), most) };
    });
    weeks.push({ monday, cells, minutes: cells.reduce((sum, cell) => sum + (cell.minutes ?? 0), 0) });
  }
  return weeks;
}
