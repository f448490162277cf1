// A made-up person with four weeks of records, and the real program to ask about them. For the tests in this folder.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeScreened } from '../http/person.mjs';

export const program = process.env.UNHUNCH_PROGRAM;
export const days = 28;
const day = 86_400_000;
const id = (n) => `01936a7e-8f00-7000-8000-${String(n).padStart(12, '0')}`;

// Everything the person typed, so that a test can look for it.
export const typed = ['ibuprofen twice, after lunch', 'zzQ-private-note about a Tuesday', 'carrying Mia & <shopping>', 'phone on the shelf at night'];

// `now` is the last day; midday, so that no time zone moves a day.
export function makeMonth(now = new Date()) {
  const last = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 0, 1);
  let n = 1;
  const events = [];
  const add = (kind, at, body) => {
    n += 1;
    events.push({ id: id(n), at: new Date(at).toISOString(), offset_min: 0, kind, v: 1, body });
    return id(n);
  };
  const screened = makeScreened();
  const first = last - (days - 1) * day;
  events.push({ ...screened, at: new Date(first).toISOString(), body: { ...screened.body, screened_on: new Date(first).toISOString().slice(0, 10) } });
  add('answers', first + 60_000, { flags: { chest_pain: 'unsure' } });
  add('answers', first + 120_000, { flags: { chest_pain: 'no' } });
  add('answers', first + 180_000, { conditions: { falls_risk: 'unsure', osteoporosis: 'yes' } });
  add('measure_entry', first + 200_000, { measure: 'peg_score', score: 5.3, items: [6, 5, 5] });
  add('measure_entry', first + 201_000, { measure: 'psfs_score', score: 4, items: [4, 5, 3], names: ['Reading', typed[2], 'Driving'] });
  const places = ['between_blades', 'neck_shoulder_junction', 'neck'];
  for (let i = 0; i < days; i += 1) {
    const at = first + i * day + 300_000;
    if (i % 9 !== 5) {
      const average = Math.max(1, Math.round(6 - i / 7 + (i % 3) - 1));
      add('daily_entry', at, {
        pain_now: Math.max(0, average - (i % 2)), pain_average: average, pain_worst: Math.min(10, average + 2),
        stiffness_minutes: 30 - i, sleep_quality: 4 + (i % 5), stress_level: 3 + (i % 4), activity_level: 5,
        head_turn_ease: 5 + Math.floor(i / 8), high_shelf_reach: 6, woke_refreshed: i % 3 === 0,
        sleep_position: i % 4 ? 'side' : 'back', pattern_seen: i % 5 ? 'desk' : 'none',
        pain_site: [{ place: places[i % 3], side: i % 2 ? 'right' : 'both' }],
        ...(i === 3 ? { medicines_text: typed[0] } : {}), ...(i === 4 ? { note: typed[1] } : {}),
      });
    }
    for (let b = 0; b < i % 5; b += 1) {
      add('break_event', at + b * 1000, { result: 'break_due' });
      add('break_event', at + b * 1000 + 500, b % 3 ? { result: 'break_done', seconds: 90 } : { result: 'break_natural', seconds: 400 });
    }
    if (i % 2) continue;
    const strength = i % 4 === 2;
    const session = add('session_entry', at + 20_000, { routine: strength ? 'strength_session' : 'full_session',
      seconds: strength ? 1380 : 900, complete: true, pain_before: 3, pain_peak: 3, ended: 'finished' });
    const done = ['cat_cow', 'seated_rhomboid_release', ...(strength ? ['wall_push_up'] : ['shoulder_four_directions', 'wall_chest_stretch', 'thoracic_extension_chair'])];
    done.forEach((exercise, k) => add('exercise_response', at + 21_000 + k, { session, exercise,
      response: ['eased', 'same', 'eased', 'worse'][(i + k) % 4], ...(exercise === 'wall_push_up' ? { sets: 2, reps: 8, all_done: true, form_perfect: true } : {}) }));
    if (i > 0 && i < 20) add('after_effect_24h', at + 22_000, { session, after: i === 8 ? 'not_settled' : 'settled' });
  }
  const habits = (dayOf, value) => add('setting', first + dayOf * day + 450_000, { name: 'habits', value });
  habits(2, { answers: { feet_flat: 'no', mouse_close: 'no' }, chosen: ['feet_flat', 'mouse_close'] });
  habits(12, { answers: { feet_flat: 'yes', mouse_close: 'no' }, chosen: ['mouse_close'] });
  add('habit_audit', first + 14 * day + 460_000, { habits: ['desk', 'getting_up', 'sleep_position'], chosen: ['sleep_side_pillow', typed[3]] });
  add('symptom_event', first + 10 * day + 400_000, { trigger: 'stop_sharp_pinching', exercise: 'cat_cow' });
  add('measure_entry', last + 1000, { measure: 'peg_score', score: 3.7, items: [4, 4, 3] });
  add('measure_entry', last + 2000, { measure: 'psfs_score', score: 6.3, items: [6, 7, 6], names: ['Reading', typed[2], 'Driving'] });
  return events;
}

export function run(data, args, { input = '', status = 0 } = {}) {
  const result = spawnSync(program, ['--data', data, ...args], { input, maxBuffer: 1 << 26, env: { ...process.env, TZ: 'UTC' } });
  assert.equal(result.status, status, `${args.join(' ')}: ${result.stderr}`);
  return result.stdout;
}

// A folder that is gone with the test, and a person in it.
export function makePerson(t, events = makeMonth()) {
  const folder = mkdtempSync(join(tmpdir(), 'unhunch-report-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const data = join(folder, 'data');
  const file = join(folder, 'in.json');
  writeFileSync(file, JSON.stringify({ events }));
  run(data, ['import', file]);
  return { folder, data, events, run: (...args) => run(data, args), read: (name) => readFileSync(join(folder, name)) };
}
