// What the doors cost in the browser's core under node, and natively through the same door, side by side.
// SPDX-License-Identifier: Apache-2.0
//
//   UNHUNCH_WASM=… UNHUNCH_REGIMEN_JSON=… UNHUNCH_PROGRAM=… node bench/wasm_bench.mjs
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { openCore } from '../tests/golden/core.mjs';
import { goldenInputs } from '../tests/golden/inputs.mjs';

const regimenJson = readFileSync(process.env.UNHUNCH_REGIMEN_JSON, 'utf8');
const core = openCore(process.env.UNHUNCH_WASM, regimenJson);
const vectors = goldenInputs(JSON.parse(regimenJson));

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

function microseconds(work, rounds) {
  for (let i = 0; i < rounds / 10; ++i) work();
  const times = [];
  for (let i = 0; i < rounds; ++i) {
    const start = process.hrtime.bigint();
    work();
    times.push(Number(process.hrtime.bigint() - start) / 1000);
  }
  return median(times);
}

const names = ['triage: nothing raised', 'patterns: desk', 'allowed: nothing raised', 'session: full_session',
  'session: full_session in 11 minutes', 'plan: desk', 'ladder: through the gate'];
for (const name of names) {
  const { door, input } = vectors.find((vector) => vector.name === name);
  const json = JSON.stringify(input);
  console.log(`${name.padEnd(40)} ${microseconds(() => core.call(door, json), 500).toFixed(0).padStart(7)} µs`);
}
const opening = microseconds(() => openCore(process.env.UNHUNCH_WASM, regimenJson), 20);
console.log(`${'open (compile, read the regimen)'.padEnd(40)} ${opening.toFixed(0).padStart(7)} µs`);

const input = JSON.stringify(vectors.find(({ name }) => name === 'session: full_session').input);
const process_ = microseconds(() => spawnSync(process.env.UNHUNCH_PROGRAM, ['call', 'session'], { input }), 50);
console.log(`${'a whole process: unhunch call session'.padEnd(40)} ${process_.toFixed(0).padStart(7)} µs`);
