// SPDX-License-Identifier: Apache-2.0
// The files beside the page, from the page itself and from a worker.

// A built worker lies in the folder of assets, one below the page.
function base(): string {
  if (typeof document !== 'undefined') return document.baseURI;
  return import.meta.env.PROD ? new URL('../', self.location.href).href : self.location.origin;
}

export async function fetchBytes(name: string): Promise<Uint8Array> {
  const response = await fetch(new URL(name, base()));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
