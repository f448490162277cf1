// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, choose, letGo, toldOf, type HabitsOutput } from './told.ts';

const item = (id: string, said: string | null = null) => ({ item: id, answer: said });
const habits = (more: Partial<HabitsOutput> = {}): HabitsOutput => ({
  date: '2026-11-26',
  causes: [],
  brought_up: [],
  workspace: [item('feet_flat', 'yes'), item('knees_90')],
  sleep: [item('sleep_side_pillow')],
  others: [],
  suggested: [],
  chosen: [],
  choose_most: 2,
  checked_on: null,
  heat: { offered: true, because: [], limits: [], usual_min: 10, most_min: 15, stop_min: 20 },
  ...more,
});

test('what is not answered is not written', () => {
  assert.deepEqual(toldOf(habits()), { answers: { feet_flat: 'yes' }, chosen: [] });
});

test('the same answer twice takes it back', () => {
  assert.deepEqual(answer(habits(), 'feet_flat', 'yes', '2026-11-26').answers, {});
  assert.deepEqual(answer(habits(), 'feet_flat', 'no', '2026-11-26').answers, { feet_flat: 'no' });
});

test('the workspace has been looked at when every point has an answer', () => {
  assert.equal(answer(habits(), 'sleep_side_pillow', 'yes', '2026-11-26').checked_on, undefined);
  assert.equal(answer(habits(), 'knees_90', 'not_relevant', '2026-11-26').checked_on, '2026-11-26');
  const earlier = habits({ checked_on: '2026-01-01' });
  assert.equal(answer(earlier, 'feet_flat', 'yes', '2026-11-26').checked_on, '2026-01-01');
});

test('no more is chosen than is good at a time, and nothing twice', () => {
  const full = habits({ chosen: ['knees_90', 'sleep_side_pillow'] });
  assert.deepEqual(choose(full, 'feet_flat').chosen, ['knees_90', 'sleep_side_pillow']);
  assert.deepEqual(choose(habits({ chosen: ['knees_90'] }), 'knees_90').chosen, ['knees_90']);
  assert.deepEqual(choose(habits(), 'knees_90').chosen, ['knees_90']);
});

test('what has settled counts as fine, what is let go does not', () => {
  const changing = habits({ chosen: ['knees_90'] });
  assert.deepEqual(letGo(changing, 'knees_90', true), { answers: { feet_flat: 'yes', knees_90: 'yes' }, chosen: [] });
  assert.deepEqual(letGo(changing, 'knees_90', false), { answers: { feet_flat: 'yes' }, chosen: [] });
  assert.deepEqual(answer(changing, 'knees_90', 'yes', '2026-11-26').chosen, []);
});
