// Every page of the guide can be photographed, in both themes and on both sizes. UNHUNCH_WRITE_GUIDE=1 keeps the pictures
// in docs/guide/pictures.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { post } from '../http/server.mjs';
import { large, launch, openPage, skip, small, start } from './browser.mjs';
import { makeThreeWeeks, stopClock, walkCheck, walkEmergency, walkPages, walkSession } from './guide.mjs';

const folder = join(import.meta.dirname, '../../docs/guide/pictures/app');
const isKept = process.env.UNHUNCH_WRITE_GUIDE === '1';
const looks = [small, large].flatMap((viewport) => ['light', 'dark'].map((colorScheme) => ({ viewport, colorScheme })));
const least = 2000; // bytes; a page without anything on it is smaller

// One page in all looks: WebP, as the browser itself makes it.
async function makeCamera(page, context) {
  const tools = await context.newCDPSession(page);
  return async (name, settle) => {
    for (const { viewport, colorScheme } of looks) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => window.scrollTo(0, 0));
      await settle();
      const { data } = await tools.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
      const picture = Buffer.from(data, 'base64');
      assert.ok(picture.length > least, `${name}, ${colorScheme}, ${viewport.width} px is empty`);
      if (isKept) writeFileSync(join(folder, `${name}_${viewport.width}_${colorScheme}.webp`), picture);
    }
    await page.setViewportSize(small);
  };
}

const walks = {
  'the check, of somebody new': [walkCheck, () => []],
  'an emergency': [walkEmergency, () => []],
  'the pages, after three weeks': [walkPages, makeThreeWeeks],
  'a session': [walkSession, makeThreeWeeks],
};

for (const [name, [walk, makeEvents]] of Object.entries(walks)) {
  test(`pictures of ${name}`, { skip }, async (t) => {
    if (isKept) mkdirSync(folder, { recursive: true });
    const server = await start(t);
    const kept = await post(server, makeEvents());
    assert.equal(kept.status, 200, kept.text);
    const { page, context, faults } = await openPage(t, await launch(t), server, {
      more: { timezoneId: 'Europe/London' },
      prepare: stopClock,
    });
    await walk(page, await makeCamera(page, context));
    assert.deepEqual(faults, []);
  });
}
