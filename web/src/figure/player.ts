// SPDX-License-Identifier: Apache-2.0
// Keeps a canvas showing a motion: fetches the module and three.js, draws while something moves and the canvas is seen,
// and falls back to pictures of the software renderer where there is no WebGL.
//
// Reduced motion: only key poses are shown, one after the other, without a way between them.
import { drawPicture } from './pictures';
import { loadFigure, type Dress, type FigureModule, type Motion } from './module';
import type { Stage } from './stage';
import { findSpan, keyPoseAt } from './span';

export interface Shown {
  motion: string;
  part: string | undefined;
  playing: boolean;
  seconds: number | undefined;
  clock: (() => number) | undefined;
  mirrored: boolean;
  dress: Dress;
}

const reduced = window.matchMedia('(prefers-reduced-motion: reduce)');

export class Player {
  private stage: Stage | undefined;
  private module: FigureModule | undefined;
  private shown: Shown | undefined;
  private info: Motion | undefined;
  private set = '';
  private started = performance.now();
  private drawn = Number.NaN;
  private turn = 0;
  private tilt = 0;
  private dirty = true;
  private seen = true;
  private busy = false;
  private closed = false;
  private frame = 0;
  private readonly sizes: ResizeObserver;
  private readonly views: IntersectionObserver;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly fail: (error: unknown) => void,
  ) {
    this.sizes = new ResizeObserver(() => this.measure());
    this.views = new IntersectionObserver((entries) => {
      this.seen = entries.some((entry) => entry.isIntersecting);
      this.wake();
    });
    this.sizes.observe(canvas);
    this.views.observe(canvas);
    document.addEventListener('visibilitychange', this.wake);
    void this.open().catch(fail);
  }

  show(shown: Shown): void {
    const again = shown.motion !== this.shown?.motion || shown.part !== this.shown.part;
    this.shown = shown;
    if (again) this.started = performance.now();
    this.apply();
  }

  orbit(turn: number, tilt: number): void {
    this.turn += turn;
    this.tilt = Math.max(-30, Math.min(50, this.tilt + tilt));
    this.touch();
  }

  reset(): void {
    this.turn = this.tilt = 0;
    this.touch();
  }

  close(): void {
    this.closed = true;
    cancelAnimationFrame(this.frame);
    this.sizes.disconnect();
    this.views.disconnect();
    document.removeEventListener('visibilitychange', this.wake);
    this.stage?.dispose();
    this.stage = undefined;
  }

  private async open(): Promise<void> {
    const [module, three] = await Promise.all([loadFigure(), import('./stage')]);
    if (this.closed) return;
    this.module = module;
    try {
      this.stage = new three.Stage(this.canvas, module);
    } catch {
      this.stage = undefined; // pictures then
    }
    this.measure();
    this.apply();
  }

  // Brings stage and description to what is wished.
  private apply(): void {
    if (!this.module || !this.shown) return;
    const { motion, mirrored, dress } = this.shown;
    const set = `${motion} ${mirrored} ${dress.skin} ${dress.clothes} ${dress.dark}`;
    if (set !== this.set) {
      const handle = this.module.find(motion, mirrored);
      if (handle === undefined) return this.fail(new Error(`no motion ${motion}`));
      this.set = set;
      this.info = this.module.describe(handle);
      this.stage?.show(handle, this.info, dress);
    }
    this.touch();
  }

  private touch(): void {
    this.dirty = true;
    this.wake();
  }

  private measure(): void {
    const { clientWidth, clientHeight } = this.canvas;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.stage?.resize(clientWidth, clientHeight, window.devicePixelRatio);
    this.touch();
  }

  private readonly wake = (): void => {
    if (this.frame === 0 && !this.closed && this.seen && !document.hidden) {
      this.frame = requestAnimationFrame(this.tick);
    }
  };

  private readonly tick = (now: number): void => {
    this.frame = 0;
    if (this.closed || !this.shown || !this.info) return;
    const busy = this.stage?.isBusy() ?? this.busy;
    if (!busy) this.drawAt(this.secondsAt(now));
    const moves = this.shown.clock !== undefined || (this.shown.playing && this.shown.seconds === undefined);
    if (moves || this.dirty) this.wake();
  };

  private secondsAt(now: number): number {
    const { part, playing, seconds, clock } = this.shown!;
    const span = findSpan(this.info!, part);
    let at = clock ? clock() : (seconds ?? span.from);
    if (!clock && seconds === undefined && playing) {
      at = span.from + (((now - this.started) / 1000) % Math.max(span.to - span.from, 0.1));
    }
    return reduced.matches ? keyPoseAt(this.info!, at) : at;
  }

  private drawAt(seconds: number): void {
    if (seconds === this.drawn && !this.dirty) return;
    this.drawn = seconds;
    this.dirty = false;
    if (this.stage) {
      this.stage.orbit(this.turn, this.tilt);
      this.stage.draw(seconds);
    } else if (this.module) {
      void this.drawPicture(seconds);
    }
  }

  // Without WebGL: one picture at a time, made off the page.
  private async drawPicture(seconds: number): Promise<void> {
    if (this.canvas.clientWidth === 0) return;
    this.busy = true;
    const { motion, mirrored, dress } = this.shown!;
    const size = Math.min(480, this.canvas.clientWidth, this.canvas.clientHeight);
    try {
      const picture = await drawPicture({ motion, mirrored, seconds, size: Math.round(size), dress, turn: this.turn });
      if (!this.closed) this.paint(picture);
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = false;
    }
    this.wake();
  }

  private paint(picture: ImageBitmap): void {
    const { clientWidth, clientHeight } = this.canvas;
    this.canvas.width = Math.round((picture.height * clientWidth) / clientHeight);
    this.canvas.height = picture.height;
    const context = this.canvas.getContext('2d');
    context?.drawImage(picture, (this.canvas.width - picture.width) / 2, 0);
    picture.close();
  }
}
