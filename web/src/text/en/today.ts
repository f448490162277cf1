// SPDX-License-Identifier: Apache-2.0
// What to do now and why, and how the week goes.
export const today = {
  // before the first session
  welcome: 'Let us loosen that upper back',
  welcomeLead: 'A little gentle movement in your day, guided step by step. A few safety questions come first.',
  begin: 'Begin',
  unfinished: 'Your safety questions are half done',
  unfinishedLead: 'Your answers are kept. Go on where you left off, whenever it suits you.',
  goOn: 'Go on',
  due: 'Time for the safety questions again',
  dueLead: 'Much can change in a few weeks. Once they are answered, your plan goes on.',
  answerAgain: 'Answer them',
  seeResult: 'See the result of your check',

  // now
  now: 'Now',
  start: 'Start',
  startOf: 'Start {routine}',
  minutes: '{n} min',
  strength: 'with strength',
  why: 'Why this one',
  fits: 'It suits your pattern: {patterns}.',
  firstUp: 'It begins with {exercise}.',
  anchors: {
    morning: 'morning',
    midday: 'midday',
    evening: 'evening',
    night: 'before sleep',
    weekend: 'weekend',
    daily: 'any time',
    break: 'break',
  } as Record<string, string>,
  otherwise: 'Something else? All exercises',
  enough: 'That is enough for today',
  enoughLead: 'You have moved. More is welcome, but nothing is waiting.',
  rest: 'Nothing is planned for today',
  restLead: 'Rest is part of it. A short break from the chair is always welcome.',
  noPlan: 'There is no session for you just now',
  plan: 'See the week',
  done: 'Done today',
  later: 'Later today',

  // how it is
  pain: 'How is your back now?',
  painLeast: 'none',
  painMost: 'the worst you can imagine',
  painNoted: 'Noted: {n} of 10.',
  undo: 'Undo',
  addMore: 'Add more',
  after: 'How was your back the day after your last session?',
  afterChoices: {
    settled: 'As before, or better',
    not_settled: 'More sore than before',
    not_known: 'I cannot say',
  },
  afterNoted: 'Thank you. It is in your journal.',
  notSaved: 'This could not be saved: {why}. Please try again.',

  // the week
  week: 'Your week',
  weekSum: { none: 'No session yet this week. Any day is a good day to begin.', one: '1 session, {time}.', more: '{n} sessions, {time}.' },
  dayToday: 'today',
  daySessions: { one: '1 session, {time}', more: '{n} sessions, {time}' },
  dayPlanned: 'planned: {routines}',
  dayFree: 'a free day',
  dayPast: 'no session',
  dayPain: 'pain {n} of 10',
  painMark: 'pain',
  legend: { done: 'moved', planned: 'planned' },
  units: { hours: '{n} h', minutes: '{n} min', seconds: '{n} s' },

  // the check behind it
  looked: 'Please have this looked at',
  details: 'What to do',
  yourCheck: 'Your safety check',

  // the log
  away: { none: 'The program is not running right now. You can go on; it catches up later.', one: 'The program is not running right now. 1 entry waits on this device and is sent later.', more: 'The program is not running right now. {n} entries wait on this device and are sent later.' },
  shut: 'This page was opened without its key. Start Unhunch once more and use the page that it opens. What you do here is kept on this device until then.',
  notRead: 'Today could not be worked out: {why}',
};
