// SPDX-License-Identifier: Apache-2.0
// "Sharp, numb, dizzy": what it is, written down before anything is asked, and what follows from it, as the terminal
// does it (src/main/stop_menu.cc).
import { log } from '../log/log.svelte';
import { items, say, words } from '../text/catalogue';
import type { Asking } from './asking.svelte';
import { runCheckBefore } from './check_before';
import { change, keepPain, numberOf, triage } from './record';

export type Then = 'go_on' | 'choose' | 'next_exercise' | 'only_breathing' | 'no_more_today' | 'end_session';

export interface Stopped {
  then: Then;
  response?: 'sharp' | 'worse';
  pain?: number;
}

interface Trigger {
  emergency: boolean;
  ends: 'session' | 'exercise';
  ends_day?: boolean;
  raises: string[];
  response?: string;
  from?: number;
  rise?: number;
}

export interface StopPlace {
  exercise: string | null;
  session: string; // its id
  painBefore: number | undefined;
}

class Stopping {
  constructor(
    private readonly asking: Asking,
    private readonly place: StopPlace,
  ) {}

  async run(): Promise<Stopped> {
    const triggers = items<Trigger>('stop_trigger');
    const id = await this.asking.ask({
      kind: 'choice',
      step: this.place.exercise ? say(`exercise.${this.place.exercise}.name`) : '',
      ask: words.player.stopTitle,
      options: [
        ...Object.keys(triggers).map((value) => ({ value, label: say(`stop_trigger.${value}.name`) })),
        { value: 'none', label: words.player.stopOther },
      ],
    });
    if (id === 'none') return { then: 'go_on' };
    const trigger = id === undefined ? undefined : triggers[id];
    if (id === undefined || !trigger) return { then: 'end_session' };
    // The fold raises what the trigger raises, from this moment on.
    await log.append('symptom_event', {
      trigger: id,
      session: this.place.session,
      ...(this.place.exercise ? { exercise: this.place.exercise } : {}),
    });
    return this.follow(id, trigger);
  }

  private async follow(id: string, trigger: Trigger): Promise<Stopped> {
    if (trigger.emergency) return { then: 'end_session' };
    await this.asking.ask({
      kind: 'told',
      step: say(`stop_trigger.${id}.name`),
      lines: [say(`stop_trigger.${id}.do`)],
    });
    return trigger.ends === 'session' ? this.followSession(trigger) : this.followExercise(trigger);
  }

  private async followSession(trigger: Trigger): Promise<Stopped> {
    await runCheckBefore(this.asking, { reported: trigger.raises, withPain: false });
    if (!trigger.ends_day) return { then: 'end_session' };
    if ((await triage()).tier === 'emergency') return { then: 'no_more_today' };
    // The one trigger whose flag is asked behind the check: only new dizziness that goes with the neck keeps it raised.
    const flag = trigger.raises[0]!;
    const answer = await this.asking.ask({ kind: 'yes_no', step: say(`flag.${flag}.name`), ask: say(`flag.${flag}.ask`) });
    if (answer === 'no') await change({ flags: { [flag]: 'no' } });
    return { then: 'no_more_today' };
  }

  private async followExercise(trigger: Trigger): Promise<Stopped> {
    const stopped: Stopped = trigger.response === 'sharp' ? { then: 'choose', response: 'sharp' } : await this.askPain(trigger);
    const { outcome } = await runCheckBefore(this.asking, { withPain: false });
    return outcome === 'go_on' ? stopped : { ...stopped, then: 'end_session' };
  }

  private async askPain(trigger: Trigger): Promise<Stopped> {
    const said = await this.asking.ask({ kind: 'pain', step: '', ask: words.player.askPainValue });
    // The person would not say: as strong as the trigger makes it at least.
    const pain = said ?? Math.max(trigger.from ?? 0, (this.place.painBefore ?? 0) + (trigger.rise ?? 0));
    await keepPain(pain);
    const isRed = pain >= numberOf('stop_trigger', 'stop_pain_6_or_more', 'from') || (trigger.from ?? 0) > 0;
    return isRed ? { then: 'only_breathing', response: 'worse', pain } : { then: 'next_exercise', pain };
  }
}

export function runStopMenu(asking: Asking, place: StopPlace): Promise<Stopped> {
  return new Stopping(asking, place).run();
}
