// SPDX-License-Identifier: Apache-2.0
// Keeps the screen on. The browser lets go when the page is hidden; it is asked again when the page comes back.

export class ScreenWake {
  private lock: WakeLockSentinel | undefined;
  private wanted = false;

  constructor() {
    document.addEventListener('visibilitychange', this.renew);
  }

  keep(): void {
    this.wanted = true;
    void this.renew();
  }

  release(): void {
    this.wanted = false;
    void this.lock?.release();
    this.lock = undefined;
  }

  close(): void {
    this.release();
    document.removeEventListener('visibilitychange', this.renew);
  }

  private readonly renew = async (): Promise<void> => {
    if (!this.wanted || document.hidden || (this.lock && !this.lock.released)) return;
    try {
      this.lock = await navigator.wakeLock?.request('screen');
      if (!this.wanted) void this.lock?.release();
    } catch {
      this.lock = undefined; // a flat battery, or not allowed: the session goes on all the same
    }
  };
}
