// SPDX-License-Identifier: Apache-2.0
// Still pictures, drawn by a worker one at a time; the newest wish of what is seen comes first.
import type { PictureReply, PictureRequest, PictureWish } from './still_worker';

interface Waiting {
  wish: PictureWish;
  resolve: (picture: ImageBitmap) => void;
  reject: (error: Error) => void;
}

let worker: Worker | undefined;
let last = 0;
let running: Waiting | undefined;
const queue: Waiting[] = [];

function next(): void {
  if (running || queue.length === 0) return;
  running = queue.shift()!;
  last += 1;
  worker ??= startWorker();
  worker.postMessage({ id: last, ...running.wish } satisfies PictureRequest);
}

function startWorker(): Worker {
  const started = new Worker(new URL('./still_worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = (message: MessageEvent<PictureReply>) => {
    const done = running;
    running = undefined;
    if ('fault' in message.data) done?.reject(new Error(message.data.fault));
    else done?.resolve(message.data.picture);
    next();
  };
  return started;
}

export class Cancelled extends Error {}

// Draws one picture, the caller's to close. A wish that is still waiting can be taken back.
export function drawPicture(wish: PictureWish, signal?: AbortSignal): Promise<ImageBitmap> {
  return new Promise((resolve, reject) => {
    const waiting = { wish, resolve, reject };
    queue.push(waiting);
    signal?.addEventListener('abort', () => {
      const at = queue.indexOf(waiting);
      if (at < 0) return;
      queue.splice(at, 1);
      reject(new Cancelled());
    });
    next();
  });
}

// ---- pictures that are shown again and again ---------------------------------------------------------------------------

const most = 120;
const cache = new Map<string, ImageBitmap>();

const keyOf = (wish: PictureWish): string =>
  [wish.motion, wish.mirrored, wish.seconds, wish.share, wish.size, wish.turn, ...Object.values(wish.dress)].join(' ');

export function findPicture(wish: PictureWish): ImageBitmap | undefined {
  const key = keyOf(wish);
  const found = cache.get(key);
  if (found) {
    cache.delete(key);
    cache.set(key, found);
  }
  return found;
}

// The same, kept for the next time; not the caller's to close.
export async function fetchPicture(wish: PictureWish, signal?: AbortSignal): Promise<ImageBitmap> {
  const found = findPicture(wish);
  if (found) return found;
  const picture = await drawPicture(wish, signal);
  cache.set(keyOf(wish), picture);
  for (const [key, old] of cache) {
    if (cache.size <= most) break;
    cache.delete(key);
    old.close();
  }
  return picture;
}
