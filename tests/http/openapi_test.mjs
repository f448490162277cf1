// docs/api/openapi.json against the running server: whatever is answered is documented, whatever is documented is
// answered, and the bodies are what their schemas say.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ask, listen, makeEvent, start } from './server.mjs';

const document = JSON.parse(readFileSync(new URL('../../docs/api/openapi.json', import.meta.url), 'utf8'));

const resolve = (node) =>
  node?.$ref ? node.$ref.slice(2).split('/').reduce((at, name) => at[name], document) : node;

const isType = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  integer: Number.isInteger,
};

// The part of JSON Schema that the document uses; anything else in a schema is a fault of the document.
const known = new Set(['type', 'const', 'pattern', 'minimum', 'maximum', 'minLength', 'required', 'properties',
  'additionalProperties', 'items', 'description', 'default']);
function faults(schema, value, path = '$') {
  const rules = resolve(schema);
  const found = Object.keys(rules).filter((rule) => !known.has(rule)).map((rule) => `${path}: unknown rule ${rule}`);
  const check = (good, what) => good || found.push(`${path}: ${what}`);
  if (rules.type) check(isType[rules.type](value), `is not ${rules.type}`);
  if ('const' in rules) check(value === rules.const, `is not ${rules.const}`);
  if (rules.pattern) check(new RegExp(rules.pattern, 'u').test(value), `is not ${rules.pattern}`);
  if ('minimum' in rules) check(value >= rules.minimum, 'is too small');
  if ('maximum' in rules) check(value <= rules.maximum, 'is too large');
  if ('minLength' in rules) check(value.length >= rules.minLength, 'is too short');
  for (const name of rules.required ?? []) check(name in value, `has no ${name}`);
  for (const [name, member] of Object.entries(isType.object(value) ? value : {})) {
    const of = rules.properties?.[name];
    if (of) found.push(...faults(of, member, `${path}.${name}`));
    else check(rules.additionalProperties !== false, `must not have ${name}`);
  }
  if (rules.items) value.forEach((item, i) => found.push(...faults(rules.items, item, `${path}[${i}]`)));
  return found;
}

test('the check of schemas sees what is wrong', () => {
  const { Appended, Failure } = document.components.schemas;
  assert.deepEqual(faults(Appended, { added: 1, cursor: 1 }), []);
  for (const wrong of [{ added: 1 }, { added: -1, cursor: 1 }, { added: 1, cursor: 'x' }, { added: 1, cursor: 1, x: 1 }]) {
    assert.notDeepEqual(faults(Appended, wrong), []);
  }
  assert.notDeepEqual(faults(Failure, { error: { code: 'Bad Code', path: '', message: 'x' } }), []);
});

const away = { headers: { Host: 'evil.example' } };
const stranger = { cookie: null };
const foreign = { headers: { Origin: 'http://evil.example' } };
const confirmed = { headers: { 'X-Unhunch-Confirm': 'delete-everything' } };

// What is asked of each documented path; `secret` and `token` are filled in while running.
const questions = [
  ['/healthz', 'get', [stranger, away]],
  ['/start', 'get', [{ token: true, cookie: null }, stranger, {}, away]],
  ['/start', 'post', [{ secret: true, cookie: null }, stranger, { secret: true, ...foreign }, away]],
  ['/page.css', 'get', [stranger, away]],
  ['/api/v1/session', 'get', [{}, stranger, foreign, away]],
  ['/api/v1/about', 'get', [{}, stranger, foreign, away]],
  ['/api/v1/events', 'post', [{ body: { events: [makeEvent(1)] } }, { body: [makeEvent(2, { supersedes: makeEvent(1).id })] },
    { body: '{' }, { body: [], ...stranger }, { body: [], ...foreign }, { body: [], ...away }]],
  ['/api/v1/events', 'get', [{}, { query: '?after=1&most=1' }, { query: '?after=x' }, stranger, foreign, away]],
  ['/api/v1/desk', 'get', [{}, stranger, foreign, away]],
  ['/api/v1/desk', 'post', [{ body: { do: 'pause', minutes: 5 } }, { body: { do: 'dance' } }, { body: '{' }, { body: {}, ...stranger },
    { body: {}, ...foreign }, { body: {}, ...away }]],
  ['/api/v1/report', 'post', [{ body: { date: '2026-11-26' } }, { body: { date: '2026-11-26', to: '2026-11-27' } }, { body: '{' },
    { body: {}, ...stranger }, { body: {}, ...foreign }, { body: {}, ...away }]],
  ['/api/v1/stream', 'get', [{ stream: true }, { query: '?after=x' }, stranger, foreign, away]],
  ['/api/v1/events', 'delete', [{}, confirmed, stranger, foreign, away]],
  ['/{file}', 'get', [{ file: '/regimen.json' }, { file: '/body.bin', etag: true }, { file: '/nowhere.js' },
    { file: '/regimen.json', ...stranger }, { file: '/regimen.json', ...foreign }, { file: '/', ...away }]],
];

// Needs a database that fails, or a machine without a library; the unit tests of the routes see to these.
const elsewhere = new Set(['get /api/v1/events 503', 'post /api/v1/events 503', 'delete /api/v1/events 503', 'post /api/v1/report 503',
  'post /api/v1/report 501']);

async function question(server, method, path, { token, secret, stream, etag, file, query = '', headers = {}, ...rest }) {
  const { secret: own } = JSON.parse(readFileSync(`${server.data}/server.json`, 'utf8'));
  const with_secret = { ...headers, 'X-Unhunch-Secret': own };
  if (stream) {
    const page = await listen(server);
    page.close();
    return { status: page.answer.statusCode, headers: page.answer.headers, text: '' };
  }
  if (token) {
    const made = await ask(server, 'POST', '/start', { cookie: null, headers: with_secret });
    return ask(server, 'GET', JSON.parse(made.text).path, rest);
  }
  const target = (file ?? path) + query;
  if (etag) headers = { 'If-None-Match': (await ask(server, 'GET', target)).headers.etag };
  return ask(server, method.toUpperCase(), target, { headers: secret ? with_secret : headers, ...rest });
}

test('every answer is documented and every documented answer is given', async (t) => {
  const server = await start(t);
  const seen = new Set();
  for (const [path, method, wishes] of questions) {
    for (const wish of wishes) {
      const answer = await question(server, method, path, wish);
      const name = `${method} ${path} ${answer.status}`;
      seen.add(name);
      const documented = resolve(document.paths[path]?.[method]?.responses[answer.status]);
      assert.ok(documented, `${name} is not documented (${JSON.stringify(wish)})`);
      for (const [header, { schema }] of Object.entries(document.components.headers)) {
        assert.deepEqual(faults(schema, answer.headers[header.toLowerCase()], header), [], name);
      }
      if (!documented.content) continue;
      const type = answer.headers['content-type'].split(';')[0];
      const content = documented.content[type] ?? documented.content['*/*'];
      assert.ok(content, `${name}: ${type} is not documented`);
      if (type === 'application/json') assert.deepEqual(path === '/{file}' && answer.status === 200 ? [] : faults(content.schema, JSON.parse(answer.text)), [], name);
    }
  }
  const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) => Object.keys(responses).map((status) => `${method} ${path} ${status}`)));
  assert.deepEqual(documented.filter((name) => !seen.has(name) && !elsewhere.has(name)), []);
});

test('no other method is understood, and the answer names those that are', async (t) => {
  const server = await start(t);
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete', 'options']) {
      if (methods[method]) continue;
      const answer = await ask(server, method.toUpperCase(), path.replace('{file}', 'regimen.json'));
      assert.equal(answer.status, 405, `${method} ${path}`);
      const allowed = answer.headers.allow.toLowerCase().split(', ').filter((one) => one !== 'head');
      assert.deepEqual(allowed.sort(), Object.keys(methods).sort());
    }
  }
});
