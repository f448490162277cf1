// Every page in both themes, looked through by axe: no violation of WCAG 2.2 A and AA, and no wider than the screen.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { beginSession, large, launch, openPage, show, skip, small, startScreened } from './browser.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const pages = ['today', 'check', 'library', 'exercise/cat_cow', 'journal', 'entry', 'insight', 'checkin', 'plan', 'habits', 'settings', 'session/office_reset'];

async function look(page, where) {
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`);
  });
  assert.deepEqual(found, [], where);
  const { wide, screen } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, screen: window.innerWidth }));
  assert.ok(wide <= screen, `${where} is ${wide} px wide on ${screen}`);
}

for (const colorScheme of ['light', 'dark']) {
  for (const viewport of [small, large]) {
    test(`pages in ${colorScheme} at ${viewport.width} px`, { skip }, async (t) => {
      const server = await startScreened(t);
      // The looking glass comes in by the browser's own tools, past the policy of the page.
      const { page } = await openPage(t, await launch(t), server, { viewport, colorScheme, more: { bypassCSP: true } });
      for (const path of pages) {
        await show(page, path);
        await page.waitForTimeout(300);
        await page.addScriptTag({ path: axe });
        await look(page, `${path}, ${colorScheme}, ${viewport.width} px`);
      }
      await beginSession(page);
      await page.getByRole('button', { name: 'Pause' }).waitFor();
      await page.addScriptTag({ path: axe });
      await look(page, `a session that runs, ${colorScheme}, ${viewport.width} px`);
    });
  }
}
