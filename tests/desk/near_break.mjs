// A data folder of somebody to whom breaks may be offered, around the clock, and who is about to be due one.
// SPDX-License-Identifier: Apache-2.0
//
//   UNHUNCH_PROGRAM=… UNHUNCH_REGIMEN_JSON=… node tests/desk/near_break.mjs FOLDER [SECONDS] [SKIPPED]
//
// SECONDS until it is due (5), and how many were skipped in a row before it (0).
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeScreened } from '../http/person.mjs';
import { ask, askJson, start } from '../http/server.mjs';

const [folder, seconds = '5', skipped = '0'] = process.argv.slice(2);
const ends = [];
const server = await start({ after: (end) => ends.push(end) }, { data: folder });
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const rhythm = { hours: Object.fromEntries(days.map((day) => [day, [['00:00', '24:00']]])), quiet: ['00:00', '00:00'] };
const screened = makeScreened();
const setting = { ...screened, id: screened.id.replace(/1$/, '2'), kind: 'setting', body: { name: 'break_rhythm', value: rhythm } };
const posted = await ask(server, 'POST', '/api/v1/events', { headers: { 'Content-Type': 'application/json' }, body: [screened, setting] });
if (posted.status !== 200) throw new Error(posted.text);
while ((await askJson(server, 'GET', '/api/v1/desk')).json.mode === 'not_allowed') await new Promise((resolve) => setTimeout(resolve, 50));
await server.stop();

const file = join(folder, 'break_agent.json');
const state = JSON.parse(readFileSync(file, 'utf8'));
const sat = 3_600_000 - Number(seconds) * 1000;
state.breaks.sat = { total: sat, towards: sat, towards_full: sat };
state.breaks.t += sat;
state.breaks.here_at = state.breaks.t;
// As if the program had not stopped in between, which would have been an absence.
state.breaks.locked = false;
state.breaks.away_since = null;
state.breaks.misses = Number(skipped);
writeFileSync(file, JSON.stringify(state));
for (const end of ends) end();
