// One year and ten years of a person in every page, on a small and on a large screen: nothing is wider than the screen,
// nothing complains, lists come in parts, and the figures are those of the doors.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { openCore } from '../golden/core.mjs';
import { large, launch, openPage, show, skip, small, start, until } from './browser.mjs';
import { makeLife } from './life.mjs';

const now = '2026-11-26T09:30:00.000Z';
const date = now.slice(0, 10);
const source = readFileSync(join(import.meta.dirname, '../../web/src/pages/pages.ts'), 'utf8');
const rest = { exercise: '/cat_cow', session: '/office_reset' };
const paths = [...source.matchAll(/^ {2}(\w+): \{ title/gm)].map(([, name]) => name + (rest[name] ?? ''));

// What the doors say of these events, by the same modules that the pages ask.
function askDoors(events) {
  const regimen = readFileSync(process.env.UNHUNCH_REGIMEN_JSON, 'utf8');
  const core = openCore(process.env.UNHUNCH_WASM, regimen);
  const more = openCore(process.env.UNHUNCH_MORE_WASM, regimen);
  const text = JSON.stringify(events);
  core.remember(text);
  more.remember(text);
  const ask = (module, door) => JSON.parse(module.call(door, JSON.stringify({ date })));
  return { fold: ask(core, 'fold'), today: ask(core, 'today'), insight: ask(more, 'insight') };
}

async function bringIn(page, server, events) {
  const file = join(server.data, '..', 'life.json');
  writeFileSync(file, JSON.stringify({ format: 'unhunch-events', version: 1, events }));
  await show(page, 'settings');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText(`Done: ${events.length} new entries, 0 were here already.`).waitFor({ timeout: 300_000 });
}

// The page has what it asked for: no word of waiting is left, and the words stand still.
async function settle(page) {
  let before;
  await until('the words of the page', async () => {
    const words = await page.locator('main').innerText();
    const isThere = words === before && (await page.getByText('One moment', { exact: false }).count()) === 0;
    before = words;
    return isThere;
  }, 180_000);
  return before;
}

async function expectNarrow(page, path, width) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= width, `${path} is ${wide} px wide on ${width}`);
}

const sum = (list, of) => list.reduce((all, each) => all + of(each), 0);

async function expectJournal(page, { fold }) {
  const days = page.locator('ol.days > li');
  for (const [label, least] of [['3 months', '2026-08-28'], ['Everything', '']]) {
    await page.getByRole('radio', { name: label }).check({ force: true });
    const shown = fold.days.filter((day) => day.date >= least);
    const values = shown.flatMap((day) => day.entries).filter((entry) => entry.pain_now !== undefined).length;
    const sessions = sum(shown, (day) => day.sessions.length);
    const breaks = sum(shown, (day) => day.breaks.done + day.breaks.natural);
    const chart = page.getByRole('img', { name: new RegExp(`^Pain now: ${values} values .* ${sessions} sessions, .* ${breaks} breaks\\.$`) });
    await chart.waitFor({ timeout: 120_000 });
    assert.ok((await chart.locator('path, rect, circle').count()) <= 600, 'more marks than can be told apart');
    assert.ok((await days.count()) <= 28, 'all days at once');
  }
  const before = await days.count();
  await page.getByRole('button', { name: 'Show earlier days' }).click();
  await until('more days', async () => (await days.count()) > before);
  await page.getByText('The same as a table').first().click();
  assert.ok((await page.locator('figure table tr').count()) <= 201, 'a table that nobody reads');
}

async function expectInsight(page, { insight }) {
  await page.getByText('The same as a table').click();
  const answered = insight.exercises.filter(({ counts }) => sum(Object.values(counts), (n) => n) > 0);
  const rows = await page.locator('section[aria-labelledby=responses] tbody tr').evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))));
  assert.deepEqual(rows, answered.map(({ counts }) => [counts.eased, counts.same, counts.worse, counts.sharp]));
  for (const { entries } of insight.changes.filter(({ baseline }) => baseline !== null)) {
    await page.getByText(new RegExp(`^${entries} entries, `)).first().waitFor();
  }
  for (const { after_days, sessions } of insight.milestones) {
    await page.getByText(`After ${after_days} days: sessions ${sessions},`).waitFor();
  }
  const asked = page.locator('section[aria-labelledby=prompts] li');
  const most = Math.min(10, insight.prompts.length);
  assert.equal(await asked.count(), most);
  if (insight.prompts.length > most) {
    await page.getByRole('button', { name: 'Show earlier ones' }).click();
    await until('earlier ones', async () => (await asked.count()) > most);
  }
}

async function expectToday(page, { today }) {
  const sessions = sum(today.week, (day) => day.sessions);
  await page.getByText(new RegExp(`^${sessions} sessions?, `)).first().waitFor();
  for (const { pain_average: pain } of today.week) {
    if (pain !== null) await page.getByText(new RegExp(`, pain ${pain}`)).first().waitFor({ state: 'attached' });
  }
}

async function expectCheckin(page, { today }) {
  await until('what is due', async () => (await page.locator('form section').count()) === today.measures.length);
}

const looks = { journal: expectJournal, insight: expectInsight, today: expectToday, checkin: expectCheckin };

for (const [years, name] of [[1, 'one year'], [10, 'ten years']]) {
  test(`${name} of a person in every page`, { skip, timeout: 900_000 }, async (t) => {
    const events = makeLife(years, Date.parse(now));
    const told = askDoors(events);
    assert.ok(sum(told.fold.days, (day) => day.sessions.length) > 150 * years, 'a person who does something');
    const server = await start(t, { args: ['--rate', '1000000'] });
    const { page, faults } = await openPage(t, await launch(t), server, {
      more: { timezoneId: 'UTC' },
      prepare: (page) => page.clock.install({ time: now }),
    });
    await bringIn(page, server, events);
    for (const viewport of [small, large]) {
      await page.setViewportSize(viewport);
      for (const path of paths) {
        await show(page, path);
        await settle(page);
        await looks[path]?.(page, told);
        await expectNarrow(page, `${path} after ${name}`, viewport.width);
        if (process.env.UNHUNCH_PICTURES) {
          await page.screenshot({ path: join(process.env.UNHUNCH_PICTURES, `${years}_${path.replace('/', '_')}_${viewport.width}.png`), fullPage: path !== 'journal' });
        }
      }
    }
    assert.deepEqual(faults, []);
  });
}
