// SPDX-License-Identifier: Apache-2.0
// Soft sounds, made here note by note: a step begins, the breath turns, the session ends.

const notes = {
  step: [[523.25, 0]],
  work: [
    [392, 0],
    [523.25, 0.14],
  ],
  end: [
    [392, 0],
    [493.88, 0.18],
    [587.33, 0.36],
  ],
  in: [[293.66, 0]],
  out: [[220, 0]],
} as const;

const loudness: Record<keyof typeof notes, number> = { step: 0.1, work: 0.12, end: 0.12, in: 0.04, out: 0.04 };

export class Sounds {
  private context: AudioContext | undefined;

  // After a press: browsers let a page sound only then.
  open(): void {
    this.context ??= new AudioContext();
    void this.context.resume();
  }

  play(name: keyof typeof notes): void {
    const context = this.context;
    if (context?.state !== 'running') return;
    for (const [pitch, after] of notes[name]) this.ring(context, pitch, context.currentTime + after, loudness[name]);
  }

  close(): void {
    void this.context?.close();
    this.context = undefined;
  }

  // A bell without an edge: it swells for a moment and fades.
  private ring(context: AudioContext, pitch: number, at: number, loud: number): void {
    const length = 0.9;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loud, at + 0.04);
    gain.gain.exponentialRampToValueAtTime(0.0005, at + length);
    gain.connect(context.destination);
    for (const [times, share] of [
      [1, 1],
      [2, 0.25],
    ] as const) {
      const tone = context.createOscillator();
      const part = context.createGain();
      part.gain.value = share;
      tone.frequency.value = pitch * times;
      tone.connect(part).connect(gain);
      tone.start(at);
      tone.stop(at + length);
    }
  }
}
