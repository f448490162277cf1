// SPDX-License-Identifier: Apache-2.0
// Every sentence a person reads comes from here: those about the body and safety from the regimen (`say`), those of the
// app from text/en.ts (`words`). Parts hold no sentences.
import { call } from '../core/core';
import { en } from './en';

export const words = en;

type Tree = { [name: string]: Tree | string | string[] };

export interface Regimen {
  version: string;
  text: { en: Tree };
  [kind: string]: unknown;
}

let regimen: Regimen | undefined;

export async function loadRegimen(): Promise<void> {
  regimen ??= await call<Regimen>('regimen');
}

export function regimenVersion(): string {
  return regimen?.version ?? '';
}

// The items of one kind by id, in their order.
export function items<T = Record<string, unknown>>(kind: string): Record<string, T> {
  return (regimen?.[kind] ?? {}) as Record<string, T>;
}

function find(path: string): Tree | string | string[] | undefined {
  let at: Tree | string | string[] | undefined = regimen?.text.en;
  for (const name of path.split('.')) {
    if (at === undefined || typeof at === 'string') return undefined;
    at = Array.isArray(at) ? at[Number(name)] : at[name];
  }
  return at;
}

export function fill(sentence: string, values: Record<string, string | number> = {}): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

// A sentence of the regimen by its key, "flag.chest_pain.ask"; empty when there is none.
export function say(key: string, values: Record<string, string | number> = {}): string {
  const found = find(key);
  return typeof found === 'string' ? fill(found, values) : '';
}

// Several: the steps of an exercise, the lines of a message.
export function sayAll(key: string, values: Record<string, string | number> = {}): string[] {
  const found = find(key);
  if (typeof found === 'string') return [fill(found, values)];
  return Array.isArray(found) ? found.map((sentence) => fill(sentence, values)) : [];
}
