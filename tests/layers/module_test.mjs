// The module of the browser must not be able to reach anything: it imports nothing, and exports what the page needs.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const wasm = new WebAssembly.Module(readFileSync(process.env.UNHUNCH_WASM));

test('the module imports nothing', () => {
  assert.deepEqual(WebAssembly.Module.imports(wasm), []);
});

test('the module exports memory, _initialize, alloc, release, open and call', () => {
  const names = WebAssembly.Module.exports(wasm).map((entry) => entry.name);
  assert.deepEqual(names.sort(), ['_initialize', 'alloc', 'call', 'memory', 'open', 'release']);
});
