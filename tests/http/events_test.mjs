// The record over HTTP: nothing is added by half, nothing twice, and who listens hears of it.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, askJson, listen, makeEvent, newKind, post, readAll, start } from './server.mjs';

const withoutCursor = ({ cursor, ...event }) => event;

test('what was sent comes back as it was, in its order', async (t) => {
  const server = await start(t);
  const events = [
    makeEvent(3, { kind: newKind, body: { text: 'naïve 🙂 "quoted" \\ \u2028', deep: { list: [1, 2.5, null, true] } } }),
    makeEvent(1, { v: 7, offset_min: -480 }),
    makeEvent(2, { kind: newKind, supersedes: makeEvent(3).id, body: {} }),
  ];
  const first = await post(server, events);
  assert.deepEqual(first.json, { added: 3, cursor: 3 });
  const stored = await readAll(server);
  assert.deepEqual(stored.map(withoutCursor), events);
  assert.deepEqual(stored.map((event) => event.cursor), [1, 2, 3]);
});

test('a batch may be a bare array, and an empty one adds nothing', async (t) => {
  const server = await start(t);
  const answer = await askJson(server, 'POST', '/api/v1/events', { body: [makeEvent(1)] });
  assert.deepEqual(answer.json, { added: 1, cursor: 1 });
  assert.deepEqual((await post(server, [])).json, { added: 0, cursor: 1 });
});

test('an event that arrives twice is there once', async (t) => {
  const server = await start(t);
  assert.deepEqual((await post(server, [makeEvent(1), makeEvent(2)])).json, { added: 2, cursor: 2 });
  assert.deepEqual((await post(server, [makeEvent(1), makeEvent(2)])).json, { added: 0, cursor: 2 });
  const third = (await post(server, [makeEvent(2), makeEvent(3), makeEvent(3)])).json;
  assert.equal(third.added, 1);
  assert.ok(third.cursor > 2);
  const same = await Promise.all(Array.from({ length: 20 }, () => post(server, [makeEvent(4)])));
  assert.equal(same.reduce((sum, answer) => sum + answer.json.added, 0), 1);
  assert.equal((await readAll(server)).length, 4);
});

test('one event that is not right keeps the whole batch out, with the path of the fault', async (t) => {
  const server = await start(t);
  const wrong = [
    [{ ...makeEvent(9), id: 'x' }, 'id'], [{ ...makeEvent(9), at: 'yesterday' }, 'at'],
    [{ ...makeEvent(9), offset_min: 5000 }, 'offset_min'], [{ ...makeEvent(9), kind: 'No Kind' }, 'kind'],
    [{ ...makeEvent(9), v: 0 }, 'v'], [{ ...makeEvent(9), body: [] }, 'body'],
    [{ ...makeEvent(9), extra: 1 }, 'extra'], [{ ...makeEvent(9), supersedes: 7 }, 'supersedes'],
    [{ ...makeEvent(9), body: { text: 'x'.repeat(70_000) } }, 'body'],
  ];
  for (const [event, member] of wrong) {
    const answer = await post(server, [makeEvent(1), event]);
    assert.equal(answer.status, 422, member);
    assert.equal(answer.json.error.path, `events.1.${member}`);
    assert.ok(answer.json.error.message.length > 0);
  }
  const { id, ...nameless } = makeEvent(9);
  assert.equal((await post(server, [nameless])).status, 422);
  assert.deepEqual(await readAll(server), []);
});

test('an event of a known kind is held to what its kind says', async (t) => {
  const server = await start(t);
  const wrong = await post(server, [makeEvent(1), makeEvent(2, { kind: 'daily_entry', body: { pain_now: 11 } })]);
  assert.equal(wrong.status, 422);
  assert.equal(wrong.json.error.path, 'events.1.body.pain_now');
  assert.deepEqual(await readAll(server), []);
  assert.equal((await post(server, [makeEvent(2, { kind: 'daily_entry', body: { pain_now: 10 } })])).status, 200);
});

test('what is no JSON, or not strictly, is refused with the place', async (t) => {
  const server = await start(t);
  const event = JSON.stringify(makeEvent(1));
  const bad = [
    '', ' ', '{', '[', ']', 'null', '1', '"x"', '{}', '{"events":{}}', '{"events":[],"more":1}', `[${event},]`, `[${event}]x`,
    `[${event}`, `[${event.replace('"v":1', '"v":01')}]`, `[${event.replace('"v":1', '"v":1,"v":1')}]`, `[${event.replace('"v":1', '"v":1e0')}]`,
    `[${event.replace('note 1', 'note \u0001')}]`, `[${event.replace('note 1', '\\ud800')}]`, `//\n[${event}]`,
    Buffer.from([0x5b, 0xff, 0xfe, 0x5d]), '['.repeat(100_000), `[${event.replace('{"text"', '{"a":'.repeat(100) + '{"text"')}]`,
    'null,'.repeat(1000), '\0', '\ufeff[]',
  ];
  for (const body of bad) {
    const answer = await askJson(server, 'POST', '/api/v1/events', { body });
    assert.equal(answer.status, 422, String(body).slice(0, 80));
    assert.match(answer.json.error.code, /^[a-z_]+$/);
  }
  assert.deepEqual(await readAll(server), []);
});

test('reading goes on page by page from a cursor', async (t) => {
  const server = await start(t);
  await post(server, Array.from({ length: 25 }, (_, i) => makeEvent(i + 1)));
  const page = async (query) => (await askJson(server, 'GET', `/api/v1/events?${query}`)).json;
  const first = await page('after=0&most=10');
  assert.equal(first.events.length, 10);
  assert.equal(first.cursor, 10);
  assert.equal(first.more, true);
  const last = await page('most=10&after=15');
  assert.deepEqual([last.events.length, last.cursor, last.more], [10, 25, false]);
  assert.deepEqual(await page('after=25'), { events: [], cursor: 25, more: false });
  assert.deepEqual(await page('after=999999'), { events: [], cursor: 25, more: false });
  for (const query of ['after=-1', 'after=x', 'after=', 'after=1.5', 'after=99999999999999999999', 'most=0', 'most=10001', 'most=']) {
    const answer = await askJson(server, 'GET', `/api/v1/events?${query}`);
    assert.equal(answer.status, 400, query);
    assert.equal(answer.json.error.path, query.split('=')[0]);
  }
});

test('a page ends early when it grows large, and the next goes on', async (t) => {
  const server = await start(t);
  await post(server, Array.from({ length: 100 }, (_, i) => makeEvent(i + 1, { kind: newKind, body: { text: 'x'.repeat(60_000) } })));
  const first = await askJson(server, 'GET', '/api/v1/events');
  assert.equal(first.json.more, true);
  assert.ok(first.bytes.length < 5_000_000);
  assert.equal((await readAll(server)).length, 100);
});

test('who listens hears what another page recorded, and where it was cut off it goes on', async (t) => {
  const server = await start(t);
  const [one, other] = await Promise.all([listen(server), listen(server)]);
  assert.equal(one.answer.statusCode, 200);
  assert.equal(one.answer.headers['content-type'], 'text/event-stream');
  assert.equal(one.answer.headers['cache-control'], 'no-store');
  await post(server, [makeEvent(1)]);
  const heard = 'id: 1\nevent: events\ndata: {"cursor": 1}\n\n';
  await Promise.all([one.next(heard), other.next(heard)]);
  await post(server, [makeEvent(1)]);
  await post(server, [makeEvent(2), makeEvent(3)]);
  await one.next('data: {"cursor": 3}');
  assert.equal(one.text().split('event: events').length, 3);
  assert.doesNotMatch(one.text(), /note|free/);
  one.close();
  other.close();

  const late = await listen(server, { headers: { 'Last-Event-ID': '1' } });
  await late.next('data: {"cursor": 3}');
  const knowing = await listen(server, { path: '/api/v1/stream?after=3' });
  await post(server, [makeEvent(4)]);
  await knowing.next('data: {"cursor": 4}');
  assert.doesNotMatch(knowing.text(), /"cursor": 3/);
  late.close();
  knowing.close();
  assert.equal((await ask(server, 'GET', '/api/v1/stream?after=x')).status, 400);
  assert.equal((await ask(server, 'GET', '/api/v1/stream', { headers: { 'Last-Event-ID': 'x' } })).status, 400);
});

test('everything is erased only on the clear word, and open pages hear of it', async (t) => {
  const server = await start(t);
  await post(server, [makeEvent(1), makeEvent(2)]);
  const page = await listen(server);
  for (const word of [null, 'yes', 'delete-everything ;', 'DELETE-EVERYTHING']) {
    const answer = await ask(server, 'DELETE', '/api/v1/events', { headers: { 'X-Unhunch-Confirm': word } });
    assert.equal(answer.status, 400, word);
  }
  assert.equal((await readAll(server)).length, 2);
  const erased = await askJson(server, 'DELETE', '/api/v1/events', { headers: { 'X-Unhunch-Confirm': 'delete-everything' } });
  assert.deepEqual(erased.json, { erased: true });
  await page.next('event: erased\ndata: {}');
  assert.deepEqual(await readAll(server), []);
  const after = await post(server, [makeEvent(1)]);
  assert.equal(after.json.added, 1);
  await page.next(`data: {"cursor": ${after.json.cursor}}`);
  page.close();
});
