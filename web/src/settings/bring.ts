// SPDX-License-Identifier: Apache-2.0
// Takes a saved file in: all of it or nothing. The frame is checked here, every event by the door `fold`, and only then
// is anything written.
import { ask } from '../core/ask';
import { CoreFault } from '../core/core';
import { localDate } from '../day';
import type { Event } from '../log/event';
import { log } from '../log/log.svelte';
import { fill, words } from '../text/catalogue';
import { listNew, readFile } from './transfer';

const text = words.settings;
const mostBytes = 256 * 1024 * 1024;
const batch = 5_000; // what is checked and written at once; the log stays usable meanwhile

export interface Brought {
  ok: boolean;
  words: string;
}

const refuse = (fault: string, values: Record<string, string | number> = {}): Brought => ({
  ok: false,
  words: fill(text.faults[fault] ?? '', values),
});

// "events.12.at": the thirteenth of those that were looked at together, its `at`.
function sayFault(error: unknown, before: number): Brought {
  if (!(error instanceof CoreFault)) return refuse('unreadable', { why: String(error) });
  const [, at = '0', ...where] = error.fault.path.split('.');
  return refuse('event', { n: before + Number(at) + 1, where: [where.join('.'), error.fault.message].filter(Boolean).join(': ') });
}

export async function bring(file: File): Promise<Brought> {
  if (file.size > mostBytes) return refuse('too_large');
  let events: Event[];
  let checked = 0;
  try {
    const read = readFile(await file.text());
    if (!read.ok) return refuse(read.fault);
    events = read.events;
    const today = localDate();
    for (; checked < events.length; checked += batch) {
      await ask('fold', { date: today, from: today, events: events.slice(checked, checked + batch) });
    }
  } catch (error) {
    return sayFault(error, checked);
  }
  try {
    const fresh = listNew(events, (await log.all()).map((event) => event.id));
    for (let from = 0; from < fresh.length; from += batch) await log.add(fresh.slice(from, from + batch));
    if (fresh.length === 0) return { ok: true, words: text.importedNone };
    return { ok: true, words: fill(text.imported, { n: fresh.length, known: events.length - fresh.length }) };
  } catch (error) {
    return refuse('not_saved', { why: String(error) });
  }
}
