-- SPDX-License-Identifier: Apache-2.0
-- The log of one person. A file holds nobody else, so that the cursor alone is the key; it is never given twice, not
-- even after everything was erased.
CREATE TABLE event (
  cursor INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  at_ms INTEGER NOT NULL,
  offset_min INTEGER NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  supersedes BLOB CHECK (length(supersedes) = 16),
  body TEXT NOT NULL
) STRICT;
