// SPDX-License-Identifier: Apache-2.0
// A session under way: the place in it, what was done, and what the buttons do. It keeps itself on this device, so that
// a reload loses nothing; it becomes events when it ends.
import { ask } from '../core/ask';
import type { SessionOutput } from '../core/door';
import { makeId } from '../log/event';
import { log } from '../log/log.svelte';
import { fill, items, say, sayAll, words } from '../text/catalogue';
import { SessionClock } from './clock';
import { findRepetition, findWords, isWork, makeGuide, type GuideStep } from './guide';
import { nothingDone, type Done } from './outcome';
import { today } from './record';

const keptName = 'session';
const longestGap = 30 * 60_000; // after which the session has waited instead
const keepEvery = 5000;

// What is kept on the device.
export interface KeptSession {
  id: string;
  wished: string; // the routine that was asked for
  session: SessionOutput;
  at: number;
  extra: number[];
  done: Done[];
  painBefore: number | undefined;
  painPeak: number | undefined;
  worked: number; // milliseconds that were really done
  date: string;
  keptAt: number;
}

export async function findKept(): Promise<KeptSession | undefined> {
  const kept = await log.kept<KeptSession>(keptName);
  return kept?.date === today() ? kept : undefined;
}
export async function forgetKept(): Promise<void> {
  await log.keep(keptName, undefined);
}

export function startOf(session: SessionOutput, wished: string, painBefore: number | undefined): KeptSession {
  return {
    id: makeId(Date.now()),
    wished,
    session,
    at: 0,
    extra: [],
    done: [],
    painBefore,
    painPeak: undefined,
    worked: 0,
    date: today(),
    keptAt: Date.now(),
  };
}

export function makeTexts() {
  const { restWords, changePlace, changeSide, comeOut, getReady } = words.player;
  return { say: (key: string) => say(key), sayAll: (key: string) => sayAll(key), restWords, changePlace, changeSide, comeOut, getReady };
}

export class Running {
  readonly id: string;
  readonly steps: GuideStep[];
  readonly session: SessionOutput;
  readonly wished: string;
  readonly painBefore: number | undefined;
  painPeak: number | undefined;
  onlyBreathing = false;
  done: Done[];
  note = $state('');
  // Read again on every tick; everything shown follows from it.
  index = $state(0);
  elapsed = $state(0);
  paused = $state(true);
  isOver = $state(false);
  total = $state(0);
  at = $state(0);

  private readonly clock: SessionClock;
  private allowed: Map<string, string[]> = new Map();
  private last = 0;
  private lastKept = 0;
  private worked: number;
  private skipAsked = -1;

  constructor(
    kept: KeptSession,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.id = kept.id;
    this.session = kept.session;
    this.wished = kept.wished;
    this.painBefore = kept.painBefore;
    this.painPeak = kept.painPeak;
    this.worked = kept.worked;
    this.steps = makeGuide(kept.session.steps, makeTexts());
    const count = Math.max(0, ...this.steps.map((step) => step.item)) + 1;
    this.done = Array.from({ length: count }, (_, i) => ({ ...nothingDone(), ...kept.done[i] }));
    this.clock = new SessionClock(this.steps, kept.at, kept.extra);
    this.last = this.now();
    this.read();
  }

  // Which easier forms may be offered is asked once; answers of a stop end the session anyway.
  async open(): Promise<void> {
    const { exercises } = await ask('allowed', { date: today() });
    this.allowed = new Map(exercises.map(({ exercise, variants }) => [exercise, variants]));
  }

  get step(): GuideStep | undefined {
    return this.steps[this.index];
  }
  get duration(): number {
    return this.clock.durationOf(this.index);
  }
  get words(): string {
    return this.step ? findWords(this.step, this.elapsed) : '';
  }
  get repetition(): number {
    return this.step ? findRepetition(this.step, this.elapsed) : 0;
  }
  get seconds(): number {
    return Math.round(this.worked / 1000);
  }
  get begun(): boolean {
    return this.done.some((each) => each.begun);
  }
  easierOf(item: number): string | undefined {
    return this.done[item]?.easier;
  }

  // For the figure, between two ticks.
  placeNow(): { step: number; elapsed: number; duration: number } {
    const { step, elapsed } = this.clock.find(this.now());
    return { step, elapsed, duration: this.clock.durationOf(step) };
  }

  // Some times a second, or when the page comes back.
  tick(): void {
    const now = this.now();
    if (!this.clock.isPaused) {
      const gap = now - this.last;
      if (gap > longestGap) {
        this.clock.pause(this.last);
        this.note = words.player.asleep;
      } else {
        this.worked += gap;
      }
    }
    this.last = now;
    this.read();
    if (Date.now() - this.lastKept > keepEvery) void this.keep();
  }

  private read(): void {
    const now = this.now();
    const place = this.clock.find(now);
    if (this.steps[place.step]?.item !== this.step?.item) this.note = '';
    const isNew = place.step !== this.index;
    this.index = place.step;
    this.elapsed = place.elapsed;
    this.paused = this.clock.isPaused;
    this.total = this.clock.total;
    this.at = this.clock.done(now);
    this.isOver = place.step >= this.steps.length;
    const step = this.step;
    if (step && !this.paused) {
      const done = this.done[step.item]!;
      done.begun = true;
      done.worked ||= isWork(step);
    }
    if (isNew) void this.keep();
  }

  // ---- what the buttons do -------------------------------------------------------------------------------------------

  run(): void {
    this.last = this.now();
    this.clock.run(this.last);
    this.read();
  }
  pause(): void {
    this.tick();
    this.clock.pause(this.now());
    this.read();
    void this.keep();
  }
  toggle(): void {
    if (this.paused) this.run();
    else this.pause();
  }

  skip(): void {
    const step = this.step;
    if (!step) return;
    if (this.isWarmUp(step) && this.skipAsked !== step.item) {
      this.skipAsked = step.item;
      this.note = words.player.warmUpSkipped;
      return;
    }
    this.leaveOut();
  }

  // The exercise of now, without asking.
  leaveOut(): void {
    const step = this.step;
    if (!step) return;
    this.done[step.item]!.skipped = true;
    this.clock.nextItem(this.now());
    this.read();
  }

  back(): void {
    this.clock.previousItem(this.now());
    this.read();
  }

  // More time where time is a kindness; work keeps its length, it may be paused.
  extend(): void {
    if (!this.canExtend) return;
    this.clock.extend(this.now(), moreTime);
    this.note = fill(words.player.moreGiven, { n: moreTime / 1000 });
    this.read();
  }
  get canExtend(): boolean {
    return this.step !== undefined && !isWork(this.step);
  }

  get easier(): string | undefined {
    const step = this.step;
    if (!step?.exercise) return undefined;
    const kinds = items<{ kind: string }>('exercise_variant');
    const taken = this.done[step.item]?.easier;
    const variants = this.allowed.get(step.exercise) ?? [];
    return variants.find((id) => kinds[id]?.kind === 'easier' && id !== taken && id !== step.variant);
  }
  takeEasier(): void {
    const easier = this.easier;
    const step = this.step;
    if (!easier || !step) {
      this.note = words.player.noEasier;
      return;
    }
    this.done[step.item]!.easier = easier;
    this.note = fill(words.player.easierNow, {
      name: say(`exercise_variant.${easier}.name`),
      change: say(`exercise_variant.${easier}.change`),
    });
    this.read();
  }

  // After strong pain only breathing follows.
  goToBreathing(): void {
    this.onlyBreathing = true;
    do this.leaveOut();
    while (this.step && this.step.kind !== 'breathing');
    this.run();
  }

  async keep(): Promise<void> {
    this.lastKept = Date.now();
    const kept: KeptSession = {
      id: this.id,
      wished: this.wished,
      session: this.session,
      at: this.clock.done(this.now()),
      extra: this.clock.extra,
      done: this.done,
      painBefore: this.painBefore,
      painPeak: this.painPeak,
      worked: this.worked,
      date: today(),
      keptAt: this.lastKept,
    };
    await log.keep(keptName, JSON.parse(JSON.stringify(kept)));
  }

  private isWarmUp(step: GuideStep): boolean {
    const why = this.session.why.find(({ exercise }) => exercise === step.exercise);
    return why?.because.includes('warm_up_needed') ?? false;
  }
}

const moreTime = 15_000;
