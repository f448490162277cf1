// SPDX-License-Identifier: Apache-2.0
// What a person can choose about the plan, with the limits that the regimen sets. Every choice is one `answers` event.
import type { Answers, Preferences } from '../core/door';
import { log } from '../log/log.svelte';
import { items } from '../text/catalogue';

export interface Limits {
  least: number;
  most: number;
  usual: number;
}

interface RangeRule {
  min_min: number;
  max_min: number;
  default_min: number;
}

function limitsOf(rule: string): Limits {
  const found = items<RangeRule>('rule')[rule];
  return { least: found?.min_min ?? 0, most: found?.max_min ?? 0, usual: found?.default_min ?? 0 };
}

export const limits = () => ({ cap: limitsOf('daily_cap'), interval: limitsOf('break_interval') });

type Patch<T> = { [Name in keyof T]?: T[Name] | null };

// null takes a choice back: the plan decides again.
export async function prefer(preferences: Patch<Preferences>): Promise<void> {
  await log.append('answers', { preferences });
}

export async function answer(patch: Patch<Pick<Answers, 'place' | 'equipment'>>): Promise<void> {
  await log.append('answers', patch);
}
