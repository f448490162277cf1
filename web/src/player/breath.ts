// SPDX-License-Identifier: Apache-2.0
// Where the breath is: growing, still, or shrinking, and how full. Pure.
import type { Breath } from './guide';

export interface BreathNow {
  part: 'in' | 'pause' | 'out';
  fullness: number; // 0 to 1
  leftMs: number; // of this part
  cycle: number; // from 1
}

export function findBreath(breath: Breath, elapsedMs: number): BreathNow | undefined {
  const inMs = breath.inhale_s * 1000;
  const pauseMs = breath.pause_s * 1000;
  const outMs = breath.exhale_s * 1000;
  const cycleMs = inMs + pauseMs + outMs;
  if (cycleMs <= 0) return undefined;
  const cycle = Math.min(breath.cycles, Math.floor(elapsedMs / cycleMs) + 1);
  const at = elapsedMs % cycleMs;
  if (at < inMs) return { part: 'in', fullness: at / inMs, leftMs: inMs - at, cycle };
  if (at < inMs + pauseMs) return { part: 'pause', fullness: 1, leftMs: inMs + pauseMs - at, cycle };
  return { part: 'out', fullness: 1 - (at - inMs - pauseMs) / outMs, leftMs: cycleMs - at, cycle };
}

// How far the breath has come, 0 to 1, where a motion breathes in for `share` of it and knows no pause.
export function calcBreathShare(breath: Breath, elapsedMs: number, share: number): number {
  const now = findBreath(breath, elapsedMs);
  if (!now) return 0;
  return now.part === 'out' ? share + (1 - share) * (1 - now.fullness) : share * now.fullness;
}
