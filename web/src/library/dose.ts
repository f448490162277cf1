// SPDX-License-Identifier: Apache-2.0
// How much of an exercise, line by line: the usual value, and its limits where they differ from it.
import type { Exercise } from './exercise';

export interface DoseWords {
  seconds: string; // "{n} s"
  times: string; // "{n}"
  range: string; // "{usual}, from {least} to {most}"
}

export interface DoseLine {
  field: string;
  value: string;
}

// In the order in which a person meets them; what is derived from others comes last.
const shown = ['sets', 'reps', 'holds', 'hold_s', 'contact_s', 'cycle_s', 'inhale_s', 'pause_s', 'exhale_s', 'rest_s', 'duration_s'];

export function listDose(exercise: Exercise, words: DoseWords): DoseLine[] {
  const say = (field: string, n: number) =>
    (field.endsWith('_s') ? words.seconds : words.times).replace('{n}', String(n));
  return shown.flatMap((field) => {
    const range = exercise.dose[field];
    if (!range || range.default === 0) return []; // off unless somebody switches it on
    const usual = say(field, range.default);
    if (range.min === range.max) return [{ field, value: usual }];
    const value = words.range
      .replace('{usual}', usual)
      .replace('{least}', String(range.min))
      .replace('{most}', say(field, range.max));
    return [{ field, value }];
  });
}
