// SPDX-License-Identifier: Apache-2.0
// The build of the app: `vite build` writes web/dist, which the program embeds and which is also a plain static site.
// The modules and data come from the native builds: UNHUNCH_WASM (folder of the .wasm files), UNHUNCH_DATA (folder of
// regimen.json, body.bin and motions.bin).
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { offline } from './offline.ts';

const root = import.meta.dirname;
const modules = process.env.UNHUNCH_WASM ?? resolve(root, '../build/wasm');
const data = process.env.UNHUNCH_DATA ?? resolve(root, '../build/release');

const foreign: Record<string, string> = {
  'unhunch.wasm': modules,
  'unhunch_more.wasm': modules,
  'unhunch_report.wasm': modules,
  'unhunch_figure.wasm': modules,
  'regimen.json': data,
  'body.bin': data,
  'motions.bin': data,
};

// Serves and copies what the native builds made; a missing file stops the build with its name.
function native(): Plugin {
  let out = '';
  const find = (name: string): string => {
    const file = resolve(foreign[name], name);
    if (!existsSync(file)) throw new Error(`${file} is missing: build it first (./run does)`);
    return file;
  };
  return {
    name: 'unhunch-native',
    configResolved: (config) => void (out = resolve(config.root, config.build.outDir)),
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = (request.url ?? '').split('?')[0].slice(1);
        if (!(name in foreign)) return next();
        response.setHeader('Content-Type', name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream');
        response.end(readFileSync(find(name)));
      });
    },
    writeBundle() {
      mkdirSync(out, { recursive: true });
      for (const name of Object.keys(foreign)) copyFileSync(find(name), resolve(out, name));
    },
  };
}

export default defineConfig({
  root,
  base: './',
  plugins: [svelte(), native(), offline(Object.keys(foreign))],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    outDir: process.env.UNHUNCH_WEB_OUT ?? 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
});
