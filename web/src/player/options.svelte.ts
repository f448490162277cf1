// SPDX-License-Identifier: Apache-2.0
// Voice, sounds and single keys: on unless the person switched them off; kept as settings in the log.
import { log } from '../log/log.svelte';
import { fold } from './record';

export const optionNames = ['voice', 'sound', 'keys'] as const;
export type OptionName = (typeof optionNames)[number];

class Options {
  now = $state<Record<OptionName, boolean>>({ voice: true, sound: true, keys: true });

  async read(): Promise<void> {
    const { settings } = await fold();
    for (const name of optionNames) this.now[name] = settings[name] !== 'off';
  }

  async set(name: OptionName, on: boolean): Promise<void> {
    this.now[name] = on;
    await log.append('setting', { name, value: on ? 'on' : 'off' });
  }
}

export const options = new Options();
