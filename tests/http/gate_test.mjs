// Requests that were not meant for this server, or that another page sent.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, makeEvent, post, raw, readAll, start } from './server.mjs';

const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; " +
  "connect-src 'self'; worker-src 'self'; manifest-src 'self'; font-src 'self'; media-src 'self' blob:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

test('a name that only points to this machine is refused (DNS rebinding)', async (t) => {
  const server = await start(t);
  const { port } = server;
  const hosts = ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`, `127.0.0.1:${port}0`,
    `127.0.0.1.evil.example:${port}`, `localhost.:${port}`, `0.0.0.0:${port}`, `user@127.0.0.1:${port}`];
  for (const host of hosts) {
    for (const path of ['/healthz', '/', '/api/v1/events', server.address.pathname]) {
      assert.equal((await ask(server, 'GET', path, { headers: { Host: host } })).status, 421, `${host} ${path}`);
    }
  }
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
    assert.equal((await ask(server, 'GET', '/api/v1/session', { headers: { Host: host } })).status, 200, host);
  }
});

test('only an own page may change something', async (t) => {
  const server = await start(t);
  const strange = [
    { Origin: null }, { Origin: 'null' }, { Origin: 'http://evil.example' }, { Origin: 'http://127.0.0.1:1' },
    { Origin: `https://127.0.0.1:${server.port}` }, { Origin: `${server.origin}.evil.example` }, { Origin: '' },
    { Origin: `http://localhost:${server.port}` },
    { Origin: null, 'Sec-Fetch-Site': 'cross-site' }, { Origin: null, 'Sec-Fetch-Site': 'same-site' },
    { Origin: null, 'Sec-Fetch-Site': 'none' }, { 'Sec-Fetch-Site': 'cross-site' },
    { Origin: 'http://evil.example', 'Sec-Fetch-Site': 'same-origin' },
  ];
  for (const headers of strange) {
    const name = JSON.stringify(headers);
    assert.equal((await ask(server, 'POST', '/api/v1/events', { headers, body: [makeEvent(1)] })).status, 403, name);
    const erase = { ...headers, 'X-Unhunch-Confirm': 'delete-everything' };
    assert.equal((await ask(server, 'DELETE', '/api/v1/events', { headers: erase })).status, 403, name);
  }
  assert.deepEqual(await readAll(server), []);
  const own = [{}, { Origin: null, 'Sec-Fetch-Site': 'same-origin' }, { 'Sec-Fetch-Site': 'same-origin' }];
  for (const headers of own) assert.equal((await post(server, [makeEvent(1)], { headers })).status, 200);
});

test('another site reads nothing of the record, even with the cookie', async (t) => {
  const server = await start(t);
  for (const site of ['cross-site', 'same-site']) {
    const answer = await ask(server, 'GET', '/api/v1/events', { headers: { 'Sec-Fetch-Site': site } });
    assert.equal(answer.status, 403, site);
  }
  const answer = await ask(server, 'GET', '/api/v1/events', { headers: { Origin: 'http://evil.example' } });
  assert.equal(answer.status, 403);
  assert.equal(answer.headers['access-control-allow-origin'], undefined);
  const preflight = await ask(server, 'OPTIONS', '/api/v1/events', {
    headers: { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'DELETE' },
  });
  assert.equal(preflight.status, 405);
  assert.equal(preflight.headers['access-control-allow-origin'], undefined);
});

test('every answer carries the headers of security, also an answer to nonsense', async (t) => {
  const server = await start(t);
  const answers = [
    await ask(server, 'GET', '/healthz'), await ask(server, 'GET', '/'), await ask(server, 'GET', '/nowhere'),
    await ask(server, 'GET', '/', { cookie: null }), await ask(server, 'GET', '/regimen.json'),
    await ask(server, 'GET', '/healthz', { headers: { Host: 'evil.example' } }),
    await ask(server, 'POST', '/api/v1/events', { body: '{' }), await ask(server, 'PUT', '/api/v1/events', { body: '' }),
    await ask(server, 'GET', '/start?token=1', { cookie: null }), await ask(server, 'GET', server.address.pathname),
    await ask(server, 'HEAD', '/regimen.json'),
  ];
  const app = answers[1].status === 200 ? 200 : 404;  // a program may have been built without the app
  assert.deepEqual(answers.map((answer) => answer.status), [200, app, 404, 401, 200, 421, 422, 405, 401, 303, 200]);
  for (const { status, headers } of answers) {
    assert.equal(headers['content-security-policy'], policy, String(status));
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
    assert.ok(headers['permissions-policy'].includes('microphone=()'));
    assert.equal(headers.server, undefined);
  }
  for (const nonsense of ['\x16\x03\x01\x02\x00\x01\x00\r\n\r\n', 'GET\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n']) {
    const answer = await raw(server.port, nonsense);
    assert.match(answer, /^HTTP\/1\.1 400 /);
    assert.ok(answer.includes(`Content-Security-Policy: ${policy}\r\n`));
  }
});

test('a request that can be read in two ways is read in none', async (t) => {
  const server = await start(t);
  const host = `Host: 127.0.0.1:${server.port}\r\n`;
  const cookie = `Cookie: ${server.cookie}\r\n`;
  const two = [
    `GET /healthz HTTP/1.1\r\n${host}Host: evil.example\r\n\r\n`,
    `GET http://evil.example/healthz HTTP/1.1\r\n${host}\r\n`,
    `GET healthz HTTP/1.1\r\n${host}\r\n`,
    `POST /api/v1/events HTTP/1.1\r\n${host}${cookie}Content-Length: 2\r\nContent-Length: 3\r\n\r\n[]`,
    `POST /api/v1/events HTTP/1.1\r\n${host}${cookie}Origin: ${server.origin}\r\nOrigin: http://a\r\nContent-Length: 2\r\n\r\n[]`,
    `POST /api/v1/events HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n[]`,
    `GET /healthz HTTP/1.1\r\n${host}X: a\r\n b\r\x00\r\n\r\n`,
  ];
  for (const text of two) assert.match(await raw(server.port, text), /^HTTP\/1\.1 400 /, text);
  assert.match(await raw(server.port, `GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n`), /^HTTP\/1\.1 421 /);
});

test('the log names the route and the status, and nothing that a person typed', async (t) => {
  const server = await start(t, { args: ['--verbose'] });
  await ask(server, 'GET', '/chest-pain?since=monday');
  await post(server, [makeEvent(1, { body: { text: 'my secret pain' } })]);
  await ask(server, 'GET', '/api/v1/events?after=0');
  await server.stop();
  assert.match(server.log(), /^POST \/api\/v1\/events 200$/m);
  assert.match(server.log(), /^GET \/\* 404$/m);
  assert.doesNotMatch(server.log(), /pain|monday|token=|secret/);
  const quiet = await start(t);
  await ask(quiet, 'GET', '/healthz');
  await quiet.stop();
  assert.equal(quiet.log(), '');
});
