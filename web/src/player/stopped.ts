// SPDX-License-Identifier: Apache-2.0
// How a session goes on after a stop (src/main/session.cc, `stop`).
import { fill, say, words } from '../text/catalogue';
import type { Asking } from './asking.svelte';
import type { Running } from './running.svelte';
import type { Stopped } from './stop_menu';

// True when the session is over.
export async function goOnAfterStop(asking: Asking, running: Running, item: number, stopped: Stopped): Promise<boolean> {
  const done = running.done[item];
  if (done && stopped.response) done.response = stopped.response;
  if (done && stopped.then !== 'go_on') done.skipped = true;
  if (stopped.pain !== undefined) running.painPeak = Math.max(running.painPeak ?? 0, stopped.pain);
  await running.keep();
  switch (stopped.then) {
    case 'go_on':
      running.run();
      return false;
    case 'choose':
      return chooseAfterSharp(asking, running);
    case 'next_exercise':
      running.leaveOut();
      running.run();
      return false;
    case 'only_breathing':
      running.goToBreathing();
      return false;
    case 'no_more_today':
    case 'end_session':
      return true;
  }
}

async function chooseAfterSharp(asking: Asking, running: Running): Promise<boolean> {
  const easier = running.easier;
  const way = await asking.ask({
    kind: 'choice',
    step: running.step?.title ?? '',
    ask: words.player.afterSharp,
    options: [
      { value: 'next', label: words.player.goOnNext },
      ...(easier
        ? [
            {
              value: 'easier',
              label: fill(words.player.goOnEasier, { name: say(`exercise_variant.${easier}.name`) }),
              hint: say(`exercise_variant.${easier}.change`),
            },
          ]
        : []),
      { value: 'end', label: words.player.endSession },
    ],
  });
  if (way === 'easier') running.takeEasier();
  else if (way === 'next') running.leaveOut();
  else return true;
  running.run();
  return false;
}
