// SPDX-License-Identifier: Apache-2.0
// Hands a file to the person; it is made in this page and goes nowhere else.
export function download(name: string, content: string | Blob, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click; it needs a moment before it may go.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
