// SPDX-License-Identifier: Apache-2.0
// What the flows of a session read from the log and write to it. Everything written is on the disk when it returns.
import { ask } from '../core/ask';
import type { Answers, FoldOutput, TriageOutput } from '../core/door';
import { localDate } from '../day';
import { log } from '../log/log.svelte';
import { items } from '../text/catalogue';
import type { YesNo } from './asking.svelte';

export const today = (): string => localDate();

export async function fold(): Promise<FoldOutput> {
  return ask('fold', { date: today(), from: today() });
}
export async function answers(): Promise<Answers> {
  return (await fold()).answers as Answers;
}
export async function triage(): Promise<TriageOutput> {
  return ask('triage', { date: today() });
}

export async function change(patch: Record<string, unknown>): Promise<void> {
  await log.append('answers', patch);
}

// The day of it is found by the fold.
export async function raiseFlag(flag: string, answer: YesNo): Promise<void> {
  await change({ flags: { [flag]: answer } });
}

export function numberOf(kind: string, id: string, name: string): number {
  return (items<Record<string, number>>(kind)[id]?.[name] as number | undefined) ?? 0;
}

// Pain of now; too much of it is a sign of its own.
export async function keepPain(pain: number): Promise<void> {
  const tooHigh = pain >= numberOf('rule', 'pain_now_8_or_more', 'from');
  await change({ pain_now: pain, ...(tooHigh ? { flags: { severe_or_fast_worsening_pain: 'yes' } } : {}) });
}

export const isRaising = (answer: unknown): boolean => answer === 'yes' || answer === 'unsure';
