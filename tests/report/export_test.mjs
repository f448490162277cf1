// Everything goes out in one command and comes back as it was; after erasing nothing is left that the person typed.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { makePerson, run, typed } from './person.mjs';

const fold = (data) => JSON.parse(run(data, ['call', 'fold'], { input: JSON.stringify({ date: new Date().toISOString().slice(0, 10) }) }));

test('inv_delete_clean: export, delete, import gives the same record, byte for byte', (t) => {
  const person = makePerson(t);
  const before = fold(person.data);
  const folder = join(person.folder, 'out');
  person.run('export', '-o', folder);
  assert.deepEqual(readdirSync(folder).sort(), ['entries.csv', 'events.json', 'plan.ics', 'report.fhir.json']);
  for (const name of readdirSync(folder)) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  run(person.data, ['delete', '--yes']);
  run(person.data, ['import', join(folder, 'events.json')]);
  assert.deepEqual(fold(person.data), before);
  person.run('export', '-o', `${folder}2`);
  assert.equal(readFileSync(join(`${folder}2`, 'events.json'), 'utf8'), readFileSync(join(folder, 'events.json'), 'utf8'));
});

test('an import adds nothing twice, keeps what is newer, and refuses what is none', (t) => {
  const person = makePerson(t);
  const folder = join(person.folder, 'out');
  person.run('export', '-o', folder);
  const before = fold(person.data);
  assert.match(person.run('import', join(folder, 'events.json')).toString(), /New among them: 0/);
  assert.deepEqual(fold(person.data), before);
  const newer = { id: '01936a7e-8f00-7000-8000-00000000f009', at: new Date().toISOString(), offset_min: 0, kind: 'moon_phase', v: 3, body: { full: true } };
  writeFileSync(join(person.folder, 'newer.json'), JSON.stringify([newer]));
  person.run('import', join(person.folder, 'newer.json'));
  assert.equal(fold(person.data).unknown, 1);
  writeFileSync(join(person.folder, 'bad.json'), '{"events":[{"id":"x"}]}');
  run(person.data, ['import', join(person.folder, 'bad.json')], { status: 66 });
  run(person.data, ['import', join(person.folder, 'nowhere.json')], { status: 66 });
  run(person.data, ['export', '-o', folder], { status: 67 });
});

test('the table holds each entry on its line, and no text that a spreadsheet would reckon with', (t) => {
  const person = makePerson(t);
  const added = { id: '01936a7e-8f00-7000-8000-00000000f00a', at: new Date().toISOString(), offset_min: 60, kind: 'daily_entry', v: 1,
    body: { pain_now: 2, note: '=SUM(A1)', medicines_text: 'a "b", c' } };
  run(person.data, ['import', '-'], { input: JSON.stringify([added]) });
  person.run('export', '-o', join(person.folder, 'out'));
  const lines = readFileSync(join(person.folder, 'out', 'entries.csv'), 'utf8').split('\r\n');
  assert.equal(lines.length, person.events.filter(({ kind }) => kind === 'daily_entry').length + 3);
  assert.ok(lines.some((line) => line.endsWith(`,"a ""b"", c",'=SUM(A1)`)));
});

test('privacy_purge_proof: after deleting, no file of the folder holds a word of the person', (t) => {
  const person = makePerson(t);
  person.run('export', '-o', join(person.folder, 'out'));
  run(person.data, ['restore', (person.run('backup', join(person.folder, 'copy.db')), join(person.folder, 'copy.db'))]);
  const bytes = () => (existsSync(person.data) ? readdirSync(person.data, { recursive: true }) : [])
    .map((name) => join(person.data, name)).filter((path) => statSync(path).isFile()).map((path) => readFileSync(path));
  const words = [...typed, 'cat_cow', 'chest_pain', '01936a7e'].map((word) => Buffer.from(word));
  assert.ok(words.slice(0, 3).every((word) => bytes().some((file) => file.includes(word))), 'before, each is there');
  run(person.data, ['delete', '--yes']);
  for (const file of bytes()) for (const word of words) assert.ok(!file.includes(word), word.toString());
});
