-- SPDX-License-Identifier: Apache-2.0
-- The logs of many people. Everything is keyed by person first, so that the tables can be spread over machines by it.
CREATE TABLE unhunch.person (
  id uuid PRIMARY KEY,
  last_cursor bigint NOT NULL DEFAULT 0
);

-- No foreign key: whoever adds an event holds the row of its person, and the check of each row would double the time.
CREATE TABLE unhunch.event (
  person_id uuid NOT NULL,
  cursor bigint NOT NULL,
  id uuid NOT NULL,
  at_ms bigint NOT NULL,
  offset_min integer NOT NULL,
  kind text NOT NULL,
  version integer NOT NULL,
  supersedes uuid,
  body text NOT NULL,
  PRIMARY KEY (person_id, cursor),
  UNIQUE (person_id, id)
);
