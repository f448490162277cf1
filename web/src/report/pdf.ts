// SPDX-License-Identifier: Apache-2.0
// The report as a PDF, which the program on this computer makes from its own copy of the log.
import { log } from '../log/log.svelte';
import type { Wishes } from './wishes';

export type Made = { pdf: Blob } | { why: 'away' | 'behind' | 'noLibrary' };

export async function makePdf(wishes: Wishes): Promise<Made> {
  const isWhole = await log.handOver();
  if (log.link !== 'reached') return { why: 'away' };
  if (!isWhole) return { why: 'behind' };
  const response = await fetch(new URL('api/v1/report', document.baseURI), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(wishes),
  }).catch(() => undefined);
  if (!response || response.status === 503) return { why: 'away' };
  if (response.status === 501) return { why: 'noLibrary' };
  if (!response.ok) throw new Error(String(response.status));
  return { pdf: await response.blob() };
}
