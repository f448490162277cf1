// SPDX-License-Identifier: Apache-2.0
// Which second of which motion the figure shows at a moment of a step. Pure.
//
// A motion has stretches (docs/figure.md): `enter`, then `hold`, `move` or the counted parts of the exercise, then
// `leave`. Holds follow the breath of the step, movements its repetitions; rests come out and go in again.
import type { Motion } from '../figure/module';
import { findSpan, findSpans, type Span } from '../figure/span.ts';
import { calcBreathShare } from './breath.ts';
import { isWork, type GuideStep } from './guide.ts';

type Shape = Pick<Motion, 'parts' | 'length_s' | 'loops' | 'side'>;

// The written steps of an exercise, which say to what counted part they belong.
export type PartOf = (exercise: string, written: number) => { part: string; turn: number } | undefined;

const inhaleShare = 0.4; // of a breath in a motion: 4 of 10 seconds
const oneBreath = 10; // seconds of it
const nearly = 0.5;

const lengthOf = (span: Span): number => span.to - span.from;

// The item whose motion is shown: the next one while the place is changed.
export function findShownStep(steps: readonly GuideStep[], index: number): number | undefined {
  for (let i = index; i < steps.length; i++) if (steps[i]!.exercise) return i;
  return undefined;
}

// Of a step for both sides: the side that comes, or else the one that was.
function findSide(steps: readonly GuideStep[], index: number): string {
  const { item, phase, side } = steps[index]!;
  if (side !== 'both') return side;
  const sided = (step: GuideStep | undefined): boolean => step?.item === item && step.side !== 'both';
  const later = steps.slice(index).find(sided)?.side;
  const before = steps.slice(0, index).reverse().find(sided)?.side;
  return (phase === 'leave' ? (before ?? later) : (later ?? before)) ?? 'both';
}

export interface Look {
  seconds: number;
  mirrored: boolean;
}

export class Showing {
  private readonly steps: readonly GuideStep[];
  private readonly partOf: PartOf;

  constructor(steps: readonly GuideStep[], partOf: PartOf) {
    this.steps = steps;
    this.partOf = partOf;
  }

  find(motion: Shape, index: number, elapsedMs: number, durationMs: number): Look {
    const step = this.steps[index]!;
    const elapsed = elapsedMs / 1000;
    const duration = durationMs / 1000;
    const mirror = (side: string): boolean => motion.side !== 'both' && side !== 'both' && side !== motion.side;
    if (step.phase === 'change' && step.exercise) {
      const isFirstHalf = elapsed < duration / 2;
      const before = findSide(this.steps.slice(0, index).concat({ ...step, phase: 'leave' }), index);
      const side = isFirstHalf ? before : findSide(this.steps, index);
      return { seconds: this.between(motion, elapsed, duration, true), mirrored: mirror(side) };
    }
    return { seconds: this.secondsOf(motion, index, elapsed, duration), mirrored: mirror(findSide(this.steps, index)) };
  }

  private secondsOf(motion: Shape, index: number, elapsed: number, duration: number): number {
    const step = this.steps[index]!;
    if (!step.exercise) return this.changeOver(motion, index, elapsed, duration);
    if (step.phase === 'enter') return this.oneWay(motion, 'enter', elapsed, duration);
    if (step.phase === 'leave') return this.oneWay(motion, 'leave', elapsed, duration);
    if (step.phase === 'rest') return this.rest(motion, index, elapsed, duration);
    return this.work(motion, step, elapsed);
  }

  // The stretch that belongs to the work of a step.
  private spanOf(motion: Shape, step: GuideStep): Span {
    const part = step.exercise ? this.partOf(step.exercise, step.wrote[0] ?? -1) : undefined;
    const spans = part ? findSpans(motion, part.part) : [];
    if (spans.length > 0) return spans[Math.min(part!.turn, spans.length - 1)]!;
    for (const id of ['hold', 'move']) {
      const found = findSpans(motion, id)[0];
      if (found) return found;
    }
    return findSpan(motion);
  }

  private work(motion: Shape, step: GuideStep, elapsed: number): number {
    const span = this.spanOf(motion, step);
    const length = Math.max(lengthOf(span), 0.01);
    if (step.breath) return span.from + this.breathe(step, elapsed, length);
    if (step.cycleMs > 0) {
      const cycle = step.cycleMs / 1000;
      return span.from + ((elapsed % cycle) / cycle) * length;
    }
    return span.from + (elapsed % length);
  }

  // In time with the breath: one breath of the step is one breath of the motion.
  private breathe(step: GuideStep, elapsed: number, length: number): number {
    const breath = step.breath!;
    const cycle = breath.inhale_s + breath.pause_s + breath.exhale_s;
    if (Math.abs(length - cycle) < nearly) return elapsed % length;
    const breaths = Math.max(1, Math.round(length / oneBreath));
    const each = length / breaths;
    const whole = Math.floor(elapsed / cycle);
    return (whole % breaths) * each + calcBreathShare(breath, elapsed * 1000, inhaleShare) * each;
  }

  // In or out: at its own pace, faster where the step is shorter, then it stays.
  private oneWay(motion: Shape, id: string, elapsed: number, duration: number): number {
    const [span] = findSpans(motion, id);
    if (!span) return this.resting(motion);
    const pace = Math.max(1, lengthOf(span) / Math.max(duration, 0.01));
    return span.from + Math.min(elapsed * pace, lengthOf(span));
  }

  // Where the figure waits: before it goes in.
  private resting(motion: Shape): number {
    const [enter] = findSpans(motion, 'enter');
    return enter ? enter.from : 0;
  }

  private rest(motion: Shape, index: number, elapsed: number, duration: number): number {
    const before = this.steps[index - 1];
    const after = this.steps[index + 1];
    const isOut = before?.item !== this.steps[index]!.item || !isWork(before);
    const goesIn = after?.item === this.steps[index]!.item && isWork(after);
    if (!isOut && goesIn) return this.between(motion, elapsed, duration, true);
    if (isOut) return this.resting(motion);
    return this.oneWay(motion, 'leave', elapsed, duration);
  }

  // Out, a pause, and in again; the way in may be left out.
  private between(motion: Shape, elapsed: number, duration: number, goesIn: boolean): number {
    const [leave] = findSpans(motion, 'leave');
    const [enter] = findSpans(motion, 'enter');
    const out = leave ? lengthOf(leave) : 0;
    const back = enter && goesIn ? lengthOf(enter) : 0;
    const pace = Math.max(1, (out + back) / Math.max(duration, 0.01));
    if (leave && elapsed * pace < out) return leave.from + elapsed * pace;
    const left = (duration - elapsed) * pace;
    if (enter && goesIn && left < back) return enter.to - Math.max(left, 0);
    return leave && !enter ? leave.to - 1e-3 : this.resting(motion);
  }

  // Between two exercises the next one is shown, and gone into where it has no time of its own for that.
  private changeOver(motion: Shape, index: number, elapsed: number, duration: number): number {
    const next = findShownStep(this.steps, index);
    const [enter] = findSpans(motion, 'enter');
    if (next === undefined || !enter || !isWork(this.steps[next]!)) return this.resting(motion);
    const length = Math.min(lengthOf(enter), duration);
    const left = duration - elapsed;
    return left < length ? enter.to - (left / length) * lengthOf(enter) : enter.from;
  }
}
