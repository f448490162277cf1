// Years of a person as events: sessions and breaks, good weeks and bad ones, holidays, symptoms, looks back, and entries that
// are corrected or taken back. The same every time. For years_test.mjs.
// SPDX-License-Identifier: Apache-2.0
import { makeScreened } from '../http/person.mjs';

const day = 86_400_000, hour = 3_600_000, minute = 60_000;
const routines = ['full_session', 'short_session', 'office_reset', 'morning_mobility', 'strength_session'];
const exercises = ['cat_cow', 'wall_chest_stretch', 'seated_rhomboid_release', 'band_row', 'childs_pose', 'neck_side_bend', 'wall_push_up'];
const notes = ['New chair at work.', 'A long drive, and stiff after it.', 'Swam for half an hour.', 'Slept badly.'];

// Always the same numbers (a linear congruence).
function makeRandom(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

class Life {
  events = [];
  constructor(seed) {
    this.random = makeRandom(seed);
  }

  add(at, kind, body, more = {}) {
    const id = `01580000-0000-7000-8000-${(this.events.length + 1).toString(16).padStart(12, '0')}`;
    this.events.push({ id, at: new Date(at).toISOString(), offset_min: 0, kind, v: 1, ...more, body });
    return id;
  }
  oneIn(times) {
    return this.random(times) === 0;
  }

  // The whole check, everything answered with no.
  screen(at) {
    const { body } = makeScreened();
    this.add(at, 'answers', { ...body, screened_on: new Date(at).toISOString().slice(0, 10) });
  }

  have(session, pain, routine) {
    const id = this.add(session, 'session_entry', {
      routine, seconds: 240 + 60 * this.random(12), complete: !this.oneIn(9), ended: this.oneIn(9) ? 'left' : 'finished',
      pain_before: pain, pain_peak: Math.min(10, pain + this.random(2)), place: 'floor',
    });
    for (let n = 0; n < 3 + this.random(3); ++n) {
      const exercise = exercises[this.random(exercises.length)];
      this.add(session + n, 'exercise_response', { session: id, exercise, response: ['eased', 'eased', 'same', 'same', 'worse'][this.random(5)] });
    }
    if (!this.oneIn(4)) this.add(session + 23 * hour, 'after_effect_24h', { session: id, after: this.oneIn(8) ? 'not_settled' : 'settled' });
    if (this.oneIn(60)) this.add(session + 5 * minute, 'symptom_event', { trigger: 'stop_pain_rise_3', session: id });
  }

  work(morning) {
    for (let n = 0; n < 7; ++n) {
      const at = morning + (1 + n) * hour;
      this.add(at, 'break_event', { result: 'break_due', routine: 'office_reset' });
      const result = ['break_done', 'break_done', 'break_natural', 'break_skipped'][this.random(4)];
      this.add(at + minute, 'break_event', { result, routine: 'office_reset', ...(result === 'break_skipped' ? {} : { seconds: 60 + this.random(120) }) });
    }
  }

  tell(evening, pain) {
    const body = {
      pain_now: pain, pain_average: pain, pain_worst: Math.min(10, pain + this.random(3)), stiffness_minutes: 5 * this.random(9),
      sleep_quality: 3 + this.random(7), stress_level: this.random(9), activity_level: this.random(9),
    };
    const id = this.add(evening, 'daily_entry', body);
    if (this.oneIn(40)) this.add(evening + minute, 'daily_entry', { ...body, pain_now: Math.max(0, pain - 1) }, { supersedes: id });
    if (this.oneIn(70)) this.add(evening + 2 * minute, 'taken_back', {}, { supersedes: id });
  }

  lookBack(at, pain) {
    const items = [pain, Math.min(10, pain + 1), pain];
    this.add(at, 'measure_entry', { measure: 'peg_score', items, score: Math.round((10 * (3 * pain + Math.min(1, 10 - pain))) / 3) / 10 });
  }
}

// Up to `now` (milliseconds); the check is of this week.
export function makeLife(years, now) {
  const life = new Life(years);
  const days = Math.round(365.25 * years);
  let away = 0;
  for (let ago = days; ago >= 1; --ago) {
    const morning = Math.floor((now - ago * day) / day) * day + 7 * hour;
    if (ago % 28 === 3 || ago === days) life.screen(morning);
    if (away > 0) {
      away -= 1;
      continue;
    }
    if (ago > 30 && life.oneIn(120)) away = 4 + life.random(17);
    const wave = 2 + 1.6 * Math.sin(ago / 40) + 1.5 * Math.sin(ago / 7);
    const pain = Math.max(0, Math.min(7, Math.round(wave + life.random(2))));
    if (!life.oneIn(3)) life.have(morning, pain, routines[life.random(routines.length)]);
    if (new Date(morning).getUTCDay() % 6 !== 0) life.work(morning + hour);
    if (!life.oneIn(5)) life.tell(morning + 13 * hour, pain);
    if (ago % 28 === 10) life.lookBack(morning + 14 * hour, pain);
    if (life.oneIn(9)) life.add(morning + 12 * hour, 'free_note', { text: notes[life.random(notes.length)] });
  }
  return life.events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
