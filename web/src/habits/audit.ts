// SPDX-License-Identifier: Apache-2.0
// The guided look at three habits (rule habit_audit): which points belong to which, and what is recorded at its end.
import type { Doors } from '../core/door.ts';
import type { HabitsOutput } from './told.ts';

export const audited = ['desk', 'getting_up', 'sleep_position'] as const;
export type Audited = (typeof audited)[number];

const aboutGettingUp = ['no_single_posture'];

export function itemsOf(habits: HabitsOutput, habit: Audited): HabitsOutput['workspace'] {
  if (habit === 'sleep_position') return habits.sleep;
  return habits.workspace.filter(({ item }) => aboutGettingUp.includes(item) === (habit === 'getting_up'));
}

type Event = [kind: string, body: Record<string, unknown>];

// The look itself, and the prompt that led to it where nobody has said yet that it was read.
export function eventsOf(habits: HabitsOutput, prompts: Doors['insight']['output']['prompts']): Event[] {
  const events: Event[] = [['habit_audit', { habits: [...audited], chosen: [...habits.chosen] }]];
  if (prompts.some(({ prompt, due }) => prompt === 'prompt_relapse' && due)) {
    events.push(['prompt_shown', { prompt: 'prompt_relapse' }]);
  }
  return events;
}
