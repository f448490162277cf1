// SPDX-License-Identifier: Apache-2.0
// A voice that reads the steps, made by the browser. Silent where there is none; new words cut off old ones.

const synthesis: SpeechSynthesis | undefined = window.speechSynthesis;

// A voice that works without a network is taken first: what is said never leaves the device.
function findVoice(): SpeechSynthesisVoice | undefined {
  const voices = synthesis?.getVoices().filter((voice) => voice.localService) ?? [];
  const of = (language: string): SpeechSynthesisVoice | undefined =>
    voices.find((voice) => voice.lang.replace('_', '-').startsWith(language));
  return of('en-GB') ?? of('en');
}

export function hasVoice(): boolean {
  return findVoice() !== undefined;
}

// Calls back when the browser has found its voices, which may take a while.
export function onVoices(react: () => void): () => void {
  synthesis?.addEventListener('voiceschanged', react);
  return () => synthesis?.removeEventListener('voiceschanged', react);
}

export function speak(words: string): void {
  const voice = findVoice();
  if (!voice || !synthesis || words === '') return;
  synthesis.cancel();
  const speech = new SpeechSynthesisUtterance(words);
  speech.voice = voice;
  speech.lang = voice.lang;
  speech.rate = 0.95;
  synthesis.speak(speech);
}

export function hush(): void {
  synthesis?.cancel();
}
