// Breaks at the desk: the command, the agent, the page and the log, each the real one.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { askJson, makeFolder, post } from '../http/server.mjs';
import { beginSession, large, launch, openPage, serverEvents, show, skip, small, start, startScreened, until } from './browser.mjs';

const program = process.env.UNHUNCH_PROGRAM;

// A command beside the running program; it answers with how breaks stand.
function tell(server, ...words) {
  const said = spawnSync(program, ['--data', server.data, ...words, '--json'], { encoding: 'utf8' });
  assert.equal(said.status, 0, said.stderr);
  return JSON.parse(said.stdout);
}

const modeIs = (server, mode) => until(`the mode ${mode}`, () => tell(server, 'status').mode === mode);
const breaksOf = async (server, result) =>
  (await serverEvents(server)).filter(({ kind, body }) => kind === 'break_event' && body.result === result);

// Working hours that hold at any time, so that the day on which the test runs does not matter.
const always = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]));
const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

async function startWorking(t, options) {
  const server = await startScreened(t, options);
  const at = new Date().toISOString();
  const rhythm = { hours: always, quiet: ['00:00', '00:00'] };
  const answer = await post(server, [{
    id: '01936a7e-8f00-7000-8000-000000000002', at, offset_min: 0, kind: 'setting', v: 1,
    body: { name: 'break_rhythm', value: rhythm },
  }]);
  assert.equal(answer.status, 200, answer.text);
  await until('facts for the agent', () => !['outside_hours', 'not_allowed'].includes(tell(server, 'status').mode));
  return server;
}

// What has to be asked before a break, up to the running player. There is no button to begin with.
async function passSafety(page) {
  const player = page.getByRole('button', { name: 'Skip', exact: true });
  const button = (name) => page.getByRole('button', { name }).first();
  await until('the break that runs', async () => {
    if (await player.isVisible()) return true;
    assert.equal(await page.getByRole('button', { name: /^Begin/ }).count(), 0, 'a break has no button to begin with');
    if (await button(/^None of these$/).isVisible()) {
      await button(/^None of these$/).click();
      await page.getByRole('radio', { name: /^3\b/ }).first().check({ force: true });
      await button(/^Go on$/).click();
    }
    for (const name of [/^Skip it today/, /^No$/]) {
      if (await button(name).isVisible()) await button(name).click({ timeout: 1000 }).catch(() => {});
    }
    return false;
  });
}

async function skipToEnd(page) {
  const over = page.getByRole('heading', { name: 'How was it?' });
  while (!(await over.isVisible())) {
    await page.getByRole('button', { name: 'Skip', exact: true }).click({ timeout: 1000 }).catch(() => {});
  }
}

test('a break that is begun in a terminal runs in the open page, and is in the journal', { skip }, async (t) => {
  const server = await startWorking(t);
  const { page, faults } = await openPage(t, await launch(t), server);
  await page.getByText(/next break comes/i).waitFor();
  assert.deepEqual(tell(server, 'break', 'now').open, { routine: 'office_reset' });
  await page.waitForURL(/#\/session\/office_reset$/);
  await until('the page to take it', () => tell(server, 'status').open === undefined);
  await passSafety(page);
  assert.equal(tell(server, 'status').mode, 'on_break');
  await skipToEnd(page);
  await until('the break in the log', async () => (await breaksOf(server, 'break_done')).length === 1);
  assert.notEqual(tell(server, 'status').mode, 'on_break');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('1 break today.').waitFor();
  await show(page, 'journal');
  await page.getByText(/^1\s*taken/).waitFor();

  // The check of a moment ago still holds: the next one runs without a word.
  await show(page, 'today');
  await page.getByRole('button', { name: 'Break now' }).click();
  await page.getByRole('button', { name: 'Skip', exact: true }).waitFor();
  await skipToEnd(page);
  await until('the second break in the log', async () => (await breaksOf(server, 'break_done')).length === 2);
  assert.deepEqual(faults, []);
});

test('a break that is left before it begins was not taken', { skip }, async (t) => {
  const server = await startWorking(t);
  const { page, faults } = await openPage(t, await launch(t), server);
  await page.getByRole('button', { name: 'Break now' }).click();
  await page.getByRole('heading', { name: 'Is any of this true right now?' }).waitFor();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await until('the end of the break', async () => (await breaksOf(server, 'break_skipped')).length === 1);
  assert.equal((await breaksOf(server, 'break_done')).length, 0);
  assert.deepEqual(faults, []);
});

test('of two pages one opens the break', { skip }, async (t) => {
  const server = await startWorking(t);
  const browser = await launch(t);
  const one = await openPage(t, browser, server);
  const other = await one.context.newPage();
  await other.goto(server.origin);
  const pages = [one.page, other];
  for (const page of pages) await page.getByText(/next break comes/i).waitFor();
  tell(server, 'break', 'now');
  await until('the page to take it', () => tell(server, 'status').open === undefined);
  const atIt = () => pages.filter((page) => page.url().includes('#/session/'));
  await until('one page at the break', () => atIt().length > 0);
  await pages[0].waitForTimeout(500);
  assert.equal(atIt().length, 1);
});

test('breaks wait while a session runs in a page, and are back after it', { skip }, async (t) => {
  const server = await startWorking(t);
  const { page, faults } = await openPage(t, await launch(t), server);
  await show(page, 'session/office_reset');
  await beginSession(page);
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await modeIs(server, 'in_session');
  await skipToEnd(page);
  await modeIs(server, 'sitting');
  assert.deepEqual(faults, []);
});

// No desktop, so that a break is offered as soon as it is due.
const noDesktop = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere', DISPLAY: '', WAYLAND_DISPLAY: '', XDG_RUNTIME_DIR: '/nowhere' };
const wish = (server, body) => askJson(server, 'POST', '/api/v1/desk', { headers: { 'Content-Type': 'application/json' }, body });

// Between two starts an hour at the desk goes by; then the break that is due is skipped.
async function skipBreaks(t, server, times) {
  let running = server;
  for (let n = 0; n < times; ++n) {
    await running.stop();
    const file = join(server.data, 'break_agent.json');
    const state = JSON.parse(readFileSync(file, 'utf8'));
    const hour = 3_600_000;
    state.breaks.sat = { total: hour, towards: hour, towards_full: hour };
    Object.assign(state.breaks, { t: state.breaks.t + hour, here_at: state.breaks.t + hour, locked: false, away_since: null });
    writeFileSync(file, JSON.stringify(state));
    running = await start(t, { data: server.data, environment: noDesktop });
    await modeIs(running, 'notified');
    await wish(running, { do: 'skip' });
    await modeIs(running, 'sitting');
  }
  return running;
}

for (const [name, viewport] of Object.entries({ small, large })) {
  test(`who skips often is offered another interval on a ${name} Today page, once and without a nag`, { skip }, async (t) => {
    const first = await startWorking(t, { data: makeFolder(t), environment: noDesktop });
    const server = await skipBreaks(t, first, 2);
    assert.equal(tell(server, 'status').longer_min, undefined, 'two are no habit');
    const skipped = await skipBreaks(t, server, 1);
    const { page, faults } = await openPage(t, await launch(t), skipped, { viewport });
    const offer = page.getByText('Would every 75 min suit you better?');
    await offer.waitFor();
    const yes = page.getByRole('button', { name: 'Yes, every 75 min' });
    if (name === 'small') {
      await yes.click();
      await until('the interval in the log', async () =>
        (await serverEvents(skipped)).some(({ kind, body }) => kind === 'answers' && body.preferences?.break_every_min === 75));
      await until('the longer interval', () => tell(skipped, 'status').left_s > 60 * 60);
      await show(page, 'plan');
      const every = page.getByRole('slider', { name: 'A break every' });
      await until('the longer interval on the page', async () => (await every.inputValue()) === '75');
      await show(page, 'today');
    } else {
      await page.getByRole('button', { name: 'Keep it as it is' }).click();
    }
    await offer.waitFor({ state: 'detached' });
    assert.equal(tell(skipped, 'status').longer_min, undefined);
    assert.deepEqual(faults, []);
    if (name === 'small') return;
    const later = await skipBreaks(t, skipped, 3);
    assert.equal(tell(later, 'status').longer_min, undefined, 'it is asked once');
    assert.equal((await serverEvents(later)).some(({ body }) => body.preferences?.break_every_min), false);
  });
}

test('a pause from the page is one for the whole desk, and so is its end', { skip }, async (t) => {
  const server = await startWorking(t);
  const { page, faults } = await openPage(t, await launch(t), server);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'For an hour' }).click();
  await page.getByText(/^Breaks are paused/).waitFor();
  const status = tell(server, 'status');
  assert.equal(status.mode, 'paused');
  assert.ok(status.left_s > 3500 && status.left_s <= 3600, `${status.left_s} s`);
  await page.getByRole('button', { name: 'Resume' }).click();
  await modeIs(server, 'sitting');
  tell(server, 'pause', 'tomorrow');
  await page.getByText(/^(Breaks are paused until|No more breaks today)/).waitFor();
  assert.deepEqual(faults, []);
});

for (const [name, viewport] of Object.entries({ small, large })) {
  test(`the rhythm that is set on a ${name} Plan page reaches the agent`, { skip }, async (t) => {
    const server = await startWorking(t);
    const { page, faults } = await openPage(t, await launch(t), server, { viewport });
    await show(page, 'plan');
    const day = names[new Date().getDay()];
    await page.getByRole('button', { name: `Remove ${day}, time 1` }).click();
    await modeIs(server, 'outside_hours');

    // A time that makes no sense is told at its place and reaches nobody.
    await page.getByRole('button', { name: `Add a time on ${day}` }).click();
    await page.getByLabel(`${day}, time 1: from`).fill('12');
    await page.getByLabel(`${day}, time 1: to`).fill('12:00');
    await page.getByRole('heading', { name: 'Breaks at the desk' }).click();
    await page.getByText(/It ends when it begins/).waitFor();
    await page.getByLabel(`${day}, time 1: to`).fill('half past');
    await page.getByRole('heading', { name: 'Breaks at the desk' }).click();
    await page.getByText(/Please give both times/).waitFor();
    await page.getByLabel(`${day}, time 1: from`).fill('0');
    await page.getByLabel(`${day}, time 1: to`).fill('24');
    await page.getByLabel(`${day}, time 1: to`).press('Enter');
    const settings = async () => (await serverEvents(server)).filter(({ kind }) => kind === 'setting');
    await until('the hours in the log', async () =>
      JSON.stringify((await settings()).at(-1).body.value.hours) === JSON.stringify(always));
    assert.equal((await settings()).some(({ body }) => JSON.stringify(body).includes('["12:00","12:00"]')), false);
    await modeIs(server, 'sitting');

    await page.getByRole('slider', { name: 'A break every' }).fill('30');
    await until('the shorter interval', () => tell(server, 'status').left_s <= 30 * 60);
    await page.getByRole('checkbox', { name: /^Remind me of breaks/ }).uncheck();
    await modeIs(server, 'off');
    assert.equal(await page.getByRole('slider', { name: 'A break every' }).count(), 0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= viewport.width, `the page is ${width} px wide`);
    assert.deepEqual(faults, []);
  });
}
