// SPDX-License-Identifier: Apache-2.0
// Stretches of a motion. Free of the DOM.
import type { Motion } from './module';

export interface Span {
  from: number;
  to: number;
  loops: boolean;
}

// All stretches of that name, in their order: the circles of one way, then of the other.
export function findSpans(motion: Pick<Motion, 'parts'>, part: string): Span[] {
  return motion.parts
    .filter(({ id }) => id === part)
    .map(({ from_s, to_s, loops }) => ({ from: from_s, to: to_s, loops }));
}

// One part, from its first stretch to the end of its last; the whole motion when there is no such part.
export function findSpan(motion: Pick<Motion, 'parts' | 'length_s' | 'loops'>, part?: string): Span {
  const spans = part ? findSpans(motion, part) : [];
  if (spans.length === 0) return { from: 0, to: motion.length_s, loops: motion.loops };
  return { from: spans[0]!.from, to: spans[spans.length - 1]!.to, loops: spans[0]!.loops };
}

// The second of the key pose that is shown at a second when nothing may move.
export function keyPoseAt(motion: Pick<Motion, 'keys'>, seconds: number): number {
  let at = motion.keys[0]?.at_s ?? 0;
  for (const key of motion.keys) if (key.at_s <= seconds + 1e-6) at = key.at_s;
  return at;
}
