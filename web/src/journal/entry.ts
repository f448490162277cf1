// SPDX-License-Identifier: Apache-2.0
// The body of a daily entry from what was filled in: what is empty is left out, and words lose the space around them.
import type { DailyFields } from './record';

type Field = DailyFields[keyof DailyFields];

function isEmpty(value: Field): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

export function makeBody(fields: DailyFields): Record<string, unknown> {
  const trimmed = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.trim() : value,
  ]) as [string, Field][];
  return Object.fromEntries(trimmed.filter(([, value]) => !isEmpty(value)));
}

export function isBlank(fields: DailyFields): boolean {
  return Object.keys(makeBody(fields)).length === 0;
}

// Minutes as typed: a whole number from 0 to 600, else undefined.
export function readMinutes(text: string): number | undefined {
  const minutes = Number(text);
  return text.trim() !== '' && Number.isInteger(minutes) && minutes >= 0 && minutes <= 600 ? minutes : undefined;
}
