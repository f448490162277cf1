// SPDX-License-Identifier: Apache-2.0
// What the figure wears: skin and clothes as the person chose them (settings `skin` and `clothes`), the backdrop as the
// theme is.
import { call } from '../core/core';
import { log } from '../log/log.svelte';
import type { Clothes, Dress, Skin } from './module';
import { clothes, skins } from './module';

class DressChoice {
  now = $state.raw<Dress>({ skin: 'medium', clothes: 'mist', dark: false });

  constructor() {
    this.follow();
    new MutationObserver(() => this.follow()).observe(document.documentElement, { attributeFilter: ['data-theme'] });
    $effect.root(() => {
      $effect(() => {
        void log.version;
        if (log.ready) void this.read();
      });
    });
  }

  private follow(): void {
    this.now = { ...this.now, dark: document.documentElement.dataset.theme === 'dark' };
  }

  private async read(): Promise<void> {
    const today = new Date();
    const date = new Date(today.getTime() - today.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    const record = await call<{ settings?: Record<string, string> }>('fold', { date, from: date }).catch(() => undefined);
    const skin = skins.find((each) => each === record?.settings?.['skin']) as Skin | undefined;
    const worn = clothes.find((each) => each === record?.settings?.['clothes']) as Clothes | undefined;
    if (skin && skin !== this.now.skin) this.now = { ...this.now, skin };
    if (worn && worn !== this.now.clothes) this.now = { ...this.now, clothes: worn };
  }
}

export const dress = new DressChoice();
