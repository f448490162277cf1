// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Event } from '../log/event.ts';
import { fileName, listNew, makeFile, readFile } from './transfer.ts';

const event = (id: string, at: string): Event => ({ id, at, offset_min: 0, kind: 'free_note', v: 1, body: { text: 'Tee "ü"' } });
const early = event('0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b', '2026-11-25T09:00:00.000Z');
const late = event('0193a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c', '2026-11-26T09:00:00.000Z');

const faultOf = (text: string) => {
  const read = readFile(text);
  return read.ok ? undefined : read.fault;
};

test('what was written is read back, in the order of time', () => {
  const read = readFile(makeFile([late, early]));
  assert.deepEqual(read, { ok: true, events: [early, late] });
});

test('an empty log makes a file that can be read', () => {
  assert.deepEqual(readFile(makeFile([])), { ok: true, events: [] });
});

test('a file that was cut off anywhere is refused', () => {
  const whole = makeFile([early, late]).trimEnd();
  for (let length = 0; length < whole.length; length++) {
    assert.equal(readFile(whole.slice(0, length)).ok, false, `${length} of ${whole.length}`);
  }
});

test('other files are told apart from broken ones', () => {
  assert.equal(faultOf(''), 'empty');
  assert.equal(faultOf(' \n'), 'empty');
  assert.equal(faultOf('hello'), 'not_json');
  assert.equal(faultOf('[]'), 'not_ours');
  assert.equal(faultOf('null'), 'not_ours');
  assert.equal(faultOf('{"format":"other","version":1,"events":[]}'), 'not_ours');
  assert.equal(faultOf('{"format":"unhunch-events","version":"1","events":[]}'), 'not_ours');
  assert.equal(faultOf('{"format":"unhunch-events","version":2,"events":[]}'), 'newer');
  assert.equal(faultOf('{"format":"unhunch-events","version":1}'), 'no_events');
  assert.equal(faultOf('{"format":"unhunch-events","version":1,"events":[1]}'), 'no_events');
});

test('a mark of byte order in front is not the fault of the file', () => {
  assert.equal(readFile(`\uFEFF${makeFile([early])}`).ok, true);
});

test('nothing comes in twice, however its id is spelt', () => {
  const shouted = { ...late, id: late.id.toUpperCase() };
  const read = readFile(makeFile([early, late, shouted]));
  assert.ok(read.ok);
  assert.deepEqual(listNew(read.events, [early.id]), [late]);
  assert.deepEqual(listNew(read.events, [early.id, late.id]), []);
});

test('a file is named by its day', () => {
  assert.equal(fileName('2026-11-26', 'csv'), 'unhunch-2026-11-26.csv');
});
