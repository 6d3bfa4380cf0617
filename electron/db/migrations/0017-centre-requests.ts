/** What comes from the ЦУР: requests, recommendations and analytic notes, with term, executor, answer and state of carrying out. */

const base = `
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT`

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
  state TEXT NOT NULL CHECK (state IN ('new', 'inWork', 'answered', 'closed')),
  execution TEXT CHECK (execution IN ('done', 'partly', 'notDone', 'notApplicable')),
  answer TEXT NOT NULL,
  answered_at TEXT,
  answered_way TEXT NOT NULL,
  closed_on TEXT,
  note TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX centre_requests_number ON centre_requests (number_year, number);
CREATE INDEX centre_requests_due ON centre_requests (due_at) WHERE deleted_at IS NULL AND state IN ('new', 'inWork');
CREATE TABLE centre_request_terms (${base},
  request_id INTEGER NOT NULL REFERENCES centre_requests (id),
  due_at TEXT,
  reason TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX centre_request_terms_request ON centre_request_terms (request_id);
ALTER TABLE assignments ADD COLUMN request_id INTEGER REFERENCES centre_requests (id);
`
