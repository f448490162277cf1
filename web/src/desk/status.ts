// SPDX-License-Identifier: Apache-2.0
// How breaks stand, as the agent tells it (src/main/break_agent.h), and what a page may ask of it. Pure: which sentence
// says it, with the figures that go into it.
export type Mode =
  | 'off'
  | 'not_allowed'
  | 'in_session'
  | 'on_break'
  | 'off_today'
  | 'paused'
  | 'quiet_hours'
  | 'outside_hours'
  | 'away'
  | 'sitting'
  | 'snoozed'
  | 'held'
  | 'waiting'
  | 'notified';

export interface RunningDesk {
  running: true;
  mode: Mode;
  because?: string; // of held
  next: string; // the routine of the next break
  sitting_min: number;
  left_s?: number; // where there is something to wait for
  open?: { routine: string }; // a started break that no page shows yet
  longer_min?: number; // another interval that is offered
}
export type DeskStatus = RunningDesk | { running: false };

export const nobody: DeskStatus = { running: false };

export type Wish =
  | { do: 'start' | 'resume' | 'meeting' | 'opened' }
  | { do: 'pause'; minutes: number }
  | { do: 'pause'; until: 'tomorrow' }
  | { do: 'session'; on: boolean }
  | { do: 'ended'; finished: boolean; seconds: number }
  | { do: 'longer'; yes: boolean };

// The name of a sentence in text/en/desk.ts, and what fills it.
export interface Standing {
  says: Mode | 'sittingSoon' | 'snoozedSoon' | 'pausedUntil';
  minutes?: number;
  until?: Date;
  because?: string;
}

const minute = 60_000;

// `told` is when the status was heard, both in ms since 1970.
export function findStanding(status: RunningDesk, told: number, now: number): Standing {
  const left = Math.max(0, (status.left_s ?? 0) * 1000 - (now - told));
  const minutes = Math.ceil(left / minute);
  switch (status.mode) {
    case 'sitting':
      return minutes > 1 ? { says: 'sitting', minutes } : { says: 'sittingSoon' };
    case 'snoozed':
      return minutes > 1 ? { says: 'snoozed', minutes } : { says: 'snoozedSoon' };
    case 'held':
      return { says: 'held', because: status.because ?? '' };
    case 'paused': {
      const until = new Date(now + left);
      const sameDay = until.toDateString() === new Date(now).toDateString();
      return sameDay ? { says: 'pausedUntil', until } : { says: 'paused' };
    }
    default:
      return { says: status.mode };
  }
}

// What can be done about it.
export function findChoices({ mode, because }: RunningDesk): { start: boolean; pause: boolean; resume: boolean } {
  const resume = mode === 'paused' || mode === 'off_today' || (mode === 'held' && because === 'meeting');
  const busy = mode === 'on_break' || mode === 'in_session';
  const pause = !busy && !resume && mode !== 'off' && mode !== 'not_allowed';
  return { start: !busy && mode !== 'not_allowed', pause, resume };
}

// What came over the wire, or nobody where it makes no sense.
export function readStatus(answer: unknown): DeskStatus {
  if (typeof answer !== 'object' || answer === null) return nobody;
  const status = answer as Partial<RunningDesk>;
  return status.running === true && typeof status.mode === 'string' ? (status as RunningDesk) : nobody;
}
