// SPDX-License-Identifier: Apache-2.0
import { ask } from '../core/ask';
import { localDate } from '../day';
import type { Journal } from './record';

// The whole journal, or from a day on.
export async function askJournal(from?: string): Promise<Journal> {
  return (await ask('fold', { date: localDate(), ...(from ? { from } : {}) })) as Journal;
}
