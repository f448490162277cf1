// Breaks at the desk: the agent in the server and alone, as pages, commands and terminals reach it. No desktop is needed;
// tests/desk has the real ones.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { makeScreened } from './person.mjs';
import { ask, askJson, atEnd, listen, makeFolder, program, start } from './server.mjs';

const everyDay = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '24:00']]]));
const noDesktop = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere', DISPLAY: '', WAYLAND_DISPLAY: '', XDG_RUNTIME_DIR: '/nowhere' };
const json = { 'Content-Type': 'application/json' };

let number = 1;
function event(kind, body) {
  number += 1;
  const now = new Date();
  return { id: `01936a7e-8f00-7000-8000-${number.toString(16).padStart(12, '0')}`, at: now.toISOString(), offset_min: 0, kind, v: 1, body };
}
// Somebody to whom everything may be offered, who works around the clock.
const healthy = () => [
  makeScreened(),
  event('setting', { name: 'break_rhythm', value: { hours: everyDay, quiet: ['00:00', '00:00'] } }),
];

const post = (server, events) => ask(server, 'POST', '/api/v1/events', { headers: json, body: events });
const wish = (server, body) => askJson(server, 'POST', '/api/v1/desk', { headers: json, body });
const breaks = async (server) =>
  (await askJson(server, 'GET', '/api/v1/events')).json.events.filter(({ kind }) => kind === 'break_event').map(({ body }) => body);

async function until(look, wanted) {
  for (let i = 0; i < 400; ++i) {
    const seen = await look();
    if (wanted(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it never came: ${JSON.stringify(await look())}`);
}
const mode = (server, wanted) =>
  until(async () => (await askJson(server, 'GET', '/api/v1/desk')).json, (status) => status.mode === wanted);

const run = (data, ...words) =>
  promisify(execFile)(program, ['--data', data, ...words]).then(({ stdout }) => stdout.trim(), (error) => ({ code: error.code, text: error.stderr.trim() }));

test('nothing is offered before the safety check, and everything after it', async (t) => {
  const server = await start(t, { environment: noDesktop });
  assert.equal((await mode(server, 'not_allowed')).running, true);
  await wish(server, { do: 'start' });
  assert.equal((await askJson(server, 'GET', '/api/v1/desk')).json.mode, 'not_allowed');
  assert.equal((await post(server, healthy())).status, 200);
  const status = await mode(server, 'sitting');
  assert.equal(status.next, 'office_reset');
  assert.equal(status.left_s > 3500 && status.left_s <= 3600, true);
  await post(server, [event('answers', { flags: { chest_pain: 'yes' } })]);
  await mode(server, 'not_allowed');
  assert.deepEqual(await breaks(server), []);
});

test('a break is opened once, its end is recorded once, and pages hear of it', async (t) => {
  const server = await start(t, { environment: noDesktop });
  await post(server, healthy());
  await mode(server, 'sitting');
  const page = await listen(server);
  assert.match(await run(server.data, 'break', 'now'), /on a break/);
  await page.next('event: desk');
  const due = (await askJson(server, 'GET', '/api/v1/desk')).json;
  assert.deepEqual([due.mode, due.open], ['on_break', { routine: 'office_reset' }]);
  assert.equal((await wish(server, { do: 'opened' })).json.open, undefined);
  await wish(server, { do: 'session', on: true });
  await wish(server, { do: 'ended', finished: true, seconds: 90 });
  await wish(server, { do: 'session', on: false });
  const taken = await until(() => breaks(server), (list) => list.length > 0);
  assert.deepEqual(taken, [{ result: 'break_done', routine: 'office_reset', seconds: 90 }]);
  await mode(server, 'sitting');
  page.close();
});

test('a pause from the command line outlives a server that is killed', async (t) => {
  const data = makeFolder(t);
  const first = await start(t, { data, environment: noDesktop });
  await post(first, healthy());
  await mode(first, 'sitting');
  assert.match(await run(data, 'pause', '1h'), /paused for 60 more minutes/);
  await first.stop('SIGKILL');
  const second = await start(t, { data, environment: noDesktop });
  const status = await mode(second, 'paused');
  assert.equal(status.left_s > 3500 && status.left_s <= 3600, true);
  assert.match(await run(data, 'resume'), /next break is in/);
  assert.equal(JSON.parse(await run(data, 'pause', 'tomorrow', '--json')).mode, 'off_today');
  assert.equal(JSON.parse(await run(data, 'resume', '--json')).mode, 'sitting');
  const meeting = JSON.parse(await run(data, 'pause', 'meeting', '--json'));
  assert.equal(meeting.running, true);
});

test('a state that makes no sense is not believed', async (t) => {
  const data = makeFolder(t);
  const first = await start(t, { data, environment: noDesktop });
  await post(first, healthy());
  await mode(first, 'sitting');
  await first.stop();
  for (const nonsense of ['', '{}', '[]', 'x', '{"t":-1}']) {
    writeFileSync(join(data, 'break_agent.json'), nonsense);
    const server = await start(t, { data, environment: noDesktop });
    await mode(server, 'sitting');
    await server.stop();
  }
});

test('wishes that make no sense are refused, and change nothing', async (t) => {
  const server = await start(t, { environment: noDesktop });
  await post(server, healthy());
  await mode(server, 'sitting');
  const bad = ['', 'x', '[]', '{}', '{"do":1}', '{"do":"dance"}', '{"do":"pause"}', '{"do":"pause","minutes":0}',
    '{"do":"pause","minutes":1441}', '{"do":"snooze","minutes":"5"}', '{"do":"pause","minutes":1e99}', '{"do":"make_way"}'];
  for (const body of bad) {
    const answer = await ask(server, 'POST', '/api/v1/desk', { headers: json, body });
    assert.equal(answer.status, 422, body);
    assert.equal(typeof JSON.parse(answer.text).error.message, 'string');
  }
  assert.equal((await ask(server, 'POST', '/api/v1/desk', { headers: json, body: { do: 'start' }, cookie: null })).status, 401);
  assert.equal((await askJson(server, 'GET', '/api/v1/desk')).json.mode, 'sitting');
  const spoken = await run(server.data, 'pause', 'soon');
  assert.deepEqual([spoken.code, /tomorrow/.test(spoken.text)], [64, true]);
});

test('a terminal in a session holds breaks until it ends or dies', async (t) => {
  const server = await start(t, { environment: noDesktop });
  await post(server, healthy());
  await mode(server, 'sitting');
  const terminal = net.connect(join(server.data, 'desk.sock'));
  terminal.write('{"do":"session"}\n');
  await mode(server, 'in_session');
  terminal.destroy();
  await mode(server, 'sitting');
});

test('alone it needs no server, makes way for the app, and comes back after it', async (t) => {
  const data = makeFolder(t);
  const first = await start(t, { data, environment: noDesktop });
  await post(first, healthy());
  await first.stop();
  assert.equal((await run(data, 'status')).code, 1);
  const agent = spawn(program, ['--data', data, 'desk'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...noDesktop } });
  atEnd(t, () => agent.kill('SIGKILL'));
  await once(agent.stdout, 'data');
  const status = () => run(data, 'status', '--json').then((text) => JSON.parse(typeof text === 'string' ? text : '{}'));
  await until(status, ({ mode: now }) => now === 'sitting');
  await run(data, 'pause', '30m');
  const ended = once(agent, 'exit');
  const app = await start(t, { data, environment: noDesktop });
  assert.deepEqual(await ended, [0, null]);
  await mode(app, 'paused');
  app.child.kill('SIGTERM');
  await until(status, ({ running, mode: now }) => running && now === 'paused');
  assert.equal(app.child.exitCode, null, 'the process goes on as the agent');
  app.child.kill('SIGTERM');
  await app.ended;
  assert.equal(existsSync(join(data, 'desk.sock')), false);
});
