// SPDX-License-Identifier: Apache-2.0
// Everything before a session, in the order of the terminal (src/main/session.cc): may there be one at all, the day
// after the last one, the short check with pain now, food where it matters, the head turn where it is due.
import { ask } from '../core/ask';
import type { SessionOutput, TodayOutput } from '../core/door';
import { log } from '../log/log.svelte';
import { fill, items, words } from '../text/catalogue';
import type { Asking } from './asking.svelte';
import { judge, runCheckBefore, runHeadTurn, type Outcome } from './check_before';
import { isFresh, notePassed } from './fresh_check';
import { answers, change, numberOf, today } from './record';

export interface Wish {
  routine: string;
  minutes: number | undefined;
}

export async function makeSession({ routine, minutes }: Wish): Promise<SessionOutput> {
  const seed = Math.floor(Date.parse(`${today()}T00:00:00Z`) / 86_400_000);
  return ask('session', { routine, date: today(), seed, ...(minutes ? { minutes } : {}) });
}

// Why no session can begin, whatever the pain of now: it is asked anew.
export type Barrier = 'check' | 'refused' | 'rest' | undefined;

export async function findBarrier(): Promise<Barrier> {
  const [{ check, because }, told] = await Promise.all([ask('today', { date: today() }), answers()]);
  const judged = await ask('triage', { date: today(), answers: { ...told, pain_now: 0 } });
  // Somebody new is asked, not refused, unless help comes first.
  if (judged.tier !== 'emergency' && !told.age_band) return 'check';
  if (!judged.exercise_allowed) return 'refused';
  if (check === 'full') return 'check';
  return because.includes('rest_of_day') ? 'rest' : undefined;
}

async function askAfterLast(asking: Asking, told: TodayOutput): Promise<Outcome> {
  if (!told.ask.includes('after_effect_24h') || !told.after_session) return 'go_on';
  const after = await asking.ask({
    kind: 'choice',
    step: words.player.before,
    ask: words.player.askAfterLast,
    options: [
      { value: 'settled', label: words.player.afterSettled },
      { value: 'not_settled', label: words.player.afterNotSettled },
      { value: 'not_known', label: words.player.afterNotKnown },
    ],
  });
  if (!after) return 'left';
  await log.append('after_effect_24h', { session: told.after_session, after });
  return 'go_on';
}

// Only where a meal would change something.
async function askFood(asking: Asking): Promise<Outcome> {
  if ((await answers()).minutes_since_food !== undefined) await change({ minutes_since_food: null });
  const kinds = items<{ hours_after_food?: number }>('modification');
  const { exercises } = await ask('allowed', { date: today() });
  const hours = Math.max(0, ...exercises.flatMap(({ limits }) => limits.map((id) => kinds[id]?.hours_after_food ?? 0)));
  if (hours === 0) return 'go_on';
  const eaten = await asking.ask({
    kind: 'yes_no',
    step: words.player.before,
    ask: fill(words.player.askEaten, { hours }),
  });
  if (!eaten) return 'left';
  await change({ minutes_since_food: eaten === 'no' ? hours * 60 : 0 });
  return 'go_on';
}

export interface Prepared {
  outcome: Outcome;
  pain?: number;
}

// A check that was passed some minutes ago still holds for a break; what was told since then counts all the same.
async function checkBefore(asking: Asking, isBreak: boolean): Promise<Prepared> {
  const minutes = numberOf('rule', 'checks_under_two_minutes', 'valid_min');
  if (isBreak && isFresh(minutes)) return { outcome: await judge() };
  const checked = await runCheckBefore(asking);
  if (checked.outcome === 'go_on') notePassed();
  return checked;
}

export async function prepare(asking: Asking, wish: Wish, { isBreak }: { isBreak: boolean }): Promise<Prepared> {
  const afterLast = await askAfterLast(asking, await ask('today', { date: today() }));
  if (afterLast !== 'go_on') return { outcome: afterLast };
  const { outcome, pain } = await checkBefore(asking, isBreak);
  if (outcome !== 'go_on') return { outcome };
  const food = await askFood(asking);
  if (food !== 'go_on') return { outcome: food };
  const { checks_before: checks } = await makeSession(wish);
  const headTurn = checks.find((each) => each === 'head_turn_test' || each === 'head_turn_questions');
  const last = headTurn ? await runHeadTurn(asking, headTurn === 'head_turn_test') : 'go_on';
  return { outcome: last, ...(pain === undefined ? {} : { pain }) };
}
