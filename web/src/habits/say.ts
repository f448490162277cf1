// SPDX-License-Identifier: Apache-2.0
// What habits are called and what they look like.
import { say } from '../text/catalogue';

const kinds = ['workspace_item', 'sleep_item', 'habit'];
const alone: Record<string, string> = { load_and_bag_sides: 'scene_bag_side', sleep_pregnancy: '', sleep_wind_down: '' };

export const sayWhat = (id: string): string => kinds.map((kind) => say(`${kind}.${id}.says`)).find(Boolean) ?? '';
export const nameOf = (id: string): string => kinds.map((kind) => say(`${kind}.${id}.name`)).find(Boolean) ?? '';

// The two still scenes of an item begin with this; none for what has no picture.
export function sceneOf(id: string): string {
  if (id in alone) return alone[id]!;
  return say(`habit.${id}.says`) ? '' : `scene_${id}`;
}
