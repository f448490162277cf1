// What `unhunch figure EXERCISE -o FILE.glb` writes is good glTF, and three.js shows it moving.
// SPDX-License-Identifier: Apache-2.0
//
//   UNHUNCH_PROGRAM=build/release/unhunch node --test tests/gltf/gltf_test.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { AnimationMixer, Box3, Vector3 } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';

const validator = createRequire(import.meta.url)('gltf-validator');

// One of each kind: standing, on a chair, against a wall, on all fours, lying on a roller, with a band.
const exercises = (process.env.UNHUNCH_EXERCISES ?? 'shoulder_arm_mobiliser seated_twist wall_push_up cat_cow thoracic_extension_roller band_row').split(' ');
const largest = 1_000_000;  // bytes
const largestPacked = 400_000;

const folder = mkdtempSync(join(tmpdir(), 'unhunch-gltf-'));
after(() => rmSync(folder, { recursive: true }));

function exportMotion(exercise) {
  const file = join(folder, `${exercise}.glb`);
  const result = spawnSync(process.env.UNHUNCH_PROGRAM, ['figure', exercise, '-o', file]);
  assert.equal(result.status, 0, result.stderr?.toString());
  return readFileSync(file);
}

async function load(bytes) {
  const said = [];
  const { warn, error } = console;
  console.warn = (...words) => said.push(words.join(' '));
  console.error = console.warn;
  try {
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    return { gltf: await new GLTFLoader().parseAsync(buffer, ''), said };
  } finally {
    Object.assign(console, { warn, error });
  }
}

// The box around all skinned vertices as they are now.
function calcBox(scene) {
  scene.updateMatrixWorld(true);
  const box = new Box3();
  const place = new Vector3();
  scene.traverse((object) => {
    if (!object.isSkinnedMesh) return;
    for (let i = 0; i < object.geometry.attributes.position.count; i += 7) {
      box.expandByPoint(object.getVertexPosition(i, place));
    }
  });
  return box;
}

for (const exercise of exercises) {
  test(`${exercise} is a valid and small glTF file`, async () => {
    const bytes = exportMotion(exercise);
    assert.ok(bytes.length <= largest, `${bytes.length} bytes`);
    const packed = gzipSync(bytes).length;
    assert.ok(packed <= largestPacked, `${packed} bytes gzip`);
    const { issues } = await validator.validateBytes(new Uint8Array(bytes));
    assert.equal(issues.numErrors + issues.numWarnings, 0, JSON.stringify(issues.messages.slice(0, 5), null, 1));
  });

  test(`${exercise} opens in three.js without a word, has the size of a person and moves`, async () => {
    const { gltf, said } = await load(exportMotion(exercise));
    assert.deepEqual(said, []);
    assert.equal(gltf.animations.length, 1);
    const size = calcBox(gltf.scene).getSize(new Vector3());
    assert.ok(size.length() > 1 && size.length() < 3.2, `${size.toArray()}`);

    const mixer = new AnimationMixer(gltf.scene);
    mixer.clipAction(gltf.animations[0]).play();
    const boxes = [];
    for (let step = 0; step < 8; ++step) {
      mixer.setTime(gltf.animations[0].duration * step / 8);
      boxes.push(calcBox(gltf.scene));
    }
    const lowest = Math.min(...boxes.map((box) => box.min.y));
    assert.ok(lowest > -0.03 && lowest < 0.6, `lowest point ${lowest} m`);
    assert.ok(boxes.some((box) => !box.equals(boxes[0])), 'nothing moves');
  });
}
