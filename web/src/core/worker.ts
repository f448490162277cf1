// SPDX-License-Identifier: Apache-2.0
// The rules, off the page: loads the module and the regimen once, then answers one message after another.
//
// A module has no imports and speaks in bytes (src/wasm/door_exports.cc): a view is two numbers, place and size.

export type Request =
  | { id: number; do: 'call'; name: string; input: string }
  | { id: number; do: 'remember'; door?: string; events: string }
  | { id: number; do: 'forget' };
export type Reply = { id: number; text: string } | { id: number; fault: string };

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  alloc(size: number): number;
  release(at: number): void;
  open(json: number, size: number): number;
  call(name: number, nameSize: number, json: number, size: number): number;
  remember(json: number, size: number): number;
  forget(): void;
}

const base = new URL('../', self.location.href);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

async function fetchBytes(name: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(name, import.meta.env.PROD ? base : self.location.origin));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.arrayBuffer();
}

class Rules {
  private constructor(private readonly exports: Exports) {}

  static async load(file: string): Promise<Rules> {
    const [module, regimen] = await Promise.all([fetchBytes(file), fetchBytes('regimen.json')]);
    const { instance } = await WebAssembly.instantiate(module, {});
    const rules = new Rules(instance.exports as unknown as Exports);
    rules.exports._initialize();
    const fault = rules.withBytes([new Uint8Array(regimen)], (at, size) => rules.exports.open(at!, size!));
    if (fault) throw new Error(fault);
    return rules;
  }

  call(name: string, input: string): string {
    return this.withBytes([encoder.encode(name), encoder.encode(input)], (a, b, c, d) =>
      this.exports.call(a!, b!, c!, d!),
    );
  }

  remember(events: string): string {
    return this.withBytes([encoder.encode(events)], (at, size) => this.exports.remember(at!, size!));
  }

  forget(): void {
    this.exports.forget();
  }

  private withBytes(inputs: Uint8Array[], use: (...places: number[]) => number): string {
    const places: number[] = [];
    for (const bytes of inputs) {
      const at = this.exports.alloc(Math.max(bytes.length, 1));
      new Uint8Array(this.exports.memory.buffer, at, bytes.length).set(bytes);
      places.push(at, bytes.length);
    }
    const view = use(...places);
    const [at, size] = new Uint32Array(this.exports.memory.buffer, view, 2);
    const text = decoder.decode(new Uint8Array(this.exports.memory.buffer, at, size));
    for (let i = 0; i < places.length; i += 2) this.exports.release(places[i]!);
    return text;
  }
}

// Doors that are asked now and then are in modules of their own. These are told the log by whoever has much to ask of them,
// and given the events with the question otherwise.
const rules = 'unhunch.wasm';
const files: Record<string, string> = {
  ...Object.fromEntries(['ladder', 'habits', 'insight'].map((door) => [door, 'unhunch_more.wasm'])),
  ...Object.fromEntries(
    ['report', 'report_outline', 'report_file', 'calendar', 'table'].map((door) => [door, 'unhunch_report.wasm']),
  ),
};
const fileOf = (door = ''): string => files[door] ?? rules;
const loading = new Map<string, Promise<Rules>>();

function load(file: string): Promise<Rules> {
  const known = loading.get(file) ?? Rules.load(file);
  loading.set(file, known);
  known.catch(() => loading.delete(file));
  return known;
}

async function answer(request: Request): Promise<string> {
  switch (request.do) {
    case 'call':
      return (await load(fileOf(request.name))).call(request.name, request.input);
    case 'remember':
      return (await load(fileOf(request.door))).remember(request.events);
    case 'forget':
      for (const rules of loading.values()) (await rules.catch(() => undefined))?.forget();
      return '';
  }
}

self.onmessage = async (message: MessageEvent<Request>) => {
  const request = message.data;
  try {
    self.postMessage({ id: request.id, text: await answer(request) } satisfies Reply);
  } catch (error) {
    self.postMessage({ id: request.id, fault: String(error) } satisfies Reply);
  }
};
