// The inputs of the golden vectors: people, not noise. Each is a name, a door and an input, made from one healthy person
// by the changes that its name tells. Deterministic, so that a vector can be found again by its name.
// SPDX-License-Identifier: Apache-2.0

const today = '2026-11-21';

function healthyPerson(regimen) {
  const keys = (kind) => Object.keys(regimen[kind]);
  const all = (ids, value) => Object.fromEntries(ids.map((id) => [id, value]));
  return {
    age_band: 'age_20_44',
    region: 'region_gb',
    pain_now: 3,
    pain_between_blades: 'familiar_comes_and_goes',
    flags: all(keys('flag').filter((id) => regimen.flag[id].answers === 'yes_no_unsure'), 'no'),
    details: Object.fromEntries(
      keys('sub_question').map((id) => [id, regimen.sub_question[id].answers === 'minutes' ? 0 : 'no'])),
    conditions: all(keys('condition'), 'no'),
    signs: { worse_over_workday: 'yes', deep_ache_between_blades: 'yes', worse_reaching_for_mouse: 'yes' },
    equipment: keys('equipment'),
    screened_on: '2026-11-14',
  };
}

const signsOf = {
  desk: { worse_over_workday: 'yes', deep_ache_between_blades: 'yes', worse_reaching_for_mouse: 'yes' },
  morning: { pain_on_waking: 'yes', eases_within_30_min: 'yes', better_with_gentle_movement: 'yes' },
  stress: { worse_in_stressful_times: 'yes', knot_neck_shoulder: 'yes', tight_breathing_when_tense: 'yes' },
  mixed: {
    worse_over_workday: 'yes', worse_reaching_for_mouse: 'yes', deep_ache_between_blades: 'yes',
    worse_in_stressful_times: 'yes', knot_neck_shoulder: 'yes',
  },
  unclear: { tender_spots: 'yes' },
};

// A strength history: push-ups at a level, one session every `apart` days, ending `ago` days before today.
function strengthHistory({ exercise, sets, reps, count, apart, ago, pain = 2, after = 'settled' }) {
  const end = Date.parse(`${today}T00:00:00Z`) - ago * 86400000;
  const sessions = Array.from({ length: count }, (_, i) => ({
    date: new Date(end - (count - 1 - i) * apart * 86400000).toISOString().slice(0, 10),
    routine: 'strength_session',
    pain_before: 2,
    pain_peak: pain,
    after_24h: after,
    exercises: [
      { exercise, sets, reps, form_perfect: true },
      { exercise: 'band_row', sets: 2, reps: 12 },
    ],
  }));
  return { started_on: sessions[0].date, sessions };
}

// Logs of people: events an hour apart, with ids in their order.
function stories(regimen) {
  let count = 0;
  const event = (date, kind, body, more = {}) => {
    count += 1;
    return {
      id: `01930000-0000-7000-8000-${String(count).padStart(12, '0')}`,
      at: `${date}T${String(count % 24).padStart(2, '0')}:00:00.000Z`, offset_min: 60, kind, v: 1, ...more, body,
    };
  };
  const { screened_on, ...answers } = healthyPerson(regimen);
  const screened = () => event('2026-11-01', 'answers', { ...answers, screened_on: '2026-11-01' });
  const day = (n) => `2026-11-${String(n).padStart(2, '0')}`;
  const weeks = [screened()];
  for (let n = 2; n < 21; n++) {
    const session = event(day(n), 'session_entry', { routine: n % 2 ? 'full_session' : 'office_reset', seconds: 90 + n,
      complete: n % 5 !== 0, pain_before: n % 4, pain_peak: n % 5 });
    weeks.push(session,
      event(day(n), 'exercise_response', { session: session.id, exercise: 'cat_cow', response: n % 3 ? 'eased' : 'same' }),
      event(day(n), 'exercise_response', { session: session.id, exercise: 'wall_push_up', sets: 2, reps: 8 }),
      event(day(n + 1), 'after_effect_24h', { session: session.id, after: n % 7 ? 'settled' : 'not_settled' }),
      event(day(n), 'daily_entry', { pain_now: n % 6, pain_average: 3, pain_site: [{ place: 'between_blades', side: 'both' }] }),
      event(day(n), 'break_event', { result: n % 3 ? 'break_done' : 'break_skipped' }));
  }
  const upsAndDowns = () => {
    const downs = [screened()];
    for (let n = 1; n < 22; n++) {
      downs.push(event(day(n), 'daily_entry', { pain_average: [6, 6, 6, 3, 3, 3, 3, 6, 6, 6][n % 10], stress_level: n % 7,
        sleep_quality: 9 - n % 7, stiffness_minutes: 10 * (n % 7) + n % 3 }));
      if (n % 7 === 0) downs.push(event(day(n), 'measure_entry', { measure: 'peg_score', score: 6.3 - n / 10 }));
    }
    downs.push(event(day(15), 'prompt_shown', { prompt: 'prompt_day_7' }),
      event(day(16), 'habit_audit', { habits: ['desk', 'sleep_position'], chosen: ['screen_height'] }),
      event(day(20), 'measure_entry', { measure: 'psfs_score', score: 4.5, items: [4, 5, 4.5], names: ['swim', 'drive', 'read'] }));
    return downs;
  };
  const entry = event(day(5), 'daily_entry', { pain_now: 6, note: 'typed in a hurry' });
  return {
    nothing: [],
    screened: [screened()],
    'half a screening': [event('2026-11-20', 'answers', { age_band: 'age_20_44', flags: { chest_pain: 'no' } })],
    'three weeks': weeks,
    'a symptom today': [screened(), event(today, 'symptom_event', { trigger: 'stop_chest_breath' })],
    'a correction and something taken back': [screened(), entry,
      event(day(6), 'daily_entry', { pain_now: 2, note: 'as it was' }, { supersedes: entry.id }),
      event(day(7), 'free_note', { text: 'gone' }),
      event(day(8), 'taken_back', {}, { supersedes: `01930000-0000-7000-8000-${String(count).padStart(12, '0')}` })],
    'a day of breaks': [screened(),
      event(today, 'setting', { name: 'break_rhythm', value: {
        hours: { sat: [['08:00', '09:30'], ['12:00', '18:00']] }, quiet: ['22:30', '06:15'], natural_pauses: false } }),
      event(today, 'answers', { preferences: { break_every_min: 35 }, conditions: { falls_risk: 'unsure' } }),
      ...['due', 'held', 'snoozed', 'done', 'due', 'natural', 'due', 'skipped', 'off_today'].map((result) =>
        event(today, 'break_event', { result: `break_${result}`, ...(result === 'held' ? { because: 'camera' } : {}) }))],
    'habits told': [screened(),
      event(today, 'answers', { conditions: { pregnant_under_16_weeks: 'yes' }, signs: signsOf.desk }),
      event(today, 'setting', { name: 'habits', value: {
        answers: { feet_flat: 'yes', screen_height: 'no', mouse_close: 'not_relevant' }, chosen: ['screen_height'], checked_on: today } })],
    'an event of tomorrow': [screened(), event(day(4), 'of_tomorrow', { anything: [1, 2] }, { v: 7 })],
    'ups and downs': upsAndDowns(),
  };
}

export function goldenInputs(regimen) {
  const vectors = [];
  const person = (changes = {}) => ({ ...healthyPerson(regimen), ...changes });
  const add = (name, door, input) => vectors.push({ name, door, input });
  const addForEveryone = (name, answers) => {
    for (const door of ['triage', 'allowed']) add(`${door}: ${name}`, door, { answers, date: today });
  };

  addForEveryone('nothing raised', person());
  addForEveryone('nothing answered', {});
  for (const id of Object.keys(regimen.flag)) {
    if (regimen.flag[id].answers !== 'yes_no_unsure') continue;
    for (const answer of ['yes', 'unsure']) {
      add(`triage: ${id} ${answer}`, 'triage',
        { answers: person({ flags: { ...person().flags, [id]: answer } }), date: today });
    }
  }
  for (const id of Object.keys(regimen.condition)) {
    add(`allowed: ${id}`, 'allowed',
      { answers: person({ conditions: { ...person().conditions, [id]: 'yes' } }), date: today });
  }
  for (const id of Object.keys(regimen.choice)) addForEveryone(id, person({ pain_between_blades: id }));
  for (const id of Object.keys(regimen.age_band)) addForEveryone(id, person({ age_band: id }));
  for (const pain of [0, 5, 6, 7, 8, 10]) addForEveryone(`pain ${pain}`, person({ pain_now: pain }));
  for (const result of ['exercise_ok', 'exercise_with_limits', 'no_exercise']) {
    addForEveryone(`arm numbness, then ${result}`, person({
      flags: { ...person().flags, arm_numbness: 'yes' },
      raised_on: { arm_numbness: '2026-11-15' },
      checks: [{ entry: 'clearance_entry', flag: 'arm_numbness', date: '2026-11-18', role: 'doctor', result }],
    }));
  }
  for (const [name, signs] of Object.entries(signsOf)) {
    add(`patterns: ${name}`, 'patterns', { answers: person({ signs }), date: today });
    for (const routine of ['full_session', 'short_session', 'quick_two']) {
      add(`session: ${routine}, ${name}`, 'session', { answers: person({ signs }), routine, date: today });
    }
    add(`plan: ${name}`, 'plan', { answers: person({ signs }), date: today });
  }
  for (const routine of Object.keys(regimen.routine)) {
    add(`session: ${routine}`, 'session', { answers: person(), routine, date: today });
    add(`session: ${routine}, nothing at hand`, 'session', { answers: person({ equipment: [] }), routine, date: today });
    add(`session: ${routine}, at the desk with a chair`, 'session',
      { answers: person({ equipment: ['chair_sturdy'], place: 'at_desk' }), routine, date: today });
  }
  for (const minutes of [1, 2, 4, 6, 8, 11, 17, 45]) {
    add(`session: full_session in ${minutes} minutes`, 'session',
      { answers: person(), routine: 'full_session', minutes, date: today, seed: minutes });
    add(`session: evening_wind_down in ${minutes} minutes`, 'session',
      { answers: person(), routine: 'evening_wind_down', minutes, date: today });
  }
  add('session: pain 6 turns it into the sore day', 'session',
    { answers: person({ pain_now: 6 }), routine: 'full_session', date: today });
  add('session: nothing in an emergency', 'session',
    { answers: person({ flags: { ...person().flags, chest_pain: 'yes' } }), routine: 'office_reset', date: today });
  for (const anchors of [['morning'], ['evening', 'weekend'], ['night'], ['daily', 'morning']]) {
    add(`plan: anchors ${anchors}`, 'plan', { answers: person({ preferences: { anchors } }), date: today });
  }
  const histories = {
    beginner: strengthHistory({ exercise: 'wall_push_up', sets: 2, reps: 8, count: 1, apart: 2, ago: 2 }),
    'through the gate': strengthHistory({ exercise: 'wall_push_up', sets: 3, reps: 12, count: 8, apart: 2, ago: 2 }),
    'after red': strengthHistory({ exercise: 'wall_push_up', sets: 2, reps: 10, count: 2, apart: 2, ago: 2, pain: 7 }),
    'after a gap': strengthHistory({ exercise: 'wall_push_up', sets: 2, reps: 12, count: 3, apart: 2, ago: 20 }),
    'not known': strengthHistory({ exercise: 'wall_push_up', sets: 2, reps: 8, count: 2, apart: 2, ago: 2, after: 'not_known' }),
  };
  for (const [name, history] of Object.entries(histories)) {
    add(`ladder: ${name}`, 'ladder', { answers: person(), history, date: today });
    add(`session: strength, ${name}`, 'session',
      { answers: person(), routine: 'strength_session', history, date: today });
  }
  const responses = (eases) => ({ sessions: Array.from({ length: 9 }, (_, n) => ({ date: `2026-11-0${n + 1}`, routine: 'full_session',
    exercises: Object.entries(eases).map(([exercise, eased]) => ({ exercise, response: n % 9 < eased ? 'eased' : 'same' })) })) });
  add('session: one thing eased more often', 'session', { answers: person(), routine: 'full_session', minutes: 12, date: today,
    history: responses({ childs_pose: 1, wall_chest_stretch: 1, seated_rhomboid_release: 1, cat_cow: 8 }) });
  add('session: another thing eased more often', 'session', { answers: person(), routine: 'full_session', minutes: 12, date: today,
    history: responses({ childs_pose: 1, wall_chest_stretch: 8, seated_rhomboid_release: 1, cat_cow: 1 }) });
  add('regimen', 'regimen', {});
  for (const [name, events] of Object.entries(stories(regimen))) {
    for (const minute of [480, 1140]) add(`today: ${name}, minute ${minute}`, 'today', { events, date: today, minute });
    add(`breaks: ${name}`, 'breaks', { events, date: today, minute: 600 });
    add(`habits: ${name}`, 'habits', { events, date: today });
    add(`fold: ${name}`, 'fold', { events, date: today });
    add(`report: ${name}`, 'report', { events, date: today });
    add(`insight: ${name}`, 'insight', { events, date: today });
    add(`report_outline: ${name}`, 'report_outline', { events, date: today });
    for (const as of ['html', 'fhir']) add(`report_file: ${name}, ${as}`, 'report_file', { events, date: today, as, made_ms: 1_795_000_000_000 });
    add(`calendar: ${name}`, 'calendar', { events, date: today, made_ms: 1_795_000_000_000 });
    add(`table: ${name}`, 'table', { events });
    for (const door of ['triage', 'plan']) add(`${door} from a log: ${name}`, door, { events, date: today });
    add(`session from a log: ${name}`, 'session', { events, date: today, routine: 'full_session', minutes: 20 });
  }
  add('fold: a few days', 'fold', { events: stories(regimen)['three weeks'], date: today, from: '2026-11-10', to: '2026-11-12' });
  add('report: a few days, and less of them', 'report', { events: stories(regimen)['three weeks'], date: today,
    from: '2026-11-10', to: '2026-11-12', without: ['flags', 'medicines'], name: 'Alex' });
  add('report_outline: single entries left out', 'report_outline', { events: stories(regimen)['three weeks'], date: today,
    struck: ['pattern/2026-11-10', 'response/cat_cow', 'measures/pain_now'] });
  add('report: a period that ends before it begins', 'report', { events: [], date: today, from: '2026-11-12', to: '2026-11-10' });
  add('fold: an event that is none', 'fold', { events: [{ id: 'x' }], date: today });

  add('check_regimen: the regimen itself', 'check_regimen', { regimen });
  add('check_regimen: an empty one', 'check_regimen', { regimen: {} });
  add('error: unknown door', 'no_such_door', {});
  add('error: unknown field', 'triage', { answers: {}, colour: 'blue' });
  add('error: wrong type', 'triage', { answers: { pain_now: 'three' } });
  add('error: out of range', 'triage', { answers: { pain_now: 11 } });
  add('error: unknown id', 'triage', { answers: { flags: { back_pain: 'yes' } } });
  add('error: bad date', 'triage', { answers: {}, date: '2026-02-30' });
  return vectors;
}
