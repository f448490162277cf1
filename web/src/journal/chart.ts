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

export interface Mark {
  kind: 'pain' | 'session' | 'breaks';
  date: string;
  minute: number; // of the day, where it happened
  x: number;
  y: number;
  value?: number;
  routine?: string;
  isStrength?: boolean; // of a session
  breaks?: number; // taken that day
  time: string; // empty for what has none
}

export interface Tick {
  at: number;
  date: string;
}

export interface Chart {
  marks: Mark[]; // in the order of time
  lines: string[]; // paths; a long silence parts them
  yTicks: { at: number; value: number }[];
  xTicks: Tick[];
  tickDays: number;
}

const highest = 10;
const silence = 8; // days without a value after which no line is drawn
const steps = [1, 7, 14, 28, 91, 182, 364, 728];
const roomOfTick = 64;

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

  const marks = days
    .filter((day) => day.date >= from && day.date <= to)
    .flatMap((day) => [...painMarks(day, field, x, y), ...sessionMarks(day, x, lane, isStrength), ...breakMarks(day, x, breakLane)])
    .sort((a, b) => a.date.localeCompare(b.date) || a.minute - b.minute);
  return {
    marks,
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
    return [{ kind: 'pain', date: day.date, minute, value, x: x(day.date, minute), y: y(value), time: clock(minute) }];
  });
}

function sessionMarks(day: Day, x: X, lane: number, isStrength: (exercise: string) => boolean): Mark[] {
  return day.sessions.map((session) => {
    const minute = minuteOf(session.at, session.offset_min);
    const where = { x: x(day.date, minute), y: lane, time: clock(minute) };
    const strength = session.exercises.some((done) => !done.skipped && isStrength(done.exercise));
    return { kind: 'session', date: day.date, minute, routine: session.routine, isStrength: strength, ...where };
  });
}

const noon = 720;

// Breaks have no time of their own in the chart: one mark a day.
function breakMarks(day: Day, x: X, lane: number): Mark[] {
  const breaks = day.breaks.done + day.breaks.natural;
  if (breaks === 0) return [];
  return [{ kind: 'breaks', date: day.date, minute: noon, breaks, x: x(day.date, noon), y: lane, time: '' }];
}

function drawLines(points: Mark[]): string[] {
  const lines: string[] = [];
  let before: Mark | undefined;
  for (const point of points) {
    const joined = before && daysBetween(before.date, point.date) < silence;
    if (joined) lines[lines.length - 1] += `L${point.x} ${point.y}`;
    else lines.push(`M${point.x} ${point.y}`);
    before = point;
  }
  return lines.filter((line) => line.includes('L'));
}

// Days that are named, counted back from the last one, as many as find room.
function makeTicks(from: string, to: string, span: number, wide: number, x: (date: string) => number) {
  const most = Math.max(1, Math.floor(wide / roomOfTick));
  const tickDays = steps.find((step) => span / step <= most) ?? steps[steps.length - 1]!;
  const xTicks: Tick[] = [];
  for (let date = to; date >= from; date = addDays(date, -tickDays)) xTicks.unshift({ date, at: x(date) });
  return { xTicks, tickDays };
}

// The mark nearest to a place; undefined when there is none.
export function findNearest(marks: Mark[], x: number): number | undefined {
  let best: number | undefined;
  marks.forEach((mark, n) => {
    if (best === undefined || Math.abs(mark.x - x) < Math.abs(marks[best]!.x - x)) best = n;
  });
  return best;
}
