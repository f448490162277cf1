// SPDX-License-Identifier: Apache-2.0
// From one array of numbers (src/body/pose_array.h) to where everything is: three rows of four for each joint, which
// move a vertex from the bind pose into the world. Free of the DOM; allocates nothing a frame.
import type { Mesh } from './mesh';

const propNumbers = 7;

// c = a times b, quaternions x, y, z, w at places of arrays.
function multiply(a: Float32Array, ai: number, b: Float32Array, bi: number, c: Float32Array, ci: number): void {
  const [ax, ay, az, aw] = [a[ai]!, a[ai + 1]!, a[ai + 2]!, a[ai + 3]!];
  const [bx, by, bz, bw] = [b[bi]!, b[bi + 1]!, b[bi + 2]!, b[bi + 3]!];
  c[ci] = aw * bx + ax * bw + ay * bz - az * by;
  c[ci + 1] = aw * by - ax * bz + ay * bw + az * bx;
  c[ci + 2] = aw * bz + ax * by - ay * bx + az * bw;
  c[ci + 3] = aw * bw - ax * bx - ay * by - az * bz;
}

// `v` turned by the quaternion at `qi`, added to `base`, into `out`.
function place(
  q: Float32Array,
  qi: number,
  x: number,
  y: number,
  z: number,
  base: Float32Array,
  bi: number,
  out: Float32Array,
  oi: number,
): void {
  const [qx, qy, qz, qw] = [q[qi]!, q[qi + 1]!, q[qi + 2]!, q[qi + 3]!];
  const tx = 2 * (qy * z - qz * y);
  const ty = 2 * (qz * x - qx * z);
  const tz = 2 * (qx * y - qy * x);
  out[oi] = base[bi]! + x + qw * tx + qy * tz - qz * ty;
  out[oi + 1] = base[bi + 1]! + y + qw * ty + qz * tx - qx * tz;
  out[oi + 2] = base[bi + 2]! + z + qw * tz + qx * ty - qy * tx;
}

export class Pose {
  private readonly mesh: Mesh;
  readonly matrices: Float32Array; // 12 a joint, by rows
  readonly places: Float32Array; // of the joints in the world
  private readonly turns: Float32Array;
  private readonly inverseBind: Float32Array;
  private readonly step = new Float32Array(4);
  private frame: Float32Array = new Float32Array();

  constructor(mesh: Mesh) {
    this.mesh = mesh;
    const count = mesh.skeleton.length;
    this.matrices = new Float32Array(12 * count);
    this.places = new Float32Array(3 * count);
    this.turns = new Float32Array(4 * count);
    this.inverseBind = new Float32Array(4 * count);
    mesh.skeleton.forEach(({ bindTurn: [x, y, z, w] }, i) => this.inverseBind.set([-x!, -y!, -z!, w!], 4 * i));
  }

  read(frame: Float32Array): void {
    this.frame = frame;
    const { skeleton, belly, chest } = this.mesh;
    const afterTurns = 4 + 4 * skeleton.length;
    for (let i = 0; i < skeleton.length; i++) {
      const { parent, offset } = skeleton[i]!;
      const local = 4 + 4 * i;
      if (parent === i) {
        this.places.set(frame.subarray(0, 3), 3 * i);
        this.turns.set(frame.subarray(local, local + 4), 4 * i);
      } else {
        const moved = i === belly ? afterTurns : i === chest ? afterTurns + 3 : -1;
        const [from, at] = moved < 0 ? [offset, 0] : [frame, moved];
        place(this.turns, 4 * parent, from[at]!, from[at + 1]!, from[at + 2]!, this.places, 3 * parent, this.places, 3 * i);
        multiply(this.turns, 4 * parent, frame, local, this.turns, 4 * i);
      }
      this.writeMatrix(i);
    }
  }

  // Place (3) and turn (4) of a prop.
  prop(index: number): Float32Array {
    const at = 4 + 4 * this.mesh.skeleton.length + 6 + propNumbers * index;
    return this.frame.subarray(at, at + propNumbers);
  }

  // Both ends (3 and 3) of a link.
  link(index: number, props: number): Float32Array {
    const at = 4 + 4 * this.mesh.skeleton.length + 6 + propNumbers * props + 6 * index;
    return this.frame.subarray(at, at + 6);
  }

  private writeMatrix(i: number): void {
    const m = this.matrices;
    const [bx, by, bz] = this.mesh.skeleton[i]!.bindAt as unknown as [number, number, number];
    multiply(this.turns, 4 * i, this.inverseBind, 4 * i, this.step, 0);
    const [x, y, z, w] = this.step as unknown as [number, number, number, number];
    const at = 12 * i;
    m[at] = 1 - 2 * (y * y + z * z);
    m[at + 1] = 2 * (x * y - z * w);
    m[at + 2] = 2 * (x * z + y * w);
    m[at + 4] = 2 * (x * y + z * w);
    m[at + 5] = 1 - 2 * (x * x + z * z);
    m[at + 6] = 2 * (y * z - x * w);
    m[at + 8] = 2 * (x * z - y * w);
    m[at + 9] = 2 * (y * z + x * w);
    m[at + 10] = 1 - 2 * (x * x + y * y);
    for (let row = 0; row < 3; row++) {
      const r = at + 4 * row;
      m[r + 3] = this.places[3 * i + row]! - (m[r]! * bx + m[r + 1]! * by + m[r + 2]! * bz);
    }
  }
}
