// SPDX-License-Identifier: Apache-2.0
// What the server says about itself, when there is one.
export interface About {
  version: string;
  data_folder: string;
  database: string;
}

// "SQLite 3.40.1, /home/…/unhunch.db": a file in the data folder, and not a database of its own.
export function isInFolder(about: About): boolean {
  return about.database.startsWith('SQLite');
}

const interface_ = new URL('api/v1/', document.baseURI);

async function get<T>(path: string): Promise<T | undefined> {
  try {
    const response = await fetch(new URL(path, interface_), { headers: { Accept: 'application/json' } });
    const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
    return response.ok && isJson ? ((await response.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

export const askAbout = () => get<About>('about');

// How many events the server still has, up to one page; undefined when it does not answer.
export async function countOnServer(): Promise<number | undefined> {
  return (await get<{ events: unknown[] }>('events?after=0&most=1'))?.events.length;
}
