// SPDX-License-Identifier: Apache-2.0
// What a screen of help needs to know: the numbers of the region, and how old the emergency answers are.
import type { Event } from '../log/event';
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

// Emergency answers of a half-done screening are asked again after some hours (rule emergency_stops_screening). The
// oldest that still stands decides.
export function isEmergencyAnswerOld(events: Event[], hours: number, now = Date.now()): boolean {
  const givenAt = new Map<string, number>();
  const inOrder = events.filter((event) => event.kind === 'answers').sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const { at, body } of inOrder) {
    for (const [id, value] of Object.entries((body['flags'] as Record<string, unknown> | undefined) ?? {})) {
      if (value === null) givenAt.delete(id);
      else givenAt.set(id, Date.parse(at));
    }
  }
  const times = listEmergencyFlags().flatMap((id) => givenAt.get(id) ?? []);
  return times.some((time) => now - time > hours * 3_600_000);
}
