// SPDX-License-Identifier: Apache-2.0
// Which exercises the library shows. An empty wish is no wish.
import type { Exercise, Need } from './exercise';

export interface Filter {
  place: string;
  equipment: string; // a thing it uses, or `nothing`
  muscle: string;
  time: string; // at most so many seconds
}

export const nothing = 'nothing';
export const noFilter: Readonly<Filter> = { place: '', equipment: '', muscle: '', time: '' };
export const names = ['place', 'equipment', 'muscle', 'time'] as const satisfies (keyof Filter)[];

function uses(needs: Need[], thing: string): boolean {
  return needs.some((need) => (Array.isArray(need) ? need.includes(thing) : need === thing));
}

function fitsEquipment(exercise: Exercise, wanted: string): boolean {
  if (wanted === '') return true;
  return wanted === nothing ? exercise.requires.length === 0 : uses(exercise.requires, wanted);
}

function fitsTime(exercise: Exercise, most: string): boolean {
  return most === '' || (exercise.dose['duration_s']?.default ?? 0) <= Number(most);
}

export function isShown(exercise: Exercise, filter: Filter): boolean {
  return (
    (filter.place === '' || exercise.places.includes(filter.place)) &&
    fitsEquipment(exercise, filter.equipment) &&
    (filter.muscle === '' || exercise.muscles.includes(filter.muscle)) &&
    fitsTime(exercise, filter.time)
  );
}

export function isFiltered(filter: Filter): boolean {
  return names.some((name) => filter[name] !== '');
}

// The filter as it stands in the address, so that going back finds the same list.
export function readFilter(query: URLSearchParams): Filter {
  const filter = { ...noFilter };
  for (const name of names) filter[name] = query.get(name) ?? '';
  return filter;
}

export function writeFilter(filter: Filter): string {
  const query = new URLSearchParams();
  for (const name of names) if (filter[name] !== '') query.set(name, filter[name]);
  return query.toString();
}
