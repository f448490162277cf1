// The calendar is read by programs that calendars are made with: its occurrences are those of the plan, and nothing in it
// is wrong or missing.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { makeMonth, makePerson, run } from './person.mjs';

const require = createRequire(import.meta.url);
let ical;
try {
  ical = require('ical.js');
  ical = ical.default ?? ical;
} catch { /* the test says so */ }
const skip = ical ? false : 'ical.js is not installed';
const today = () => new Date().toISOString().slice(0, 10);

function expand(text) {
  const found = [];
  for (const component of new ical.Component(ical.parse(text)).getAllSubcomponents('vevent')) {
    const event = new ical.Event(component);
    const each = event.iterator();
    for (let next = each.next(), n = 0; next && n < 1000; next = each.next(), n += 1) {
      found.push({ start: next.toString(), isDate: next.isDate, seconds: event.duration.toSeconds(), summary: event.summary,
        minutes: Number(/(\d+) minutes/.exec(event.description ?? '')?.[1]) });
    }
  }
  return found.sort((a, b) => a.start.localeCompare(b.start));
}

test('inv_exports_valid: what ical.js makes of the calendar is the plan, day by day', { skip }, (t) => {
  const person = makePerson(t);
  const plan = JSON.parse(run(person.data, ['plan', '--json']));
  const occurrences = expand(person.run('calendar').toString());
  const sessions = occurrences.filter(({ summary }) => summary === 'Time to move');
  const planned = plan.days.flatMap(({ date, items }) => items.map(({ minutes }) => `${date} ${minutes}`));
  assert.deepEqual(sessions.map(({ start, minutes }) => `${start.slice(0, 10)} ${minutes}`).sort(), planned.sort());
});

test('breaks are where the rhythm has them: on working days, in the hours, as far apart as they should be', { skip }, (t) => {
  const events = makeMonth();
  events.push({ id: '01936a7e-8f00-7000-8000-00000000f001', at: new Date().toISOString(), offset_min: 0, kind: 'setting', v: 1,
    body: { name: 'break_rhythm', value: { hours: { mon: [['09:00', '12:00']], wed: [['09:00', '12:00'], ['22:00', '02:00']] }, quiet: ['01:00', '07:00'] } } });
  const person = makePerson(t, events);
  const told = JSON.parse(run(person.data, ['call', 'breaks'], { input: JSON.stringify({ date: today() }) }));
  assert.equal(told.every_min, 60);
  const breaks = expand(person.run('calendar').toString()).filter(({ summary }) => /break/i.test(summary));
  const times = { 1: ['10:00', '11:00'], 3: ['10:00', '11:00', '23:00'], 4: ['00:00'] };
  for (const [weekday, expected] of Object.entries(times)) {
    const found = breaks.filter(({ start }) => new Date(`${start.slice(0, 10)}T12:00Z`).getUTCDay() === Number(weekday));
    // The night that began before the first day is not in this week.
    const isFirst = Number(weekday) === 4 && new Date(`${today()}T12:00Z`).getUTCDay() === 4;
    assert.deepEqual(found.map(({ start }) => start.slice(11, 16)), isFirst ? [] : expected, weekday);
  }
});

test('a calendar that is read again takes over what changed: the same UIDs, a higher SEQUENCE', (t) => {
  const person = makePerson(t);
  const all = (text, name) => [...text.matchAll(new RegExp(`^${name}:(.*)\r$`, 'gm'))].map(([, value]) => value);
  const first = person.run('calendar').toString();
  const again = person.run('calendar').toString();
  assert.deepEqual(all(again, 'SEQUENCE'), all(first, 'SEQUENCE'));
  run(person.data, ['import', '-'], { input: JSON.stringify({ events: [{ id: '01936a7e-8f00-7000-8000-00000000f002',
    at: new Date().toISOString(), offset_min: 0, kind: 'answers', v: 1, body: { preferences: { break_every_min: 45 } } }] }) });
  const later = person.run('calendar').toString();
  const sessions = (text) => all(text, 'UID').filter((uid) => !uid.includes('break'));
  assert.deepEqual(sessions(later), sessions(first));
  assert.ok(Number(all(later, 'SEQUENCE')[0]) > Number(all(first, 'SEQUENCE')[0]));
});

test('there is no calendar while exercise waits, and what is said does not land in the file', (t) => {
  for (const [flags, status] of [[{ arm_numbness: 'yes' }, 3], [{ chest_pain: 'unsure' }, 4], [{ arm_numbness: null }, 65]]) {
    const events = makeMonth();
    events.push({ id: '01936a7e-8f00-7000-8000-00000000f003', at: new Date().toISOString(), offset_min: 0, kind: 'answers', v: 1, body: { flags } });
    const person = makePerson(t, events);
    assert.equal(run(person.data, ['calendar'], { status }).length, 0);
  }
});

// ---- libical, with METHOD and ORGANIZER added, without which it checks nothing; and python-icalendar ----

const checker = fileURLToPath(new URL('calendar_check.py', import.meta.url));
const python = spawnSync('/usr/bin/python3', [checker, '--probe']).stdout?.toString() ?? '';
const check = (tool, text) => spawnSync('/usr/bin/python3', [checker, tool], { input: text }).stdout.toString();
const mistakes = {
  'a recurrence that is none': [(text) => text.replace('FREQ=WEEKLY', 'FREQ=SOMETIMES'), 'libical', 'icalendar'],
  'no UID': [(text) => text.replace(/^UID:.*\r\n( .*\r\n)*/m, ''), 'libical', 'icalendar'],
  'no DTSTAMP': [(text) => text.replace(/^DTSTAMP:.*\r\n/m, ''), 'libical', 'icalendar'],
  'a length and an end': [(text) => text.replace(/^(DURATION:.*\r\n)/m, '$1DTEND:20991126T100000\r\n'), 'libical'],
  'no PRODID': [(text) => text.replace(/^PRODID:.*\r\n/m, ''), 'libical', 'icalendar'],
  'a date that is none': [(text) => text.replace(/^DTSTAMP:.*\r\n/m, 'DTSTAMP:yesterday\r\n'), 'icalendar', 'libical'],
};
for (const tool of ['libical', 'icalendar']) {
  test(`${tool} finds nothing wrong, and planted mistakes`, { skip: python.includes(tool) ? false : `${tool} is not installed` }, (t) => {
    const text = makePerson(t).run('calendar').toString();
    assert.equal(check(tool, text), '');
    for (const [name, [plant, ...by]] of Object.entries(mistakes)) {
      assert.notEqual(plant(text), text, name);
      if (by.includes(tool)) assert.notEqual(check(tool, plant(text)), '', `${tool} misses ${name}`);
    }
  });
}
