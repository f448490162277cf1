// The types that the app is checked against are those of the doors' schemas.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { makeTypes, output } from '../../web/make_types.mjs';

test('web/src/core/door.ts is what web/make_types.mjs makes of docs/api', () => {
  assert.equal(readFileSync(output, 'utf8'), makeTypes(), 'run `node web/make_types.mjs` and commit what it writes');
});
