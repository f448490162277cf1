// SPDX-License-Identifier: Apache-2.0
// The short check holds for some minutes (rule checks_under_two_minutes), so that a break right after a session begins at
// once. Anything that stops a session ends that, and so does a reload.
let passedAt: number | undefined;

export function notePassed(now: number = Date.now()): void {
  passedAt = now;
}

export function forgetPassed(): void {
  passedAt = undefined;
}

// A clock that was set back makes nothing fresh.
export function isFresh(minutes: number, now: number = Date.now()): boolean {
  const age = passedAt === undefined ? NaN : now - passedAt;
  return age >= 0 && age < minutes * 60_000;
}
