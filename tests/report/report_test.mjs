// The report as HTML and PDF: everything of the journal is in it, in words that can be searched, and nothing else.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';

import { makePerson, program, run, typed } from './person.mjs';

const have = (tool) => spawnSync(tool, ['-v']).error === undefined;
const skip = have('pdftotext') && have('pdfinfo') ? false : 'poppler-utils is not installed';

function make(person, name, ...options) {
  person.run('report', '--yes', '--force', '-o', `${person.folder}/${name}`, ...options);
  return person.read(name);
}
const facts = (person, ...options) => JSON.parse(make(person, 'r.json', ...options));
const squeeze = (text) => text.replace(/\s+/g, ' ');
function pdfText(person, ...options) {
  make(person, 'r.pdf', ...options);
  return squeeze(spawnSync('pdftotext', ['-layout', `${person.folder}/r.pdf`, '-']).stdout.toString());
}
const htmlText = (html) => squeeze(html.toString().replace(/<style>.*<\/style>/s, '').replace(/<[^>]*>/g, ' ')
  .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'));

// What has to be found of the facts, in order where it is a row.
function findMissing(text, report) {
  const missing = [];
  const want = (pattern) => (pattern.test(text) ? undefined : missing.push(String(pattern)));
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const show = (date) => `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]}`;
  const cell = (value) => (value === null ? '–' : value);
  for (const day of report.pattern.days) {
    want(new RegExp(`${show(day.date)} ${cell(day.pain_now)} ${cell(day.pain_average)} ${cell(day.pain_worst)} ${cell(day.stiffness_minutes)} ${cell(day.sleep_quality)} ${cell(day.stress_level)}`));
  }
  for (const row of report.response.exercises) want(new RegExp(`${row.sessions} ${row.eased} ${row.same} ${row.worse} ${row.sharp} ${row.stops}`));
  for (const measure of [...report.measures, ...report.function.measures]) want(new RegExp(`${measure.first.value} \\(${show(measure.first.date)}\\)`));
  for (const { name } of report.function.activities) want(new RegExp(name.replace(/[&<>]/g, '.')));
  for (const { text: medicine } of report.medicines) want(new RegExp(medicine));
  want(/Habit taken up on 2?\d .*?footrest.*? It settled on .*?Habit taken up on .*?Bring the mouse in/);
  want(/Habits looked at on .*?: the desk, how often the person gets up, how the person sleeps\. Change chosen: If you sleep on your side.*?phone on the shelf/);
  want(/Planned: .*? minutes \(.*?(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/);
  want(/Questions of the check answered: \d+ of \d+/);
  want(new RegExp(`${report.doing.sessions} on ${report.doing.session_days} days`));
  return missing;
}

test('the HTML holds every figure, asks nobody for anything, and says what is typed as it was typed', (t) => {
  const person = makePerson(t);
  const html = make(person, 'r.html', '--name', '<script>alert(1)</script>').toString();
  assert.deepEqual(findMissing(htmlText(html), facts(person)), []);
  assert.ok(!/<script|<link|<img|src=|href=|url\(|@import/i.test(html));
  assert.ok(htmlText(html).includes('<script>alert(1)</script>'));
  assert.ok(!htmlText(html).includes(typed[1]), 'a private note is no part of the report');
  assert.ok(html.includes('<html lang="en-GB">') && html.includes('role="img"') && /<th scope="col">/.test(html));
});

test('the PDF holds every figure as text, on two pages at most, tagged, with embedded fonts, title and language', { skip }, (t) => {
  const person = makePerson(t);
  assert.deepEqual(findMissing(pdfText(person, '--name', 'Zoë Ångström & Co'), facts(person)), []);
  assert.ok(pdfText(person, '--name', 'Zoë Ångström & Co').replaceAll('\u00a0', ' ').includes('Zoë Ångström & Co'));
  const about = spawnSync('pdfinfo', [`${person.folder}/r.pdf`]).stdout.toString();
  assert.match(about, /^Title: +Movement report/m);
  assert.match(about, /^Tagged: +yes/m);
  assert.match(about, /^Page size: +595.28 x 841.89 pts \(A4\)/m);
  assert.ok(Number(/^Pages: +(\d+)/m.exec(about)[1]) <= 2);
  assert.match(person.read('r.pdf').toString('latin1'), /\/Lang \(en-GB\)/);
  const structure = spawnSync('pdfinfo', ['-struct', `${person.folder}/r.pdf`]);
  assert.equal(structure.stderr.toString(), '');
  for (const tag of ['Document', 'H1', 'H2', 'P ', 'Table', 'TR', 'TH', 'TD', 'Figure']) assert.ok(structure.stdout.includes(tag), tag);
  const fonts = spawnSync('pdffonts', [`${person.folder}/r.pdf`]).stdout.toString().trim().split('\n').slice(2);
  assert.ok(fonts.length > 0);
  for (const font of fonts) assert.match(font, / yes yes yes /);
});

test('parts that are struck out are in no form of the report', { skip }, (t) => {
  const person = makePerson(t);
  const words = { flags: 'Chest pain', conditions: 'Falls', pattern: 'Situation', response: 'Settled', doing: 'Habit taken up', medicines: 'ibuprofen',
    prompts: 'Prompts' };
  for (const [part, word] of Object.entries(words)) {
    const texts = (...options) => [htmlText(make(person, 'r.html', ...options)), pdfText(person, ...options)];
    for (const text of texts()) assert.ok(text.includes(word), `${word} is there`);
    for (const text of texts('--without', part)) assert.ok(!text.includes(word), `${word} is left out`);
    assert.ok(facts(person, '--without', part).without.includes(part));
  }
});

test('privacy_report_preview: it is shown, and only saved when somebody says yes; a file that is there is kept', (t) => {
  const person = makePerson(t);
  const file = `${person.folder}/mine.html`;
  const shown = run(person.data, ['report', '-o', file], { input: 'no\n' }).toString();
  assert.ok(shown.includes('Movement report') && shown.includes(typed[0]));
  assert.ok(!existsSync(file));
  run(person.data, ['report', '-o', file], { input: 'yes\n' });
  assert.equal(statSync(file).mode & 0o777, 0o600);
  writeFileSync(file, 'mine');
  run(person.data, ['report', '--yes', '-o', file], { status: 67 });
  assert.equal(person.read('mine.html').toString(), 'mine');
  run(person.data, ['report', '--yes', '--force', '-o', file]);
  assert.ok(person.read('mine.html').length > 1000);
  run(person.data, ['report', '--yes', '-o', `${person.folder}/x.doc`], { status: 64 });
  run(person.data, ['report', '--from', '2026-13-01'], { status: 64 });
  run(person.data, ['report', '--from', '2026-11-02', '--to', '2026-11-01'], { status: 64 });
});

test('nobody who told nothing gets a report that breaks', { skip }, (t) => {
  const person = makePerson(t, []);
  assert.ok(pdfText(person).includes('Readiness today'));
  assert.ok(htmlText(make(person, 'r.html')).includes('None was entered.'));
});

test('the program does not carry the libraries of the PDF while it waits', () => {
  const needed = spawnSync('readelf', ['-d', program]).stdout?.toString() ?? '';
  assert.ok(!/cairo|pango|harfbuzz|glib/.test(needed), needed);
});
