// The real program with a data folder of its own, and a plain way to ask it. For the tests in this folder.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const program = process.env.UNHUNCH_PROGRAM;

// What a test does at its end: the last thing said comes first, so that a program has ended before its folder goes. The
// runner's own hooks run the other way round, and after one that fails the rest are left out.
const endings = new WeakMap();
export function atEnd(t, action) {
  if (!endings.has(t)) {
    endings.set(t, []);
    t.after(async () => {
      const outcomes = [];
      for (const end of endings.get(t).reverse()) outcomes.push(...(await Promise.allSettled([(async () => end())()])));
      const failed = outcomes.find(({ status }) => status === 'rejected');
      if (failed) throw failed.reason;
    });
  }
  endings.get(t).push(action);
}

export function makeFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), 'unhunch-http-'));
  atEnd(t, () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return join(folder, 'data');
}

async function firstLine(child) {
  let text = '';
  for await (const bytes of child.stdout) {
    text += bytes;
    if (text.includes('\n')) return text.trim();
  }
  throw new Error('the program ended without an address');
}

// Starts the program and lets a browser in. `t` is the test; the program ends with it.
export async function start(t, { data = makeFolder(t), port = 0, args = [], environment = {} } = {}) {
  const child = spawn(program, ['--data', data, '--no-open', '--port', String(port), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  let log = '';
  child.stderr.on('data', (bytes) => (log += bytes));
  atEnd(t, () => {
    child.kill('SIGKILL');
    return ended;
  });
  const address = new URL(await firstLine(child));
  const server = {
    child, data, address, ended,
    port: Number(address.port),
    origin: address.origin,
    cookie: undefined,
    log: () => log,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
  const first = await ask(server, 'GET', address.pathname + address.search, { cookie: null });
  assert.equal(first.status, 303);
  server.cookie = first.headers['set-cookie'][0].split(';')[0];
  return server;
}

// One request on a connection of its own, as the app's page would send it. Headers that are null are left out.
export function ask(server, method, path, { headers = {}, body, cookie = server.cookie, agent = false } = {}) {
  const changes = method !== 'GET' && method !== 'HEAD';
  const all = { ...(changes ? { Origin: server.origin } : {}), ...(cookie ? { Cookie: cookie } : {}), ...headers };
  for (const name of Object.keys(all)) if (all[name] === null) delete all[name];
  const text = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  if (text !== undefined && !all['Transfer-Encoding']) all['Content-Length'] ??= Buffer.byteLength(text);
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port: server.port, method, path, headers: all, agent }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const bytes = Buffer.concat(parts);
        resolve({ status: answer.statusCode, headers: answer.headers, bytes, text: bytes.toString() });
      });
    });
    request.on('error', reject);
    request.end(text);
  });
}

export async function askJson(server, method, path, options) {
  const answer = await ask(server, method, path, options);
  return { ...answer, json: JSON.parse(answer.text) };
}

// Bytes on a socket, as nobody's browser would send them; what comes back until the other side closes.
export function raw(port, text, { milliseconds = 10_000 } = {}) {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
    socket.setTimeout(milliseconds, () => socket.destroy(new Error(`still open after: ${answer}`)));
    socket.on('data', (bytes) => (answer += bytes));
    socket.on('error', (error) => (answer === '' && error.code !== 'ECONNRESET' ? reject(error) : resolve(answer)));
    socket.on('close', () => resolve(answer));
  });
}

// An event-stream that keeps what it heard. `next` waits for the first one that fits and was not taken yet.
export async function listen(server, { path = '/api/v1/stream', headers = {} } = {}) {
  const request = http.request({
    host: '127.0.0.1', port: server.port, path, agent: false, headers: { Cookie: server.cookie, ...headers },
  });
  request.end();
  const [answer] = await once(request, 'response');
  let text = '';
  const waiting = new Set();
  answer.on('data', (bytes) => {
    text += bytes;
    for (const look of waiting) look();
  });
  answer.on('error', () => {});
  request.on('error', () => {});
  return {
    answer,
    text: () => text,
    close: () => request.destroy(),
    next(wanted) {
      return new Promise((resolve) => {
        const look = () => {
          if (!text.includes(wanted)) return;
          waiting.delete(look);
          resolve(text);
        };
        waiting.add(look);
        look();
      });
    },
  };
}

// A kind that this version does not know, so that its bodies may be anything.
export const newKind = 'of_a_newer_version';

// An event with an id that only this number has.
export function makeEvent(number, more = {}) {
  const tail = number.toString(16).padStart(12, '0');
  return {
    id: `01936a7e-8f00-7000-8000-${tail}`, at: '2026-11-26T09:30:12.345Z', offset_min: 60, kind: 'free_note', v: 1,
    body: { text: `note ${number}` }, ...more,
  };
}

export const post = (server, events, options = {}) =>
  askJson(server, 'POST', '/api/v1/events', { body: { events }, ...options });

export async function readAll(server) {
  const events = [];
  for (let after = 0; ; ) {
    const { json } = await askJson(server, 'GET', `/api/v1/events?after=${after}`);
    events.push(...json.events);
    if (!json.more) return events;
    after = json.cursor;
  }
}
