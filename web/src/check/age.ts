// SPDX-License-Identifier: Apache-2.0
// How old are the emergency answers of a half-done screening? After some hours they are asked again (rule
// emergency_stops_screening); the oldest that still stands decides.
import type { Event } from '../log/event';

export function isAnyOlder(events: Event[], flags: string[], hours: number, now: number): boolean {
  const givenAt = new Map<string, number>();
  const inOrder = events.filter((event) => event.kind === 'answers').sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const { at, body } of inOrder) {
    for (const [flag, value] of Object.entries((body['flags'] as Record<string, unknown> | undefined) ?? {})) {
      if (value === null) givenAt.delete(flag);
      else givenAt.set(flag, Date.parse(at));
    }
  }
  return flags.some((flag) => now - (givenAt.get(flag) ?? now) > hours * 3_600_000);
}
