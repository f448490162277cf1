// What the figure costs in the browser's module under node, and how large its files are.
// SPDX-License-Identifier: Apache-2.0
//
//   UNHUNCH_FIGURE_WASM=… UNHUNCH_BODY=… UNHUNCH_MOTIONS=… UNHUNCH_PROGRAM=… node bench/figure_bench.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { openFigure } from '../tests/golden/figure.mjs';

const { UNHUNCH_FIGURE_WASM: wasm, UNHUNCH_BODY: body, UNHUNCH_MOTIONS: motions, UNHUNCH_PROGRAM: program } = process.env;
const figure = openFigure(wasm, body, motions);

// Microseconds of one call, in processor time, so that what else the machine does counts little: the median over batches,
// so that the clock's own cost does not count.
function microseconds(work, batch, batches) {
  for (let i = 0; i < batch; ++i) work(i);
  const times = [];
  for (let b = 0; b < batches; ++b) {
    const start = process.cpuUsage();
    for (let i = 0; i < batch; ++i) work(i);
    times.push(process.cpuUsage(start).user / batch);
  }
  return times.sort((x, y) => x - y)[batches >> 1];
}
const tell = (what, value, unit) => console.log(`${what.padEnd(52)} ${value.padStart(9)} ${unit}`);

const { exports } = figure;
const cat = figure.find('cat_cow');
tell('a frame with four pins', microseconds((i) => exports.frame(cat, i * 0.033), 1000, 21).toFixed(1), 'µs');
const pictures = [
  ['seated_rhomboid_release', 360], ['seated_rhomboid_release', 600], ['wall_push_up', 600], ['scene_wrists_straight_right', 600],
];
for (const [id, size] of pictures) {
  const handle = figure.find(id);
  const time = microseconds((i) => exports.picture(handle, i * 0.1, size, size, 1, 0, 0, 0), 3, 7);
  tell(`a picture of ${id}, ${size} x ${size}`, (time / 1000).toFixed(1), 'ms');
}
const kilobytes = (bytes) => `${(bytes.length / 1000).toFixed(0)} / ${(gzipSync(bytes, { level: 9 }).length / 1000).toFixed(0)}`;
for (const path of [wasm, body, motions]) tell(path.split('/').at(-1), kilobytes(readFileSync(path)), 'kB / gzip');
const folder = mkdtempSync(join(tmpdir(), 'unhunch-bench-'));
const glb = join(folder, 'x.glb');
spawnSync(program, ['figure', 'cat_cow', '-o', glb]);
tell('cat_cow.glb', kilobytes(readFileSync(glb)), 'kB / gzip');
rmSync(folder, { recursive: true });
