// The pages of the guide, one after the other, with a person who has kept a journal for three weeks. For guide_test.mjs.
//
// The clock of the page stands still and is moved on by hand, the person's days are drawn from a fixed seed, and each stop
// waits until what it shows is there, so that the same app gives the same pictures.
// SPDX-License-Identifier: Apache-2.0
import { answerBefore, makeScreened, passCheck, passScreens, show, until } from './browser.mjs';

const now = '2026-11-26T09:30:00.000Z';
const day = 86_400_000;

// Three weeks: most days a session and a look at how it is, with pain that slowly eases.
export function makeThreeWeeks() {
  let seed = 7;
  const random = (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return (seed >>> 8) % below;
  };
  const today = Date.parse(now);
  const events = [];
  const add = (at, kind, body) => {
    const id = `01936a7e-8f00-7000-8000-${(events.length + 1).toString(16).padStart(12, '0')}`;
    events.push({ id, at: new Date(at).toISOString(), offset_min: 0, kind, v: 1, body });
    return id;
  };
  const { body } = makeScreened();
  add(today - 21 * day, 'answers', { ...body, pain_now: 5, screened_on: new Date(today - 21 * day).toISOString().slice(0, 10) });
  for (let ago = 20; ago >= 1; --ago) {
    const morning = today - ago * day - 3_600_000;
    const pain = Math.max(1, Math.round(1.4 + ago / 6 + (random(5) - 2) * 0.6));
    if (random(4) > 0) {
      const routine = ['morning_mobility', 'office_reset', 'short_session'][random(3)];
      const session = add(morning, 'session_entry', {
        routine, seconds: 240 + 60 * random(6), complete: true, ended: 'finished', pain_before: pain, pain_peak: pain, place: 'floor',
      });
      for (const exercise of ['cat_cow', 'seated_rhomboid_release', 'wall_chest_stretch'].slice(random(2))) {
        add(morning + 1000, 'exercise_response', { session, exercise, response: ['eased', 'eased', 'same'][random(3)] });
      }
      add(morning + 0.9 * day, 'after_effect_24h', { session, after: 'settled' });
    }
    for (let at = 0; at < random(5); ++at) {
      add(morning + (2 + at) * 3_600_000, 'break_event', { result: 'break_done', routine: 'office_reset', seconds: 60 });
    }
    add(morning + 10 * 3_600_000, 'daily_entry', {
      pain_now: pain, pain_worst: Math.min(10, pain + 1 + random(2)), stiffness_minutes: 5 * random(5),
      sleep_quality: 5 + random(4), stress_level: 3 + random(4),
    });
    if (ago === 3) add(morning + 11 * 3_600_000, 'free_note', { text: 'New chair at work. The armrests help.' });
  }
  return events.sort((a, b) => (a.at < b.at ? -1 : 1));
}

// Before the first page is opened.
export async function stopClock(page) {
  await page.addInitScript(countDrawn);
  await page.clock.install({ time: Date.parse(now) - 3_600_000 }); // it runs until it is stopped, and only forwards
  await page.clock.pauseAt(now);
}

// The words stand still, and at least so many small pictures, which are drawn off the page.
async function settle(page, least = 0) {
  await page.evaluate(() => document.fonts.ready);
  let before;
  await until('the words', async () => {
    const words = await page.locator('main').innerText();
    const isThere = words === before;
    before = words;
    return isThere;
  });
  await until('the small pictures', () => page.evaluate((least) => {
    const isSeen = ({ top, bottom, width }) => top < innerHeight && bottom > 0 && width > 0;
    const isDrawn = (canvas) => getComputedStyle(canvas).opacity === '1';
    const pictures = [...document.querySelectorAll('canvas[style]')];
    return pictures.length >= least && pictures.every((canvas) => !isSeen(canvas.getBoundingClientRect()) || isDrawn(canvas));
  }, least));
}

// In the page: counts what WebGL draws.
function countDrawn() {
  window.guideDrawn = 0;
  const { prototype } = WebGL2RenderingContext;
  const draw = prototype.drawElements;
  prototype.drawElements = function (...given) {
    window.guideDrawn += 1;
    return draw.apply(this, given);
  };
}

// The large figure has been drawn, as it looks now.
async function settleFigure(page) {
  for (let frame = 0; frame < 2; ++frame) {
    await page.evaluate(() => (window.guideDrawn = 0));
    await until('the figure', async () => {
      await page.clock.runFor(40);
      return page.evaluate(() => window.guideDrawn > 0);
    });
  }
}

// The pages of somebody new, up to the result. `shoot` is called with the name of each picture; before each it may
// change size and colours, and calls the second argument then, until all is there again.
export async function walkCheck(page, shoot) {
  const stop = (name) => shoot(name, () => settle(page));
  const title = () => page.getByRole('heading', { level: 1 }).innerText();
  const chest = page.getByRole('group', { name: /chest/i }).first();
  await show(page, 'check');
  await stop('welcome');
  await passCheck(page, { isEnough: () => chest.isVisible() });
  await stop('question');
  await passScreens(page, { isEnough: async () => (await title()) === 'Where do you feel it?' });
  for (const place of ['Between the shoulder blades', 'Where neck and shoulder meet']) {
    await page.getByRole('checkbox', { name: place }).check();
  }
  await stop('body_map');
  const sign = page.getByRole('group', { name: /working day/ }).first();
  await passScreens(page, { isEnough: () => sign.isVisible() });
  for (const yes of await page.getByRole('button', { name: 'Yes', exact: true }).all()) await yes.click();
  await passScreens(page);
  await stop('result');
}

// Help first: an answer that could be an emergency.
export async function walkEmergency(page, shoot) {
  const chest = page.getByRole('group', { name: /chest/i }).first();
  await passCheck(page, { isEnough: () => chest.isVisible() });
  await chest.getByRole('button', { name: 'Yes' }).click();
  await page.getByRole('link', { name: /999/ }).first().waitFor();
  await shoot('emergency', () => settle(page));
}

// The pages of somebody who has been here for three weeks.
export async function walkPages(page, shoot) {
  const stops = {
    today: 'today', library: 'library', exercise: 'exercise/cat_cow', journal: 'journal', entry: 'entry',
    insight: 'insight', report: 'report', checkin: 'checkin', plan: 'plan', habits: 'habits', settings: 'settings',
  };
  for (const [name, path] of Object.entries(stops)) {
    await show(page, path);
    await page.locator('main .card, main .picture, main form').first().waitFor();
    await shoot(name, async () => {
      await settle(page, ['today', 'library'].includes(name) ? 1 : 0);
      if (name === 'exercise') await settleFigure(page);
    });
  }
}

// A session, looked at in its second minute, and at its end.
export async function walkSession(page, shoot) {
  const button = (name) => page.getByRole('button', { name, exact: true }).first();
  const title = (name) => page.getByRole('heading', { name, level: 1 });
  await show(page, 'session/office_reset');
  await answerBefore(page);
  await shoot('ready', () => settle(page, 1));
  await page.getByRole('button', { name: /^Begin/ }).click();
  await page.clock.runFor(200);
  await page.clock.fastForward(70_000);
  await shoot('player', () => settleFigure(page));
  await button('Sharp, numb or dizzy').click();
  await title('Stopped. What is it?').waitFor();
  await shoot('stop', () => settle(page));
  await page.clock.resume();
  await button('Nothing of this; go on').click();
  while (!(await title('How was it?').isVisible())) {
    await button('Skip').click({ timeout: 3000 }).catch(() => {});
    await page.waitForTimeout(200);
  }
  await shoot('after', () => settle(page));
}
