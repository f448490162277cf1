// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openFigure } from '../../../tests/golden/figure.mjs';
import { FigureModule } from './module.ts';
import { Pose } from './pose.ts';
import { Skin } from './skin.ts';

const { UNHUNCH_FIGURE_WASM: wasm, UNHUNCH_BODY: body, UNHUNCH_MOTIONS: motions } = process.env;
const told = openFigure(wasm, body, motions);
const module = await FigureModule.start(readFileSync(wasm!), readFileSync(body!), readFileSync(motions!));
const mesh = module.mesh();
const some = ['cat_cow', 'band_row', 'childs_pose_weighted_blanket', 'neck_side_bend', 'short_walk', 'wall_push_up'];

function lowest(pose: Pose): number {
  const skin = new Skin(mesh);
  skin.read(pose.matrices);
  return skin.positions.reduce((low, value, i) => (i % 3 === 1 ? Math.min(low, value) : low), Infinity);
}

test('the mesh is whole', () => {
  const vertices = mesh.positions.length / 3;
  assert.ok(vertices > 5000, `${vertices}`);
  assert.equal(mesh.normals.length, mesh.positions.length);
  assert.ok(mesh.indices.every((index) => index < vertices));
  assert.equal(mesh.surfaces.reduce((sum, surface) => sum + surface.count, 0), mesh.indices.length);
  for (let v = 0; v < vertices; v++) {
    const weights = mesh.weights.subarray(4 * v, 4 * v + 4);
    assert.equal(weights.reduce((sum, weight) => sum + weight, 0), 255, `vertex ${v}`);
    assert.ok(Math.abs(Math.hypot(...mesh.normals.subarray(3 * v, 3 * v + 3)) - 1) < 1e-3);
  }
  assert.ok(mesh.joints.every((joint) => joint < mesh.skeleton.length));
});

test('every joint stands where the module says it does, also mirrored', () => {
  const pose = new Pose(mesh);
  for (const id of some) {
    for (const mirrored of [false, true]) {
      const handle = module.find(id, mirrored)!;
      const other = told.find(id, mirrored);
      const { length_s: length } = module.describe(handle);
      for (const share of [0, 0.31, 0.77]) {
        pose.read(module.frame(handle, share * length));
        const places = told.places(other, share * length);
        for (let i = 0; i < pose.places.length; i++) {
          assert.ok(Math.abs(pose.places[i]! - places[i]!) < 1e-4, `${id} ${mirrored} ${share}: number ${i}`);
        }
      }
    }
  }
});

test('the skin stands on the floor and not in it', () => {
  const pose = new Pose(mesh);
  for (const id of ['short_walk', 'shoulder_four_directions', 'cat_cow']) {
    const handle = module.find(id, false)!;
    pose.read(module.frame(handle, 0.4 * module.describe(handle).length_s));
    const low = lowest(pose);
    assert.ok(low > -0.02 && low < 0.03, `${id}: ${low} m`);
  }
});

test('props and links are where the frame says', () => {
  const handle = module.find('band_row', false)!;
  const info = module.describe(handle);
  const pose = new Pose(mesh);
  pose.read(module.frame(handle, 1));
  assert.equal(info.links.length, 2);
  for (let i = 0; i < info.props.length; i++) {
    assert.ok(Math.abs(Math.hypot(...pose.prop(i).subarray(3)) - 1) < 1e-4, 'a turn');
  }
  const ends = pose.link(1, info.props.length);
  const apart = Math.hypot(ends[0]! - ends[3]!, ends[1]! - ends[4]!, ends[2]! - ends[5]!);
  assert.ok(apart > 0.3 && apart < 3, `${apart} m`);
});

test('solids belong to props and point outwards', () => {
  const handle = module.find('band_row', false)!;
  const solids = module.solids(handle);
  const props = module.describe(handle).props.length;
  assert.ok(solids.length >= props);
  for (const solid of solids) {
    assert.ok(solid.prop < props);
    assert.ok(solid.indices.every((index) => index < solid.positions.length / 3));
    assert.equal(solid.normals.length, solid.positions.length);
  }
});

test('people and backdrops look different, colours are colours', () => {
  const skins = (['light', 'medium', 'dark'] as const).map((skin) => module.look({ skin, clothes: 'mist', dark: false }));
  assert.equal(new Set(skins.map((look) => look.materials[0]!.join())).size, 3);
  const night = module.look({ skin: 'light', clothes: 'mist', dark: true });
  assert.notDeepEqual(night.background, skins[0]!.background);
  for (const colour of [...night.materials, ...night.finishes, night.tint, night.shadow]) {
    assert.ok(colour.every((channel) => channel >= 0 && channel <= 1));
  }
});

test('the muscles of an exercise are tinted, and some skin is not', () => {
  const tints = module.tints(module.find('cat_cow', false)!);
  assert.equal(tints.length, mesh.positions.length / 3);
  assert.ok(tints.some((tint) => tint > 0.9) && tints.some((tint) => tint === 0));
});

test('a picture has nothing behind the figure', () => {
  const pixels = module.picture(module.find('cat_cow', false)!, 3, 80, 80, { skin: 'medium', clothes: 'mist', dark: false });
  assert.equal(pixels.length, 80 * 80 * 4);
  assert.equal(pixels[3], 0, 'a corner');
  assert.ok(pixels.some((value, i) => i % 4 === 3 && value === 255), 'the body');
});

test('an unknown motion is none', () => assert.equal(module.find('no_such_motion', false), undefined));
