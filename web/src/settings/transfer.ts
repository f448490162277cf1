// SPDX-License-Identifier: Apache-2.0
// The file in which everything leaves and comes back: {"format": "unhunch-events", "version": 1, "events": [...]}. Here
// the frame is checked; the events themselves are checked by the door `fold`, which knows their grammar.
import type { Event } from '../log/event';

export const format = 'unhunch-events';
export const version = 1;

export type Fault = 'empty' | 'not_json' | 'not_ours' | 'newer' | 'no_events';
export type Read = { ok: true; events: Event[] } | { ok: false; fault: Fault };

export function makeFile(events: Event[]): string {
  const inOrder = [...events].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  const lines = inOrder.map((event) => JSON.stringify(event)).join(',\n');
  return `{"format":"${format}","version":${version},"events":[\n${lines}\n]}\n`;
}

function fail(fault: Fault): Read {
  return { ok: false, fault };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readFile(text: string): Read {
  if (text.trim() === '') return fail('empty');
  const file = parse(text.replace(/^\uFEFF/, ''));
  if (file === undefined) return fail('not_json');
  if (!isObject(file) || file['format'] !== format || typeof file['version'] !== 'number') return fail('not_ours');
  if (file['version'] > version) return fail('newer');
  if (!Array.isArray(file['events']) || !file['events'].every(isObject)) return fail('no_events');
  return { ok: true, events: (file['events'] as unknown as Event[]).map(withSmallIds) };
}

// An id is the same in capital letters; here it has one spelling, so that no event can come in twice.
function withSmallIds(event: Event): Event {
  const small = (id: unknown) => (typeof id === 'string' ? id.toLowerCase() : id) as string;
  return { ...event, id: small(event.id), ...(event.supersedes === undefined ? {} : { supersedes: small(event.supersedes) }) };
}

// Those that are not there yet, each once.
export function listNew(events: Event[], known: Iterable<string>): Event[] {
  const seen = new Set(known);
  return events.filter((event) => !seen.has(event.id) && Boolean(seen.add(event.id)));
}

// "unhunch-2026-11-26.json", "unhunch-report-2026-11-26.pdf"
export function fileName(date: string, ending: string, what = ''): string {
  return `unhunch-${what && `${what}-`}${date}.${ending}`;
}
