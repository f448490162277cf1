// SPDX-License-Identifier: Apache-2.0
// One go through the check: where it stands, what was answered, and what an answer leads to. Every answer is an event at
// once, so that nothing is lost and nothing better than the truth stays in force; the position is kept on this device.
//
// The emergency state is left only by a whole new screening with a reason (rule emergency_exit). While that one runs its
// answers are a draft on this device and the earlier ones hold; at its end the draft becomes one event.
import { ask } from '../core/ask';
import type { Answers } from '../core/door';
import { localDate } from '../day';
import { log } from '../log/log.svelte';
import type { Site } from '../parts/body_places';
import { items } from '../text/catalogue';
import { isAnyOlder } from './age';
import { listEmergencyFlags } from './emergency';
import { findDefaults, isAnswered, makeScreens, type Question, type Screen } from './screens';
import { applyPatch, makeFreshStart, type Patch } from './sheet';

export type Reason = 'mistake' | 'assessed';

// What this device remembers of a check that is half done.
interface Kept {
  at?: string;
  openMinutes?: string[]; // questions of minutes answered "not sure": they stay open, and the plan takes care
  sites?: Site[];
  opened?: string[]; // safety questions that the picked places open
  toAskAgain?: string[]; // those of them that are still to be answered once more
  entry?: string; // the journal entry with the place of the pain, to be corrected when it is given anew
  leaving?: { reason: Reason; sheet: Answers };
}

export class Screening {
  view = $state<'opening' | 'welcome' | 'ask' | 'emergency' | 'reason' | 'result'>('opening');
  sheet = $state.raw<Answers>({});
  screens = $state.raw<Screen[]>([]);
  at = $state(0);
  kept = $state.raw<Kept>({});
  resumed = $state(false); // went on where it was left; said once
  again = $state(false); // a new screening that offers earlier answers; said at its beginning
  fault = $state('');

  readonly screen = $derived(this.screens[this.at]);
  private turn = 0;

  async open(again: boolean): Promise<void> {
    await this.safely(async () => {
      const { answers } = await ask('fold', { date: localDate() });
      this.kept = (await log.kept<Kept>('check')) ?? {};
      this.sheet = this.kept.leaving?.sheet ?? answers;
      if (this.kept.leaving) return this.resume();
      if (await this.isEmergency()) this.view = 'emergency';
      else if (again && answers.screened_on) await this.startAgain();
      else if (answers.screened_on || answers.age_band === 'age_under_18') this.view = 'result';
      else if (answers.age_band) await this.resume();
      else this.view = 'welcome';
    });
  }

  async begin(): Promise<void> {
    await this.safely(() => this.show(0));
  }

  // A new full screening: safety answers are asked afresh, the others are offered again.
  async startAgain(reason?: Reason): Promise<void> {
    await this.safely(async () => {
      const fresh = makeFreshStart(Object.keys(items('flag')), Object.keys(items('sub_question')));
      this.sheet = applyPatch(this.sheet, fresh);
      this.again = true;
      this.kept = reason ? { leaving: { reason, sheet: this.sheet } } : {};
      await this.keep();
      if (!reason) await log.append('answers', fresh);
      await this.show(0);
    });
  }

  async answer(question: Question, value: string | number | null): Promise<void> {
    if (question.answers === 'minutes') {
      const others = (this.kept.openMinutes ?? []).filter((id) => id !== question.id);
      this.kept = { ...this.kept, openMinutes: value === null ? [...others, question.id] : others };
    }
    if (this.kept.toAskAgain?.includes(question.id)) {
      this.kept = { ...this.kept, toAskAgain: this.kept.toAskAgain.filter((id) => id !== question.id) };
    }
    await this.put({ [question.group]: { [question.id]: value } });
  }

  async put(patch: Patch): Promise<void> {
    await this.safely(async () => {
      this.sheet = applyPatch(this.sheet, patch);
      if (await this.isEmergency()) return this.stopForEmergency(patch);
      if (this.kept.leaving) this.kept = { ...this.kept, leaving: { ...this.kept.leaving, sheet: this.sheet } };
      else await log.append('answers', patch);
      await this.keep();
      await this.listScreens(this.screen?.id);
    });
  }

  // "No" to every question of this screen that has no answer yet; one answer is stored for each.
  async answerRestNo(questions: Question[]): Promise<void> {
    const patch: Record<string, Record<string, string>> = {};
    for (const { group, id } of questions) {
      if (this.sheet[group]?.[id] === undefined) (patch[group] ??= {})[id] = 'no';
    }
    await this.put(patch);
  }

  // `flags` are the safety questions that these places open; each is asked once more when its place is first picked.
  async setSites(sites: Site[], flags: string[]): Promise<void> {
    const { toAskAgain = [], opened = [] } = this.kept;
    const open = flags.filter((flag) => toAskAgain.includes(flag) || !opened.includes(flag));
    this.kept = { ...this.kept, sites, toAskAgain: open, opened: flags };
    await this.safely(() => this.keep());
  }

  isDone(screen: Screen): boolean {
    if (screen.kind === 'where' && this.kept.toAskAgain?.length) return false;
    if (isAnswered(screen, this.sheet)) return true;
    if (screen.kind !== 'questions') return false;
    const open = screen.questions.filter(({ group, id }) => this.sheet[group]?.[id] === undefined);
    return open.every(({ id }) => this.kept.openMinutes?.includes(id));
  }

  async next(): Promise<void> {
    await this.safely(async () => {
      const missing = this.screen ? findDefaults(this.screen, this.sheet) : undefined;
      if (missing) await this.put(missing);
      if (this.screen?.kind === 'where') await this.notePain();
      if (this.at + 1 < this.screens.length) return this.show(this.at + 1);
      const open = this.screens.findIndex((screen) => !this.isDone(screen));
      return open < 0 ? this.finish() : this.show(open);
    });
  }

  async back(): Promise<void> {
    if (this.at === 0) this.view = this.kept.leaving ? 'emergency' : 'welcome';
    else await this.safely(() => this.show(this.at - 1));
  }

  // ---- steps ----

  private async resume(): Promise<void> {
    const hours = items<{ asked_again_h: number }>('rule')['emergency_stops_screening']?.asked_again_h ?? 0;
    const flags = listEmergencyFlags();
    if (isAnyOlder(await log.all(), flags, hours, Date.now())) {
      const forget = { flags: Object.fromEntries(flags.map((id) => [id, null])) };
      this.sheet = applyPatch(this.sheet, forget);
      if (!this.kept.leaving) await log.append('answers', forget);
    }
    await this.listScreens();
    const left = this.screens.findIndex((screen) => screen.id === this.kept.at);
    const open = this.screens.findIndex((screen) => !this.isDone(screen));
    const places = [left, open].filter((place) => place >= 0);
    await this.show(places.length > 0 ? Math.min(...places) : 0);
    this.resumed = true;
  }

  private async show(at: number): Promise<void> {
    this.resumed = false;
    this.view = 'ask';
    this.at = at;
    await this.listScreens(this.screens[at]?.id);
    this.kept = { ...this.kept, at: this.screen?.id };
    await this.keep();
  }

  // The list follows the answers; the present screen stays the present one.
  private async listScreens(id?: string): Promise<void> {
    const turn = ++this.turn;
    const screens = await makeScreens(this.sheet);
    if (turn !== this.turn) return;
    const same = screens.findIndex((screen) => screen.id === id);
    this.screens = screens;
    if (same >= 0) this.at = same;
  }

  private async isEmergency(): Promise<boolean> {
    return (await ask('triage', { answers: this.sheet, date: localDate() })).tier === 'emergency';
  }

  // The help is on the screen before anything is written.
  private async stopForEmergency(patch: Patch): Promise<void> {
    this.view = 'emergency';
    await log.append('answers', patch);
    this.kept = {};
    await log.keep('check', undefined);
  }

  // Where it hurts goes into the journal, with the pain of now.
  private async notePain(): Promise<void> {
    const sites = this.kept.sites ?? [];
    const body = { pain_now: this.sheet.pain_now, ...(sites.length > 0 ? { pain_site: sites } : {}) };
    const entry = await log.append('daily_entry', body, this.kept.entry);
    this.kept = { ...this.kept, entry: this.kept.entry ?? entry };
  }

  private async finish(): Promise<void> {
    const { leaving } = this.kept;
    const done: Patch = this.sheet.age_band === 'age_under_18' ? {} : { screened_on: localDate() };
    if (leaving) {
      const fresh = makeFreshStart(Object.keys(items('flag')), Object.keys(items('sub_question')));
      const { checks: _checks, raised_on: _raised, ...given } = this.sheet;
      const flags = { ...(fresh['flags'] as object), ...given.flags };
      const details = { ...(fresh['details'] as object), ...given.details };
      await log.append('setting', { name: 'left_emergency', value: leaving.reason });
      await log.append('answers', { ...given, flags, details, ...done });
    } else if (done['screened_on']) {
      await log.append('answers', done);
    }
    this.kept = {};
    await log.keep('check', undefined);
    this.view = 'result';
  }

  private async keep(): Promise<void> {
    await log.keep('check', $state.snapshot(this.kept));
  }

  // What fails is said on the page; the answer can be given once more.
  private async safely(step: () => Promise<void>): Promise<void> {
    try {
      await step();
      this.fault = '';
    } catch (error) {
      this.fault = String(error);
    }
  }
}
