// SPDX-License-Identifier: Apache-2.0
// Light or dark: as the person set it, else as the system is. index.html carries no style, so that nothing flashes twice.
import { log } from './log/log.svelte';

export type Theme = 'light' | 'dark' | 'system';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

class ThemeChoice {
  choice = $state<Theme>('system');

  constructor() {
    dark.addEventListener('change', () => this.show());
    this.show();
  }

  async load(): Promise<void> {
    this.choice = (await log.kept<Theme>('theme')) ?? 'system';
    this.show();
  }

  async set(choice: Theme): Promise<void> {
    this.choice = choice;
    this.show();
    await log.keep('theme', choice);
  }

  private show(): void {
    const isDark = this.choice === 'dark' || (this.choice === 'system' && dark.matches);
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  }
}

export const theme = new ThemeChoice();
