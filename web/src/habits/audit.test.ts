// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Doors } from '../core/door.ts';
import { audited, eventsOf, itemsOf } from './audit.ts';
import type { HabitsOutput } from './told.ts';

const item = (id: string) => ({ item: id, answer: null });
const habits = {
  workspace: [item('feet_flat'), item('no_single_posture'), item('knees_90')],
  sleep: [item('sleep_side_pillow')],
  chosen: ['knees_90'],
} as unknown as HabitsOutput;
const prompt = (name: string, due: boolean) =>
  ({ prompt: name, due }) as unknown as Doors['insight']['output']['prompts'][number];

test('every point of the desk and of sleep belongs to one of the three habits', () => {
  const ids = audited.flatMap((habit) => itemsOf(habits, habit).map((each) => each.item));
  assert.deepEqual(ids, ['feet_flat', 'knees_90', 'no_single_posture', 'sleep_side_pillow']);
});

test('one look is recorded with what was chosen, and the prompt counts as read while it is due', () => {
  const look = ['habit_audit', { habits: ['desk', 'getting_up', 'sleep_position'], chosen: ['knees_90'] }];
  assert.deepEqual(eventsOf(habits, []), [look]);
  assert.deepEqual(eventsOf(habits, [prompt('prompt_relapse', false), prompt('prompt_day_7', true)]), [look]);
  assert.deepEqual(eventsOf(habits, [prompt('prompt_relapse', true)]), [
    look,
    ['prompt_shown', { prompt: 'prompt_relapse' }],
  ]);
});
