// The record in PostgreSQL, which goes away in the middle and comes back: the app hears of it, and nothing is lost.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { skip, startPostgresql } from './postgresql.mjs';
import { ask, askJson, atEnd, makeEvent, post, readAll, start } from './server.mjs';

const [first, second, third] = [1, 2, 3].map((number) => makeEvent(number));

// Writes batches of three on `pages` connections until `isOver`; every answer is kept, and what was acknowledged.
function writeUntil(server, pages, isOver) {
  const acknowledged = new Set();
  const statuses = new Map();
  let number = 100;
  const page = async () => {
    while (!isOver()) {
      const batch = Array.from({ length: 3 }, () => makeEvent(++number));
      const { status, json } = await post(server, batch);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 200) for (const { id } of batch) acknowledged.add(id);
      else assert.ok(json.error.message.length > 20, JSON.stringify(json));
    }
  };
  const ended = Promise.all(Array.from({ length: pages }, page));
  return { acknowledged, statuses, ended };
}

const until = async (condition) => {
  while (!condition()) await new Promise((done) => setTimeout(done, 5));
};

test('the record in PostgreSQL', { skip }, async (t) => {
  const database = await startPostgresql(t);
  const server = await start(t, { args: ['--database', database.address, '--rate', '1000000'] });

  await t.test('it is the same record', async () => {
    assert.match((await askJson(server, 'GET', '/api/v1/about')).json.database, /^PostgreSQL /);
    assert.deepEqual((await post(server, [first, second])).json, { added: 2, cursor: 2 });
    assert.deepEqual((await post(server, [second])).json, { added: 0, cursor: 2 });
    assert.deepEqual((await readAll(server)).map(({ cursor, ...event }) => event), [first, second]);
  });

  await t.test('while it is away each request is told so, and when it is back the next one succeeds', async () => {
    await database.stop();
    for (let round = 0; round < 2; ++round) {
      for (const answer of [await post(server, [third]), await askJson(server, 'GET', '/api/v1/events')]) {
        assert.equal(answer.status, 503);
        assert.match(answer.json.error.code, /^cannot_(write|read)$/);
        assert.match(answer.json.error.message, /^the database cannot be reached; see whether it is running/);
        assert.equal(answer.headers['retry-after'], '2');
        assert.ok(!answer.text.includes(third.body.text));
      }
    }
    // The program itself is well: the app opens, and keeps what is entered until the record can be reached.
    assert.equal((await ask(server, 'GET', '/healthz')).status, 200);
    assert.equal((await ask(server, 'GET', '/')).status, 200);
    await database.start();
    assert.equal((await askJson(server, 'GET', '/api/v1/events')).status, 200);
    assert.equal((await post(server, [third])).json.added, 1);
    assert.deepEqual((await readAll(server)).map(({ id }) => id), [first.id, second.id, third.id]);
  });

  await t.test('cut off under load, three times: what was acknowledged is there once', async () => {
    let over = false;
    atEnd(t, () => (over = true));
    const writers = writeUntil(server, 4, () => over);
    const count = (status) => writers.statuses.get(status) ?? 0;
    for (let round = 0; round < 3; ++round) {
      const good = count(200);
      await until(() => count(200) > good + 10);
      const bad = count(503);
      await database.stop();
      await until(() => count(503) > bad + 10);
      await database.start();
    }
    const good = count(200);
    await until(() => count(200) > good + 10);
    over = true;
    await writers.ended;
    assert.deepEqual([...writers.statuses.keys()].sort(), [200, 503]);
    const ids = (await readAll(server)).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const kept = new Set(ids);
    assert.deepEqual([...writers.acknowledged].filter((id) => !kept.has(id)), []);
    assert.deepEqual(await server.stop(), { code: 0, signal: null });
  });
});
