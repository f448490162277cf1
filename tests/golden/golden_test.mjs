// The same input gives the same bytes natively, in the browser's core and in the kept vectors.
// SPDX-License-Identifier: Apache-2.0
//
//   node tests/golden/golden_test.mjs            compares
//   node tests/golden/golden_test.mjs --write    writes vectors.jsonl anew, to be read before it is committed
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';

import { openCore } from './core.mjs';
import { goldenInputs } from './inputs.mjs';

const kept = new URL('vectors.jsonl', import.meta.url);
const longestKept = 3000;  // bytes; of longer outputs only the digest is kept
const regimenJson = readFileSync(process.env.UNHUNCH_REGIMEN_JSON, 'utf8');
const regimen = JSON.parse(regimenJson);

// Without a record of its own, so that a door that is told nothing knows nothing.
const nowhere = new URL('no_data', import.meta.url).pathname;

function callNative(door, input) {
  const args = ['--data', nowhere, 'call', door];
  const result = spawnSync(process.env.UNHUNCH_PROGRAM, args, { input, maxBuffer: 1 << 26 });
  const failed = result.stdout.toString().startsWith('{"error"');
  assert.equal(result.status, failed ? 2 : 0, result.stderr.toString());
  return result.stdout.toString().trimEnd();
}

const shorten = (output) => (output.length <= longestKept ? output
  : `${output.length} bytes, sha256 ${createHash('sha256').update(output).digest('hex')}`);

const vectors = goldenInputs(regimen);
// The checks of a regimen have a module of their own, which has the doors of the rules too, and so has what leaves the program.
const core = openCore(process.env.UNHUNCH_WASM, regimenJson);
const checks = openCore(process.env.UNHUNCH_MORE_WASM, regimenJson);
const report = openCore(process.env.UNHUNCH_REPORT_WASM, regimenJson);
const moduleOf = {
  ...Object.fromEntries(['check_regimen', 'habits', 'insight', 'ladder'].map((door) => [door, checks])),
  ...Object.fromEntries(['report', 'report_outline', 'report_file', 'calendar', 'table'].map((door) => [door, report])),
};
const callBrowser = (door, json) => (moduleOf[door] ?? core).call(door, json);

if (process.argv.includes('--write')) {
  const lines = vectors.map(({ name, door, input }) =>
    JSON.stringify({ name, output: shorten(callBrowser(door, JSON.stringify(input))) }));
  writeFileSync(kept, `${lines.join('\n')}\n`);
  console.log(`${lines.length} vectors written`);
} else {
  const expected = new Map(readFileSync(kept, 'utf8').trim().split('\n')
    .map((line) => JSON.parse(line)).map(({ name, output }) => [name, output]));

  test('there are at least 200 vectors and they reach every door', () => {
    assert.ok(vectors.length >= 200, `${vectors.length}`);
    const doors = spawnSync(process.env.UNHUNCH_PROGRAM, ['call', '--list']).stdout.toString().trim().split(/\s+/);
    // The door to the figure has a module and a test of its own: figure_test.mjs.
    assert.deepEqual(doors.filter((door) => door !== 'figure').sort(),
      [...new Set(vectors.map(({ door }) => door))].filter((door) => door !== 'no_such_door').sort());
    assert.deepEqual(vectors.map(({ name }) => name).sort(), [...expected.keys()].sort());
  });

  test('every reason that is given is an item of the regimen', () => {
    const known = new Set(['yes', 'unsure', ...Object.values(regimen).flatMap((kind) => Object.keys(kind))]);
    const unknown = new Set();
    const look = (part) => {
      if (part === null || typeof part !== 'object') return;
      for (const [key, value] of Object.entries(part)) {
        if (['because', 'rules', 'limits', 'checks_before', 'next_needs'].includes(key)) {
          for (const id of [value].flat()) if (!known.has(id)) unknown.add(id);
        }
        look(value);
      }
    };
    for (const { door, input } of vectors.filter((each) => !/regimen/.test(each.door))) {
      look(JSON.parse(core.call(door, JSON.stringify(input))));
    }
    assert.deepEqual([...unknown], []);
  });

  for (const { name, door, input } of vectors) {
    test(name, () => {
      const json = JSON.stringify(input);
      const inBrowser = callBrowser(door, json);
      assert.equal(inBrowser, callNative(door, json), 'native and browser differ');
      assert.equal(shorten(inBrowser), expected.get(name), 'differs from the kept vector');
    });
  }
}
