// The figure moves and looks the same natively and in the browser.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';

import { openFigure } from './figure.mjs';

const { UNHUNCH_PROGRAM: program, UNHUNCH_FIGURE_WASM: wasm, UNHUNCH_BODY: body, UNHUNCH_MOTIONS: motions } = process.env;
const figure = openFigure(wasm, body, motions);

const run = (arguments_, input) => {
  const result = spawnSync(program, arguments_, { input, maxBuffer: 1 << 26 });
  assert.equal(result.status, 0, result.stderr.toString() + result.stdout.toString());
  return result.stdout.toString();
};
const ids = run(['figure']).trim().split('\n').map((line) => line.trim().split(/\s+/)[0]);

// In the order of core/figure/joints.h.
const fingers = ['thumb', 'index', 'middle', 'ring', 'little'].flatMap((finger) => [1, 2, 3].map((i) => finger + i));
const sideNames = ['clavicle', 'shoulder', 'upper_arm1', 'upper_arm2', 'elbow', 'forearm1', 'forearm2', 'wrist', ...fingers,
  'fingertip', 'hip', 'thigh1', 'knee', 'ankle', 'heel', 'ball', 'toe'];
const jointNames = ['pelvis', 'lumbar1', 'lumbar2', 'thorax1', 'thorax2', 'thorax3', 'neck1', 'neck2', 'neck3', 'head',
  'belly', 'chest', ...['left', 'right'].flatMap((side) => sideNames.map((name) => `${side}_${name}`))];
const trunkNames = [...['lumbar', 'thoracic', 'neck'].flatMap((part) =>
  ['flexion', 'lateral', 'rotation'].map((way) => `${part}_${way}`)), 'nod'];
const limbNames = ['scapula_elevation', 'scapula_protraction', 'shoulder_flexion', 'shoulder_abduction',
  'shoulder_rotation', 'elbow_flexion', 'forearm_pronation', 'wrist_flexion', 'wrist_deviation', 'finger_curl',
  'finger_spread', 'thumb_opposition', 'hip_flexion', 'hip_abduction', 'hip_rotation', 'knee_flexion',
  'ankle_plantarflexion', 'ankle_inversion', 'ankle_rotation', 'toe_extension'];

test('there are motions to compare', () => assert.ok(ids.length > 80, `${ids.length}`));

test('joints and angles of every motion are the same natively and in the browser', () => {
  for (const id of ids) {
    const handle = figure.find(id);
    assert.notEqual(handle, -1, id);
    const { length_s: length } = figure.describe(handle);
    const at = 0.37;
    const native = JSON.parse(run(['call', 'figure'], JSON.stringify({ motion: id, at })));
    const places = figure.places(handle, length * at);
    jointNames.forEach((name, i) => {
      const [x, y, z] = native.joints[name];
      const off = Math.hypot(x - places[3 * i], y - places[3 * i + 1], z - places[3 * i + 2]);
      assert.ok(off < 2e-5, `${id}: ${name} is ${off} m away`);
    });
    const angles = [native.trunk, native.left, native.right].flatMap((part, i) =>
      (i === 0 ? trunkNames : limbNames).map((name) => part[name]));
    angles.forEach((angle, i) => {
      const off = Math.abs(angle - places[3 * jointNames.length + i]);
      assert.ok(off < 2e-3, `${id}: angle ${i} differs by ${off} degrees`);
    });
  }
});

test('a frame holds what its description promises', () => {
  const handle = figure.find('cat_cow');
  const about = figure.describe(handle);
  const numbers = figure.frame(handle, 1.5);
  const joints = jointNames.length;
  assert.equal(numbers.length, 4 + 4 * joints + 6 + 7 * about.props.length + 6 * about.links.length);
  for (let i = 0; i < joints; ++i) {
    const [x, y, z, w] = numbers.slice(4 + 4 * i, 8 + 4 * i);
    assert.ok(Math.abs(Math.hypot(x, y, z, w) - 1) < 1e-5);
  }
});

test('the other side is the mirror', () => {
  const id = 'neck_side_bend';
  const [one, two] = [figure.find(id), figure.find(id, true)];
  const { length_s: length, side } = figure.describe(one);
  assert.notEqual(figure.describe(two).side, side);
  const [a, b] = [figure.places(one, length / 2), figure.places(two, length / 2)];
  const head = 9 * 3;  // pelvis, lumbar 1 and 2, thorax 1 to 3, neck 1 to 3, head
  assert.ok(Math.abs(a[head] + b[head]) < 1e-4);
  assert.ok(Math.abs(a[head + 1] - b[head + 1]) < 1e-4);
});

// The pixels of a PNG with eight bits a channel and no interlace.
function readPng(bytes) {
  let at = 8, width = 0, height = 0, channels = 0;
  const data = [];
  while (at < bytes.length) {
    const size = bytes.readUInt32BE(at), type = bytes.toString('latin1', at + 4, at + 8);
    const chunk = bytes.subarray(at + 8, at + 8 + size);
    if (type === 'IHDR') {
      [width, height] = [chunk.readUInt32BE(0), chunk.readUInt32BE(4)];
      channels = { 2: 3, 6: 4 }[chunk[9]];
    } else if (type === 'IDAT') data.push(chunk);
    at += size + 12;
  }
  const raw = inflateSync(Buffer.concat(data)), row = width * channels;
  const pixels = Buffer.alloc(height * row);
  const paeth = (a, b, c) => {
    const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
  };
  for (let y = 0; y < height; ++y) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; ++x) {
      const a = x < channels ? 0 : pixels[y * row + x - channels];
      const b = y === 0 ? 0 : pixels[(y - 1) * row + x];
      const c = x < channels || y === 0 ? 0 : pixels[(y - 1) * row + x - channels];
      const predicted = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter];
      pixels[y * row + x] = (raw[y * (row + 1) + 1 + x] + predicted) & 255;
    }
  }
  return { width, height, channels, pixels };
}

test('a picture is the same natively and in the browser, up to two levels', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unhunch-figure-'));
  try {
    for (const id of ['seated_rhomboid_release', 'wall_push_up', 'childs_pose']) {
      const file = join(folder, 'x.png');
      run(['figure', id, '--at', '0.4', '--size', '240', '-o', file]);
      const png = readPng(readFileSync(file));
      const handle = figure.find(id);
      const rgba = figure.picture(handle, figure.describe(handle).length_s * 0.4, 240, 240);
      let far = 0;
      for (let i = 0; i < png.width * png.height; ++i) {
        for (let k = 0; k < 3; ++k) {
          if (Math.abs(png.pixels[i * png.channels + k] - rgba[i * 4 + k]) > 2) ++far;
        }
      }
      // A sample on an edge may fall to the other side of it.
      assert.ok(far < png.width * png.height * 3 * 0.001, `${id}: ${far} values differ`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('damaged files are refused with a reason', () => {
  const [good, book] = [readFileSync(body), readFileSync(motions)];
  assert.match(figure.open(good.subarray(0, good.length / 2), book), /./);
  assert.match(figure.open(good, book.subarray(0, 1000)), /./);
  assert.match(figure.open(Buffer.from('nonsense'), book), /./);
  assert.equal(figure.open(good, book), '');
});
