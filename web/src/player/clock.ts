// SPDX-License-Identifier: Apache-2.0
// Where a session is. Time is handed in and never counted: after a sleep of the tab the next question finds the right
// step. Pure; all times in milliseconds.
//
// Nothing moves while it is paused. A step may be given more time; then the whole grows with it.

export interface Place {
  step: number; // the number of steps when it is over
  elapsed: number; // in that step
}

export interface Timed {
  item: number;
  durationMs: number;
}

const justBegun = 3000;

export class SessionClock {
  private readonly steps: readonly Timed[];
  private readonly durations: number[];
  private base = 0; // of the whole, at `since`
  private since: number | undefined; // nothing while it is paused

  constructor(steps: readonly Timed[], at = 0, extra: readonly number[] = []) {
    this.steps = steps;
    this.durations = steps.map((step, i) => step.durationMs + (extra[i] ?? 0));
    this.base = at;
  }

  get isPaused(): boolean {
    return this.since === undefined;
  }
  get total(): number {
    return this.startOf(this.steps.length);
  }
  // What each step was given on top.
  get extra(): number[] {
    return this.durations.map((duration, i) => duration - this.steps[i]!.durationMs);
  }

  durationOf(step: number): number {
    return this.durations[step] ?? 0;
  }
  startOf(step: number): number {
    let sum = 0;
    for (let i = 0; i < step; i++) sum += this.durations[i] ?? 0;
    return sum;
  }

  done(now: number): number {
    const at = this.base + (this.since === undefined ? 0 : Math.max(0, now - this.since));
    return Math.min(at, this.total);
  }

  find(now: number): Place {
    let left = this.done(now);
    for (let i = 0; i < this.durations.length; i++) {
      if (left < this.durations[i]!) return { step: i, elapsed: left };
      left -= this.durations[i]!;
    }
    return { step: this.steps.length, elapsed: 0 };
  }

  isOver(now: number): boolean {
    return this.find(now).step >= this.steps.length;
  }

  run(now: number): void {
    this.since ??= now;
  }
  pause(now: number): void {
    this.base = this.done(now);
    this.since = undefined;
  }

  extend(now: number, time: number): void {
    const { step } = this.find(now);
    if (step >= this.durations.length) return;
    const at = this.done(now);
    this.durations[step]! += time;
    this.jump(now, at);
  }

  nextItem(now: number): void {
    const { step } = this.find(now);
    if (step >= this.steps.length) return;
    let next = step;
    while (next < this.steps.length && this.steps[next]!.item === this.steps[step]!.item) next++;
    this.jump(now, this.startOf(next));
  }

  // The beginning of this item, or of the one before when this one has hardly begun.
  previousItem(now: number): void {
    const { step, elapsed } = this.find(now);
    if (step >= this.steps.length) return;
    const first = this.firstOf(step);
    const begun = step > first || elapsed > justBegun;
    this.jump(now, this.startOf(begun || first === 0 ? first : this.firstOf(first - 1)));
  }

  private firstOf(step: number): number {
    return this.steps.findIndex((each) => each.item === this.steps[step]!.item);
  }

  private jump(now: number, at: number): void {
    this.base = at;
    if (this.since !== undefined) this.since = now;
  }
}
