// The report in the app: shown whole, left out part by part and line by line, saved in every form; and the calendar.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { post } from '../http/server.mjs';
import { large, launch, openPage, show, skip, small, start, until } from './browser.mjs';
import { look } from './axe.mjs';
import { makeThreeWeeks, stopClock } from './guide.mjs';

const program = process.env.UNHUNCH_PROGRAM;
const hasText = spawnSync('pdftotext', ['-v']).error === undefined;
const medicine = 'sage tea, a large cup';
const id = (n) => `01936a7e-8f00-7000-8000-0000000f${String(n).padStart(4, '0')}`;

// Three weeks, and something in every part.
function makeEvents() {
  const events = makeThreeWeeks();
  const add = (n, at, kind, body) => events.push({ id: id(n), at, offset_min: 0, kind, v: 1, body });
  add(1, '2026-11-10T08:00:00.000Z', 'answers', { conditions: { falls_risk: 'unsure', osteoporosis: 'yes' } });
  add(2, '2026-11-12T18:00:00.000Z', 'daily_entry', { pain_now: 3, pain_average: 3, medicines_text: medicine });
  add(3, '2026-11-13T18:00:00.000Z', 'daily_entry', { pain_now: 3, pain_average: 3, medicines_text: 'camomile' });
  add(4, '2026-11-12T08:00:00.000Z', 'measure_entry', { measure: 'psfs_score', score: 4, items: [4], names: ['Rowing & reading'] });
  return events;
}

async function open(t, { viewport = small, colorScheme = 'light', events = makeEvents(), more = {} } = {}) {
  const server = await start(t);
  const kept = await post(server, events);
  assert.equal(kept.status, 200, kept.text);
  const opened = await openPage(t, await launch(t), server, {
    viewport, colorScheme, prepare: stopClock, more: { timezoneId: 'Europe/London', acceptDownloads: true, ...more },
  });
  return { server, ...opened };
}

async function take(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button, exact: true }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const plain = (html) => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, ' ').replaceAll('&amp;', '&').replace(/\s+/g, ' ');

// Every form of the report, as text.
async function takeAll(page) {
  const pdf = await take(page, 'PDF');
  const html = await take(page, 'Web page (.html)');
  const fhir = await take(page, 'For a clinic’s system (.fhir.json)');
  assert.deepEqual([pdf.name, html.name, fhir.name],
    ['pdf', 'html', 'fhir.json'].map((ending) => `unhunch-report-2026-11-26.${ending}`));
  assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
  const texts = { html: plain(html.bytes.toString()), fhir: JSON.stringify(JSON.parse(fhir.bytes.toString())).replaceAll('&amp;', '&') };
  if (hasText) texts.pdf = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf.bytes }).stdout.toString().replace(/\s+/g, ' ');
  return texts;
}

const sheet = (page) => page.getByRole('article', { name: 'Movement report' });
const isShown = async (page, words) => plain(await sheet(page).innerHTML()).includes(words);

for (const viewport of [small, large]) {
  test(`what is shown is what is saved, in every form, at ${viewport.width} px`, { skip }, async (t) => {
    const { page, faults } = await open(t, { viewport });
    await show(page, 'journal');
    await page.getByRole('link', { name: 'Report', exact: true }).click();
    await sheet(page).waitFor();
    assert.match(await sheet(page).innerText(), /30 Oct 2026 to 26 Nov 2026/);
    const words = [medicine, 'camomile', 'Rowing & reading', 'Cat-cow', 'not given'];
    for (const [form, text] of Object.entries(await takeAll(page))) {
      for (const word of words.slice(0, form === 'fhir' ? 4 : 5)) assert.ok(text.includes(word), `${form} has no ${word}`);
    }
    for (const word of words) assert.ok(await isShown(page, word), word);

    await page.getByRole('textbox', { name: /Your name/ }).fill('Alex Example');
    await page.getByRole('checkbox', { name: 'Response to exercises' }).uncheck();
    await page.getByRole('button', { name: `Leave out: 12 Nov 2026: ${medicine}` }).click();
    await until('the name in the report', () => isShown(page, 'Alex Example'));
    await until('less in the report', async () => !(await isShown(page, medicine)));
    assert.match(await sheet(page).innerText(), /response to exercises, some of: medicines/);
    for (const [form, text] of Object.entries(await takeAll(page))) {
      for (const word of [medicine, 'Cat-cow']) assert.ok(!text.includes(word), `${form} has ${word}`);
      for (const word of ['camomile', 'Rowing & reading', 'Alex Example', 'some of: medicines']) assert.ok(text.includes(word), `${form} has no ${word}`);
    }
    await page.getByRole('button', { name: `Put back: 12 Nov 2026: ${medicine}` }).click();
    await until('the line in the report', () => isShown(page, medicine));
    assert.deepEqual(faults, []);
  });
}

test('with the keyboard alone: a part and a line are left out, and the focus stays in the report', { skip }, async (t) => {
  const { page, faults } = await open(t);
  await show(page, 'report');
  await sheet(page).waitFor();
  await page.getByRole('checkbox', { name: 'Conditions' }).focus();
  await page.keyboard.press('Space');
  await until('no conditions', async () => !(await isShown(page, 'What was changed')));
  const cross = page.getByRole('button', { name: /^Leave out: 12 Nov$/ });
  await cross.focus();
  await page.keyboard.press('Enter');
  await cross.waitFor({ state: 'detached' });
  await until('the next cross', () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') === 'Leave out: 13 Nov'));
  assert.ok(!(await isShown(page, medicine)), 'a day that is left out takes its entry along');
  await page.getByText('Left out: 12 Nov.').waitFor({ state: 'attached' });
  assert.deepEqual(faults, []);
});

test('the period is a span or days of choice, and days that make no sense save nothing', { skip }, async (t) => {
  const { page, faults } = await open(t);
  await show(page, 'report');
  await sheet(page).waitFor();
  await page.getByRole('radio', { name: 'Everything' }).check({ force: true });
  await until('all of it', () => isShown(page, '5 Nov 2026 to 26 Nov 2026'));
  await page.getByRole('radio', { name: 'Choose days' }).check({ force: true });
  await page.getByLabel('First day').fill('2026-11-13');
  await page.getByLabel('Last day').fill('2026-11-20');
  await until('a week of it', () => isShown(page, '13 Nov 2026 to 20 Nov 2026'));
  assert.ok(!(await isShown(page, medicine)));
  await page.getByLabel('First day').fill('2026-11-21');
  await page.getByText('The last day comes before the first.').waitFor();
  for (const name of ['PDF', 'Print', 'Web page (.html)']) assert.ok(await page.getByRole('button', { name, exact: true }).isDisabled(), name);
  assert.deepEqual(faults, []);
});

for (const colorScheme of ['light', 'dark']) {
  for (const viewport of [small, large]) {
    test(`axe finds nothing in a full report with a line left out, in ${colorScheme} at ${viewport.width} px`, { skip }, async (t) => {
      const { page } = await open(t, { viewport, colorScheme, more: { bypassCSP: true } });
      await show(page, 'report');
      await page.getByRole('button', { name: `Leave out: 12 Nov 2026: ${medicine}` }).click();
      await page.getByRole('button', { name: `Put back: 12 Nov 2026: ${medicine}` }).waitFor();
      await page.getByRole('radio', { name: 'Choose days' }).check({ force: true });
      await page.clock.resume(); // axe waits by the page's own clock
      await look(page, `report, ${colorScheme}, ${viewport.width} px`);
    });
  }
}

test('an empty journal has no report, and says so', { skip }, async (t) => {
  const { page, faults } = await open(t, { events: [] });
  await show(page, 'report');
  await page.getByText('There is nothing to report yet.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'PDF', exact: true }).count(), 0);
  assert.deepEqual(faults, []);
});

test('what is printed is the report alone, black on white, also from a dark page', { skip }, async (t) => {
  const { page } = await open(t, { viewport: large, colorScheme: 'dark' });
  await show(page, 'report');
  await sheet(page).waitFor();
  await page.emulateMedia({ media: 'print' });
  const text = await page.evaluate(() => document.body.innerText);
  for (const word of ['Movement report', medicine]) assert.ok(text.includes(word), word);
  for (const word of ['Today', 'Settings', 'Leave out', 'Save it', 'Your name', '×']) assert.ok(!text.split('\n').includes(word), word);
  const pages = await page.pdf({ preferCSSPageSize: true });
  if (hasText) {
    const printed = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pages }).stdout.toString();
    assert.ok(printed.includes(medicine) && !printed.includes('Save it'));
    assert.ok((printed.match(/\f/g) ?? []).length <= 3, 'one to three pages');
  }
  await page.emulateMedia({ media: 'screen' });
});

// The files of the app alone, as any host of static pages would give them.
async function serveFiles(t) {
  const folder = join(import.meta.dirname, '../../web/dist');
  const types = { html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm', json: 'application/json', svg: 'image/svg+xml' };
  const server = createServer((request, response) => {
    const path = join(folder, request.url === '/' ? 'index.html' : new URL(request.url, 'http://x').pathname);
    if (!existsSync(path)) return response.writeHead(404, { 'Content-Type': 'text/html' }).end('nothing here');
    response.writeHead(200, { 'Content-Type': types[path.split('.').at(-1)] ?? 'application/octet-stream' }).end(readFileSync(path));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}/`;
}

test('a static site without a program makes the report, the calendar and the table, and prints in place of a PDF', { skip }, async (t) => {
  const address = await serveFiles(t);
  const browser = await launch(t);
  const context = await browser.newContext({ viewport: small, timezoneId: 'Europe/London', locale: 'en-GB' });
  const page = await context.newPage();
  await stopClock(page);
  await page.goto(`${address}#/settings`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const events = `{"format":"unhunch-events","version":1,"events":${JSON.stringify(makeEvents())}}`;
  await page.locator('input[type=file]').setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(events) });
  await page.getByText(/^Done: /).waitFor();
  const table = await take(page, 'Save the daily entries as a table (CSV)');
  assert.ok(table.bytes.toString().includes(`"${medicine}"`));
  await show(page, 'report');
  await sheet(page).waitFor();
  await page.getByText('For a PDF, choose “Print”').waitFor();
  assert.equal(await page.getByRole('button', { name: 'PDF', exact: true }).count(), 0);
  assert.ok(plain((await take(page, 'Web page (.html)')).bytes.toString()).includes(medicine));
  await show(page, 'plan');
  assert.ok((await take(page, 'Put it in your calendar')).bytes.toString().startsWith('BEGIN:VCALENDAR\r\n'));
});

test('the calendar of the app is that of the command, and there is none while exercise waits', { skip }, async (t) => {
  const now = new Date();
  const screened = makeEvents()[0];
  const events = [{ ...screened, at: new Date(now.getTime() - 1000).toISOString(), body: { ...screened.body, screened_on: now.toISOString().slice(0, 10) } }];
  const server = await start(t, { environment: { TZ: 'UTC' } });
  assert.equal((await post(server, events)).status, 200);
  const { page, faults } = await openPage(t, await launch(t), server, { more: { timezoneId: 'UTC', acceptDownloads: true } });
  await show(page, 'plan');
  const calendar = await take(page, 'Put it in your calendar');
  assert.match(calendar.name, /^unhunch-plan-.*\.ics$/);
  const command = spawnSync(program, ['--data', server.data, 'calendar'], { env: { ...process.env, TZ: 'UTC' } });
  const withoutStamp = (bytes) => bytes.toString().replace(/^DTSTAMP:.*$/gm, '');
  assert.equal(command.status, 0, command.stderr.toString());
  assert.equal(withoutStamp(calendar.bytes), withoutStamp(command.stdout));
  const flag = { id: id(9), at: now.toISOString(), offset_min: 0, kind: 'answers', v: 1, body: { flags: { arm_numbness: 'yes' } } };
  assert.equal((await post(server, [flag])).status, 200);
  await page.getByText('There is no calendar either until then.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Put it in your calendar' }).count(), 0);
  assert.deepEqual(faults, []);
});
