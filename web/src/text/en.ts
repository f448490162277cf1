// SPDX-License-Identifier: Apache-2.0
// The sentences of the app in English, a file for each page; {placeholders} are filled by `fill`. A second language is a
// second file of the same shape.
import { app, pages } from './en/app';
import { check } from './en/check';
import { desk } from './en/desk';
import { today } from './en/today';
import { player } from './en/player';
import { library } from './en/library';
import { journal } from './en/journal';
import { checkin } from './en/checkin';
import { insight } from './en/insight';
import { report } from './en/report';
import { plan } from './en/plan';
import { habits } from './en/habits';
import { settings } from './en/settings';

export const en = { app, pages, check, today, desk, player, library, journal, checkin, insight, report, plan, habits, settings };
