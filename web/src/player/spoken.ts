// SPDX-License-Identifier: Apache-2.0
// What a step says beside its own words: phase, side, set, repetition, breath.
import { fill, words } from '../text/catalogue';
import type { BreathNow } from './breath';
import type { GuideStep } from './guide';

function sayPhase(step: GuideStep): string {
  if (step.phase === 'rest') return words.player.rest;
  if (step.phase === 'change') return words.player.changeOver;
  if (step.phase === 'enter') return words.player.getReady;
  return step.phase === 'leave' ? words.player.comeOut : '';
}

function saySide(step: GuideStep): string {
  return step.side === 'right' ? words.player.right : step.side === 'left' ? words.player.left : '';
}

// Whatever there is, in the order in which it is read.
export function stepStatus(step: GuideStep, repetition: number, breath: BreathNow | undefined): string[] {
  const { setOf, repetitionOf, breathOf } = words.player;
  return [
    sayPhase(step),
    saySide(step),
    step.sets > 1 ? fill(setOf, { n: step.set, total: step.sets }) : '',
    repetition > 0 ? fill(repetitionOf, { n: repetition, total: step.reps }) : '',
    breath && step.breath ? fill(breathOf, { n: breath.cycle, total: step.breath.cycles }) : '',
  ].filter((part) => part !== '');
}

// For the voice and for a screen reader.
export function sayStep(step: GuideStep, now: string): string {
  const set = step.sets > 1 && step.reps > 0 ? fill(words.player.setOf, { n: step.set, total: step.sets }) : '';
  return [saySide(step), set, now].filter((part) => part !== '').join('. ');
}

// Once a step, for a screen reader: all that it says.
export function announceStep(step: GuideStep): string {
  const said = [...new Set(step.said.map((each) => each.words))];
  return [`${step.title}.`, sayPhase(step), sayStep(step, said.join(' '))].filter((part) => part !== '').join(' ');
}
