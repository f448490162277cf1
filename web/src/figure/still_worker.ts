// SPDX-License-Identifier: Apache-2.0
// Draws still pictures off the page, one after the other.
import { loadFigure, type Dress } from './module';

export interface PictureWish {
  motion: string;
  mirrored: boolean;
  seconds: number;
  size: number; // pixels, square
  dress: Dress;
  turn: number;
  share?: boolean; // `seconds` is a share of the motion, 0 to 1
}

export type PictureRequest = PictureWish & { id: number };
export type PictureReply = { id: number; picture: ImageBitmap } | { id: number; fault: string };

async function draw(wish: PictureWish): Promise<ImageBitmap> {
  const figure = await loadFigure();
  const handle = figure.find(wish.motion, wish.mirrored);
  if (handle === undefined) throw new Error(`no motion ${wish.motion}`);
  const seconds = wish.share ? wish.seconds * figure.describe(handle).length_s : wish.seconds;
  const pixels = figure.picture(handle, seconds, wish.size, wish.size, wish.dress, wish.turn);
  return createImageBitmap(new ImageData(pixels as ImageDataArray, wish.size, wish.size));
}

self.onmessage = async (message: MessageEvent<PictureRequest>) => {
  const { id } = message.data;
  try {
    const picture = await draw(message.data);
    self.postMessage({ id, picture } satisfies PictureReply, { transfer: [picture] });
  } catch (error) {
    self.postMessage({ id, fault: String(error) } satisfies PictureReply);
  }
};
