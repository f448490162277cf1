// Who comes in: a token opens one page once, and everybody else on the machine stays outside.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, askJson, start } from './server.mjs';

const html = { Accept: 'text/html,application/xhtml+xml' };

test('a token opens the app once and gives the browser a cookie that no script and no other site gets', async (t) => {
  const server = await start(t);
  const again = await ask(server, 'GET', server.address.pathname + server.address.search, { cookie: null, headers: html });
  assert.equal(again.status, 401);
  assert.match(again.headers['content-type'], /text\/html/);
  assert.match(again.text, /start Unhunch again/);
  assert.equal(again.headers['set-cookie'], undefined);

  const { json } = await askJson(server, 'POST', '/start', { cookie: null, headers: { 'X-Unhunch-Secret': 'wrong' } });
  assert.equal(json.error.code, 'no_session');
  assert.match(server.cookie, /^unhunch_\d+=[0-9a-f]{64}$/);
});

test('the cookie is HttpOnly, SameSite=Strict and for this machine only', async (t) => {
  const server = await start(t);
  const { readFileSync } = await import('node:fs');
  const { secret } = JSON.parse(readFileSync(`${server.data}/server.json`, 'utf8'));
  const fresh = await askJson(server, 'POST', '/start', { cookie: null, headers: { 'X-Unhunch-Secret': secret } });
  assert.equal(fresh.status, 200);
  const opened = await ask(server, 'GET', fresh.json.path, { cookie: null });
  assert.equal(opened.status, 303);
  assert.equal(opened.headers.location, '/');
  const [cookie] = opened.headers['set-cookie'];
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/']) assert.ok(cookie.split('; ').includes(part), part);
  assert.doesNotMatch(cookie, /Domain/i);
});

test('looking at the link with HEAD does not use it up', async (t) => {
  const server = await start(t);
  const head = await ask(server, 'HEAD', '/start?token=' + '0'.repeat(64), { cookie: null });
  assert.equal(head.status, 405);
  assert.equal(head.headers.allow, 'GET, POST');
});

test('a page that is loaded again from its first address comes to the app', async (t) => {
  const server = await start(t);
  const again = await ask(server, 'GET', server.address.pathname + server.address.search);
  assert.equal(again.status, 303);
  assert.equal(again.headers.location, '/');
});

test('without the cookie nothing is given out, in words for a person and as JSON for a program', async (t) => {
  const server = await start(t);
  const paths = ['/', '/regimen.json', '/body.bin', '/motions.bin', '/nowhere', '/api/v1/session', '/api/v1/about',
    '/api/v1/events', '/api/v1/stream', '/api/v1/nowhere'];
  const wrong = [null, 'unhunch=1', `${server.cookie}0`, server.cookie.slice(0, -1), server.cookie.replace('=', '=0'),
    `${server.cookie.split('=')[0]}=`, server.cookie.toUpperCase()];
  for (const cookie of wrong) {
    for (const path of paths) {
      const answer = await askJson(server, 'GET', path, { cookie });
      assert.equal(answer.status, 401, `${path} with ${cookie}`);
      assert.equal(answer.json.error.code, 'no_session');
    }
    assert.equal((await ask(server, 'POST', '/api/v1/events', { cookie, body: [] })).status, 401);
    assert.equal((await ask(server, 'DELETE', '/api/v1/events', { cookie })).status, 401);
  }
  const page = await ask(server, 'GET', '/', { cookie: null, headers: html });
  assert.equal(page.status, 401);
  assert.match(page.text, /Nothing you\s+entered is lost/);
  assert.equal((await ask(server, 'GET', '/page.css', { cookie: null })).status, 200);
  assert.deepEqual((await askJson(server, 'GET', '/healthz', { cookie: null })).json.status, 'ok');
});

test('the cookie is found among others', async (t) => {
  const server = await start(t);
  const cookie = `theme=dark; unhunch_1=${'0'.repeat(64)}; ${server.cookie}; last=1`;
  assert.equal((await ask(server, 'GET', '/api/v1/session', { cookie })).status, 200);
});

test('where the data is stands in about', async (t) => {
  const server = await start(t);
  const { json } = await askJson(server, 'GET', '/api/v1/about');
  assert.equal(json.data_folder, server.data);
  assert.match(json.version, /^\d+\.\d+\.\d+$/);
  assert.ok(json.database.length > 0);
});
