// SPDX-License-Identifier: Apache-2.0
// Linear blend skinning on the processor, once a frame: where it also draws, that is cheaper than once a pass. Free of
// the DOM; about 3 ms.
import type { Mesh } from './mesh';

export class Skin {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  private readonly mesh: Mesh;
  private readonly weights: Float32Array;

  constructor(mesh: Mesh) {
    this.mesh = mesh;
    this.positions = new Float32Array(mesh.positions.length);
    this.normals = new Float32Array(mesh.normals.length);
    this.weights = Float32Array.from(mesh.weights, (weight) => weight / 255);
  }

  // `matrices` hold three rows of four for each joint.
  read(matrices: Float32Array): void {
    const { joints, positions, normals } = this.mesh;
    const blend = new Float32Array(12);
    for (let v = 0, i = 0; v < positions.length; v += 3, i += 4) {
      blend.fill(0);
      for (let k = i; k < i + 4; k++) {
        const weight = this.weights[k]!;
        if (weight === 0) continue;
        const at = 12 * joints[k]!;
        for (let n = 0; n < 12; n++) blend[n]! += weight * matrices[at + n]!;
      }
      const [x, y, z] = [positions[v]!, positions[v + 1]!, positions[v + 2]!];
      const [nx, ny, nz] = [normals[v]!, normals[v + 1]!, normals[v + 2]!];
      for (let row = 0; row < 3; row++) {
        const r = 4 * row;
        const [a, b, c] = [blend[r]!, blend[r + 1]!, blend[r + 2]!];
        this.positions[v + row] = a * x + b * y + c * z + blend[r + 3]!;
        this.normals[v + row] = a * nx + b * ny + c * nz;
      }
    }
  }
}
