// SPDX-License-Identifier: Apache-2.0
// What became of a session: from what was done and what the person says of it to the bodies of the events. Pure.
import { isWork, type GuideStep } from './guide.ts';

export type Response = 'eased' | 'same' | 'worse' | 'sharp';

// Of one item of the session while it runs.
export interface Done {
  begun: boolean;
  worked: boolean; // some of the work itself was reached
  skipped: boolean;
  response?: Response;
  easier?: string;
}

export const nothingDone = (): Done => ({ begun: false, worked: false, skipped: false });

// One exercise as it is asked about afterwards; the same exercise twice in a session is one.
export interface Row {
  exercise: string;
  name: string;
  variant: string | undefined;
  isStrength: boolean;
  response: Response | undefined;
  contact: number; // seconds on the roller
  hold: number; // seconds of the longest hold of a stretch
  sets: number;
  reps: number;
  allDone: boolean;
  skipped: boolean;
  formPerfect: boolean | undefined;
}

export function makeRows(steps: readonly GuideStep[], done: readonly Done[]): Row[] {
  const rows: Row[] = [];
  for (const [item, each] of done.entries()) {
    const own = steps.filter((step) => step.item === item);
    const first = own.find((step) => step.exercise);
    if (!each.begun || !first?.exercise) continue;
    const row = makeRow(first, own, each);
    const same = rows.find((other) => other.exercise === row.exercise);
    if (same) merge(same, row);
    else rows.push(row);
  }
  return rows;
}

function makeRow(first: GuideStep, own: readonly GuideStep[], done: Done): Row {
  const counted = own.filter((step) => isWork(step) && step.reps > 0);
  const rolled = own.filter((step) => step.phase === 'roll').reduce((sum, step) => sum + step.durationMs, 0);
  const held = first.kind === 'static_hold' ? own.filter((step) => step.phase === 'hold') : [];
  return {
    exercise: first.exercise!,
    name: first.title,
    variant: done.easier ?? first.variant ?? undefined,
    isStrength: first.kind === 'strength',
    response: done.response,
    contact: rolled / 1000,
    hold: Math.max(0, ...held.map((step) => step.durationMs)) / 1000,
    sets: counted[0]?.sets ?? 0,
    reps: counted[0]?.reps ?? 0,
    allDone: !done.skipped,
    skipped: !done.worked && !done.response,
    formPerfect: undefined,
  };
}

const order: (Response | undefined)[] = [undefined, 'eased', 'same', 'worse', 'sharp'];

function merge(into: Row, row: Row): void {
  if (order.indexOf(row.response) > order.indexOf(into.response)) into.response = row.response;
  into.allDone &&= row.allDone;
  into.skipped &&= row.skipped;
  into.contact = Math.max(into.contact, row.contact);
  into.hold = Math.max(into.hold, row.hold);
  into.variant = row.variant ?? into.variant;
}

export function makeResponseBody(session: string, row: Row): Record<string, unknown> {
  return {
    session,
    exercise: row.exercise,
    ...(row.variant ? { variant: row.variant } : {}),
    ...(row.response ? { response: row.response } : {}),
    ...(row.contact > 0 ? { contact_s: Math.round(row.contact) } : {}),
    ...(row.hold > 0 ? { hold_s: Math.round(row.hold) } : {}),
    ...(row.sets > 0 && row.reps > 0 ? { sets: Math.round(row.sets), reps: Math.round(row.reps) } : {}),
    all_done: row.allDone,
    ...(row.isStrength && row.formPerfect !== undefined ? { form_perfect: row.formPerfect } : {}),
    ...(row.skipped ? { skipped: true } : {}),
  };
}

export interface Pains {
  before: number | undefined;
  peak: number | undefined; // as told during or afterwards
  after: number | undefined;
}

// The highest of all that was told; nothing when nobody spoke of the time since the beginning.
export function calcPeak({ before, peak, after }: Pains): number | undefined {
  if (peak === undefined && after === undefined) return undefined;
  return Math.max(before ?? 0, peak ?? 0, after ?? 0);
}
