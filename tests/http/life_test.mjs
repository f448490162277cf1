// Starting, starting twice, stopping and being killed.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, atEnd, listen, makeEvent, makeFolder, post, program, readAll, start } from './server.mjs';

const run = (args, environment = {}) => spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, ...environment }, timeout: 20_000 });

test('a second start opens the running one and ends', async (t) => {
  const server = await start(t);
  const second = run(['--data', server.data, '--no-open']);
  assert.equal(second.status, 0);
  const lines = second.stdout.split('\n');
  assert.equal(lines.length, 2);
  const address = new URL(lines[0]);
  assert.equal(address.origin, server.origin);
  assert.equal((await ask(server, 'GET', address.pathname + address.search, { cookie: null })).status, 303);
  assert.equal((await ask(server, 'GET', address.pathname + address.search, { cookie: null })).status, 401);
});

test('two starts at the same moment are one', async (t) => {
  const data = makeFolder(t);
  const children = [1, 2, 3].map(() => spawn(program, ['--data', data, '--no-open', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] }));
  atEnd(t, () => children.forEach((child) => child.kill('SIGKILL')));
  const origins = await Promise.all(children.map(async (child) => new URL(String((await once(child.stdout, 'data'))[0])).origin));
  assert.equal(new Set(origins).size, 1);
});

test('complaint: without a tray it is unreachable; the browser is opened with the address, by the first start and by the second', async (t) => {
  const tools = mkdtempSync(join(tmpdir(), 'unhunch-tools-'));
  atEnd(t, () => rmSync(tools, { recursive: true }));
  const note = join(tools, 'opened');
  writeFileSync(join(tools, 'xdg-open'), `#!/bin/sh\nprintf '%s\\n' "$@" >> '${note}'\n`);
  chmodSync(join(tools, 'xdg-open'), 0o755);
  const data = makeFolder(t);
  const environment = { PATH: `${tools}:${process.env.PATH}` };
  const child = spawn(program, ['--data', data, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } });
  atEnd(t, () => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  assert.equal(run(['--data', data], environment).status, 0);
  const opened = () => (existsSync(note) ? readFileSync(note, 'utf8').trim().split('\n') : []);
  for (let tries = 0; opened().length < 2 && tries < 200; ++tries) await new Promise((done) => setTimeout(done, 20));
  assert.equal(opened().length, 2);
  for (const line of opened()) assert.match(line, /^http:\/\/127\.0\.0\.1:\d+\/start\?token=[0-9a-f]{64}$/);
});

test('a port that is taken is passed over', async (t) => {
  const other = net.createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address();
  const server = await start(t, { port });
  assert.ok(server.port > port && server.port < port + 100);
  other.close();
});

test('the folder and the file with the secrets are for their owner alone', async (t) => {
  const server = await start(t);
  assert.equal(statSync(server.data).mode & 0o777, 0o700);
  assert.equal(statSync(join(server.data, 'server.json')).mode & 0o777, 0o600);
});

test('a data folder that cannot be made is named, with a word of calm', (t) => {
  const data = makeFolder(t);
  writeFileSync(data, 'a file');
  const answer = run(['--data', join(data, 'below'), '--no-open']);
  assert.equal(answer.status, 67);
  assert.ok(answer.stderr.includes(data));
  assert.equal(answer.stdout, '');
});

test('an option of the app does not go with a command', (t) => {
  assert.equal(run(['--data', makeFolder(t), 'plan', '--no-open']).status, 64);
  assert.equal(run(['--port', '70000']).status, 64);
});

for (const signal of ['SIGTERM', 'SIGINT']) {
  test(`${signal} ends it in peace, while pages listen and wait`, async (t) => {
    const server = await start(t);
    const page = await listen(server);
    const agent = new http.Agent({ keepAlive: true });
    await ask(server, 'GET', '/healthz', { agent });
    const closed = once(page.answer, 'close');
    assert.deepEqual(await server.stop(signal), { code: 0, signal: null });
    await closed;
    agent.destroy();
    const again = await start(t, { data: server.data });
    assert.equal((await ask(again, 'GET', '/healthz')).status, 200);
  });
}

test('a request that had begun is finished after the signal, and kept', async (t) => {
  const server = await start(t);
  const body = JSON.stringify([makeEvent(1), makeEvent(2)]);
  const request = http.request({
    host: '127.0.0.1', port: server.port, method: 'POST', path: '/api/v1/events', agent: false,
    headers: { Cookie: server.cookie, Origin: server.origin, 'Content-Length': Buffer.byteLength(body), Expect: '100-continue' },
  });
  request.flushHeaders();
  await once(request, 'continue');
  request.write(body.slice(0, 50));
  server.child.kill('SIGTERM');
  for (;;) {
    const refused = await ask(server, 'GET', '/healthz').then(() => false, () => true);
    if (refused) break;
  }
  request.end(body.slice(50));
  const [answer] = await once(request, 'response');
  assert.equal(answer.statusCode, 200);
  answer.resume();
  assert.deepEqual(await server.ended, { code: 0, signal: null });
  const again = await start(t, { data: server.data });
  assert.equal((await readAll(again)).length, 2);
});

// UNHUNCH_KILLS: how many times.
test('killed at random moments under load, everything that was acknowledged is there once, and pages go on', async (t) => {
  const kills = Number(process.env.UNHUNCH_KILLS ?? 8);
  const data = makeFolder(t);
  const acknowledged = new Set();
  let cookie;
  let number = 0;
  for (let round = 0; round < kills; ++round) {
    const server = await start(t, { data });
    if (cookie !== undefined) {
      const name = (one) => one.split('=')[1];
      assert.equal(name(server.cookie), name(cookie), 'the page that was open goes on with its session');
    }
    cookie = server.cookie;
    let running = true;
    const write = async () => {
      while (running) {
        const batch = Array.from({ length: 3 }, () => makeEvent(++number));
        const answer = await post(server, batch).catch(() => undefined);
        if (answer?.status === 200) for (const event of batch) acknowledged.add(event.id);
      }
    };
    const writers = [write(), write(), write(), write()];
    const before = acknowledged.size;
    while (acknowledged.size < before + 9) await new Promise((done) => setTimeout(done, 1));
    await new Promise((done) => setTimeout(done, Math.random() * 100));
    server.child.kill('SIGKILL');
    running = false;
    await Promise.all([...writers, server.ended]);
  }
  const server = await start(t, { data });
  const ids = (await readAll(server)).map((event) => event.id);
  assert.equal(new Set(ids).size, ids.length);
  const kept = new Set(ids);
  assert.deepEqual([...acknowledged].filter((id) => !kept.has(id)), []);
  assert.ok(acknowledged.size >= 9 * kills);
  await server.stop();
  const checked = run(['--data', data, 'doctor']);
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  t.diagnostic(`${kills} times; ${acknowledged.size} events acknowledged, ${ids.length} kept, none twice, the database whole`);
});
