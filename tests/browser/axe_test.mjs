// Every page in both themes, looked through by axe: no violation of WCAG 2.2 A and AA, and no wider than the screen.
// SPDX-License-Identifier: Apache-2.0
import { test } from 'node:test';

import { beginSession, large, launch, openPage, show, skip, small, startScreened } from './browser.mjs';
import { look } from './axe.mjs';

const pages = ['today', 'check', 'library', 'exercise/cat_cow', 'journal', 'entry', 'insight', 'checkin', 'plan', 'habits', 'settings', 'report', 'session/office_reset'];

for (const colorScheme of ['light', 'dark']) {
  for (const viewport of [small, large]) {
    test(`pages in ${colorScheme} at ${viewport.width} px`, { skip }, async (t) => {
      const server = await startScreened(t);
      // The looking glass comes in by the browser's own tools, past the policy of the page.
      const { page } = await openPage(t, await launch(t), server, { viewport, colorScheme, more: { bypassCSP: true } });
      for (const path of pages) {
        await show(page, path);
        if (path === 'report') await page.getByRole('article').waitFor();
        await page.waitForTimeout(300);
        await look(page, `${path}, ${colorScheme}, ${viewport.width} px`);
      }
      await beginSession(page);
      await page.getByRole('button', { name: 'Pause' }).waitFor();
      await look(page, `a session that runs, ${colorScheme}, ${viewport.width} px`);
    });
  }
}
