// SPDX-License-Identifier: Apache-2.0
// One question after the other, so that a flow of questions reads straight down: `await ask(...)` shows a question and
// comes back with its answer, or with nothing when the person leaves.
export type YesNo = 'yes' | 'no' | 'unsure';

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

// The items of the short check, by id: empty, yes or unsure; and pain now where it is asked.
export interface Marks {
  items: Record<string, '' | YesNo>;
  pain: number | undefined;
}

interface Answers {
  items: Marks;
  yes_no: YesNo;
  pain: number;
  choice: string;
  timer: boolean; // whether it felt right
  told: true;
}

export type Question =
  | { kind: 'items'; reported: string[]; withPain: boolean }
  | { kind: 'yes_no'; step: string; ask: string }
  | { kind: 'pain'; step: string; ask: string }
  | { kind: 'choice'; step: string; ask: string; options: Option[] }
  | { kind: 'timer'; step: string; ask: string; hint: string; seconds: number }
  | { kind: 'told'; step: string; lines: string[] };

type AnswerOf<Q extends Question> = Answers[Q['kind']];

export class Asking {
  now = $state.raw<Question>();
  count = $state(0); // a new number for each question, so that two alike are two
  private resolve: ((answer: unknown) => void) | undefined;

  ask<Q extends Question>(question: Q): Promise<AnswerOf<Q> | undefined> {
    this.now = question;
    this.count += 1;
    return new Promise((resolve) => (this.resolve = resolve as (answer: unknown) => void));
  }

  answer(answer: unknown): void {
    const resolve = this.resolve;
    this.resolve = undefined;
    this.now = undefined;
    resolve?.(answer);
  }

  leave(): void {
    this.answer(undefined);
  }
}
