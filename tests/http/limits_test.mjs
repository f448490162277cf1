// Too big, too slow, too many, too fast.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { test } from 'node:test';
import { ask, listen, makeEvent, newKind, post, raw, readAll, start } from './server.mjs';

const alive = async (server) => assert.equal((await ask(server, 'GET', '/healthz')).status, 200);

test('a head of more than 8 kB is refused', async (t) => {
  const server = await start(t);
  const fits = await ask(server, 'GET', '/healthz', { headers: { 'X-Long': 'x'.repeat(7000) } });
  assert.equal(fits.status, 200);
  for (const size of [9_000, 20_000, 200_000]) {
    const answer = await raw(server.port, `GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nX: ${'x'.repeat(size)}\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 431 /, String(size));
  }
  const target = await raw(server.port, `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n\r\n`);
  assert.match(target, /^HTTP\/1\.1 431 /);
  await alive(server);
});

test('a body of more than 8 MB is refused before it is read, said or not', async (t) => {
  const server = await start(t);
  const host = `Host: 127.0.0.1:${server.port}\r\nCookie: ${server.cookie}\r\nOrigin: ${server.origin}\r\n`;
  const said = await raw(server.port, `POST /api/v1/events HTTP/1.1\r\n${host}Content-Length: 8388609\r\n\r\n`);
  assert.match(said, /^HTTP\/1\.1 413 /);
  const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`;
  const unsaid = await raw(server.port, `POST /api/v1/events HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(9)}0\r\n\r\n`);
  assert.match(unsaid, /^HTTP\/1\.1 413 /);
  await alive(server);
});

test('who is not let in does not get a body read', async (t) => {
  const server = await start(t);
  const answer = await raw(server.port,
    `POST /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nContent-Length: 8000000\r\n\r\n`);
  assert.match(answer, /^HTTP\/1\.1 401 /);
  assert.match(answer, /^Connection: close/m);
});

test('a batch of many events just below the limit goes through, also in chunks and with Expect', async (t) => {
  const server = await start(t);
  const events = Array.from({ length: 120 }, (_, i) => makeEvent(i + 1, { kind: newKind, body: { text: 'x'.repeat(60_000) } }));
  const { status, json } = await post(server, events, { headers: { Expect: '100-continue' } });
  assert.equal(status, 200);
  assert.equal(json.added, 120);
  const chunked = await ask(server, 'POST', '/api/v1/events', {
    body: JSON.stringify([makeEvent(500)]), headers: { 'Content-Length': null, 'Transfer-Encoding': 'chunked' },
  });
  assert.equal(chunked.status, 200);
  assert.equal((await readAll(server)).length, 121);
});

test('a head that trickles in is cut off (slowloris), and so is a connection that says nothing', async (t) => {
  const server = await start(t, { args: ['--header-seconds', '1'] });
  const slow = net.connect(server.port, '127.0.0.1');
  slow.write('GET /healthz HTTP/1.1\r\n');
  const drip = setInterval(() => slow.write('X: y\r\n'), 200);
  slow.on('error', () => {});
  const silent = net.connect(server.port, '127.0.0.1');
  silent.resume();
  slow.resume();
  await Promise.all([once(slow, 'close'), once(silent, 'close')]);
  clearInterval(drip);
  await alive(server);
});

test('a connection that waits too long for its next request is closed, one that listens is not', async (t) => {
  const server = await start(t, { args: ['--idle-seconds', '1', '--header-seconds', '1'] });
  const stream = await listen(server);
  const idle = net.connect(server.port, '127.0.0.1');
  idle.write(`GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`);
  idle.resume();
  await once(idle, 'close');
  await new Promise((done) => setTimeout(done, 1500));
  await post(server, [makeEvent(1)]);
  await stream.next('data: {"cursor": 1}');
  stream.close();
});

// Connections that were answered and stay open, until there are so many.
async function fill(server, many) {
  const open = [];
  for (let tries = 0; open.length < many; ++tries) {
    assert.ok(tries < 10 * many, `only ${open.length} connections got an answer`);
    const socket = net.connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`);
    const [bytes] = await once(socket, 'data');
    if (String(bytes).startsWith('HTTP/1.1 200 ')) open.push(socket);
    else socket.destroy();
  }
  return open;
}

test('one connection more than allowed hears so, and there is room again when one goes', async (t) => {
  const server = await start(t, { args: ['--connections', '3'] });
  const open = await fill(server, 3);
  const answer = await raw(server.port, `GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`);
  assert.match(answer, /^HTTP\/1\.1 503 /);
  assert.match(answer, /^Retry-After: /m);
  assert.match(answer, /^Content-Security-Policy: default-src 'none'/m);
  open.pop().destroy();
  for (const socket of [...open, ...(await fill(server, 1))]) socket.destroy();
});

test('the usual limit is 64 connections', async (t) => {
  const server = await start(t);
  const open = await fill(server, 64);
  assert.match(await raw(server.port, 'GET /healthz HTTP/1.1\r\n\r\n'), /^HTTP\/1\.1 503 /);
  for (const socket of open) socket.destroy();
});

test('more than 200 requests at once on one connection are slowed down, and nothing is lost', async (t) => {
  const server = await start(t);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const answers = await Promise.all(Array.from({ length: 1000 }, () => ask(server, 'GET', '/healthz', { agent })));
  agent.destroy();
  const good = answers.filter((answer) => answer.status === 200).length;
  const slowed = answers.filter((answer) => answer.status === 429);
  assert.equal(good + slowed.length, 1000);
  assert.ok(good >= 200, `${good} were answered`);
  for (const { headers } of slowed) assert.equal(headers['retry-after'], '1');
  await alive(server);
  const one = await start(t, { args: ['--rate', '1'] });
  const pair = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const two = await Promise.all([1, 2].map(() => ask(one, 'GET', '/healthz', { agent: pair })));
  assert.deepEqual(two.map((answer) => answer.status), [200, 429]);
  pair.destroy();
});

test('requests in one breath are answered in their order', async (t) => {
  const server = await start(t);
  const get = (path) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nCookie: ${server.cookie}\r\n`;
  const answer = await raw(server.port,
    `${get('/healthz')}\r\n${get('/api/v1/events')}\r\n${get('/nowhere')}\r\n${get('/healthz')}Connection: close\r\n\r\n`);
  assert.deepEqual(answer.match(/HTTP\/1\.1 \d+/g), ['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 404', 'HTTP/1.1 200']);
});
