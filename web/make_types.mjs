// The TypeScript types of the doors, made from their JSON Schemas (docs/api), so that a page cannot misspell a field.
// SPDX-License-Identifier: Apache-2.0
//
//   node web/make_types.mjs    writes web/src/core/door.ts anew; tests/golden/door_types_test.mjs holds it to the schemas
//
// A shape that occurs in several doors gets one name here: the answers, a check entry, the history. The schemas know
// closed objects, maps, lists, unions and enumerations, and nothing else; a new word in one of them stops this script.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(import.meta.dirname, '..');
const schemas = join(root, 'docs/api');
export const output = join(root, 'web/src/core/door.ts');

// Parts of the inputs that pages speak about, by the way to them.
const named = { answers: 'Answers', checks: 'Check', preferences: 'Preferences', history: 'History' };
// What a schema leaves open because it comes out of the record as it was written.
const open = { answers: 'Answers', settings: 'Record<string, unknown>' };
const known = new Set([
  'type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'anyOf',
  'pattern', 'format', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'default', 'description',
  'x-kind',
]);

class Types {
  named = new Map();
  isInput = true;

  type(schema, depth, name) {
    for (const word of Object.keys(schema)) {
      if (!known.has(word)) throw new Error(`make_types.mjs does not know "${word}"`);
    }
    if (schema.anyOf) return schema.anyOf.map((each) => this.type(each, depth)).join(' | ');
    if (schema.enum) return schema.enum.map((each) => `'${each}'`).join(' | ');
    if (Array.isArray(schema.type)) return schema.type.map((type) => this.type({ ...schema, type }, depth)).join(' | ');
    switch (schema.type) {
      case 'string': return 'string';
      case 'boolean': return 'boolean';
      case 'null': return 'null';
      case 'integer':
      case 'number': return 'number';
      case 'array': return this.list(this.type(schema.items ?? {}, depth, name));
      case 'object': return this.object(schema, depth, name);
      default: return open[name] ?? 'unknown';
    }
  }

  list(item) {
    return /[ |]/.test(item) && !item.startsWith('{') ? `(${item})[]` : `${item}[]`;
  }

  object(schema, depth, name) {
    if (!schema.properties) {
      const value = schema.additionalProperties;
      return `Record<string, ${value ? this.type(value, depth) : 'unknown'}>`;
    }
    const own = this.isInput ? named[name] : undefined;
    if (!own) return this.members(schema, depth);
    const body = this.members(schema, 0);
    const before = this.named.get(own);
    if (before !== undefined && before !== body) throw new Error(`${own} differs from door to door`);
    this.named.set(own, body);
    return own;
  }

  members(schema, depth) {
    const names = Object.keys(schema.properties);
    if (names.length === 0) return 'Record<string, never>';
    const indent = '  '.repeat(depth + 1);
    const required = new Set(schema.required ?? []);
    const lines = names.map((name) => {
      const type = this.type(schema.properties[name], depth + 1, name);
      return `${indent}${name}${required.has(name) ? '' : '?'}: ${type};`;
    });
    return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
  }
}

const pascal = (name) => name.split('_').map((word) => word[0].toUpperCase() + word.slice(1)).join('');

export function makeTypes() {
  const types = new Types();
  const doors = readdirSync(schemas)
    .filter((file) => file.endsWith('.schema.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(schemas, file), 'utf8')))
    .filter(({ $defs }) => $defs.input && $defs.output); // the events have schemas there as well
  const declared = [];
  const rows = doors.map(({ title, $defs }) => {
    const name = pascal(title);
    for (const [part, schema] of [['Input', $defs.input], ['Output', $defs.output]]) {
      types.isInput = part === 'Input';
      declared.push(`export type ${name}${part} = ${types.type(schema, 0)};\n`);
    }
    return `  ${title}: { input: ${name}Input; output: ${name}Output };`;
  });
  const shared = [...types.named].map(([name, body]) => `export type ${name} = ${body};\n`);
  return [
    '// SPDX-License-Identifier: Apache-2.0\n',
    '// What goes into and comes out of every door. Made by web/make_types.mjs from docs/api; do not edit.\n\n',
    [...shared, ...declared].join('\n'),
    `\nexport interface Doors {\n${rows.join('\n')}\n}\n`,
  ].join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(output, makeTypes());
