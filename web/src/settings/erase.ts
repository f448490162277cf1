// SPDX-License-Identifier: Apache-2.0
// Erases everything, here and on the server, and looks afterwards at what is left.
import { openStore } from '../log/store';
import { log } from '../log/log.svelte';
import { countOnServer } from './server';

export interface Proof {
  events: number;
  waiting: number;
  kept: number;
  server: number | undefined | null; // null: there is none
  caches: number; // of older versions of the app
}

const ours = 'unhunch-';

// The newest one is the app itself, which holds nothing about anybody and works offline; it stays.
async function clearOldCaches(): Promise<number> {
  if (!('caches' in window)) return 0;
  const names = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
  return (await caches.keys()).filter((name) => name.startsWith(ours)).length - Math.min(1, names.length);
}

export async function eraseEverything(): Promise<Proof> {
  const hadServer = log.link !== 'none';
  await log.erase();
  window.localStorage.clear();
  window.sessionStorage.clear();
  const oldCaches = await clearOldCaches();
  const store = await openStore();
  try {
    const [events, waiting, kept] = await Promise.all([store.count('events'), store.count('outbox'), store.count('state')]);
    return { events, waiting, kept, server: hadServer ? await countOnServer() : null, caches: oldCaches };
  } finally {
    store.close();
  }
}
