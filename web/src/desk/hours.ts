// SPDX-License-Identifier: Apache-2.0
// Working hours while they are edited: seven days of times as the fields hold them, and what is wrong with them. Pure.
// A field cannot hold 24:00; midnight at the end of a time stands as 00:00 there.
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export interface Span {
  from: string; // "09:00", or empty while it is typed
  to: string;
}
export type Week = Record<Weekday, Span[]>;
export type Fault = 'missing' | 'same';

export const mostTimes = 6; // of a day (src/core/break_rhythm.h)

type Hours = Record<Weekday, string[][]>;

const toField = (clock: string | undefined): string => (clock === '24:00' ? '00:00' : (clock ?? ''));
const toEnd = (field: string): string => (field === '00:00' ? '24:00' : field);

export function toSpan(pair: readonly string[]): Span {
  return { from: toField(pair[0]), to: toField(pair[1]) };
}
export function toPair({ from, to }: Span): string[] {
  return [from, toEnd(to)];
}

export function toWeek(hours: Hours): Week {
  return Object.fromEntries(weekdays.map((day) => [day, hours[day].map(toSpan)])) as Week;
}
export function toHours(week: Week): Hours {
  return Object.fromEntries(weekdays.map((day) => [day, week[day].map(toPair)])) as Hours;
}

export function findFault(span: Span): Fault | undefined {
  if (!span.from || !span.to) return 'missing';
  return span.from === toEnd(span.to) ? 'same' : undefined;
}

export function isGood(week: Week): boolean {
  return weekdays.every((day) => week[day].every((span) => findFault(span) === undefined));
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

// A time to begin with: the usual one, or some hours after the last; to be filled in where the day has no room for them.
export function suggestSpan(day: readonly Span[], usual: Span): Span {
  const last = day.at(-1);
  if (!last) return { ...usual };
  const from = minutesOf(last.to) + 60;
  const fits = findFault(last) === undefined && last.to > last.from && from <= 21 * 60;
  return fits ? { from: clockOf(from), to: clockOf(from + 120) } : { from: '', to: '' };
}
