// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eyeAxes, fitEye } from './framing.ts';

const camera = { turn: 0, height: 0, distance: 4, target: [0, 1, 0] as [number, number, number], opening: 24 };
const square = Math.tan((12 * Math.PI) / 180);
// Half of what the square shows at the target, in metres.
const half = square * 4;
const figure = (across: number, upward: number): number[] => [across * half, 1, 0, 0, 0, 1 + upward * half, 0, 0];

test('the axes of the eye are a right-handed frame', () => {
  for (const [turn, height] of [[0, 0], [60, 8], [200, -20]] as const) {
    const [right, up, back] = eyeAxes(turn, height);
    const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    for (const axis of [right, up, back]) assert.ok(Math.abs(dot(axis, axis) - 1) < 1e-9);
    for (const [a, b] of [[right, up], [up, back], [back, right]] as const) assert.ok(Math.abs(dot(a, b)) < 1e-9);
    assert.ok(right[2]! * up[0]! - right[0]! * up[2]! - back[1]! < 1e-9);
  }
});

test('a square panel shows what the motion wants, a little closer where there is room', () => {
  const tall = fitEye(camera, figure(0.5, 0.88), 1);
  assert.ok(Math.abs(tall.slope - square) < 1e-9);
  assert.ok(fitEye(camera, figure(0.4, 0.5), 1).slope < square);
});

test('nothing leaves a wide or a tall panel', () => {
  for (const aspect of [0.5, 0.8, 1, 1.6, 2.5]) {
    for (const [across, upward] of [[0.9, 0.3], [0.3, 0.9], [0.9, 0.9]] as const) {
      const { slope } = fitEye(camera, figure(across, upward), aspect);
      assert.ok(upward * square <= slope * 1.03, `${aspect}: above`);
      assert.ok(across * square <= slope * aspect * 1.03, `${aspect}: aside`);
    }
  }
});

test('one that lies comes closer in a wide panel', () => {
  const lying = figure(0.9, 0.3);
  assert.ok(fitEye(camera, lying, 1.6).slope < fitEye(camera, lying, 1).slope);
});

test('a camera that cuts off the legs on purpose is left alone', () => {
  assert.ok(Math.abs(fitEye(camera, figure(0.4, 2), 1.5).slope - square) < 1e-9);
});
