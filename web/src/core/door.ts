// SPDX-License-Identifier: Apache-2.0
// What goes into and comes out of every door. Made by web/make_types.mjs from docs/api; do not edit.

export type Check = {
  entry: string;
  flag: string;
  date: string;
  role?: string;
  result?: 'exercise_ok' | 'exercise_with_limits' | 'no_exercise';
  limit?: string;
  note?: string;
};

export type Preferences = {
  options?: string[];
  daily_cap_min?: number;
  break_every_min?: number;
  strength_days?: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
  anchors?: ('morning' | 'midday' | 'evening' | 'night' | 'weekend' | 'daily')[];
  strength_level?: string;
  rows_in_the_evening?: boolean;
};

export type Answers = {
  age_band?: string;
  region?: string;
  pain_now?: number;
  pain_between_blades?: string;
  flags?: Record<string, 'no' | 'unsure' | 'yes'>;
  details?: Record<string, 'no' | 'unsure' | 'yes' | number>;
  conditions?: Record<string, 'no' | 'unsure' | 'yes'>;
  signs?: Record<string, 'no' | 'unsure' | 'yes'>;
  checks?: Check[];
  raised_on?: Record<string, string>;
  screened_on?: string;
  equipment?: string[];
  place?: string;
  minutes_since_food?: number;
  head_turn_test?: 'done' | 'twinge' | 'skipped';
  preferences?: Preferences;
};

export type History = {
  started_on?: string;
  rest_on?: string;
  not_harder?: {
    from: string;
    until: string;
  }[];
  sessions?: {
    date: string;
    routine: string;
    pain_before?: number;
    pain_peak?: number;
    after_24h?: 'not_known' | 'settled' | 'not_settled';
    exercises?: {
      exercise: string;
      variant?: string;
      response?: 'eased' | 'same' | 'worse' | 'sharp';
      contact_s?: number;
      hold_s?: number;
      sets?: number;
      reps?: number;
      all_done?: boolean;
      form_perfect?: boolean;
    }[];
  }[];
};

export type AllowedInput = {
  answers?: Answers;
  events?: unknown[];
  date?: string;
};

export type AllowedOutput = {
  exercises: {
    exercise: string;
    variant: string | null;
    limits: string[];
    hold_max_s?: number;
    range_percent?: number;
    reps_fewer?: number;
    variants: string[];
  }[];
  excluded: {
    exercise: string;
    because: string[];
  }[];
};

export type BreaksInput = {
  events?: unknown[];
  date: string;
  minute?: number;
};

export type BreaksOutput = {
  date: string;
  allowed: boolean;
  because: string[];
  gentle: boolean;
  stand_up: boolean;
  every_min: number;
  content: string;
  content_s: number;
  long_every_min: number;
  long_content: string;
  long_content_s: number;
  snooze_min: number[];
  rhythm: {
    on: boolean;
    hours: {
      mon: string[][];
      tue: string[][];
      wed: string[][];
      thu: string[][];
      fri: string[][];
      sat: string[][];
      sun: string[][];
    };
    quiet: string[];
    natural_pauses: boolean;
  };
  hours_now: string | null;
  off_today: boolean;
  counts: {
    due: number;
    done: number;
    natural: number;
    snoozed: number;
    skipped: number;
    held: number;
  };
};

export type CalendarInput = {
  events?: unknown[];
  date: string;
  made_ms: number;
};

export type CalendarOutput = {
  text: string | null;
  because: string | null;
};

export type CheckRegimenInput = {
  regimen: unknown;
};

export type CheckRegimenOutput = {
  ok: boolean;
  faults: {
    key: string;
    code: string;
    message: string;
    expected: string;
  }[];
};

export type FigureInput = {
  motion: string;
  at: number;
  mirrored?: boolean;
};

export type FigureOutput = {
  motion: string;
  at_s: number;
  length_s: number;
  breath: number;
  trunk: Record<string, number>;
  left: Record<string, number>;
  right: Record<string, number>;
  joints: Record<string, number[]>;
};

export type FoldInput = {
  events?: unknown[];
  date: string;
  from?: string;
  to?: string;
};

export type FoldOutput = {
  answers: Answers;
  settings: Record<string, unknown>;
  started_on: string | null;
  screened_on: string | null;
  events: number;
  unknown: number;
  days: {
    date: string;
    entries: unknown[];
    sessions: unknown[];
    symptoms: unknown[];
    checks: unknown[];
    measures: unknown[];
    notes: unknown[];
    prompts: unknown[];
    audits: unknown[];
    breaks: {
      due: number;
      done: number;
      natural: number;
      snoozed: number;
      skipped: number;
      held: number;
    };
  }[];
};

export type HabitsInput = {
  events?: unknown[];
  date: string;
};

export type HabitsOutput = {
  date: string;
  causes: string[];
  brought_up: string[];
  workspace: {
    item: string;
    answer: string | null;
  }[];
  sleep: {
    item: string;
    answer: string | null;
  }[];
  others: {
    item: string;
    answer: string | null;
  }[];
  suggested: string[];
  chosen: string[];
  choose_most: number;
  checked_on: string | null;
  heat: {
    offered: boolean;
    because: string[];
    limits: string[];
    usual_min: number;
    most_min: number;
    stop_min: number;
  };
};

export type InsightInput = {
  events?: unknown[];
  date: string;
};

export type InsightOutput = {
  date: string;
  episode: {
    start: string;
    day: number;
    last_entry: string;
  } | null;
  changes: {
    outcome: string;
    better: string;
    entries: number;
    after_baseline: number;
    first: string;
    last: string;
    baseline: {
      value: number;
      entries: number;
      from: string;
      to: string;
    } | null;
    current: {
      value: number;
      entries: number;
      from: string;
      to: string;
    } | null;
    change: number | null;
    word: string;
    trend: {
      per_week: number;
      least: number;
      most: number;
      days: number;
      from: string;
      to: string;
    } | null;
  }[];
  prompts: {
    prompt: string;
    episode: string;
    on: string;
    asks: boolean;
    shown_on: string | null;
    answer: string | null;
    due: boolean;
    holds: boolean;
  }[];
  habit_audit_due: boolean;
  not_harder_until: string | null;
  responses: {
    eased: number;
    same: number;
    worse: number;
    sharp: number;
  };
  exercises: {
    id: string;
    sessions: number;
    counts: {
      eased: number;
      same: number;
      worse: number;
      sharp: number;
    };
    with_pain: number;
    pain_before: number | null;
    pain_peak: number | null;
    share: number | null;
    average: number;
    drawn: number;
    least: number;
    most: number;
    word: string;
  }[];
  routines: {
    id: string;
    sessions: number;
    counts: {
      eased: number;
      same: number;
      worse: number;
      sharp: number;
    };
    with_pain: number;
    pain_before: number | null;
    pain_peak: number | null;
    share: number | null;
    average: number;
    drawn: number;
    least: number;
    most: number;
    word: string;
  }[];
  pairs: {
    pair: string;
    days: number;
    from: string | null;
    to: string | null;
    rank_correlation: number | null;
    least: number;
    most: number;
    word: string;
  }[];
  milestones: {
    after_days: number;
    on: string;
    entries: number;
    sessions: number;
    session_days: number;
    change: number | null;
  }[];
};

export type LadderInput = {
  answers?: Answers;
  events?: unknown[];
  date?: string;
  history?: History;
};

export type LadderOutput = {
  available: boolean;
  level: string | null;
  exercise: string | null;
  variant: string | null;
  sets: number;
  reps: number;
  next: string | null;
  next_needs: string[];
  proposed: string | null;
  rows: {
    step: string;
    sets: number;
    reps: number;
    next_band: boolean;
  };
  because: string[];
};

export type PatternsInput = {
  answers?: Answers;
  events?: unknown[];
  date?: string;
};

export type PatternsOutput = {
  verdict: string;
  ranked: {
    pattern: string;
    score: number;
    strength: string;
    reasons: string[];
    missing: string[];
  }[];
};

export type PlanInput = {
  answers?: Answers;
  events?: unknown[];
  date: string;
  history?: History;
};

export type PlanOutput = {
  tier: string;
  days: {
    date: string;
    items: {
      routine: string;
      at: string;
      minutes: number;
      seconds: number;
      strength: boolean;
    }[];
  }[];
  breaks: {
    every_min: number;
    content: string;
    long_every_min: number;
    long_content: string;
  } | null;
  strength: {
    available: boolean;
    level: string | null;
    exercise: string | null;
    variant: string | null;
    sets: number;
    reps: number;
    next: string | null;
    next_needs: string[];
    proposed: string | null;
    rows: {
      step: string;
      sets: number;
      reps: number;
      next_band: boolean;
    };
    because: string[];
  };
  start_with: string[];
  notices: string[];
  because: string[];
};

export type RegimenInput = Record<string, never>;

export type RegimenOutput = unknown;

export type ReportInput = {
  events?: unknown[];
  date: string;
  from?: string;
  to?: string;
  without?: ('flags' | 'conditions' | 'pattern' | 'response' | 'function' | 'measures' | 'doing' | 'prompts' | 'medicines')[];
  struck?: string[];
  name?: string;
};

export type ReportOutput = {
  name: string;
  from: string;
  to: string;
  date: string;
  entries: number;
  parts: string[];
  without: string[];
  thinned: string[];
  tier: {
    tier: string;
    exercise_allowed: boolean;
    plan_state: string | null;
    gentle: boolean;
    raised: {
      flag: string;
      tier: string;
      because: string[];
      do: string;
    }[];
    unanswered: string[];
    rules: string[];
    advice: string[];
    notices: string[];
    ignored_checks: {
      flag: string;
      because: string;
    }[];
  };
  age_band: string | null;
  region: string | null;
  flags: {
    flag: string;
    tier: string;
    now: boolean;
    answer: string;
    since: string | null;
    last: string | null;
    ended_on: string | null;
    because: string[];
  }[];
  looked_at: {
    entry: string;
    flag: string;
    date: string;
    role: string;
    result: string;
    limit: string;
  }[];
  conditions: {
    condition: string;
    answer: string;
    left_out: string[];
  }[];
  questions: {
    kind: string;
    question: string;
    choices: string[];
    answer: string | null;
    number: number | null;
  }[];
  pattern?: {
    now: {
      verdict: string;
      ranked: {
        pattern: string;
        score: number;
        strength: string;
        reasons: string[];
        missing: string[];
      }[];
    };
    seen: {
      pattern: string;
      days: number;
    }[];
    sites: {
      place: string;
      side: string;
      days: number;
    }[];
    days: {
      date: string;
      pain_now: number | null;
      pain_average: number | null;
      pain_worst: number | null;
      stiffness_minutes: number | null;
      sleep_quality: number | null;
      stress_level: number | null;
      sessions: number;
      seconds: number;
      breaks: number;
      strength: boolean;
    }[];
  };
  response?: {
    exercises: {
      exercise: string;
      sessions: number;
      eased: number;
      same: number;
      worse: number;
      sharp: number;
      stops: number;
      after_24h: {
        settled: number;
        not_settled: number;
        not_known: number;
      };
    }[];
    after_24h: {
      settled: number;
      not_settled: number;
      not_known: number;
    };
    stops: {
      date: string;
      trigger: string;
      exercise: string;
    }[];
  };
  function?: {
    measures: {
      measure: string;
      entries: number;
      first: {
        date: string;
        value: number;
      };
      last: {
        date: string;
        value: number;
      };
      least: number;
      most: number;
      items: number[];
    }[];
    activities: {
      name: string;
      first: number;
      last: number;
    }[];
    woke_refreshed: number;
    woke_tired: number;
    sleep_positions: {
      pattern: string;
      days: number;
    }[];
  };
  measures: {
    measure: string;
    entries: number;
    first: {
      date: string;
      value: number;
    };
    last: {
      date: string;
      value: number;
    };
    least: number;
    most: number;
    items: number[];
  }[];
  changes: {
    outcome: string;
    better: string;
    entries: number;
    after_baseline: number;
    first: string;
    last: string;
    baseline: {
      value: number;
      entries: number;
      from: string;
      to: string;
    } | null;
    current: {
      value: number;
      entries: number;
      from: string;
      to: string;
    } | null;
    change: number | null;
    word: string;
    trend: {
      per_week: number;
      least: number;
      most: number;
      days: number;
      from: string;
      to: string;
    } | null;
  }[];
  doing?: {
    sessions: number;
    session_days: number;
    seconds: number;
    strength_days: number;
    breaks: {
      due: number;
      done: number;
      natural: number;
      snoozed: number;
      skipped: number;
      held: number;
    };
    strength: {
      available: boolean;
      level: string | null;
      exercise: string | null;
      variant: string | null;
      sets: number;
      reps: number;
      next: string | null;
      next_needs: string[];
      proposed: string | null;
      rows: {
        step: string;
        sets: number;
        reps: number;
        next_band: boolean;
      };
      because: string[];
    };
    plan: {
      date: string;
      items: {
        routine: string;
        at: string;
        minutes: number;
        seconds: number;
        strength: boolean;
      }[];
    }[];
    habits: {
      habit: string;
      since: string;
      ended_on: string | null;
      settled: boolean;
    }[];
    audits: {
      date: string;
      habits: string[];
      chosen: string[];
    }[];
  };
  prompts: {
    prompt: string;
    episode: string;
    on: string;
    asks: boolean;
    shown_on: string | null;
    answer: string | null;
    due: boolean;
    holds: boolean;
  }[];
  medicines: {
    date: string;
    text: string;
  }[];
};

export type ReportFileInput = {
  events?: unknown[];
  date: string;
  from?: string;
  to?: string;
  without?: ('flags' | 'conditions' | 'pattern' | 'response' | 'function' | 'measures' | 'doing' | 'prompts' | 'medicines')[];
  struck?: string[];
  name?: string;
  as: 'html' | 'fhir';
  made_ms: number;
};

export type ReportFileOutput = {
  text: string;
};

export type ReportOutlineInput = {
  events?: unknown[];
  date: string;
  from?: string;
  to?: string;
  without?: ('flags' | 'conditions' | 'pattern' | 'response' | 'function' | 'measures' | 'doing' | 'prompts' | 'medicines')[];
  struck?: string[];
  name?: string;
};

export type ReportOutlineOutput = {
  title: string;
  period: string;
  head: {
    name: string;
    says: string;
  }[];
  sections: {
    heading: string;
    lines: {
      text: string;
      entry: string;
    }[];
    tables: {
      head: string[];
      rows: string[][];
      widths: number[];
      figures: boolean;
      entries: string[];
    }[];
    drawings: {
      x: number;
      y: number;
      width: number;
      height: number;
      shapes: {
        path: string;
        grey: number;
        stroke: number;
        dashed: boolean;
        text: string;
        x: number;
        y: number;
        size: number;
        anchor: 'start' | 'middle' | 'end';
      }[];
      says: string;
    }[];
    beside: {
      x: number;
      y: number;
      width: number;
      height: number;
      shapes: {
        path: string;
        grey: number;
        stroke: number;
        dashed: boolean;
        text: string;
        x: number;
        y: number;
        size: number;
        anchor: 'start' | 'middle' | 'end';
      }[];
      says: string;
    }[];
    note: string;
  }[];
  footer: string;
};

export type SessionInput = {
  answers?: Answers;
  events?: unknown[];
  routine: string;
  minutes?: number;
  date?: string;
  history?: History;
  seed?: number;
};

export type SessionOutput = {
  routine: string;
  warm_up_class: string | null;
  total_s: number;
  steps: {
    item: number;
    exercise: string | null;
    variant: string | null;
    class: string | null;
    phase: string;
    side: string;
    start_s: number;
    duration_s: number;
    set?: number;
    sets?: number;
    reps?: number;
    hold_s?: number;
    breath?: {
      inhale_s: number;
      pause_s: number;
      exhale_s: number;
      cycles: number;
    };
    cues: {
      at_s: number;
      text: string;
      kind: string;
    }[];
  }[];
  why: {
    exercise: string;
    because: string[];
  }[];
  left_out: {
    exercise: string;
    because: string[];
  }[];
  because: string[];
  checks_before: string[];
};

export type TableInput = {
  events?: unknown[];
};

export type TableOutput = {
  text: string;
};

export type TodayInput = {
  events?: unknown[];
  date: string;
  minute?: number;
};

export type TodayOutput = {
  date: string;
  tier: string;
  exercise_allowed: boolean;
  plan_state: string | null;
  gentle: boolean;
  screened_on: string | null;
  started_on: string | null;
  check: string;
  next: {
    routine: string;
    at: string;
    minutes: number;
    seconds: number;
    strength: boolean;
  } | null;
  later: {
    routine: string;
    at: string;
    minutes: number;
    seconds: number;
    strength: boolean;
  }[];
  done_today: {
    session: string;
    routine: string;
    seconds: number;
  }[];
  ask: string[];
  measures: string[];
  prompts: {
    prompt: string;
    episode: string;
    on: string;
    asks: boolean;
    shown_on: string | null;
    answer: string | null;
    due: boolean;
    holds: boolean;
  }[];
  after_session: string | null;
  week: {
    date: string;
    planned: {
      routine: string;
      at: string;
      minutes: number;
      seconds: number;
      strength: boolean;
    }[];
    sessions: number;
    seconds: number;
    breaks: number;
    pain_now: number | null;
    pain_average: number | null;
  }[];
  breaks: {
    every_min: number;
    content: string;
    long_every_min: number;
    long_content: string;
  } | null;
  breaks_taken: number;
  breaks_today: {
    due: number;
    done: number;
    natural: number;
    snoozed: number;
    skipped: number;
    held: number;
  };
  because: string[];
  raised: {
    flag: string;
    tier: string;
    because: string[];
    do: string;
  }[];
  advice: string[];
  notices: string[];
  start_with: string[];
};

export type TriageInput = {
  answers?: Answers;
  events?: unknown[];
  date?: string;
};

export type TriageOutput = {
  tier: string;
  exercise_allowed: boolean;
  plan_state: string | null;
  gentle: boolean;
  raised: {
    flag: string;
    tier: string;
    because: string[];
    do: string;
  }[];
  unanswered: string[];
  rules: string[];
  advice: string[];
  notices: string[];
  ignored_checks: {
    flag: string;
    because: string;
  }[];
};

export interface Doors {
  allowed: { input: AllowedInput; output: AllowedOutput };
  breaks: { input: BreaksInput; output: BreaksOutput };
  calendar: { input: CalendarInput; output: CalendarOutput };
  check_regimen: { input: CheckRegimenInput; output: CheckRegimenOutput };
  figure: { input: FigureInput; output: FigureOutput };
  fold: { input: FoldInput; output: FoldOutput };
  habits: { input: HabitsInput; output: HabitsOutput };
  insight: { input: InsightInput; output: InsightOutput };
  ladder: { input: LadderInput; output: LadderOutput };
  patterns: { input: PatternsInput; output: PatternsOutput };
  plan: { input: PlanInput; output: PlanOutput };
  regimen: { input: RegimenInput; output: RegimenOutput };
  report: { input: ReportInput; output: ReportOutput };
  report_file: { input: ReportFileInput; output: ReportFileOutput };
  report_outline: { input: ReportOutlineInput; output: ReportOutlineOutput };
  session: { input: SessionInput; output: SessionOutput };
  table: { input: TableInput; output: TableOutput };
  today: { input: TodayInput; output: TodayOutput };
  triage: { input: TriageInput; output: TriageOutput };
}
