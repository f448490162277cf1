// SPDX-License-Identifier: Apache-2.0
// How fast a graphics card answers, without waiting for it: one fence a frame, looked at before the next.

const slow = 45; // milliseconds a frame
const longestRest = 100;

export class Pace {
  private fence: WebGLSync | null = null;
  private begun = 0;
  private took = 0;
  private free = 0;

  // `rest` is the share of a frame's time that is left to others afterwards.
  constructor(
    private readonly gl: WebGL2RenderingContext,
    private readonly rest: number,
  ) {}

  begin(): void {
    this.end();
    this.fence = this.gl.fenceSync(this.gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    this.gl.flush();
    this.begun = performance.now();
  }

  isBusy(): boolean {
    const now = performance.now();
    if (!this.fence) return now < this.free;
    if (this.gl.clientWaitSync(this.fence, 0, 0) === this.gl.TIMEOUT_EXPIRED) return true;
    const took = now - this.begun;
    this.took = this.took === 0 ? took : this.took * 0.9 + took * 0.1;
    this.free = now + Math.min(took * this.rest, longestRest);
    this.end();
    return this.rest > 0;
  }

  isSlow(): boolean {
    return this.took > slow;
  }

  end(): void {
    if (this.fence) this.gl.deleteSync(this.fence);
    this.fence = null;
  }
}
