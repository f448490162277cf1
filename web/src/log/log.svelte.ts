// SPDX-License-Identifier: Apache-2.0
// The log of this person: append() writes what happened, `log.version` tells the pages that something did. Two open
// pages tell each other; the server is told by ./sync.
import { forget, remember } from '../core/core';
import { makeEvent, type Event } from './event';
import { addEvents, openStore, type Store } from './store';
import { Sync, type Link } from './sync';

const channel = new BroadcastChannel('unhunch');

// One door for each module that has its own log.
type LookingBack = 'insight' | 'report';

class Log {
  // Grows with every change; a page that shows the record reads it and asks the core again.
  version = $state(0);
  ready = $state(false);
  // Whether a server keeps the log as well: unknown, none (a static site), reached, away, or shut (no session cookie).
  link = $state<Link>('unknown');
  waiting = $state(0); // events that no server has acknowledged yet
  deskNews = $state(0); // grows when the server says that breaks stand otherwise than before

  private store: Store | undefined;
  private sync: Sync | undefined;
  private lookedBack = new Map<LookingBack, Promise<void>>();

  async open(): Promise<void> {
    this.store = await openStore();
    await remember(await this.store.getAll('events'));
    this.ready = true;
    this.version += 1;
    channel.onmessage = (message: MessageEvent<Event[] | 'erased'>) => void this.hear(message.data);
    this.sync = new Sync(this.store, {
      onEvents: (events) => this.take(events),
      onErased: () => this.clear(),
      onLink: (link, waiting) => {
        this.link = link;
        this.waiting = waiting;
      },
      onDesk: () => {
        this.deskNews += 1;
      },
    });
    void navigator.storage?.persist?.();
    void this.sync.start();
  }

  // Returns when it is on this device's disk; the id names the event.
  async append(kind: string, body: Record<string, unknown>, supersedes?: string): Promise<string> {
    const event = makeEvent(kind, body, supersedes);
    await this.add([event]);
    return event.id;
  }

  // Several that belong together, all or none.
  async add(events: Event[]): Promise<void> {
    const fresh = await addEvents(this.opened(), events, true);
    await this.show(fresh);
    channel.postMessage(fresh);
    void this.sync?.send();
  }

  async all(): Promise<Event[]> {
    return this.opened().getAll('events');
  }

  // For doors that are asked now and then and look at the whole log: from the first time on their module knows it.
  lookBack(door: LookingBack): Promise<void> {
    const known = this.lookedBack.get(door) ?? this.all().then((events) => remember(events, door));
    this.lookedBack.set(door, known);
    known.catch(() => this.lookedBack.delete(door));
    return known;
  }

  // Hands over what waits; whether the server has everything then.
  async handOver(): Promise<boolean> {
    await this.sync?.send();
    return this.link === 'reached' && this.waiting === 0;
  }

  // Removes everything, here and on the server. Throws when the server could not be told, and removes nothing then.
  async erase(): Promise<void> {
    await this.sync?.erase();
    await this.clear();
  }

  private async clear(): Promise<void> {
    const store = this.opened();
    const change = store.transaction(['events', 'outbox', 'state'], 'readwrite', { durability: 'strict' });
    await Promise.all([
      change.objectStore('events').clear(),
      change.objectStore('outbox').clear(),
      change.objectStore('state').clear(),
      change.done,
    ]);
    channel.postMessage('erased');
    await this.forget();
    this.version += 1;
  }

  // Something small that this device keeps for itself, such as where a check was left.
  async keep(name: string, value: unknown): Promise<void> {
    if (value === undefined) await this.opened().delete('state', name);
    else await this.opened().put('state', value, name);
  }
  async kept<T>(name: string): Promise<T | undefined> {
    return (await this.opened().get('state', name)) as T | undefined;
  }

  // From the server or a file: nothing to send back.
  private async take(events: Event[]): Promise<void> {
    const fresh = await addEvents(this.opened(), events, false);
    if (fresh.length === 0) return;
    await this.show(fresh);
    channel.postMessage(fresh);
  }

  private async hear(news: Event[] | 'erased'): Promise<void> {
    if (news === 'erased') {
      await this.forget();
      this.version += 1;
    } else {
      await this.show(news);
    }
  }

  private async show(events: Event[]): Promise<void> {
    await remember(events);
    for (const door of this.lookedBack.keys()) await remember(events, door);
    this.version += 1;
  }

  private async forget(): Promise<void> {
    await Promise.allSettled(this.lookedBack.values()); // so that nothing is told to them afterwards
    this.lookedBack.clear();
    await forget();
  }

  private opened(): Store {
    if (!this.store) throw new Error('the log is not open yet');
    return this.store;
  }
}

export const log = new Log();
