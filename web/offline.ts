// SPDX-License-Identifier: Apache-2.0
// Makes the app work without a network: after the build, sw.js gets the list of all files and a name that changes with
// any of them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

export function offline(last: string[]): Plugin {
  let out = '';
  return {
    name: 'unhunch-offline',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => void (out = resolve(config.root, config.build.outDir)),
    closeBundle: {
      sequential: true,
      order: 'post',
      handler() {
        const worker = join(out, 'sw.js');
        const files = listFiles(out).filter((file) => file !== worker && !file.endsWith('.map')).sort();
        for (const name of last) {
          if (!files.includes(join(out, name))) throw new Error(`${name} is not in ${out}`);
        }
        const hash = createHash('sha256');
        for (const file of files) hash.update(relative(out, file)).update(readFileSync(file));
        const list = files.map((file) => relative(out, file).replaceAll('\\', '/'));
        const text = readFileSync(worker, 'utf8')
          .replace('"%version%"', JSON.stringify(hash.digest('hex').slice(0, 16)))
          .replace('["%files%"]', JSON.stringify(list));
        writeFileSync(worker, text);
      },
    },
  };
}
