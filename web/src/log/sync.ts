// SPDX-License-Identifier: Apache-2.0
// Brings the log of this browser and the server's together: what is in the outbox goes up in batches until it is
// acknowledged, what is new there comes down. Union of two sets: nothing can conflict. Without a server it stays quiet.
import type { Event } from './event';
import type { Store } from './store';

export type Link = 'unknown' | 'none' | 'reached' | 'away' | 'shut';

interface Listener {
  onEvents(events: Event[]): Promise<void>;
  onErased(): Promise<void>;
  onLink(link: Link, waiting: number): void;
  onDesk(): void;
}

interface Page {
  events: (Event & { cursor: number })[];
  cursor: number;
  more: boolean;
}

const batch = 500;
const shortest = 1_000;
const longest = 60_000;
const interface_ = new URL('api/v1/', document.baseURI);

export class Sync {
  private link: Link = 'unknown';
  private sending = false;
  private again = false;
  private pause = shortest;
  // What a server of another version would not take; it waits here, and is offered again when the page opens.
  private readonly refused = new Set<string>();
  private stream: EventSource | undefined;

  constructor(
    private readonly store: Store,
    private readonly listener: Listener,
  ) {}

  async start(): Promise<void> {
    window.addEventListener('online', () => void this.connect());
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) return;
      // What the terminal has recorded meanwhile makes no news of its own.
      if (this.link === 'away') void this.connect();
      else if (this.link === 'reached') void this.fetchNew().catch(() => this.lose());
    });
    await this.connect();
  }

  // Empties the outbox; one at a time.
  async send(): Promise<void> {
    if (this.link === 'none' || this.link === 'unknown') return this.tell();
    if (this.sending) {
      this.again = true;
      return;
    }
    this.sending = true;
    try {
      do {
        this.again = false;
        await this.sendAll();
      } while (this.again);
    } catch {
      this.lose();
    } finally {
      this.sending = false;
      await this.tell();
    }
  }

  async erase(): Promise<void> {
    if (this.link === 'none') return;
    // Whoever erases need not hear of it: what is entered right after it stays.
    this.stream?.close();
    const response = await fetch(new URL('events', interface_), {
      method: 'DELETE',
      headers: { 'X-Unhunch-Confirm': 'delete-everything' },
    }).finally(() => this.listen());
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
  }

  private async connect(): Promise<void> {
    try {
      const response = await fetch(new URL('session', interface_), { headers: { Accept: 'application/json' } });
      const isOurs = (response.headers.get('Content-Type') ?? '').includes('json');
      if (response.status === 401 || response.status === 403) return this.set('shut');
      if (!isOurs) return this.set('none');
      if (!response.ok) throw new Error(String(response.status));
      this.set('reached');
      this.pause = shortest;
      await this.fetchNew();
      await this.send();
      this.listen();
    } catch {
      this.lose();
    }
  }

  private async sendAll(): Promise<void> {
    let size = batch;
    for (;;) {
      const waiting = await this.store.getAllKeys('outbox');
      const ids = waiting.filter((id) => !this.refused.has(id)).slice(0, size);
      if (ids.length === 0) return;
      const found = await Promise.all(ids.map((id) => this.store.get('events', id)));
      const response = await fetch(new URL('events', interface_), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ events: found.filter((event) => event !== undefined) }),
      });
      if (response.status === 401 || response.status === 403) return this.set('shut');
      if (response.status === 422) {
        // One of them keeps the others back: find it.
        if (ids.length === 1) this.refused.add(ids[0]!);
        size = ids.length === 1 ? batch : Math.ceil(ids.length / 2);
        continue;
      }
      if (!response.ok) throw new Error(String(response.status));
      const change = this.store.transaction('outbox', 'readwrite', { durability: 'strict' });
      for (const id of ids) void change.store.delete(id);
      await change.done;
    }
  }

  private async fetchNew(): Promise<void> {
    let cursor = ((await this.store.get('state', 'cursor')) as number | undefined) ?? 0;
    for (;;) {
      const response = await fetch(new URL(`events?after=${cursor}&most=5000`, interface_));
      if (!response.ok) throw new Error(String(response.status));
      const page = (await response.json()) as Page;
      await this.listener.onEvents(page.events.map(({ cursor: _, ...event }) => event));
      cursor = page.cursor;
      await this.store.put('state', cursor, 'cursor');
      if (!page.more) return;
    }
  }

  private listen(): void {
    this.stream?.close();
    this.stream = new EventSource(new URL('stream', interface_));
    this.stream.addEventListener('events', () => void this.fetchNew().catch(() => this.lose()));
    this.stream.addEventListener('erased', () => void this.listener.onErased());
    this.stream.addEventListener('desk', () => this.listener.onDesk());
    // What was said while nobody listened is not said again.
    this.stream.onopen = () => this.listener.onDesk();
    this.stream.onerror = () => this.lose();
  }

  private lose(): void {
    this.stream?.close();
    this.stream = undefined;
    if (this.link === 'shut') return;
    this.set('away');
    window.setTimeout(() => {
      if (this.link === 'away') void this.connect();
    }, this.pause);
    this.pause = Math.min(this.pause * 2, longest);
  }

  private set(link: Link): void {
    this.link = link;
    void this.tell();
  }

  private async tell(): Promise<void> {
    this.listener.onLink(this.link, await this.store.count('outbox'));
  }
}
