// The app as people use it: a real browser, the real program, its content security policy on.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { post } from '../http/server.mjs';

import {
  beginSession, doSession, large, launch, openPage, passCheck, serverEvents, show, skip, small, start, startScreened,
  until,
} from './browser.mjs';

const kinds = (events, kind) => events.filter((event) => event.kind === kind);

for (const [name, viewport] of Object.entries({ small, large })) {
  test(`the whole way from the first start to the journal, on a ${name} screen`, { skip }, async (t) => {
    const server = await start(t);
    const { page, faults } = await openPage(t, await launch(t), server, { viewport });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await passCheck(page);
    assert.match(await page.locator('main').innerText(), /Ready to move/);
    await page.getByRole('button', { name: 'See my plan' }).or(page.getByRole('link', { name: 'See my plan' })).click();
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    await doSession(page);
    await show(page, 'journal');
    await page.getByText(/^Desk reset ·/).first().waitFor();
    const events = await until('the session on the server', async () => {
      const all = await serverEvents(server);
      return kinds(all, 'session_entry').length > 0 && kinds(all, 'exercise_response').length > 0 && all;
    });
    assert.equal(kinds(events, 'session_entry').length, 1);
    assert.equal(kinds(events, 'session_entry')[0].body.routine, 'office_reset');
    assert.ok(kinds(events, 'answers').some((event) => event.body.screened_on));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= viewport.width, `the page is ${width} px wide`);
    assert.deepEqual(faults, []);
  });
}

test('an emergency answer shows what to do first, and no session', { skip }, async (t) => {
  const server = await start(t);
  const { page, faults } = await openPage(t, await launch(t), server);
  const chest = page.getByRole('group', { name: /chest/i }).first();
  await passCheck(page, { isEnough: () => chest.isVisible() });
  await chest.getByRole('button', { name: 'Yes' }).click();
  await page.getByRole('link', { name: /999/ }).first().waitFor();
  await page.goto(`${server.origin}/#/session/office_reset`);
  await page.getByRole('heading').first().waitFor();
  assert.equal(await page.getByRole('button', { name: /^Begin/ }).count(), 0);
  await until('the answer on the server', async () =>
    kinds(await serverEvents(server), 'answers').some(({ body }) => Object.values(body.flags ?? {}).includes('yes')));
  assert.deepEqual(faults, []);
});

test('what is recorded while the program is away arrives once when it is back', { skip }, async (t) => {
  let server = await startScreened(t);
  const { port, data } = server;
  const { page } = await openPage(t, await launch(t), server);
  await show(page, 'session/office_reset');
  await beginSession(page);
  server.child.kill('SIGKILL');
  await server.ended;
  await doRest(page);
  await show(page, 'entry');
  await page.getByRole('radio', { name: /^6\b/ }).first().check({ force: true });
  await page.getByRole('button', { name: 'Save' }).click();
  server = await start(t, { data, port });
  await page.reload();
  const events = await until('the session and the entry', async () => {
    const all = await serverEvents(server);
    return kinds(all, 'daily_entry').length > 0 && kinds(all, 'session_entry').length > 0 && all;
  });
  assert.equal(new Set(events.map(({ id }) => id)).size, events.length);
  assert.equal(kinds(events, 'session_entry').length, 1);
  assert.equal(kinds(events, 'daily_entry').filter(({ body }) => body.pain_now === 6).length, 1);
});

// The rest of a session that runs.
async function doRest(page) {
  const over = page.getByRole('heading', { name: 'How was it?' });
  while (!(await over.isVisible())) {
    await page.getByRole('button', { name: 'Skip', exact: true }).click({ timeout: 3000 }).catch(() => {});
    await page.waitForTimeout(200);
  }
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Today', level: 1 }).or(page.getByText('Kept.')).first().waitFor();
}

test('two browsers on one log hear of each other', { skip }, async (t) => {
  const server = await startScreened(t);
  const browser = await launch(t);
  const one = await openPage(t, browser, server);
  const two = await openPage(t, browser, server, { viewport: large });
  await show(two.page, 'journal');
  await show(one.page, 'entry');
  await one.page.getByRole('radio', { name: /^4\b/ }).first().check({ force: true });
  await one.page.getByRole('button', { name: 'Save' }).click();
  await two.page.getByText('Pain 4 of 10').first().waitFor();
  assert.deepEqual([...one.faults, ...two.faults], []);
});

test('a session waits for a device that slept', { skip }, async (t) => {
  const server = await startScreened(t);
  const { page } = await openPage(t, await launch(t), server);
  await page.clock.install();
  await show(page, 'session/office_reset');
  await beginSession(page);
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.clock.fastForward('10:00');
  await page.getByText(/asleep for a while/).or(page.getByRole('heading', { name: 'How was it?' })).first().waitFor();
});

test('a damaged file is refused and changes nothing; a good one is taken once', { skip }, async (t) => {
  const server = await startScreened(t);
  const { page, faults } = await openPage(t, await launch(t), server);
  await show(page, 'settings');
  const input = page.locator('input[type=file]');
  const file = join(server.data, '..', 'export.json');
  const note = { id: '01936a7e-8f00-7000-8000-00000000000a', at: '2026-11-20T09:00:00.000Z', offset_min: 0, kind: 'free_note', v: 1, body: { text: 'from a file' } };
  const good = JSON.stringify({ format: 'unhunch-events', version: 1, events: [note] });
  for (const [text, says] of [
    [good.slice(0, -20), /cannot be read/], ['', /empty/], ['{"format":"other"}', /not a file of Unhunch/],
    [good.replace('"version":1', '"version":9'), /newer version/], [good.replace('free_note', 'FREE NOTE'), /is not right/],
  ]) {
    writeFileSync(file, text);
    await input.setInputFiles(file);
    await page.getByText(says).first().waitFor();
  }
  assert.equal(kinds(await serverEvents(server), 'free_note').length, 0);
  writeFileSync(file, good);
  await input.setInputFiles(file);
  await page.getByText(/1 new entr/).first().waitFor();
  await input.setInputFiles(file);
  await page.getByText(/was here already/).first().waitFor();
  await until('the note on the server', async () => kinds(await serverEvents(server), 'free_note').length === 1);
  assert.deepEqual(faults, []);
});

// Whether any file of the data folder still holds these bytes.
const holds = (folder, text) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(text));

test('inv_delete_clean: delete everything leaves nothing here, nothing there, and nothing in another browser', { skip }, async (t) => {
  const server = await startScreened(t);
  const words = 'the armchair by the window';
  const note = { id: '01936a7e-8f00-7000-8000-00000000000b', at: new Date().toISOString(), offset_min: 0, kind: 'free_note', v: 1, body: { text: words } };
  assert.equal((await post(server, [note])).status, 200);
  assert.ok(holds(server.data, words));
  const browser = await launch(t);
  const other = await openPage(t, browser, server);
  await show(other.page, 'entry');
  await other.page.getByRole('radio', { name: /^4\b/ }).first().check({ force: true });
  await other.page.getByRole('button', { name: 'Save' }).click();
  await show(other.page, 'journal');
  await other.page.getByText('Pain 4 of 10').first().waitFor();
  const { page, faults } = await openPage(t, browser, server);
  await show(page, 'settings');
  await page.getByRole('button', { name: 'Delete everything…' }).click();
  await page.getByRole('textbox').last().fill('delete');
  await page.getByRole('button', { name: 'Delete everything now' }).click();
  await page.getByText('Everything is deleted.').first().waitFor();
  assert.deepEqual(await serverEvents(server), []);
  assert.ok(!holds(server.data, words));
  await other.page.getByText('Nothing is written down yet').first().waitFor();
  assert.deepEqual([...faults, ...other.faults], []);
});
