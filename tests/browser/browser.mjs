// A real browser on the real program, and the steps that a person takes. For the tests in this folder.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

import { makeScreened } from '../http/person.mjs';
import { ask, atEnd, post, start } from '../http/server.mjs';

const executablePath = process.env.UNHUNCH_CHROMIUM ?? '/usr/bin/chromium';
export const skip = existsSync(executablePath) ? false : 'Chromium is not installed';

export const small = { width: 360, height: 740 };
export const large = { width: 1440, height: 900 };

// Pages draw the figure with WebGL; a machine without a graphics card does it in software.
const options = [
  '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const patience = 60_000;

export async function launch(t) {
  const browser = await chromium.launch({ executablePath, args: options });
  atEnd(t, () => browser.close());
  return browser;
}

// The address with a fresh token of a running server.
export async function freshAddress(server) {
  const again = spawnSync(process.env.UNHUNCH_PROGRAM, ['--data', server.data, '--no-open'], { encoding: 'utf8' });
  assert.equal(again.status, 0, again.stderr);
  return again.stdout.trim();
}

// A page with a profile of its own, let in by the server. What it asks of others, and what it complains about, is a fault.
// `prepare` gets the page before anything is loaded.
export async function openPage(t, browser, server, { viewport = small, colorScheme = 'light', more = {}, prepare } = {}) {
  const context = await browser.newContext({
    viewport, colorScheme, reducedMotion: 'no-preference', locale: 'en-GB', ...more,
  });
  atEnd(t, () => context.close());
  const page = await context.newPage();
  await prepare?.(page);
  page.setDefaultTimeout(patience);
  const faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = url.origin === server.origin || url.protocol === 'blob:' || url.protocol === 'data:';
    if (!own) faults.push(`asked somebody else: ${url.href}`);
  });
  await page.goto(await freshAddress(server));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, context, faults };
}

export const show = async (page, path) => {
  await page.goto(`${new URL(page.url()).origin}/#/${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

// What a healthy person answers on every screen, up to the result, or until `isEnough` says so.
export async function passCheck(page, options) {
  await show(page, 'check');
  await page.getByRole('button', { name: 'Begin' }).click();
  await passScreens(page, options);
}

// The same from the screen that is shown.
export async function passScreens(page, { pain = '3', isEnough = async () => false } = {}) {
  // A screen may go on by itself between a look and a click; then the next round looks again.
  const end = Date.now() + 8 * patience;
  while (Date.now() < end) {
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    if (title === 'Your result' || (await isEnough())) return;
    await answerScreen(page, pain).catch((error) => {
      if (error.name !== 'TimeoutError') throw error;
    });
    await page.waitForTimeout(50);
  }
  assert.fail('the check does not end');
}

// What is there decides, not the heading: the screen may have changed since it was read.
async function answerScreen(page, pain) {
  const timeout = 2000;
  const button = (name) => page.getByRole('button', { name, exact: true }).first();
  const wishes = [new RegExp(`^${pain}$|^${pain},`), /^20 to/, /Kingdom/, /comes and goes/, /^No$/, /lie down/];
  for (const wish of wishes) {
    const radio = page.getByRole('radio', { name: wish }).first();
    if (await radio.count()) await radio.check({ force: true, timeout });
  }
  if (await button('None').count()) await button('None').click({ timeout });
  for (const name of ['No to all of these', 'That is all; the rest is no', 'See my result', 'Next', 'No']) {
    if (await button(name).count()) return button(name).click({ timeout });
  }
}

// A short session from its questions to its end, skipping ahead.
export async function doSession(page, routine = 'office_reset') {
  await page.goto(`${new URL(page.url()).origin}/#/session/${routine}`);
  await beginSession(page);
  const skip = page.getByRole('button', { name: 'Skip', exact: true });
  const over = page.getByRole('heading', { name: 'How was it?' });
  await skip.or(over).first().waitFor();
  while (!(await over.isVisible())) {
    await skip.click({ timeout: 3000 }).catch(() => {});
    await page.waitForTimeout(200);
  }
  const eased = page.getByRole('radio', { name: 'eased' });
  for (let i = 0; i < (await eased.count()); i++) await eased.nth(i).check({ force: true });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Today', level: 1 }).or(page.getByText('Kept.')).first().waitFor();
}

export async function beginSession(page) {
  await answerBefore(page);
  await page.getByRole('button', { name: /^Begin/ }).click();
}

// The short check before a session, all clear, up to its start. What is asked depends on the session.
export async function answerBefore(page) {
  const begin = page.getByRole('button', { name: /^Begin/ });
  const button = (name) => page.getByRole('button', { name }).first();
  const end = Date.now() + 3 * patience;
  while (!(await begin.isVisible()) && Date.now() < end) {
    const none = button(/^None of these$/);
    if (await none.isVisible()) await none.click().catch(() => {});
    const pain = page.getByRole('radio', { name: /^3\b/ }).first();
    if (await pain.count()) await pain.check({ force: true, timeout: 2000 }).catch(() => {});
    for (const name of [/^As before, or better/, /^Skip it today/, /^No$/, /^Go on$/]) {
      if (await button(name).isVisible()) await button(name).click({ timeout: 1000 }).catch(() => {});
    }
    await page.waitForTimeout(100);
  }
  await begin.waitFor();
}

export async function startScreened(t, options) {
  const server = await start(t, options);
  const answer = await post(server, [makeScreened()]);
  assert.equal(answer.status, 200, answer.text);
  return server;
}

// All events of the server, in the order of their cursors.
export async function serverEvents(server) {
  const answer = await ask(server, 'GET', '/api/v1/events?after=0');
  return JSON.parse(answer.text).events;
}

export async function until(what, condition, milliseconds = patience) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > end) assert.fail(`this did not come: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export { makeScreened, start };
