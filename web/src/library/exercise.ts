// SPDX-License-Identifier: Apache-2.0
// Exercises and their variants as the regimen has them (docs/regimen.md): only what the library shows.
export interface Range {
  default: number;
  min: number;
  max: number;
}

export type Need = string | string[]; // one thing, or one of several

export interface Exercise {
  id: string;
  n: number;
  class: string;
  family: string;
  muscles: string[];
  places: string[];
  postures: string[];
  requires: Need[];
  optional: string[];
  dose: Record<string, Range>;
  sides: 'none' | 'each';
  steps: { phase: string }[];
  source: string[];
  grade: string;
}

export interface Variant {
  id: string;
  n: number;
  exercise: string;
  kind: 'easier' | 'harder' | 'option';
  off_by_default?: boolean;
  requires?: Need[] | Need;
  source: string[];
  grade: string;
}

// What is missing, need by need: of several that would do, all are named.
export function listMissing(requires: Need[], missing: string[]): string[][] {
  return requires
    .map((need) => (Array.isArray(need) ? need : [need]).filter((thing) => missing.includes(thing)))
    .filter((things) => things.length > 0);
}

interface Slot {
  exercise?: string;
  routine?: string;
}

export interface Routine {
  id: string;
  n: number;
  total_s: number;
  anchor?: string;
  place?: string;
  forms: { slots: Slot[] }[];
}

export function inOrder<T extends { n: number }>(items: Record<string, T>): T[] {
  return Object.values(items).sort((a, b) => a.n - b.n);
}

export function seconds(exercise: Exercise): number {
  return exercise.dose['duration_s']?.default ?? 0;
}

function holds(routine: Routine, exercise: string, routines: Record<string, Routine>): boolean {
  return routine.forms.some((form) =>
    form.slots.some((slot) => {
      const inner = slot.routine ? routines[slot.routine] : undefined;
      return slot.exercise === exercise || (inner !== undefined && holds(inner, exercise, routines));
    }),
  );
}

// Routines that a person can start and that may hold the exercise, the shortest first.
export function routinesWith(exercise: string, routines: Record<string, Routine>): Routine[] {
  return inOrder(routines)
    .filter((routine) => !routine.id.endsWith('_block') && holds(routine, exercise, routines))
    .sort((a, b) => a.total_s - b.total_s);
}
