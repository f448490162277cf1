// SPDX-License-Identifier: Apache-2.0
// From what was filled in to the bodies of `measure_entry`. A score is the mean of its items (docs/data-format.md). Pure.

export type Measure = 'peg_score' | 'psfs_score' | 'groc_score';

export interface Activity {
  name: string;
  value: number | undefined;
}

export interface Filled {
  peg: (number | undefined)[]; // three items
  activities: Activity[];
  change: number | undefined;
}

export interface MeasureBody extends Record<string, unknown> {
  measure: Measure;
  score: number;
  items?: number[];
  names?: string[];
}

export type Fault = 'pegPart' | 'activityPart' | 'blank';

const mean = (values: number[]): number => Math.round((values.reduce((a, b) => a + b, 0) / values.length) * 100) / 100;
const isNumber = (value: number | undefined): value is number => value !== undefined;

// All three or none of the items of the first; each activity with its name and its number, empty lines left out.
export function makeBodies({ peg, activities, change }: Filled): MeasureBody[] | Fault {
  const bodies: MeasureBody[] = [];
  const items = peg.filter(isNumber);
  if (items.length > 0 && items.length < peg.length) return 'pegPart';
  if (items.length > 0) bodies.push({ measure: 'peg_score', score: mean(items), items });
  const lines = activities.map(({ name, value }) => ({ name: name.trim(), value }));
  if (lines.some(({ name, value }) => name !== '' && !isNumber(value))) return 'activityPart';
  if (lines.some(({ name, value }) => name === '' && isNumber(value))) return 'activityPart';
  const rated = lines.filter(({ name }) => name !== '');
  if (new Set(rated.map(({ name }) => name.toLowerCase())).size < rated.length) return 'activityPart';
  if (rated.length > 0) {
    const values = rated.map(({ value }) => value!);
    bodies.push({ measure: 'psfs_score', score: mean(values), items: values, names: rated.map(({ name }) => name) });
  }
  if (change !== undefined) bodies.push({ measure: 'groc_score', score: change });
  return bodies.length > 0 ? bodies : 'blank';
}
