// A person for the tests.
// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

// The first event of somebody who has passed the check today.
export function makeScreened() {
  const regimen = JSON.parse(readFileSync(process.env.UNHUNCH_REGIMEN_JSON, 'utf8'));
  const all = (kind, value) => Object.fromEntries(Object.keys(regimen[kind]).map((id) => [id, value]));
  const flags = Object.keys(regimen.flag).filter((id) => regimen.flag[id].answers === 'yes_no_unsure');
  const details = Object.keys(regimen.sub_question);
  const at = new Date();
  return {
    id: '01936a7e-8f00-7000-8000-000000000001', at: at.toISOString(), offset_min: 0, kind: 'answers', v: 1,
    body: {
      age_band: 'age_20_44', region: 'region_gb', pain_now: 3, pain_between_blades: 'familiar_comes_and_goes',
      flags: Object.fromEntries(flags.map((id) => [id, 'no'])),
      details: Object.fromEntries(details.map((id) => [id, regimen.sub_question[id].answers === 'minutes' ? 0 : 'no'])),
      conditions: all('condition', 'no'),
      signs: { worse_over_workday: 'yes', deep_ache_between_blades: 'yes', worse_reaching_for_mouse: 'yes' },
      equipment: Object.keys(regimen.equipment), screened_on: at.toISOString().slice(0, 10),
    },
  };
}
