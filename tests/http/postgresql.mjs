// A PostgreSQL of one's own, from Debian's package, on a socket in a folder of its own. For the tests in this folder.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { atEnd } from './server.mjs';

const versions = '/usr/lib/postgresql';

function findPrograms() {
  const found = existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : [];
  return found.filter((folder) => existsSync(join(folder, 'initdb'))).sort().at(-1);
}

const programs = findPrograms();
const isRoot = process.getuid() === 0; // PostgreSQL refuses to run as root; Debian's package brings a user for it
function whyNot() {
  if (!programs) return 'the package postgresql is not installed';
  if (isRoot && spawnSync('id', ['postgres']).status !== 0) return 'there is no user postgres';
  return false;
}
export const skip = whyNot();

// Runs beside the requests of a test, which would be cut off if nobody read them meanwhile.
async function run(name, args) {
  const child = spawn(name, args, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes) => (said += bytes));
  const [status] = await once(child, 'exit');
  assert.equal(status, 0, `${name}: ${said}`);
}

// `stop` cuts off whoever is connected, as a crash would.
export async function startPostgresql(t) {
  const folder = mkdtempSync('/tmp/unhunch-pg-'); // short: the name of a socket has little room
  const data = join(folder, 'data');
  let runs = false;
  const asUser = (name, ...args) => {
    const command = [join(programs, name), ...args];
    return isRoot ? run('runuser', ['-u', 'postgres', '--', ...command]) : run(command[0], args);
  };
  const control = (...what) => asUser('pg_ctl', '-w', '-s', '-m', 'immediate', '-D', data, ...what);
  const server = {
    address: `postgresql:///postgres?user=postgres&host=${folder}`,
    async start() {
      await control('start', '-o', `-k ${folder} -c listen_addresses=''`, '-l', join(data, 'server.log'));
      runs = true;
    },
    async stop() {
      await control('stop');
      runs = false;
    },
  };
  atEnd(t, async () => {
    if (runs) await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  if (isRoot) await run('chown', ['postgres', folder]);
  await asUser('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N');
  await server.start();
  return server;
}
