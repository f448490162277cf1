// The log of ten years, the same events in one run: read and folded by the program and by the browser's core.
// SPDX-License-Identifier: Apache-2.0
//
//   UNHUNCH_PROGRAM=… UNHUNCH_BENCH=… UNHUNCH_WASM=… UNHUNCH_MORE_WASM=… UNHUNCH_REGIMEN_JSON=… node bench/log_bench.mjs
//
// Natively: opening, reading and folding; and a whole process `unhunch today` with the log, less one with a log of a single
// day. In the browser's core: remember() with all events, piece by piece, and the first today after it, from the text of the
// events on; and in the module that looks back remember() and insight, first and later.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openCore } from '../tests/golden/core.mjs';
import { tenYears } from './story.mjs';

const program = process.env.UNHUNCH_PROGRAM;
const regimenJson = readFileSync(process.env.UNHUNCH_REGIMEN_JSON, 'utf8');
const work = mkdtempSync(join(tmpdir(), 'unhunch-bench-'));
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const events = tenYears(JSON.parse(regimenJson));
const day = events.at(-1).at.slice(0, 10);

async function fill(folder, wanted) {
  const server = spawn(program, ['--data', folder, '--no-open', '--port', '0', '--rate', '1000000'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = new URL(String((await once(server.stdout, 'data'))[0]).trim());
  const opened = await fetch(address, { redirect: 'manual' });
  const headers = { Cookie: opened.headers.get('set-cookie').split(';')[0], Origin: address.origin, 'Content-Type': 'application/json' };
  for (let at = 0; at < wanted.length; at += 5000) {
    const body = JSON.stringify(wanted.slice(at, at + 5000));
    const answer = await fetch(new URL('/api/v1/events', address), { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(await answer.text());
  }
  server.kill('SIGTERM');
  await once(server, 'exit');
}

// Milliseconds of processor and of the clock of one process, as bash counts them.
function run(folder) {
  const timed = 'TIMEFORMAT="%3U %3S %3R"; time "$0" --data "$1" today >/dev/null 2>/dev/null';
  const { stderr } = spawnSync('bash', ['-c', timed, program, folder], { encoding: 'utf8' });
  const [user, system, clock] = stderr.trim().split(' ').map((seconds) => Number(seconds) * 1000);
  return { processor: user + system, clock };
}

await fill(join(work, 'one'), events.slice(0, 20));
await fill(join(work, 'ten'), events);
const native = [], base = [];
for (let i = 0; i < 21; ++i) {
  native.push(run(join(work, 'ten')));
  base.push(run(join(work, 'one')));
}
const of = (list, what) => median(list.map((each) => each[what]));
console.log(`${events.length} events`);
console.log(`native: a process takes ${(of(native, 'processor') - of(base, 'processor')).toFixed(0)} ms of processor, ${(of(native, 'clock') - of(base, 'clock')).toFixed(0)} ms of the clock (median of 21)`);

const measured = spawnSync(process.env.UNHUNCH_BENCH, ['--benchmark_filter=open_and_fold', '--benchmark_repetitions=9', '--benchmark_format=json'], {
  encoding: 'utf8',
  env: { ...process.env, UNHUNCH_LOG: join(work, 'ten', 'unhunch.db') },
});
const folded = JSON.parse(measured.stdout).benchmarks.find(({ aggregate_name }) => aggregate_name === 'median');
console.log(`native: opened, read and folded in ${folded.real_time.toFixed(1)} ms (median of 9)`);

// In pieces as the app hands the log over (web/src/core/core.ts).
const pieces = [];
for (let at = 0; at < events.length; at += 5000) pieces.push(JSON.stringify(events.slice(at, at + 5000)));
const tell = (core) => {
  for (const piece of pieces) core.remember(piece);
};
const remembered = [], first = [];
for (let i = 0; i < 9; ++i) {
  const core = openCore(process.env.UNHUNCH_WASM, regimenJson);
  let begin = process.hrtime.bigint();
  tell(core);
  remembered.push(Number(process.hrtime.bigint() - begin) / 1e6);
  begin = process.hrtime.bigint();
  core.call('today', JSON.stringify({ date: day }));
  first.push(Number(process.hrtime.bigint() - begin) / 1e6);
}
const told = [], firstLook = [], looks = [];
for (let i = 0; i < 5; ++i) {
  const more = openCore(process.env.UNHUNCH_MORE_WASM, regimenJson);
  const timed = (work) => {
    const begin = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - begin) / 1e6;
  };
  const look = () => more.call('insight', JSON.stringify({ date: day }));
  told.push(timed(() => tell(more)));
  firstLook.push(timed(look));
  for (let n = 0; n < 5; ++n) looks.push(timed(look));
}
console.log(`wasm: remember ${median(remembered).toFixed(0)} ms, the first today ${median(first).toFixed(0)} ms (median of 9)`);
console.log(`wasm, looking back: remember ${median(told).toFixed(0)} ms, the first insight ${median(firstLook).toFixed(0)} ms, each after it ${median(looks).toFixed(0)} ms (median of 5, 5 and 25)`);
rmSync(work, { recursive: true });
