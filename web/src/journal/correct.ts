// SPDX-License-Identifier: Apache-2.0
// The past is corrected by a further event: the corrected body whole, or `taken_back`. Nothing is ever overwritten, so
// taking back can itself be undone.
import { makeEvent, type Event } from '../log/event';
import { log } from '../log/log.svelte';
import type { Recorded } from './record';

// What the door adds to a body when it tells the journal.
const added = ['id', 'at', 'offset_min', 'corrected', 'after_24h', 'exercises'];

export function bodyOf(recorded: Recorded): Record<string, unknown> {
  return Object.fromEntries(Object.entries(recorded).filter(([name]) => !added.includes(name)));
}

export async function correct(kind: string, recorded: Recorded, body: Record<string, unknown>): Promise<void> {
  await log.append(kind, body, recorded.id);
}

// Returns what brings the entry back.
export async function takeBack(kind: string, recorded: Recorded): Promise<() => Promise<void>> {
  await log.append('taken_back', {}, recorded.id);
  return () => correct(kind, recorded, bodyOf(recorded));
}

export function correction(kind: string, id: string, body: Record<string, unknown>): Event {
  return makeEvent(kind, body, id);
}
