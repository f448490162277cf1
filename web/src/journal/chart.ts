// SPDX-License-Identifier: Apache-2.0
// The geometry of the chart of pain: places in pixels for values and moments. Nothing of a page is needed here.
import type { Day } from './record';
import { addDays, daysBetween } from './dates.ts';

export type PainField = 'pain_now' | 'pain_average';

export interface Frame {
  width: number;
  height: number;
  left: number; // room for the numbers
  right: number;
  top: number;
  bottom: number; // room for the days and the sessions
}

// One value, one session, the breaks of one day; in a long time all of some days together, up to `until`.
export interface Mark {
  kind: 'pain' | 'session' | 'breaks';
  date: string;
  until?: string;
  minute: number; // of the day, where it happened
  x: number;
  y: number;
  value?: number; // the mean of several
  routine?: string;
  isStrength?: boolean; // of a session
  breaks?: number; // taken in that time
  count: number; // values or sessions
  time: string; // empty for what has none
}

export interface Tick {
  at: number;
  date: string;
}

// What there was in the whole span.
export interface Sums {
  values: number;
  least: number;
  most: number;
  sessions: number;
  strength: number;
  breaks: number;
}

export interface Chart {
  marks: Mark[]; // in the order of time
  sums: Sums;
  daysOfMark: number; // 1: each by itself
  lines: string[]; // paths; a long silence parts them
  yTicks: { at: number; value: number }[];
  xTicks: Tick[];
  tickDays: number;
}

const highest = 10;
const silence = 8; // days without a value after which no line is drawn
const steps = [1, 7, 14, 28, 91, 182, 364, 728];
const roomOfTick = 64;
const roomOfMonth = 84; // with its year
export const longestOfDays = 28; // days between two ticks, up to which a day is named and beyond it a month
const roomOfDay = 2.5; // days that have less are drawn together, and so are more than can be told apart
const mostMarks = 200; // of each kind
const together = [1, 7, 28, 91];

// `isStrength` tells which exercises make a session one of strength.
export function makeChart(
  days: Day[],
  field: PainField,
  from: string,
  to: string,
  frame: Frame,
  isStrength: (exercise: string) => boolean = () => false,
): Chart {
  const span = Math.max(1, daysBetween(from, to) + 1);
  const wide = frame.width - frame.left - frame.right;
  const high = frame.height - frame.top - frame.bottom;
  const x = (date: string, minute: number) =>
    round(frame.left + ((daysBetween(from, date) + minute / 1440) / span) * wide);
  const y = (value: number) => round(frame.top + (1 - value / highest) * high);
  const lane = frame.height - frame.bottom + 12;
  const breakLane = lane + 20;

  const each = days
    .filter((day) => day.date >= from && day.date <= to)
    .flatMap((day) => [...painMarks(day, field, x, y), ...sessionMarks(day, x, lane, isStrength), ...breakMarks(day, x, breakLane)])
    .sort((a, b) => a.date.localeCompare(b.date) || a.minute - b.minute);
  const daysOfMark = together.find((count) => (wide / span) * count >= roomOfDay && span / count <= mostMarks) ?? together.at(-1)!;
  const marks = daysOfMark === 1 ? each : gather(each, daysOfMark, from, to, x, y);
  return {
    marks,
    daysOfMark,
    sums: addUp(each),
    lines: drawLines(marks.filter((mark) => mark.kind === 'pain')),
    yTicks: [0, 2, 4, 6, 8, 10].map((value) => ({ value, at: y(value) })),
    ...makeTicks(from, to, span, wide, (date) => x(date, noon)),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

function minuteOf(at: string, offsetMin: number): number {
  const local = new Date(Date.parse(at) + offsetMin * 60_000);
  return local.getUTCHours() * 60 + local.getUTCMinutes();
}

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

type X = (date: string, minute: number) => number;

function painMarks(day: Day, field: PainField, x: X, y: (value: number) => number): Mark[] {
  return day.entries.flatMap((entry) => {
    const value = entry[field];
    if (value === undefined) return [];
    const minute = minuteOf(entry.at, entry.offset_min);
    const where = { x: x(day.date, minute), y: y(value), time: clock(minute) };
    return [{ kind: 'pain', date: day.date, minute, value, count: 1, ...where }];
  });
}

function sessionMarks(day: Day, x: X, lane: number, isStrength: (exercise: string) => boolean): Mark[] {
  return day.sessions.map((session) => {
    const minute = minuteOf(session.at, session.offset_min);
    const where = { x: x(day.date, minute), y: lane, time: clock(minute) };
    const strength = session.exercises.some((done) => !done.skipped && isStrength(done.exercise));
    return { kind: 'session', date: day.date, minute, routine: session.routine, isStrength: strength, count: 1, ...where };
  });
}

const noon = 720;

// Breaks have no time of their own in the chart: one mark a day.
function breakMarks(day: Day, x: X, lane: number): Mark[] {
  const breaks = day.breaks.done + day.breaks.natural;
  if (breaks === 0) return [];
  return [{ kind: 'breaks', date: day.date, minute: noon, breaks, count: 1, x: x(day.date, noon), y: lane, time: '' }];
}

function addUp(marks: Mark[]): Sums {
  const values = marks.flatMap((mark) => (mark.kind === 'pain' ? [mark.value!] : []));
  const sessions = marks.filter((mark) => mark.kind === 'session');
  return {
    values: values.length,
    least: values.reduce((a, b) => Math.min(a, b), highest),
    most: values.reduce((a, b) => Math.max(a, b), 0),
    sessions: sessions.length,
    strength: sessions.filter((mark) => mark.isStrength).length,
    breaks: marks.reduce((sum, mark) => sum + (mark.breaks ?? 0), 0),
  };
}

// One mark of each kind for so many days, counted back from the last one: the mean of the values, the number of the rest.
function gather(marks: Mark[], days: number, from: string, to: string, x: X, y: (value: number) => number): Mark[] {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const back = Math.floor(daysBetween(mark.date, to) / days);
    const key = `${back} ${mark.kind}`;
    const group = groups.get(key);
    if (group) group.push(mark);
    else groups.set(key, [mark]);
  }
  return [...groups.entries()].map(([key, group]) => {
    const until = addDays(to, -days * Number.parseInt(key, 10));
    const first = addDays(until, 1 - days);
    const start = first < from ? from : first;
    const middle = x(start, (daysBetween(start, until) + 1) * noon);
    const sums = addUp(group);
    const { kind } = group[0]!;
    const where = { kind, date: start, until, minute: 0, x: middle, time: '' };
    if (kind === 'session') return { ...where, y: group[0]!.y, count: sums.sessions };
    if (kind === 'breaks') return { ...where, y: group[0]!.y, count: group.length, breaks: sums.breaks };
    const mean = round(group.reduce((sum, mark) => sum + mark.value!, 0) / group.length);
    return { ...where, y: y(mean), count: sums.values, value: mean };
  });
}

function drawLines(points: Mark[]): string[] {
  const lines: string[] = [];
  let before: Mark | undefined;
  for (const point of points) {
    const joined = before && daysBetween(before.until ?? before.date, point.date) < silence;
    if (joined) lines[lines.length - 1] += `L${point.x} ${point.y}`;
    else lines.push(`M${point.x} ${point.y}`);
    before = point;
  }
  return lines.filter((line) => line.includes('L'));
}

// Days that are named, counted back from the last one, as many as find room.
function makeTicks(from: string, to: string, span: number, wide: number, x: (date: string) => number) {
  const most = (step: number) => Math.max(1, Math.floor(wide / (step > longestOfDays ? roomOfMonth : roomOfTick)));
  const tickDays = steps.find((step) => span / step <= most(step)) ?? steps[steps.length - 1]!;
  const xTicks: Tick[] = [];
  for (let date = to; date >= from; date = addDays(date, -tickDays)) xTicks.unshift({ date, at: x(date) });
  return { xTicks, tickDays };
}

// A line of the table, newest first: one for each mark, or for all marks of the same days.
export type Row = Partial<Mark> & { date: string; time: string; sessions?: number };

export function listRows({ marks, daysOfMark }: Chart): Row[] {
  if (daysOfMark === 1) return marks.toReversed();
  const rows = new Map<string, Row>();
  for (const mark of marks) {
    const row = rows.get(mark.date) ?? { date: mark.date, until: mark.until!, time: '' };
    if (mark.kind === 'pain') row.value = mark.value!;
    else if (mark.kind === 'session') row.sessions = mark.count;
    else row.breaks = mark.breaks!;
    rows.set(mark.date, row);
  }
  return [...rows.values()].sort((a, b) => b.date.localeCompare(a.date));
}

// The mark nearest to a place; undefined when there is none.
export function findNearest(marks: Mark[], x: number): number | undefined {
  let best: number | undefined;
  marks.forEach((mark, n) => {
    if (best === undefined || Math.abs(mark.x - x) < Math.abs(marks[best]!.x - x)) best = n;
  });
  return best;
}
