// A real browser on the real program, and the steps that a person takes. For the tests in this folder.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

import { ask, start } from '../http/server.mjs';

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
  t.after(() => browser.close());
  return browser;
}

// The address with a fresh token of a running server.
async function freshAddress(server) {
  const { spawnSync } = await import('node:child_process');
  const again = spawnSync(process.env.UNHUNCH_PROGRAM, ['--data', server.data, '--no-open'], { encoding: 'utf8' });
  assert.equal(again.status, 0, again.stderr);
  return again.stdout.trim();
}

// A page with a profile of its own, let in by the server. What it asks of others, and what it complains about, is a fault.
export async function openPage(t, browser, server, { viewport = small, colorScheme = 'light', more = {} } = {}) {
  const context = await browser.newContext({
    viewport, colorScheme, reducedMotion: 'no-preference', serviceWorkers: 'block', locale: 'en-GB', ...more,
  });
  t.after(() => context.close());
  const page = await context.newPage();
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

// What a healthy person answers on every screen; `answers` are labels of their own.
export async function passCheck(page, { pain = '3', signs = [] } = {}) {
  await show(page, 'check');
  await page.getByRole('button', { name: 'Begin' }).click();
  // A screen may go on by itself between a look and a click; then the next round looks again.
  const end = Date.now() + 4 * patience;
  while (Date.now() < end) {
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    if (title === 'Your result') return;
    await answerScreen(page, title, { pain, signs }).catch((error) => {
      if (error.name !== 'TimeoutError') throw error;
    });
    if (process.env.DEBUG_CHECK) console.log(Date.now() % 1e6, title); await page.waitForTimeout(50);
  }
  assert.fail('the check does not end');
}

async function answerScreen(page, title, { pain, signs }) {
  const timeout = 2000;
  const pick = (name) => page.getByRole('radio', { name }).check({ force: true, timeout });
  const button = (name) => page.getByRole('button', { name, exact: true }).first();
  if (title === 'How old are you?') await pick(/20/);
  else if (title === 'Where do you live?') await pick(/Kingdom/);
  else if (title === 'Pain right now') await pick(new RegExp(`^${pain}\\b`));
  else if (title === 'Are you pregnant?') await pick(/^No$/);
  else if ((await page.getByRole('radio').count()) > 0) await page.getByRole('radio').last().check({ force: true, timeout });
  for (const sign of signs) {
    const group = page.getByRole('group', { name: sign });
    if (await group.count()) await group.getByRole('button', { name: 'Yes' }).click({ timeout });
  }
  if (await button('None').count()) await button('None').click({ timeout });
  for (const name of ['No to all of these', 'That is all; the rest is no', 'See my result', 'Next', 'No']) {
    if (await button(name).count()) return button(name).click({ timeout });
  }
}

// All events of the server, in the order of their cursors.
export async function serverEvents(server) {
  const answer = await ask(server, 'GET', '/api/v1/events?after=0&most=100000');
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

export { start };
