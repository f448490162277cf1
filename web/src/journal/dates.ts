// SPDX-License-Identifier: Apache-2.0
// Days and times in words. A day is "YYYY-MM-DD" in the local time of the person; it is computed with as UTC noon, so
// that no change of summer time can move it.
const language = 'en-GB';

function noon(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}

export function addDays(date: string, days: number): string {
  const moved = noon(date);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

// Whole days from one to the other; negative when `to` is earlier.
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000);
}

const dayAndMonth = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
const withYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const shortWithYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });

// "Thursday 26 November", with the year when it is not the present one.
export function sayDay(date: string, today: string): string {
  const format = date.slice(0, 4) === today.slice(0, 4) ? dayAndMonth : withYear;
  return `${sayWeekday(date)} ${format.format(noon(date))}`;
}

export function sayShortDay(date: string): string {
  return short.format(noon(date));
}

// "26 Nov", with the year when it is not the present one.
export function sayDate(date: string, today: string): string {
  return (date.slice(0, 4) === today.slice(0, 4) ? short : shortWithYear).format(noon(date));
}

// "Nov 2026"
export function sayMonth(date: string): string {
  return month.format(noon(date));
}

export function sayWeekday(date: string): string {
  return weekday.format(noon(date));
}

// "09:30" as it was where the event happened.
export function sayTime(at: string, offsetMin: number = -new Date(at).getTimezoneOffset()): string {
  return new Date(Date.parse(at) + offsetMin * 60_000).toISOString().slice(11, 16);
}
