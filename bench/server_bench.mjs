// What the server costs: from start to the first answer, memory at rest, requests under load.
// SPDX-License-Identifier: Apache-2.0
//
//   UNHUNCH_PROGRAM=… BARE_SERVER=build/bench/bare_server node bench/server_bench.mjs [seconds]
//
// The load comes from wrk (Debian's package) with 32 connections on one thread. Beside it, in the same run, the bare
// server (bench/bare_server.cc) takes the same load; without it there are no ratios.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = process.env.UNHUNCH_PROGRAM;
const seconds = Number(process.argv[2] ?? 5);
const work = mkdtempSync(join(tmpdir(), 'unhunch-bench-'));
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function start(name, args = []) {
  const child = spawn(program, ['--data', join(work, name), '--no-open', '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  return { child, address: new URL(String(line).trim()) };
}

const get = (address, path) =>
  new Promise((resolve, reject) => {
    http.get(new URL(path, address), { agent: false }, (answer) => answer.resume().on('end', () => resolve(answer))).on('error', reject);
  });

async function stop({ child }) {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

const ready = [];
for (let i = 0; i < 21; ++i) {
  const begin = process.hrtime.bigint();
  const server = await start('ready');
  await get(server.address, '/healthz');
  ready.push(Number(process.hrtime.bigint() - begin) / 1e6);
  await stop(server);
}
console.log(`from start to the first answer: ${median(ready).toFixed(1)} ms (median of 21, with the start of the process)`);

const server = await start('load', ['--rate', '1000000']);
const { pid } = server.child;
const memory = () => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024;
const processor = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
await get(server.address, '/healthz');
console.log(`memory at rest: ${memory().toFixed(1)} MB PSS`);
const opened = await get(server.address, server.address.pathname + server.address.search);
const cookie = opened.headers['set-cookie'][0].split(';')[0];

// The same load on both servers; the program's answers need a cookie, which the other never looks at.
const scripts = (origin) => ({
  'GET /healthz': 'wrk.path = "/healthz"',
  'POST of one event': `
    local number = math.random(0, 0xffff)
    wrk.method = "POST"
    wrk.path = "/api/v1/events"
    wrk.headers["Origin"] = "${origin}"
    wrk.headers["Cookie"] = "${cookie}"
    request = function()
      number = number + 1
      wrk.body = string.format('[{"id":"01936a7e-8f00-7000-8000-%012x","at":"2026-11-26T09:30:12.345Z","offset_min":60,"kind":"free_note","v":1,"body":{"text":"a note of some length, as people write it"}}]', number)
      return wrk.format()
    end`,
  'GET of 100 events': `
    wrk.path = "/api/v1/events?most=100"
    wrk.headers["Cookie"] = "${cookie}"`,
});

function load(pid, origin, script) {
  const file = join(work, 'wrk.lua');
  writeFileSync(file, script);
  const before = processor(pid);
  const { stdout, error } = spawnSync('wrk', ['-t1', '-c32', `-d${seconds}s`, '--latency', '-s', file, origin], { encoding: 'utf8' });
  if (error) throw error;
  const requests = Number(/(\d+) requests in/.exec(stdout)[1]);
  return {
    forProcessor: Math.round(requests / (processor(pid) - before)),
    rate: Math.round(Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1])),
    p99: /99%\s+(\S+)/.exec(stdout)[1],
    bad: /Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0,
  };
}

const show = (name, { forProcessor, rate, p99, bad }) =>
  console.log(`  ${name}: ${forProcessor} for a second of processor, ${rate} a second, p99 ${p99}, ${bad} not answered well`);

const bare = process.env.BARE_SERVER && spawn(process.env.BARE_SERVER, [join(work, 'bare.db')], { stdio: ['ignore', 'pipe', 'inherit'] });
const bareOrigin = bare && new URL(String((await once(bare.stdout, 'data'))[0]).trim()).origin;
for (const [name, script] of Object.entries(scripts(server.address.origin))) {
  console.log(name);
  const ours = load(pid, server.address.origin, script);
  show('unhunch', ours);
  if (!bare) continue;
  const theirs = load(bare.pid, bareOrigin, script);
  show('bare', theirs);
  console.log(`  ratio ${(ours.forProcessor / theirs.forProcessor).toFixed(2)}`);
}
console.log(`memory after the load: ${memory().toFixed(1)} MB PSS`);
bare?.kill();
await stop(server);
rmSync(work, { recursive: true });
