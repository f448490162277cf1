// SPDX-License-Identifier: Apache-2.0
// A bar one metre long along Y, to be stretched between two places: a band, a towel.
import { BufferGeometry, CylinderGeometry } from 'three';

export function makeBar(radius: number): BufferGeometry {
  const bar = new CylinderGeometry(radius, radius, 1, 12, 1);
  bar.deleteAttribute('uv');
  return bar;
}
