import { materials } from './0010-protocols.ts'

/** What comes from the ЦУР: requests, recommendations and analytic notes, with term, executor, answer and state of carrying out. */

const base = `
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT`

/**
 * The list of owners of a file is a CHECK of 0001, which SQLite changes by making the table anew. It comes back under its own name
 * without a rename, so that no trigger elsewhere is read against a table that is gone; its own triggers are those of 0010.
 */
const attachmentOwners = `
CREATE TABLE attachments_held AS SELECT * FROM attachments;
DROP TABLE attachments;
CREATE TABLE attachments (${base},
  owner TEXT NOT NULL CHECK (owner IN ('case', 'meeting', 'agendaItem', 'assignment', 'protocol', 'centreRequest')),
  owner_id INTEGER NOT NULL,
  sha256 TEXT NOT NULL REFERENCES blobs (sha256),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
INSERT INTO attachments (id, version, deleted_at, owner, owner_id, sha256, name, media_type, size, note)
SELECT id, version, deleted_at, owner, owner_id, sha256, name, media_type, size, note FROM attachments_held ORDER BY id;
DROP TABLE attachments_held;
CREATE INDEX attachments_owner ON attachments (owner, owner_id);
${materials}
`

/** `due_end` is the term with «U» behind it, as in `cases`: a bare date lasts to the end of its day, a moment to its minute. */
export const sql = `
CREATE TABLE centre_requests (${base},
  kind TEXT NOT NULL CHECK (kind IN ('request', 'recommendation', 'analyticNote')),
  number INTEGER NOT NULL,
  number_year INTEGER NOT NULL,
  centre_number TEXT NOT NULL,
  centre_dated_on TEXT,
  received_on TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  block_id INTEGER REFERENCES blocks (id),
  executor_person_id INTEGER REFERENCES persons (id),
  executor_recipient_id INTEGER REFERENCES recipients (id),
  due_at TEXT,
  due_end TEXT GENERATED ALWAYS AS (coalesce(due_at, '9999-12-31') || 'U') VIRTUAL,
  state TEXT NOT NULL CHECK (state IN ('new', 'inWork', 'answered', 'closed')),
  execution TEXT CHECK (execution IN ('done', 'partly', 'notDone', 'notApplicable')),
  execution_on TEXT,
  execution_note TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered_at TEXT,
  answered_way TEXT NOT NULL,
  answer_number TEXT NOT NULL,
  closed_on TEXT,
  note TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX centre_requests_number ON centre_requests (number_year, number);
CREATE INDEX centre_requests_due ON centre_requests (due_end, id) WHERE deleted_at IS NULL AND state IN ('new', 'inWork');
CREATE INDEX centre_requests_received ON centre_requests (received_on, id) WHERE deleted_at IS NULL;
CREATE TABLE centre_request_terms (${base},
  request_id INTEGER NOT NULL REFERENCES centre_requests (id),
  due_at TEXT,
  reason TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX centre_request_terms_request ON centre_request_terms (request_id);
CREATE TABLE centre_request_notes (${base},
  request_id INTEGER NOT NULL REFERENCES centre_requests (id),
  kind TEXT NOT NULL CHECK (kind IN ('taken', 'handedOver', 'progress', 'answered', 'execution', 'closed', 'reopened')),
  on_date TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  operator_id INTEGER REFERENCES operators (id)
) STRICT;
CREATE INDEX centre_request_notes_request ON centre_request_notes (request_id);
ALTER TABLE assignments ADD COLUMN request_id INTEGER REFERENCES centre_requests (id);
CREATE INDEX assignments_request ON assignments (request_id) WHERE request_id IS NOT NULL;
${attachmentOwners}
`
