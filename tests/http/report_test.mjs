// The report as a PDF over HTTP: the record's own, the same as the command writes, and nothing of it stays.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { makeMonth, typed } from '../report/person.mjs';
import { ask, askJson, makeFolder, post, program, start } from './server.mjs';

const hasText = spawnSync('pdftotext', ['-v']).error === undefined;
const skip = hasText ? false : 'pdftotext is not installed';
const today = () => new Date().toISOString().slice(0, 10);
const json = { 'Content-Type': 'application/json' };
const askReport = (server, wishes) => ask(server, 'POST', '/api/v1/report', { headers: json, body: { date: today(), ...wishes } });
const textOf = (pdf) => spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).stdout.toString();

async function startWithMonth(t, options) {
  const server = await start(t, options);
  const kept = await post(server, makeMonth());
  assert.equal(kept.status, 200, kept.text);
  return server;
}

test('it is the PDF that the command writes of the same record', { skip }, async (t) => {
  const server = await startWithMonth(t);
  const answer = await askReport(server, { name: 'Alex Example' });
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.headers['content-type'], 'application/pdf');
  assert.equal(answer.headers['cache-control'], 'no-store');
  const file = join(server.data, '..', 'by_command.pdf');
  const made = spawnSync(program, ['--data', server.data, 'report', '--yes', '--name', 'Alex Example', '-o', file], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  const text = textOf(answer.bytes);
  assert.equal(text, textOf(readFileSync(file)));
  for (const word of ['Alex Example', typed[0]]) assert.ok(text.includes(word), word);
});

test('what is left out is in no line of it, and no file of the data folder holds a PDF', { skip }, async (t) => {
  const server = await startWithMonth(t);
  const all = textOf((await askReport(server, {})).bytes);
  const less = textOf((await askReport(server, { without: ['medicines'], struck: ['conditions/falls_risk'] })).bytes);
  for (const word of [typed[0], 'Falls']) {
    assert.ok(all.includes(word), word);
    assert.ok(!less.includes(word), word);
  }
  assert.match(less, /Left out by the person:?\s+medicines, some of: conditions/);
  const files = readdirSync(server.data).map((name) => join(server.data, name)).filter((path) => statSync(path).isFile());
  assert.ok(files.length >= 2, files.join());
  for (const path of files) assert.ok(!readFileSync(path).includes('%PDF-'), path);
});

test('wishes that make no sense are refused with their place, and events of others are not taken', async (t) => {
  const server = await start(t);
  const fault = async (wishes) => {
    const { status, json: { error } } = await askJson(server, 'POST', '/api/v1/report', { headers: json, body: wishes });
    return `${status} ${error.code} at ${error.path}`;
  };
  assert.equal(await fault({}), '422 missing_field at date');
  assert.equal(await fault({ date: '2026-11-26', without: ['tier'] }), '422 unknown_word at without.0');
  assert.equal(await fault({ date: '2026-11-26', struck: ['tier/x'] }), '422 unknown_id at struck.0');
  assert.equal(await fault({ date: '2026-11-26', from: '2026-11-27' }), '422 out_of_range at from');
  assert.equal(await fault({ date: '2026-11-26', events: [] }), '422 unknown_field at events');
  assert.equal(await fault('['), '422 incomplete at byte 1');
});

test('where the library is missing that is said, and the server goes on', async (t) => {
  const data = makeFolder(t);
  const libraries = join(data, '..', 'libraries');
  mkdirSync(libraries, { recursive: true });
  writeFileSync(join(libraries, 'libpangocairo-1.0.so.0'), 'none');
  const server = await startWithMonth(t, { data, environment: { LD_LIBRARY_PATH: libraries } });
  const answer = await askReport(server, {});
  assert.equal(answer.status, 501, answer.text);
  assert.equal(JSON.parse(answer.text).error.code, 'not_supported');
  assert.equal((await ask(server, 'GET', '/healthz')).status, 200);
});
