// SPDX-License-Identifier: Apache-2.0
// The eye of a motion, fitted to the shape of a panel. The motion's own camera is made for a square; where the figure
// leaves room in a wide or a tall panel, it comes closer. Free of the DOM.
import type { Motion } from './module';

export interface Eye {
  turn: number; // degrees
  height: number;
  distance: number;
  target: readonly [number, number, number];
  slope: number; // half the height of the picture at a distance of one
}

const radians = Math.PI / 180;
const closest = 1.7; // times nearer than in the square
const filled = 0.88; // of the panel
const cropped = 1.1; // beyond it the camera shows a part of the body on purpose

// Right, up, and back towards the eye.
export function eyeAxes(turn: number, height: number): [number[], number[], number[]] {
  const [st, ct] = [Math.sin(turn * radians), Math.cos(turn * radians)];
  const [sh, ch] = [Math.sin(height * radians), Math.cos(height * radians)];
  return [
    [ct, 0, -st],
    [-st * sh, ch, -ct * sh],
    [st * ch, sh, ct * ch],
  ];
}

const dot = (a: readonly number[], x: number, y: number, z: number): number => a[0]! * x + a[1]! * y + a[2]! * z;

// `points` (x, y, z, radius, ...) are what should be seen.
export function fitEye(camera: Motion['camera'], points: ArrayLike<number>, aspect: number): Eye {
  const [right, up, back] = eyeAxes(camera.turn, camera.height);
  const square = Math.tan((camera.opening * radians) / 2);
  const [tx, ty, tz] = camera.target;
  let across = 0;
  let upward = 0;
  for (let i = 0; i + 3 < points.length; i += 4) {
    const [x, y, z] = [points[i]! - tx, points[i + 1]! - ty, points[i + 2]! - tz];
    const reach = square * (camera.distance - dot(back, x, y, z));
    across = Math.max(across, (Math.abs(dot(right, x, y, z)) + points[i + 3]!) / reach);
    upward = Math.max(upward, (Math.abs(dot(up, x, y, z)) + points[i + 3]!) / reach);
  }
  const halfAcross = Math.max(aspect, 1);
  const halfUpward = Math.max(1 / aspect, 1);
  let closer = 1;
  if (across > 0 && upward > 0 && Math.max(across, upward) <= cropped) {
    closer = Math.min(closest, (filled * halfAcross) / across, (filled * halfUpward) / upward);
  }
  return {
    turn: camera.turn,
    height: camera.height,
    distance: camera.distance,
    target: camera.target,
    slope: (square * halfUpward) / closer,
  };
}
