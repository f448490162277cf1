// The sentences of the app keep to the language rules of the regimen, as the regimen's own sentences do.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const folder = resolve(import.meta.dirname, '../../web/src/text/en');
const { lint } = JSON.parse(readFileSync(process.env.UNHUNCH_REGIMEN_JSON, 'utf8'));

// A whole word, or the beginning of one where the pattern ends in *.
function matcher(pattern) {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*$/, '');
  return new RegExp(`(?<!\\w)${escaped}${pattern.endsWith('*') ? '' : '(?!\\w)'}`, 'i');
}

// Rules that are only for some texts of the regimen say nothing about the app.
const rules = Object.values(lint).filter((rule) => !rule.only);
const patterns = rules.flatMap((rule) => (rule.patterns ?? []).map((pattern) => [rule.id, matcher(pattern)]));

function* sentences(value, path) {
  if (typeof value === 'string') yield [path, value];
  else for (const [name, member] of Object.entries(value)) yield* sentences(member, `${path}.${name}`);
}

test('the patterns find what they are for', () => {
  const found = (text) => patterns.filter(([, expression]) => expression.test(text)).map(([id]) => id);
  assert.deepEqual(found('It heals your back.'), ['lint_heal']);
  assert.deepEqual(found('Guaranteed, says the diagnosis.').sort(), ['lint_diagnos', 'lint_guarantee']);
  assert.deepEqual(found('A healthy treaty'), []);
});

for (const file of readdirSync(folder)) {
  test(`the sentences of ${file} promise nothing and frighten nobody`, async () => {
    const hits = [];
    for (const [path, text] of sentences(await import(join(folder, file)), file)) {
      for (const [id, expression] of patterns) if (expression.test(text)) hits.push(`${path}: ${id}: ${text}`);
    }
    assert.deepEqual(hits, []);
  });
}
