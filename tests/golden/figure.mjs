// The figure's module under node: takes the body and the motions, and gives frames and pictures.
// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

export function openFigure(wasmPath, bodyPath, motionsPath) {
  const module = new WebAssembly.Module(readFileSync(wasmPath));
  const { exports } = new WebAssembly.Instance(module, {});
  exports._initialize();

  const put = (bytes) => {
    const at = exports.alloc(bytes.length || 1);
    new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
    return [at, bytes.length];
  };
  const view = (pointer) => {
    const [at, size] = new Uint32Array(exports.memory.buffer, pointer, 2);
    return new Uint8Array(exports.memory.buffer, at, size);
  };
  const text = (pointer) => Buffer.from(view(pointer)).toString();
  const floats = (pointer) => new Float32Array(view(pointer).slice().buffer);

  const open = (body, motions) => {
    const inputs = [put(body), put(motions)];
    const fault = text(exports.open(...inputs[0], ...inputs[1]));
    for (const [at] of inputs) exports.release(at);
    return fault;
  };
  const fault = open(readFileSync(bodyPath), readFileSync(motionsPath));
  if (fault !== '') throw new Error(fault);

  return {
    open,
    find: (id, mirrored = false) => {
      const input = put(Buffer.from(id));
      const handle = exports.find(...input, mirrored ? 1 : 0);
      exports.release(input[0]);
      return handle;
    },
    describe: (handle) => JSON.parse(text(exports.describe(handle))),
    frame: (handle, seconds) => floats(exports.frame(handle, seconds)),
    places: (handle, seconds) => floats(exports.places(handle, seconds)),
    // skin, clothes, backdrop: the number of the preset
    picture: (handle, seconds, width, height, { skin = 1, clothes = 0, backdrop = 0, turn = 0 } = {}) =>
      view(exports.picture(handle, seconds, width, height, skin, clothes, backdrop, turn)).slice(),
    // What measuring needs: the call itself, without copies.
    exports,
  };
}
