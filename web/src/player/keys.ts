// SPDX-License-Identifier: Apache-2.0
// Keys of a running session: those of the player, and every other one, which pauses. A button or a picture that was
// reached by the keyboard keeps its own keys; single letters can be switched off (WCAG 2.1.4).

const quiet = new Set(['Shift', 'Control', 'Alt', 'Meta', 'Tab', 'CapsLock', 'AltGraph', 'Escape']);
const own = new Set([' ', 'Enter']);

export function guardKeys(event: KeyboardEvent, letters: boolean, press: (key: string) => void): void {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  if (quiet.has(event.key)) return;
  const target = event.target as HTMLElement;
  const isReached = target.matches('button:focus-visible, a:focus-visible, input, select, textarea, summary');
  if (isReached && own.has(event.key)) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isLetter = key.length === 1 && key !== ' ';
  if (isLetter && !letters) return;
  event.preventDefault();
  press(key);
}
