// SPDX-License-Identifier: Apache-2.0
// The end of a session as events: the session itself and one response for each exercise begun, all or none.
import { makeEvent, type Event } from '../log/event';
import { log } from '../log/log.svelte';
import { calcPeak, makeResponseBody, type Row } from './outcome';
import { answers, keepPain } from './record';

export interface Finished {
  id: string;
  routine: string;
  seconds: number;
  ended: 'finished' | 'left' | 'stopped';
  painBefore: number | undefined;
  painPeak: number | undefined;
  painAfter: number | undefined;
  rows: Row[];
}

export async function storeSession(finished: Finished): Promise<void> {
  if (finished.painAfter !== undefined) await keepPain(finished.painAfter);
  const place = (await answers()).place;
  const peak = calcPeak({ before: finished.painBefore, peak: finished.painPeak, after: finished.painAfter });
  const session: Event = {
    ...makeEvent('session_entry', {
      routine: finished.routine,
      seconds: finished.seconds,
      complete: finished.ended === 'finished',
      ...(finished.painBefore === undefined ? {} : { pain_before: finished.painBefore }),
      ...(peak === undefined ? {} : { pain_peak: peak }),
      ...(place ? { place } : {}),
      ended: finished.ended,
    }),
    id: finished.id,
  };
  const responses = finished.rows.map((row) => makeEvent('exercise_response', makeResponseBody(finished.id, row)));
  await log.add([session, ...responses]);
}
