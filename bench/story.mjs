// SPDX-License-Identifier: Apache-2.0
// Ten years of somebody who uses Unhunch every day, as events: about 70,000, the same every time.
export function tenYears(regimen) {
  const exercises = Object.keys(regimen.exercise);
  let seed = 1;
  const random = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed % below;
  };
  let count = 0;
  const events = [];
  const first = Date.UTC(2016, 10, 27, 8);
  const add = (at, kind, body, corrected) => {
    count += 1;
    const hex = count.toString(16).padStart(12, '0');
    const id = `01580000-0000-7000-8000-${hex}`;
    events.push({ id, at: new Date(at).toISOString(), offset_min: 60, kind, v: 1, ...corrected && { supersedes: corrected }, body });
    return id;
  };
  const all = (kind, value) => Object.fromEntries(Object.keys(regimen[kind]).map((id) => [id, value]));
  const flags = Object.fromEntries(
    Object.keys(regimen.flag).filter((id) => regimen.flag[id].answers === 'yes_no_unsure').map((id) => [id, 'no']));
  for (let day = 0; day < 3653; day++) {
    const at = first + day * 86_400_000;
    if (day % 27 === 0) {
      add(at, 'answers', {
        age_band: 'age_20_44', region: 'region_gb', pain_between_blades: 'familiar_comes_and_goes', flags,
        conditions: all('condition', 'no'), signs: { worse_over_workday: 'yes' },
        equipment: Object.keys(regimen.equipment), screened_on: new Date(at).toISOString().slice(0, 10),
      });
    }
    add(at + 1000, 'answers', { pain_now: random(5) });
    const session = add(at + 600_000, 'session_entry',
      { routine: 'full_session', seconds: 600, complete: true, pain_before: random(5), pain_peak: random(5), place: 'floor' });
    for (let i = 0; i < 8; i++) {
      add(at + 600_001 + i, 'exercise_response',
        { session, exercise: exercises[random(exercises.length)], response: ['eased', 'same'][random(2)] });
    }
    for (let i = 1; i < 8; i++) {
      add(at + i * 3_600_000, 'break_event', { result: random(4) ? 'break_done' : 'break_skipped', routine: 'office_reset' });
    }
    const entry = { pain_now: random(5), pain_average: random(5), stiffness_minutes: random(40), sleep_quality: random(11), stress_level: random(11) };
    const told = add(at + 40_000_000, 'daily_entry', day % 10 === 0 ? { ...entry, note: 'a long day at the desk, \u201ctight\u201d' } : entry);
    if (day % 40 === 0) add(at + 41_000_000, 'daily_entry', { ...entry, pain_worst: 6 }, told);
    add(at + 80_000_000, 'after_effect_24h', { session, after: 'settled' });
  }
  return events;
}
