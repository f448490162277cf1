// SPDX-License-Identifier: Apache-2.0
// The copy of the log in this browser. An event is here before it is shown, and stays in the outbox until a server has
// said that it is on its disk; without a server it simply stays here.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Event } from './event';

interface Schema extends DBSchema {
  events: { key: string; value: Event };
  outbox: { key: string; value: string };
  state: { key: string; value: unknown };
}

export type Store = IDBPDatabase<Schema>;

export function openStore(): Promise<Store> {
  return openDB<Schema>('unhunch', 1, {
    upgrade(db) {
      db.createObjectStore('events', { keyPath: 'id' });
      db.createObjectStore('outbox');
      db.createObjectStore('state');
    },
  });
}

// Durable when it returns. Those that are there already are left alone.
export async function addEvents(store: Store, events: Event[], toSend: boolean): Promise<Event[]> {
  const change = store.transaction(['events', 'outbox'], 'readwrite', { durability: 'strict' });
  const fresh: Event[] = [];
  for (const event of events) {
    if (await change.objectStore('events').getKey(event.id)) continue;
    fresh.push(event);
    void change.objectStore('events').put(event);
    if (toSend) void change.objectStore('outbox').put(event.id, event.id);
  }
  await change.done;
  return fresh;
}
