// SPDX-License-Identifier: Apache-2.0
// What does not move, read from the words that the module hands out (src/body/mesh_array.h). Free of the DOM.

export interface Surface {
  material: number;
  first: number;
  count: number;
}

export interface Joint {
  parent: number;
  offset: Float32Array; // in the parent's frame
  bindAt: Float32Array;
  bindTurn: Float32Array; // x, y, z, w
}

export interface Mesh {
  positions: Float32Array;
  normals: Float32Array;
  joints: Uint8Array; // four a vertex
  weights: Uint8Array; // four a vertex, together 255
  indices: Uint32Array;
  surfaces: Surface[];
  skeleton: Joint[];
  belly: number;
  chest: number;
}

export interface SolidMesh {
  prop: number;
  finish: number;
  positions: Float32Array;
  normals: Float32Array;
  indices: Uint32Array;
}

export type Colour = readonly [number, number, number]; // sRGB, 0 to 1

export interface Look {
  materials: Colour[];
  finishes: Colour[];
  tint: Colour;
  background: Colour;
  pool: Colour;
  shadow: Colour;
  glow: Colour;
  shadowStrength: number;
  glowStrength: number;
  tintShare: number;
}

class Reader {
  private readonly words: Uint32Array;
  private at = 0;

  constructor(words: Uint32Array) {
    this.words = words;
  }

  number(): number {
    return this.words[this.at++]!;
  }
  integers(count: number): Uint32Array {
    return this.words.slice(this.at, (this.at += count));
  }
  reals(count: number): Float32Array {
    return new Float32Array(this.integers(count).buffer);
  }
  bytes(count: number): Uint8Array {
    return new Uint8Array(this.integers(count).buffer);
  }
}

export function readMesh(words: Uint32Array): Mesh {
  const reader = new Reader(words);
  const [vertices, indices, surfaces, joints, belly, chest] = reader.integers(6) as unknown as number[];
  const readSurface = (): Surface => ({ material: reader.number(), first: reader.number(), count: reader.number() });
  const readJoint = (): Joint => ({
    parent: reader.number(),
    offset: reader.reals(3),
    bindAt: reader.reals(3),
    bindTurn: reader.reals(4),
  });
  return {
    belly: belly!,
    chest: chest!,
    surfaces: Array.from({ length: surfaces! }, readSurface),
    skeleton: Array.from({ length: joints! }, readJoint),
    positions: reader.reals(3 * vertices!),
    normals: reader.reals(3 * vertices!),
    joints: reader.bytes(vertices!),
    weights: reader.bytes(vertices!),
    indices: reader.integers(indices!),
  };
}

export function readSolids(words: Uint32Array): SolidMesh[] {
  const reader = new Reader(words);
  return Array.from({ length: reader.number() }, () => {
    const [prop, finish, vertices, indices] = reader.integers(4) as unknown as number[];
    return {
      prop: prop!,
      finish: finish!,
      positions: reader.reals(3 * vertices!),
      normals: reader.reals(3 * vertices!),
      indices: reader.integers(indices!),
    };
  });
}

export const materialNames = ['skin', 'shirt', 'trousers', 'hair', 'lips', 'dark', 'white', 'blanket'] as const;
export const finishNames = ['wood', 'metal', 'cloth', 'foam', 'rubber', 'wall', 'paint', 'screen', 'paper'] as const;

export function readLook(numbers: Float32Array): Look {
  let at = 0;
  const colour = (): Colour => [numbers[at++]!, numbers[at++]!, numbers[at++]!];
  return {
    materials: materialNames.map(colour),
    finishes: finishNames.map(colour),
    tint: colour(),
    background: colour(),
    pool: colour(),
    shadow: colour(),
    glow: colour(),
    shadowStrength: numbers[at++]!,
    glowStrength: numbers[at++]!,
    tintShare: numbers[at++]!,
  };
}
