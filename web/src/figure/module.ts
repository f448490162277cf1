// SPDX-License-Identifier: Apache-2.0
// The module that knows every motion (src/wasm/figure_exports.cc): frames, meshes and pictures. Works in the page and in
// a worker; each holds its own.
import { fetchBytes } from './files.ts';
import { readLook, readMesh, readSolids, type Look, type Mesh, type SolidMesh } from './mesh.ts';

export interface MotionPart {
  id: string;
  from_s: number;
  to_s: number;
  loops: boolean;
}

// src/body/motion_json.h
export interface Motion {
  motion: string;
  length_s: number;
  loops: boolean;
  side: 'both' | 'left' | 'right';
  blanket: boolean;
  keys: { pose: string; at_s: number }[];
  parts: MotionPart[];
  props: { prop: string }[];
  links: { radius: number; finish: string }[];
  camera: { turn: number; height: number; distance: number; target: [number, number, number]; opening: number };
  muscles: string[];
}

export const skins = ['light', 'medium', 'dark'] as const;
export const clothes = ['mist', 'sage', 'sand'] as const;
export type Skin = (typeof skins)[number];
export type Clothes = (typeof clothes)[number];

export interface Dress {
  skin: Skin;
  clothes: Clothes;
  dark: boolean; // the backdrop
}

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  alloc(size: number): number;
  release(at: number): void;
  open(body: number, bodySize: number, motions: number, motionsSize: number): number;
  find(id: number, size: number, mirrored: number): number;
  describe(handle: number): number;
  frame(handle: number, seconds: number): number;
  mesh(): number;
  solids(handle: number): number;
  look(skin: number, clothes: number, backdrop: number): number;
  tints(handle: number): number;
  picture(
    handle: number,
    seconds: number,
    width: number,
    height: number,
    skin: number,
    clothes: number,
    backdrop: number,
    turn: number,
  ): number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const transparent = 2;

export class FigureModule {
  private readonly exports: Exports;
  private readonly handles = new Map<string, number>();
  private body: Mesh | undefined;

  private constructor(exports: Exports) {
    this.exports = exports;
  }

  static async start(module: Uint8Array, body: Uint8Array, motions: Uint8Array): Promise<FigureModule> {
    const { instance } = await WebAssembly.instantiate(module as BufferSource, {});
    const figure = new FigureModule(instance.exports as unknown as Exports);
    figure.exports._initialize();
    const fault = figure.with([body, motions], (a, b, c, d) =>
      decoder.decode(figure.view(figure.exports.open(a!, b!, c!, d!))),
    );
    if (fault) throw new Error(fault);
    return figure;
  }

  // A number for the motion, or nothing when there is none of that id.
  find(id: string, mirrored: boolean): number | undefined {
    const key = mirrored ? `${id}|` : id;
    let handle = this.handles.get(key);
    if (handle === undefined) {
      handle = this.with([encoder.encode(id)], (at, size) => this.exports.find(at!, size!, mirrored ? 1 : 0));
      this.handles.set(key, handle);
    }
    return handle < 0 ? undefined : handle;
  }

  describe(handle: number): Motion {
    return JSON.parse(decoder.decode(this.view(this.exports.describe(handle)))) as Motion;
  }

  // src/body/pose_array.h; good until the next call.
  frame(handle: number, seconds: number): Float32Array {
    const bytes = this.view(this.exports.frame(handle, seconds));
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  }

  mesh(): Mesh {
    this.body ??= readMesh(this.words(this.exports.mesh()));
    return this.body;
  }

  solids(handle: number): SolidMesh[] {
    return readSolids(this.words(this.exports.solids(handle)));
  }

  look(dress: Dress): Look {
    const words = this.words(this.exports.look(skins.indexOf(dress.skin), clothes.indexOf(dress.clothes), +dress.dark));
    return readLook(new Float32Array(words.buffer));
  }

  tints(handle: number): Float32Array {
    return new Float32Array(this.words(this.exports.tints(handle)).buffer);
  }

  // Without a background, so that it lies on whatever is behind it.
  picture(handle: number, seconds: number, width: number, height: number, dress: Dress, turn = 0): Uint8ClampedArray {
    const view = this.exports.picture(
      handle,
      seconds,
      width,
      height,
      skins.indexOf(dress.skin),
      clothes.indexOf(dress.clothes),
      transparent + +dress.dark,
      turn,
    );
    return new Uint8ClampedArray(this.view(view).slice().buffer);
  }

  private words(view: number): Uint32Array {
    return new Uint32Array(this.view(view).slice().buffer);
  }

  private view(view: number): Uint8Array {
    const [at, size] = new Uint32Array(this.exports.memory.buffer, view, 2);
    return new Uint8Array(this.exports.memory.buffer, at, size);
  }

  private with<T>(inputs: Uint8Array[], use: (...places: number[]) => T): T {
    const places: number[] = [];
    for (const bytes of inputs) {
      const at = this.exports.alloc(Math.max(bytes.length, 1));
      new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
      places.push(at, bytes.length);
    }
    const result = use(...places);
    for (let i = 0; i < places.length; i += 2) this.exports.release(places[i]!);
    return result;
  }
}

let loading: Promise<FigureModule> | undefined;

// The one of this page or worker; a failure is not kept.
export function loadFigure(): Promise<FigureModule> {
  loading ??= Promise.all(['unhunch_figure.wasm', 'body.bin', 'motions.bin'].map(fetchBytes))
    .then(([module, body, motions]) => FigureModule.start(module!, body!, motions!))
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
