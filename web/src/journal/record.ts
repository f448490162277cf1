// SPDX-License-Identifier: Apache-2.0
// The journal as the door `fold` tells it, newest day first. The entries are bodies of events (docs/data-format.md) with
// the id under which they can be corrected; docs/api leaves them open, here is what the pages read of them.
import type { FoldOutput } from '../core/door';
import type { Site } from '../parts/body_places';
import type { BreakCounts } from './breaks';

export interface Recorded {
  id: string;
  at: string;
  offset_min: number;
  corrected: boolean;
}

export interface DailyFields {
  pain_now?: number;
  pain_average?: number;
  pain_worst?: number;
  pain_site?: Site[];
  pattern_seen?: string;
  stiffness_minutes?: number;
  sleep_quality?: number;
  sleep_position?: string;
  stress_level?: number;
  activity_level?: number;
  head_turn_ease?: number;
  high_shelf_reach?: number;
  woke_refreshed?: boolean;
  medicines_text?: string;
  note?: string;
}

export type DailyEntry = DailyFields & Recorded;

export interface ExerciseDone {
  id: string;
  exercise: string;
  response?: string;
  skipped?: boolean;
}

export interface SessionDone extends Recorded {
  routine: string;
  seconds: number;
  complete: boolean;
  pain_before?: number;
  pain_peak?: number;
  ended?: 'finished' | 'left' | 'stopped';
  after_24h: string;
  exercises: ExerciseDone[];
}

export interface Symptom extends Recorded {
  trigger: string;
  exercise?: string;
}

export interface Measure extends Recorded {
  measure: string;
  score: number;
  items?: number[];
  names?: string[];
}

export interface CheckRecord extends Recorded {
  entry: string;
  flag: string;
}

export interface Note extends Recorded {
  text: string;
}

export interface Day {
  date: string;
  entries: DailyEntry[];
  sessions: SessionDone[];
  breaks: BreakCounts;
  symptoms: Symptom[];
  checks: CheckRecord[];
  measures: Measure[];
  notes: Note[];
}

export type Journal = Omit<FoldOutput, 'days'> & { days: Day[] };
