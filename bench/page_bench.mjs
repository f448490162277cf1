// What the app weighs, how soon a browser without anything in its cache shows it and answers, how many pictures a second
// the player draws, and whether each cue of a session is shown and said.
// SPDX-License-Identifier: Apache-2.0
//
//   UNHUNCH_PROGRAM=… UNHUNCH_REGIMEN_JSON=… node --experimental-strip-types bench/page_bench.mjs [web/dist]
//
// It needs Debian's Chromium. WebGL is done in software, so that pictures a second say what a machine without a graphics
// card does.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { answerBefore, freshAddress, launch, openPage, show, start, startScreened, until } from '../tests/browser/browser.mjs';
import { findWords, makeGuide } from '../web/src/player/guide.ts';
import { player as words } from '../web/src/text/en/player.ts';

const dist = process.argv[2] ?? 'web/dist';
const rounds = 9;
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const tell = (what, value) => console.log(`${what.padEnd(64)} ${value}`);

const ends = [];
const t = { after: (end) => ends.push(end) };

// ---- weight ----------------------------------------------------------------------------------------------------------

const isThree = (name) => name.startsWith('stage-');
const compressed = (name) => gzipSync(readFileSync(join(dist, 'assets', name)), { level: 9 }).length;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB gzip`;

function weigh(names) {
  return names.reduce((sum, name) => sum + compressed(name), 0);
}

// ---- how soon --------------------------------------------------------------------------------------------------------

// In the page: presses the first button as soon as there is one, and notes when the screen has answered.
function pressFirst() {
  const notes = { pressed: 0, answered: 0 };
  window.benchNotes = notes;
  const look = () => {
    const title = document.querySelector('h1')?.textContent;
    const button = document.querySelector('main .primary');
    if (!notes.pressed && button && title) {
      notes.pressed = performance.now();
      notes.title = title;
      button.click();
    } else if (notes.pressed && !notes.answered && title && title !== notes.title) {
      notes.answered = performance.now();
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}

async function openCold(browser) {
  const server = await start(t);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.addInitScript(pressFirst);
  const tools = await context.newCDPSession(page);
  await tools.send('Performance.enable');
  await page.goto(await freshAddress(server));
  await page.waitForFunction(() => window.benchNotes.answered > 0, undefined, { timeout: 120_000 });
  const seen = await page.evaluate(() => ({
    ...window.benchNotes,
    content: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    scripts: performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  }));
  const { metrics } = await tools.send('Performance.getMetrics');
  await context.close();
  await server.stop();
  const processor = 1000 * (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN);
  return { ...seen, processor };
}

async function measureStart(browser) {
  const opened = [];
  for (let i = 0; i < rounds; ++i) opened.push(await openCold(browser));
  const of = (name) => `${median(opened.map((one) => one[name])).toFixed(0)} ms`;
  tell('first content, cold cache', of('content'));
  tell('the first button is there', of('pressed'));
  tell('it is pressed, and the next screen is there', of('answered'));
  tell('processor time of the page until then', of('processor'));
  const all = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js') && !isThree(name));
  tell('JavaScript of the first two screens', kilobytes(opened[0].scripts));
  tell('JavaScript of all pages, without three.js', kilobytes(weigh(all)));
}

// ---- the player ------------------------------------------------------------------------------------------------------

// In the page: counts the frames in which something is drawn.
function countFrames() {
  const frames = { drawn: 0, last: -1 };
  window.benchFrames = frames;
  const draw = WebGL2RenderingContext.prototype.drawElements;
  WebGL2RenderingContext.prototype.drawElements = function (...given) {
    const now = document.timeline.currentTime;
    if (now !== frames.last) frames.drawn += 1;
    frames.last = now;
    return draw.apply(this, given);
  };
}

// In the page: a voice that only notes, and a note of each change of the words that are shown. The clock keeps its pace: by
// it the player also measures how much time a picture may take.
function noteCues() {
  const cues = { shown: [], said: [] };
  window.benchCues = cues;
  const voice = { localService: true, lang: 'en-GB', name: 'bench' };
  const voices = { getVoices: () => [voice], cancel() {}, speak: ({ text }) => cues.said.push({ at: performance.now(), text }), addEventListener() {}, removeEventListener() {} };
  Object.defineProperty(window, 'speechSynthesis', { value: voices });
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  let before = '';
  const look = () => {
    const shown = document.querySelector('.play .do')?.textContent ?? '';
    if (shown !== before && shown !== '') cues.shown.push({ at: performance.now(), text: shown });
    before = shown || before;
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}

// What the timeline wants shown, and when, in milliseconds of the session.
function listWanted(session) {
  const texts = JSON.parse(readFileSync(process.env.UNHUNCH_REGIMEN_JSON, 'utf8')).text.en;
  const find = (key) => key.split('.').reduce((tree, name) => tree?.[name], texts);
  const { restWords, changePlace, changeSide, comeOut, getReady } = words;
  const guide = makeGuide(session.steps, {
    say: (key) => (typeof find(key) === 'string' ? find(key) : ''),
    sayAll: (key) => (Array.isArray(find(key)) ? find(key) : []),
    restWords, changePlace, changeSide, comeOut, getReady,
  });
  const wanted = [];
  let begin = 0;
  for (const step of guide) {
    for (let at = 0; at < step.durationMs; at += 50) {
      const text = findWords(step, at);
      if (text !== wanted.at(-1)?.text) wanted.push({ at: begin + at, text });
    }
    begin += step.durationMs;
  }
  return wanted;
}

// The kept session of this browser, as the player wrote it down.
function readKept() {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('unhunch');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const get = open.result.transaction('state').objectStore('state').get('session');
      get.onsuccess = () => resolve(get.result?.session);
    };
  });
}

async function openPlayer(browser, prepare) {
  const server = await startScreened(t);
  const { page } = await openPage(t, browser, server, { prepare });
  await show(page, 'session/morning_mobility');
  await answerBefore(page);
  return page;
}

async function measureFrames(browser) {
  const page = await openPlayer(browser, (blank) => blank.addInitScript(countFrames));
  await page.getByRole('button', { name: /^Begin/ }).click();
  await page.waitForFunction(() => window.benchFrames.drawn > 5, undefined, { timeout: 120_000 });
  const tools = await browser.newBrowserCDPSession();
  const look = async () => ({
    drawn: await page.evaluate(() => window.benchFrames.drawn),
    processor: (await tools.send('SystemInfo.getProcessInfo')).processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
    at: performance.now() / 1000,
  });
  const before = await look();
  await page.waitForTimeout(15_000);
  const after = await look();
  const drawn = after.drawn - before.drawn;
  tell('pictures a second of the player, 360 x 740', (drawn / (after.at - before.at)).toFixed(1));
  tell('processor time of the whole browser for each', `${((1000 * (after.processor - before.processor)) / drawn).toFixed(0)} ms`);
  await page.context().close();
}

// How late each wanted cue was, in seconds of the session; undefined where it did not come in its turn.
function compare(wanted, got) {
  let next = 0;
  return wanted.map(({ at, text }) => {
    const found = got.findIndex((cue, i) => i >= next && cue.text.endsWith(text) && cue.at > at - 1500);
    if (found < 0) return undefined;
    next = found + 1;
    return (got[found].at - at) / 1000;
  });
}

async function measureCues(browser) {
  const page = await openPlayer(browser, (blank) => blank.addInitScript(noteCues));
  await page.evaluate(() => {
    const begin = [...document.querySelectorAll('button')].find((button) => button.textContent.startsWith('Begin'));
    window.benchBegan = performance.now();
    begin.click();
  });
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  const session = await until('the session', () => page.evaluate(readKept));
  await page.getByRole('heading', { name: 'How was it?' }).waitFor({ timeout: 600_000 });
  const { shown, said, began } = await page.evaluate(() => ({ ...window.benchCues, began: window.benchBegan }));
  const wanted = listWanted(session);
  const length = session.steps.reduce((sum, step) => sum + step.duration_s, 0);
  for (const [what, list] of [['shown', shown], ['said', said]]) {
    const late = compare(wanted, list.map(({ at, text }) => ({ at: at - began, text })));
    const there = late.filter((each) => each !== undefined);
    tell(`cues ${what} of a session of ${length} s`,
      `${there.length} of ${wanted.length}, median ${median(there).toFixed(2)} s late, at most ${Math.max(...there).toFixed(2)} s`);
  }
  await page.context().close();
}

try {
  const browser = await launch(t);
  await measureStart(browser);
  await measureFrames(browser);
  await measureCues(browser);
} finally {
  for (const end of ends.reverse()) await end();
}
