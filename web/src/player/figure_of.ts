// SPDX-License-Identifier: Apache-2.0
// The motion of each step of a session, and its second at each moment.
import { loadFigure, type FigureModule, type Motion } from '../figure/module';
import { items } from '../text/catalogue';
import type { Running } from './running.svelte';
import { findShownStep, Showing, type Look } from './showing';

interface WrittenStep {
  part?: string;
  phase: string;
}

function partOf(exercise: string, written: number): { part: string; turn: number } | undefined {
  const steps = items<{ steps: WrittenStep[] }>('exercise')[exercise]?.steps ?? [];
  const part = steps[written]?.part;
  if (!part) return undefined;
  const isSame = (step: WrittenStep): boolean => step.part === part && step.phase === 'work';
  return { part, turn: steps.slice(0, written).filter(isSame).length };
}

export class FigureOf {
  private readonly showing: Showing;
  private readonly motions = new Map<string, Motion>();

  private constructor(
    private readonly module: FigureModule,
    private readonly running: Running,
  ) {
    this.showing = new Showing(running.steps, partOf);
  }

  static async make(running: Running): Promise<FigureOf> {
    return new FigureOf(await loadFigure(), running);
  }

  // Its id; nothing after the last step.
  motionOf(index: number): string | undefined {
    const shown = findShownStep(this.running.steps, index) ?? this.lastShown();
    const step = shown === undefined ? undefined : this.running.steps[shown];
    if (!step?.exercise) return undefined;
    const variant = this.running.easierOf(step.item) ?? step.variant;
    return variant && this.module.find(variant, false) !== undefined ? variant : step.exercise;
  }

  look(index: number, elapsedMs: number, durationMs: number): Look {
    const id = this.motionOf(index);
    const motion = id === undefined ? undefined : this.describe(id);
    if (!motion || !this.running.steps[index]) return { seconds: 0, mirrored: false };
    return this.showing.find(motion, index, elapsedMs, durationMs);
  }

  private lastShown(): number | undefined {
    const steps = this.running.steps;
    for (let i = steps.length - 1; i >= 0; i--) if (steps[i]!.exercise) return i;
    return undefined;
  }

  private describe(id: string): Motion | undefined {
    const known = this.motions.get(id);
    if (known) return known;
    const handle = this.module.find(id, false);
    if (handle === undefined) return undefined;
    const motion = this.module.describe(handle);
    this.motions.set(id, motion);
    return motion;
  }
}
