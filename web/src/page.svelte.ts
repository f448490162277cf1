// SPDX-License-Identifier: Apache-2.0
// Which page is shown: the part of the address behind #. "#/session/office_reset?minutes=5" is the page `session` with
// the rest ["office_reset"] and the query. Works on any static host, and the browser's back button works with it.

class Page {
  name = $state('today');
  rest = $state<string[]>([]);
  query = $state(new URLSearchParams());

  constructor() {
    this.read();
    window.addEventListener('hashchange', () => this.read());
  }

  private read(): void {
    const [path = '', query = ''] = window.location.hash.replace(/^#\/?/, '').split('?');
    const [name = '', ...rest] = path.split('/').map(decodeURIComponent);
    this.name = name || 'today';
    this.rest = rest;
    this.query = new URLSearchParams(query);
  }
}

export const page = new Page();

export function go(path: string): void {
  window.location.hash = `#/${path}`;
}
