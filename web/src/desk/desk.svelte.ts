// SPDX-License-Identifier: Apache-2.0
// The break agent as the pages see it: how breaks stand, wishes, and the break that was started at the desktop, which
// the page that is looked at opens. Without the program, or without its agent, nobody is there and nothing is asked.
import { log } from '../log/log.svelte';
import { go } from '../page.svelte';
import { nobody, readStatus, type DeskStatus, type Wish } from './status';

const place = new URL('api/v1/desk', document.baseURI);
const tellAgain = 5 * 60_000; // the agent takes a session for over when it hears nothing for ten minutes

class Desk {
  status = $state.raw<DeskStatus>(nobody);
  told = $state(0); // when that was heard
  known = $state(false); // whether it was asked at all
  turn = $state(0); // grows when a break is to begin on the page that is shown already
  private started = '';
  private opening = false;

  // Once, when the log is open.
  open(): void {
    $effect.root(() => {
      $effect(() => {
        void log.deskNews;
        if (log.link === 'reached') void this.read();
        else if (log.link !== 'unknown') this.take(nobody);
      });
    });
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden && log.link === 'reached') void this.read();
    });
  }

  // Throws when the program cannot be reached.
  async ask(wish: Wish): Promise<DeskStatus> {
    const response = await fetch(place, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(wish),
      keepalive: true,
    });
    if (!response.ok) throw new Error(String(response.status));
    return this.take(readStatus(await response.json()));
  }

  // Whether this routine was started as a break a moment ago; it is answered once.
  takeStarted(routine: string): boolean {
    const started = this.started === routine;
    this.started = '';
    return started;
  }

  // Says that somebody moves, again and again until the answer is called. A session that stands still is not told anew.
  tellSession(isStill: () => boolean): () => void {
    const tell = (on: boolean): void => {
      if (this.status.running) void this.ask({ do: 'session', on }).catch(() => undefined);
    };
    tell(true);
    const timer = window.setInterval(() => {
      if (isStill()) tell(true);
    }, tellAgain);
    const gone = (): void => tell(false);
    window.addEventListener('pagehide', gone);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('pagehide', gone);
      tell(false);
    };
  }

  async tellEnded(finished: boolean, seconds: number): Promise<void> {
    await this.ask({ do: 'ended', finished, seconds: Math.min(Math.round(seconds), 3600) }).catch(() => undefined);
  }

  private async read(): Promise<void> {
    try {
      const response = await fetch(place, { headers: { Accept: 'application/json' } });
      if (response.ok) this.take(readStatus(await response.json()));
    } catch {
      this.take(nobody);
    }
  }

  private take(status: DeskStatus): DeskStatus {
    this.status = status;
    this.told = Date.now();
    this.known = true;
    if (status.running && status.open && !document.hidden) void this.show();
    return status;
  }

  // Of several pages that are seen at once, one opens the break.
  private async show(): Promise<void> {
    if (this.opening) return;
    this.opening = true;
    try {
      const routine = await withLock('unhunch break', async () => {
        const response = await fetch(place, { headers: { Accept: 'application/json' } });
        const now = readStatus(await response.json());
        if (!now.running || !now.open) return undefined;
        await this.ask({ do: 'opened' });
        return now.open.routine;
      });
      if (routine) this.begin(routine);
    } catch {
      // The program has gone in between; when it is back it tells again.
    } finally {
      this.opening = false;
    }
  }

  private begin(routine: string): void {
    this.started = routine;
    if (window.location.hash === `#/session/${routine}`) this.turn += 1;
    else go(`session/${routine}`);
  }
}

async function withLock<T>(name: string, run: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? await navigator.locks.request(name, run) : await run();
}

export const desk = new Desk();
