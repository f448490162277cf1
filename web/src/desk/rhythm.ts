// SPDX-License-Identifier: Apache-2.0
// The rhythm of breaks as it is kept: the setting `break_rhythm` (docs/data-format.md), whole each time. The interval is
// a preference of the plan (plan/preferences.ts).
import type { BreaksOutput } from '../core/door';
import { log } from '../log/log.svelte';
import { items } from '../text/catalogue';
import type { Span } from './hours';

export type Rhythm = BreaksOutput['rhythm'];

export async function keepRhythm(rhythm: Rhythm): Promise<void> {
  await log.append('setting', { name: 'break_rhythm', value: rhythm });
}

// The hours of a working day as the regimen has them.
export function usualHours(): Span {
  const rule = items<{ work_from?: string; work_to?: string }>('rule')['break_quiet_hours'];
  return { from: rule?.work_from ?? '', to: rule?.work_to ?? '' };
}
