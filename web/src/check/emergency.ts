// SPDX-License-Identifier: Apache-2.0
// What a screen of help needs to know: the numbers of the region, and which questions are about an emergency.
import { items, say } from '../text/catalogue';

export interface Numbers {
  emergency: string;
  advice: string;
  call: string; // for a link; empty when there is no single number
  adviceCall: string;
}

export function findNumbers(region: string | undefined): Numbers {
  const found = items<{ emergency?: string; advice?: string }>('region')[region ?? ''];
  return {
    emergency: found?.emergency ?? say('region.region_other.emergency'),
    advice: found?.advice ?? say('region.region_other.advice'),
    call: (found?.emergency ?? '').replaceAll(' ', ''),
    adviceCall: (found?.advice ?? '').replaceAll(' ', ''),
  };
}

export function listEmergencyFlags(): string[] {
  const flags = Object.values(items<{ id: string; tier: string }>('flag'));
  return flags.filter((flag) => flag.tier === 'emergency').map((flag) => flag.id);
}
