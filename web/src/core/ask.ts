// SPDX-License-Identifier: Apache-2.0
// A door by its name, with the types of what goes in and what comes out.
import { call } from './core';
import type { Doors } from './door';

export function ask<Name extends keyof Doors>(
  name: Name,
  input: Doors[Name]['input'],
): Promise<Doors[Name]['output']> {
  return call<Doors[Name]['output']>(name, input);
}
