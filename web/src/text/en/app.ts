// SPDX-License-Identifier: Apache-2.0
// What stands around every page.
export const app = {
  name: 'Unhunch',
  skip: 'Skip to the page',
  menu: 'Pages',
  loading: 'One moment…',
  failed: 'Unhunch could not start: {why}',
  again: 'Try again',
  stopRules: 'When to stop an exercise',
  stopRulesDo: 'Stop at once, and press “Sharp, numb or dizzy”, if you feel one of these:',
  close: 'Close',
};

export const pages = {
  check: 'Safety check',
  today: 'Today',
  session: 'Session',
  library: 'Exercises',
  exercise: 'Exercise',
  journal: 'Journal',
  entry: 'Journal entry',
  checkin: 'Look back',
  insight: 'What your entries show',
  report: 'Report',
  plan: 'Plan',
  habits: 'Habits',
  settings: 'Settings',
};
