// SPDX-License-Identifier: Apache-2.0
// An answer that is asked for again whenever the log changes, or anything else that the question reads before its first
// await. To be made while a component starts. The last answer stays until the next one is there, so nothing flickers.
import { log } from '../log/log.svelte';

export class Asked<T> {
  value = $state.raw<T>();
  fault = $state('');
  private turn = 0;

  constructor(private readonly question: () => Promise<T>) {
    $effect(() => {
      void log.version;
      void this.ask();
    });
  }

  private async ask(): Promise<void> {
    const turn = ++this.turn;
    try {
      const value = await this.question();
      if (turn !== this.turn) return;
      this.value = value;
      this.fault = '';
    } catch (error) {
      if (turn === this.turn) this.fault = String(error);
    }
  }
}
