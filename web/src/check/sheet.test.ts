// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyPatch, makeFreshStart } from './sheet.ts';

test('groups merge member by member, other fields replace', () => {
  const sheet = applyPatch(
    { region: 'region_gb', equipment: ['cushion'], flags: { chest_pain: 'no', breathlessness: 'no' } },
    { region: 'region_nz', equipment: [], flags: { chest_pain: 'unsure' } },
  );
  assert.deepEqual(sheet, {
    region: 'region_nz',
    equipment: [],
    flags: { chest_pain: 'unsure', breathlessness: 'no' },
  });
});

test('null takes an answer away, and what was there is left alone', () => {
  const before = { pain_now: 3, flags: { chest_pain: 'no' as const } };
  assert.deepEqual(applyPatch(before, { pain_now: null, flags: { chest_pain: null } }), { flags: {} });
  assert.equal(before.flags.chest_pain, 'no');
});

test('a new screening asks every safety question afresh and keeps the rest', () => {
  const sheet = applyPatch(
    {
      age_band: 'age_20_44',
      pain_now: 2,
      pain_between_blades: 'familiar_comes_and_goes',
      screened_on: '2026-10-01',
      flags: { chest_pain: 'no' },
      details: { minor_fall_or_strain: 'no' },
      conditions: { knee_pain: 'yes' },
    },
    makeFreshStart(['chest_pain'], ['minor_fall_or_strain']),
  );
  assert.deepEqual(sheet, { age_band: 'age_20_44', flags: {}, details: {}, conditions: { knee_pain: 'yes' } });
});
