// The modules of the browser must not be able to reach anything: they import nothing, and export what the page needs.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';

const modules = [
  { name: 'the rules', path: process.env.UNHUNCH_WASM, most: 200_000,
    exports: ['_initialize', 'alloc', 'call', 'forget', 'memory', 'open', 'release', 'remember'] },
  { name: 'all doors', path: process.env.UNHUNCH_MORE_WASM, most: 300_000,
    exports: ['_initialize', 'alloc', 'call', 'forget', 'memory', 'open', 'release', 'remember'] },
  { name: 'what leaves the program', path: process.env.UNHUNCH_REPORT_WASM, most: 300_000,
    exports: ['_initialize', 'alloc', 'call', 'forget', 'memory', 'open', 'release', 'remember'] },
  { name: 'the figure', path: process.env.UNHUNCH_FIGURE_WASM, most: 100_000,
    exports: ['_initialize', 'alloc', 'describe', 'find', 'frame', 'look', 'memory', 'mesh', 'open', 'picture',
      'places', 'release', 'solids', 'tints'] },
];

for (const { name, path, most, exports } of modules) {
  const bytes = readFileSync(path);
  const module = new WebAssembly.Module(bytes);
  test(`${name}: the module imports nothing`, () => assert.deepEqual(WebAssembly.Module.imports(module), []));
  test(`${name}: the module exports what the page needs`, () => {
    assert.deepEqual(WebAssembly.Module.exports(module).map((entry) => entry.name).sort(), exports);
  });
  test(`${name}: the module is small`, () => assert.ok(gzipSync(bytes, { level: 9 }).length <= most));
}
