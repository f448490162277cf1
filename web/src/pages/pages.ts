// SPDX-License-Identifier: Apache-2.0
// The pages by their names in the address. `alone` pages have no menu around them.
import type { Component } from 'svelte';
import { words } from '../text/catalogue';

interface PageEntry {
  title: string;
  alone?: boolean;
  under?: string; // the page of the menu that it belongs to
  load: () => Promise<{ default: Component }>;
}

export const pages: Record<string, PageEntry> = {
  check: { title: words.pages.check, alone: true, load: () => import('./Check.svelte') },
  today: { title: words.pages.today, load: () => import('./Today.svelte') },
  session: { title: words.pages.session, alone: true, load: () => import('./Session.svelte') },
  library: { title: words.pages.library, load: () => import('./Library.svelte') },
  exercise: { title: words.pages.exercise, under: 'library', load: () => import('./Exercise.svelte') },
  journal: { title: words.pages.journal, load: () => import('./Journal.svelte') },
  entry: { title: words.pages.entry, under: 'journal', load: () => import('./Entry.svelte') },
  checkin: { title: words.pages.checkin, under: 'journal', load: () => import('./Checkin.svelte') },
  insight: { title: words.pages.insight, under: 'journal', load: () => import('./Insight.svelte') },
  report: { title: words.pages.report, under: 'journal', load: () => import('./Report.svelte') },
  plan: { title: words.pages.plan, load: () => import('./Plan.svelte') },
  habits: { title: words.pages.habits, under: 'plan', load: () => import('./Habits.svelte') },
  settings: { title: words.pages.settings, load: () => import('./Settings.svelte') },
};

export const menu = ['today', 'library', 'journal', 'plan', 'settings'] as const;
