// SPDX-License-Identifier: Apache-2.0
// How each kind of surface answers to light (src/body/shade.cc), and the colour of each vertex. Free of three.js.
import type { Colour, Look, Mesh, finishNames, materialNames } from './mesh';

export interface Answer {
  wrap: [number, number, number]; // how far light wraps around; red goes furthest under the skin
  shine: [number, number]; // strength, sharpness
}

const skin: Answer = { wrap: [0.42, 0.26, 0.2], shine: [0.07, 24] };
const cloth: Answer = { wrap: [0.22, 0.22, 0.22], shine: [0, 1] };
const hair: Answer = { wrap: [0.25, 0.25, 0.25], shine: [0.06, 14] };
const glossy: Answer = { wrap: [0.12, 0.12, 0.12], shine: [0.16, 40] };
const wall: Answer = { wrap: [1.6, 1.6, 1.6], shine: [0, 1] };
const matt: Answer = { wrap: [0.15, 0.15, 0.15], shine: [0.02, 16] };

export function answerOfMaterial(name: (typeof materialNames)[number]): Answer {
  if (name === 'skin' || name === 'lips') return skin;
  if (name === 'hair') return hair;
  return name === 'dark' || name === 'white' ? glossy : cloth;
}

export function answerOfFinish(name: (typeof finishNames)[number]): Answer {
  if (name === 'wall') return wall;
  if (name === 'cloth') return cloth;
  return name === 'metal' || name === 'screen' || name === 'rubber' ? glossy : matt;
}

export function toLinear(colour: Colour): [number, number, number] {
  const channel = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return [channel(colour[0]), channel(colour[1]), channel(colour[2])];
}

const tinted = 3; // the first materials: skin, shirt, trousers

// Linear, three a vertex: the colour of its material, and of the muscles that are shown.
export function makeTones(mesh: Mesh, look: Look, tints: Float32Array, out: Float32Array): void {
  const tint = toLinear(look.tint);
  for (const surface of mesh.surfaces) {
    const plain = toLinear(look.materials[surface.material]!);
    const takes = surface.material < tinted && tints.length > 0;
    for (let i = surface.first; i < surface.first + surface.count; i++) {
      const vertex = mesh.indices[i]!;
      const share = takes ? tints[vertex]! * look.tintShare : 0;
      for (let c = 0; c < 3; c++) out[3 * vertex + c] = plain[c]! + (tint[c]! - plain[c]!) * share;
    }
  }
}
