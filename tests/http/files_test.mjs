// The files that the program carries.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { ask, start } from './server.mjs';

const files = [
  { path: '/regimen.json', type: 'application/json', made: process.env.UNHUNCH_REGIMEN_JSON },
  { path: '/body.bin', type: 'application/octet-stream', made: process.env.UNHUNCH_BODY },
  { path: '/motions.bin', type: 'application/octet-stream', made: process.env.UNHUNCH_MOTIONS },
];

test('the data of the app comes as it was built, plain or as gzip', async (t) => {
  const server = await start(t);
  for (const { path, type, made } of files) {
    const plain = await ask(server, 'GET', path);
    assert.equal(plain.status, 200);
    assert.equal(plain.headers['content-type'], type);
    assert.equal(plain.headers['content-encoding'], undefined);
    assert.equal(Number(plain.headers['content-length']), plain.bytes.length);
    if (made) assert.ok(plain.bytes.equals(readFileSync(made)), path);

    const small = await ask(server, 'GET', path, { headers: { 'Accept-Encoding': 'gzip, deflate' } });
    assert.equal(small.headers['content-encoding'], 'gzip');
    assert.match(small.headers.vary, /Accept-Encoding/);
    assert.ok(small.bytes.length < plain.bytes.length);
    assert.ok(gunzipSync(small.bytes).equals(plain.bytes));
    assert.notEqual(small.headers.etag, plain.headers.etag);

    const refused = await ask(server, 'GET', path, { headers: { 'Accept-Encoding': 'gzip;q=0, identity' } });
    assert.equal(refused.headers['content-encoding'], undefined);
  }
});

test('a file that has not changed is not sent again', async (t) => {
  const server = await start(t);
  for (const { path } of files) {
    const { headers: { etag } } = await ask(server, 'GET', path);
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await ask(server, 'GET', path, { headers: { 'If-None-Match': tags } });
      assert.equal(again.status, 304, tags);
      assert.equal(again.bytes.length, 0);
      assert.equal(again.headers.etag, etag);
      assert.equal(again.headers['content-length'], undefined);
    }
    const changed = await ask(server, 'GET', path, { headers: { 'If-None-Match': '"other"' } });
    assert.equal(changed.status, 200);
  }
});

test('HEAD says the same without the content', async (t) => {
  const server = await start(t);
  for (const path of [...files.map((file) => file.path), '/healthz', '/api/v1/events', '/api/v1/session', '/nowhere']) {
    const get = await ask(server, 'GET', path);
    const head = await ask(server, 'HEAD', path);
    assert.equal(head.status, get.status, path);
    assert.equal(head.bytes.length, 0);
    for (const name of ['content-length', 'content-type', 'etag', 'cache-control']) {
      assert.equal(head.headers[name], get.headers[name], `${path} ${name}`);
    }
  }
});

test('a person who asks for the app gets a page, and an unknown file is not found', async (t) => {
  const server = await start(t);
  for (const path of ['/', '/journal', '/sessions/today']) {
    const page = await ask(server, 'GET', path, { headers: { Accept: 'text/html' } });
    assert.equal(page.status, 200);
    assert.match(page.headers['content-type'], /^text\/html/);
    assert.match(page.headers['cache-control'], /no-cache|no-store/);
  }
  for (const path of ['/nowhere.js', '/../etc/passwd', '/%2e%2e/etc/passwd', '/regimen.json/', '//regimen.json', '/assets/']) {
    assert.equal((await ask(server, 'GET', path)).status, 404, path);
  }
  const gone = await ask(server, 'GET', '/assets/old-1234.js', { headers: { Accept: 'text/html' } });
  assert.equal(gone.status, 404);
  assert.equal((await ask(server, 'GET', '/api/nowhere', { headers: { Accept: 'text/html' } })).status, 404);
  assert.equal((await ask(server, 'POST', '/regimen.json', { body: '' })).status, 405);
});
