// SPDX-License-Identifier: Apache-2.0
// The local day and minute, for pages that stay open: read anew every few minutes and when the page is seen again.
import { localDate } from '../day';

const every = 5 * 60_000;

class Clock {
  date = $state('');
  minute = $state(0);

  constructor() {
    this.read();
    window.setInterval(() => this.read(), every);
    document.addEventListener('visibilitychange', () => document.hidden || this.read());
  }

  private read(): void {
    const now = new Date();
    this.date = localDate(now);
    this.minute = now.getHours() * 60 + now.getMinutes();
  }
}

export const clock = new Clock();
