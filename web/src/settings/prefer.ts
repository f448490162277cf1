// SPDX-License-Identifier: Apache-2.0
// A choice about the app: one `setting` event; the last one of a name counts.
import { log } from '../log/log.svelte';

export async function set(name: string, value: string): Promise<void> {
  await log.append('setting', { name, value });
}
