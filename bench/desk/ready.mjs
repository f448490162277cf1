// How long a start takes until it answers: a page of the server, and a wish to the agent. Prints the median of 21 starts in
// milliseconds, of the later of the two.
// SPDX-License-Identifier: Apache-2.0
//
//   node bench/desk/ready.mjs FOLDER PROGRAM [ARGUMENT...]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { join } from 'node:path';

const [folder, program, ...given] = process.argv.slice(2);
const starts = 21;

const get = (address) =>
  new Promise((resolve, reject) => {
    http.get(new URL('/healthz', address), { agent: false }, (answer) => answer.resume().on('end', resolve)).on('error', reject);
  });

// One wish, asked again until the socket is there.
async function askAgent() {
  for (;;) {
    const socket = net.connect(join(folder, 'desk.sock'));
    try {
      await once(socket, 'connect');
      socket.write('{"do":"status"}\n');
      const [answer] = await once(socket, 'data');
      return JSON.parse(String(answer));
    } catch (error) {
      if (!['ENOENT', 'ECONNREFUSED'].includes(error.code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1));
    } finally {
      socket.destroy();
    }
  }
}

const took = [];
for (let i = -1; i < starts; ++i) {
  const begin = process.hrtime.bigint();
  const child = spawn(program, ['--data', folder, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const agent = askAgent();
  const [line] = await once(child.stdout, 'data');
  if (String(line).startsWith('http')) await get(String(line).trim());
  if ((await agent).running !== true) throw new Error('the agent does not run');
  if (i >= 0) took.push(Number(process.hrtime.bigint() - begin) / 1e6);
  child.kill('SIGTERM');
  await ended;
}
took.sort((a, b) => a - b);
console.log(took[Math.floor(starts / 2)].toFixed(0));
