// The browser's core under node: opens the module, gives it the regimen and calls its doors.
// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';

export function openCore(wasmPath, regimenJson) {
  const module = new WebAssembly.Module(readFileSync(wasmPath));
  const { exports } = new WebAssembly.Instance(module, {});
  exports._initialize();

  const put = (text) => {
    const bytes = Buffer.from(text);
    const at = exports.alloc(bytes.length || 1);
    new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
    return [at, bytes.length];
  };
  const take = (view) => {
    const [at, size] = new Uint32Array(exports.memory.buffer, view, 2);
    return Buffer.from(new Uint8Array(exports.memory.buffer, at, size)).toString();
  };
  const open = (json) => {
    const input = put(json);
    const error = take(exports.open(...input));
    exports.release(input[0]);
    return error;
  };
  const call = (name, json) => {
    const door = put(name);
    const input = put(json);
    const output = take(exports.call(...door, ...input));
    exports.release(door[0]);
    exports.release(input[0]);
    return output;
  };
  const remember = (json) => {
    const input = put(json);
    const fault = take(exports.remember(...input));
    exports.release(input[0]);
    if (fault !== '') throw new Error(fault);
  };
  const error = open(regimenJson);
  if (error !== '') throw new Error(`the regimen does not open: ${error}`);
  return { call, remember };
}
