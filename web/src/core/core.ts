// SPDX-License-Identifier: Apache-2.0
// The core as the pages see it: one function for every door. All rules live in the module; nothing here decides.
import type { Reply, Request } from './worker';

export interface Fault {
  code: string;
  path: string;
  message: string;
}

export class CoreFault extends Error {
  constructor(readonly fault: Fault) {
    super(`${fault.path}: ${fault.message}`);
  }
}

type Waiting = { resolve: (text: string) => void; reject: (fault: Error) => void };

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const waiting = new Map<number, Waiting>();
let last = 0;

worker.onmessage = (message: MessageEvent<Reply>) => {
  const reply = message.data;
  const one = waiting.get(reply.id);
  waiting.delete(reply.id);
  if (!one) return;
  if ('fault' in reply) one.reject(new Error(reply.fault));
  else one.resolve(reply.text);
};

type Wish = { do: 'call'; name: string; input: string } | { do: 'remember'; door?: string; events: string } | { do: 'forget' };

function ask(wish: Wish): Promise<string> {
  return new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    worker.postMessage({ id: last, ...wish } as Request);
  });
}

function read<T>(text: string): T {
  const answer = JSON.parse(text) as T & { error?: Fault };
  if (answer.error) throw new CoreFault(answer.error);
  return answer;
}

// Answers one door; throws a CoreFault for a bad input.
export async function call<T>(name: string, input: object = {}): Promise<T> {
  return read<T>(await ask({ do: 'call', name, input: JSON.stringify(input) }));
}

// The core reads no more than 16 MiB at once. Pieces that are much smaller need less memory, and are read faster: a long
// call stays in the code that the browser had made by its beginning.
const mostSigns = 1_000_000;

function* listTexts(events: object[]): Generator<string> {
  let text = '';
  for (const event of events) {
    const one = JSON.stringify(event);
    if (text && text.length + one.length > mostSigns) {
      yield `[${text}]`;
      text = '';
    }
    text += text ? `,${one}` : one;
  }
  if (text) yield `[${text}]`;
}

// Adds events to the log that the doors work from; one that is asked now and then has a log of its own. What is there
// already is not added twice.
export async function remember(events: object[], door?: string): Promise<void> {
  for (const text of listTexts(events)) {
    const fault = await ask({ do: 'remember', door, events: text });
    if (fault) read(fault);
  }
}

export async function forget(): Promise<void> {
  await ask({ do: 'forget' });
}
