// SPDX-License-Identifier: Apache-2.0
// Working hours while they are edited: seven days of times as they are typed, and what is wrong with them. Pure.
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export interface Span {
  from: string; // "09:00", or what is being typed
  to: string;
}
export type Week = Record<Weekday, Span[]>;
export type Hours = Record<Weekday, string[][]>;
export type Fault = 'wrong' | 'same';

export const mostTimes = 6; // of a day (src/core/break_rhythm.h)

// A time of day as people write it: 9, 930, 9:30, 09.30, 9 am, 5:15 pm, 24:00. Nothing where it is none.
export function readClock(text: string): string | undefined {
  const found = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?$/.exec(text.trim().toLowerCase());
  if (!found) return undefined;
  const half = found[3];
  const typed = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (half && (typed < 1 || typed > 12)) return undefined;
  const hour = half ? (typed % 12) + (half === 'pm' ? 12 : 0) : typed;
  if (minute > 59 || hour * 60 + minute > 24 * 60) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

// A time of day begins before 24:00.
export function isWrong(end: keyof Span, text: string): boolean {
  const clock = readClock(text);
  return clock === undefined || (end === 'from' && clock === '24:00');
}

export function findFault({ from, to }: Span): Fault | undefined {
  if (isWrong('from', from) || isWrong('to', to)) return 'wrong';
  return readClock(from) === readClock(to) ? 'same' : undefined;
}

export function isGood(week: Week): boolean {
  return weekdays.every((day) => week[day].every((span) => findFault(span) === undefined));
}

export const toSpan = (pair: readonly string[]): Span => ({ from: pair[0] ?? '', to: pair[1] ?? '' });
export const toPair = ({ from, to }: Span): string[] => [readClock(from) ?? from, readClock(to) ?? to];

export function toWeek(hours: Hours): Week {
  return Object.fromEntries(weekdays.map((day) => [day, hours[day].map(toSpan)])) as Week;
}
export function toHours(week: Week): Hours {
  return Object.fromEntries(weekdays.map((day) => [day, week[day].map(toPair)])) as Hours;
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

// A time to begin with: the usual one, or some hours after the last; to be filled in where the day has no room for them.
export function suggestSpan(day: readonly Span[], usual: Span): Span {
  const last = day.at(-1);
  if (!last) return { ...usual };
  if (findFault(last)) return { from: '', to: '' };
  const [begins, ends] = toPair(last).map(minutesOf) as [number, number];
  const from = ends + 60;
  if (ends <= begins || from > 21 * 60) return { from: '', to: '' };
  return { from: clockOf(from), to: clockOf(from + 120) };
}
