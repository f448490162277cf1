// SPDX-License-Identifier: Apache-2.0
// What the door `fold` answers (docs/api/fold.schema.json): the record of one person, newest day first.
export type Side = 'left' | 'right' | 'both';

export interface PainSite {
  place: string;
  side: Side;
}

interface Recorded {
  id: string;
  at: string;
  offset_min?: number;
}

export interface DailyFields {
  pain_now?: number;
  pain_average?: number;
  pain_worst?: number;
  pain_site?: PainSite[];
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

export interface DailyEntry extends DailyFields, Recorded {}

export interface ExerciseDone {
  id: string;
  exercise: string;
  variant?: string;
  response?: string;
  skipped?: boolean;
  sets?: number;
  reps?: number;
}

export interface SessionDone extends Recorded {
  routine: string;
  seconds: number;
  complete: boolean;
  pain_before?: number;
  pain_peak?: number;
  place?: string;
  ended?: 'finished' | 'left' | 'stopped';
  after_24h?: string;
  exercises: ExerciseDone[];
}

export interface Symptom extends Recorded {
  trigger: string;
  exercise?: string;
  session?: string;
}

export interface Measure extends Recorded {
  measure: string;
  score: number;
}

export interface Note extends Recorded {
  text: string;
}

export interface Day {
  date: string;
  entries: DailyEntry[];
  sessions: SessionDone[];
  breaks: { done: number; snoozed: number; skipped: number };
  symptoms: Symptom[];
  measures: Measure[];
  notes: Note[];
}

export interface Preferences {
  options?: string[];
  daily_cap_min?: number;
  break_every_min?: number;
  strength_days?: string[];
  anchors?: string[];
  strength_level?: string;
  rows_in_the_evening?: boolean;
}

export interface Answers {
  region?: string;
  place?: string;
  equipment?: string[];
  pain_now?: number;
  preferences?: Preferences;
  [name: string]: unknown;
}

export interface Record_ {
  answers: Answers;
  settings: Record<string, unknown>;
  started_on: string | null;
  screened_on: string | null;
  unknown: number;
  days: Day[];
}
