// SPDX-License-Identifier: Apache-2.0
// The short check before a session and after a stop, question by question as the terminal asks it
// (src/main/check_before.cc). An answer is kept before the next question is asked.
import { items, say, words } from '../text/catalogue';
import type { Asking, YesNo } from './asking.svelte';
import { answers, change, isRaising, keepPain, numberOf, raiseFlag, triage } from './record';

export type Outcome = 'go_on' | 'stopped' | 'left';

interface CheckItem {
  opens: string[];
  tier: string;
}
interface Flag {
  tier: string;
  asked_after?: string;
}

const checkItems = (): Record<string, CheckItem> => items<CheckItem>('check_item');
const flags = (): Record<string, Flag> => items<Flag>('flag');

// Whether the answers allow exercise. Where they do not, every flow ends at once and help is shown in its place.
export async function judge(): Promise<Outcome> {
  return (await triage()).exercise_allowed ? 'go_on' : 'stopped';
}

export async function askFlag(asking: Asking, flag: string): Promise<Outcome> {
  const answer = await asking.ask({ kind: 'yes_no', step: say(`flag.${flag}.name`), ask: say(`flag.${flag}.ask`) });
  if (!answer) return 'left';
  if (!isRaising(answer)) return 'go_on';
  await raiseFlag(flag, answer);
  return judge();
}

// ---- the questions that an item opens ----------------------------------------------------------------------------------

class Opening {
  constructor(
    private readonly asking: Asking,
    private readonly item: string,
  ) {}

  async run(): Promise<Outcome> {
    let confirmed = false;
    for (const id of this.opens) {
      const answer = await this.askOpened(id);
      if (!answer) return this.stand();
      confirmed ||= isRaising(answer);
      await this.keep(id, answer);
      if ((await triage()).tier === 'emergency') return judge();
    }
    return confirmed ? 'go_on' : this.askOnceMore();
  }

  private get opens(): string[] {
    return checkItems()[this.item]?.opens ?? [];
  }

  private async askOpened(id: string): Promise<YesNo | undefined> {
    const flag = flags()[id];
    if (flag?.asked_after && !isRaising((await answers()).flags?.[flag.asked_after])) return 'no';
    const kind = flag ? 'flag' : 'sub_question';
    return this.asking.ask({ kind: 'yes_no', step: say(`check_item.${this.item}.name`), ask: say(`${kind}.${id}.ask`) });
  }

  // A no of now does not take back what is raised; only the ways of the screening and of a visit do.
  private async keep(id: string, answer: YesNo): Promise<void> {
    if (!isRaising(answer)) return;
    if (flags()[id]) await raiseFlag(id, answer);
    else await change({ details: { [id]: answer } });
  }

  // Nothing of what was opened fits: the item itself is asked once more, and a second yes stands.
  private async askOnceMore(): Promise<Outcome> {
    const ask = say(`check_item.${this.item}.ask`);
    const answer = await this.asking.ask({ kind: 'yes_no', step: words.player.askAgain, ask });
    return answer && !isRaising(answer) ? 'go_on' : this.stand();
  }

  // The item stands: its provisional tier holds, also when the person went away before it was clear.
  private async stand(): Promise<Outcome> {
    const tier = checkItems()[this.item]?.tier;
    const flag = this.opens.find((id) => flags()[id]?.tier === tier) ?? this.opens[0];
    if (flag) await raiseFlag(flag, 'unsure');
    return judge();
  }
}

// `reported` are flags that a stop has raised already: what they stand for is not asked again.
export async function runCheckBefore(
  asking: Asking,
  { reported = [], withPain = true }: { reported?: string[]; withPain?: boolean } = {},
): Promise<{ outcome: Outcome; pain?: number }> {
  const known = Object.keys(checkItems()).filter((id) => checkItems()[id]!.opens.some((flag) => reported.includes(flag)));
  const marks = await asking.ask({ kind: 'items', reported: known, withPain });
  if (!marks) return { outcome: 'left' };
  const pain = marks.pain;
  if (pain !== undefined) await keepPain(pain);
  for (const [id, mark] of Object.entries(marks.items)) {
    if (mark === '' || mark === 'no' || known.includes(id)) continue;
    if ((await new Opening(asking, id).run()) === 'stopped') return { outcome: 'stopped' };
  }
  return { outcome: await judge(), ...(pain === undefined ? {} : { pain }) };
}

// ---- the head turn -----------------------------------------------------------------------------------------------------

const neckFlags = ['arm_numbness', 'dizzy_or_vision_on_neck_move'];

export async function runHeadTurn(asking: Asking, withMovement: boolean): Promise<Outcome> {
  const note = (how: 'done' | 'twinge' | 'skipped'): Promise<void> => change({ head_turn_test: how });
  for (const flag of neckFlags) {
    const outcome = await askFlag(asking, flag);
    if (outcome !== 'go_on') return outcome;
  }
  if (withMovement) {
    const step = words.player.headTurn;
    const way = await asking.ask({
      kind: 'choice',
      step,
      ask: say('rule.head_turn_test.says'),
      options: [
        { value: 'start', label: words.player.headTurnStart },
        { value: 'skip', label: words.player.headTurnSkip, hint: say('rule.head_turn_test_skipped.says') },
      ],
    });
    if (!way) return 'left';
    if (way === 'skip') {
      await note('skipped');
      return 'go_on';
    }
    const fine = await asking.ask({
      kind: 'timer',
      step,
      ask: say('rule.head_turn_test.says'),
      hint: say('rule.head_turn_gentle.says'),
      seconds: numberOf('rule', 'head_turn_test', 'seconds'),
    });
    for (const flag of neckFlags) {
      const outcome = await askFlag(asking, flag);
      if (outcome !== 'go_on') return outcome;
    }
    let most = 0;
    for (const ask of [words.player.headTurnLeft, words.player.headTurnRight]) {
      const pain = await asking.ask({ kind: 'pain', step, ask });
      if (pain === undefined) return 'left';
      most = Math.max(most, pain);
    }
    const least = numberOf('rule', 'head_turn_gentle', 'twinge_from');
    const twinge = numberOf('rule', 'head_turn_gentle', 'twinge_to');
    if (fine && most >= least && most <= twinge) {
      await note('twinge');
      return judge();
    }
    if (most > twinge) await keepPain(most);
    if (!fine) {
      await note('skipped');
      return judge();
    }
  }
  await note('done');
  return judge();
}
