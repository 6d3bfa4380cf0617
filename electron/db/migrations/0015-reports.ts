/**
 * Notes and reports: live while they are drafts, frozen as model, figures and SHA-256 when they are signed; a signed one that was not
 * sent may go back to work, a sent one never changes. Which sections and indicators a kind has is the setting `reports`.
 */

const base = `
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT`

export const sql = `
CREATE TABLE reports (${base},
  kind TEXT NOT NULL CHECK (kind IN ('weekly', 'monthly', 'quarterly', 'request')),
  period_kind TEXT NOT NULL,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  title TEXT NOT NULL,
  number TEXT NOT NULL,
  addressee TEXT NOT NULL,
  request_id INTEGER REFERENCES centre_requests (id),
  replaces_id INTEGER REFERENCES reports (id),
  sections TEXT NOT NULL,
  has_definitions INTEGER NOT NULL,
  comments TEXT NOT NULL,
  signer_id INTEGER REFERENCES persons (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'signed', 'sent')),
  signed_on TEXT,
  sent_on TEXT,
  sent_to TEXT NOT NULL,
  sent_way TEXT NOT NULL,
  frozen TEXT,
  model TEXT,
  sha256 TEXT
) STRICT;
CREATE INDEX reports_period ON reports (kind, period_from);
CREATE INDEX reports_request ON reports (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX reports_replaces ON reports (replaces_id) WHERE replaces_id IS NOT NULL;
CREATE TRIGGER reports_signed BEFORE UPDATE OF kind, period_kind, period_from, period_to, title, number, addressee, request_id, replaces_id, sections, has_definitions,
  comments, signer_id, frozen, model, sha256, deleted_at ON reports
WHEN old.state = 'signed' AND new.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'a signed report never changes'); END;
CREATE TRIGGER reports_frozen BEFORE UPDATE ON reports
WHEN old.state = 'sent' BEGIN SELECT RAISE(ABORT, 'a sent report never changes'); END;
CREATE TRIGGER reports_kept BEFORE DELETE ON reports
WHEN old.state = 'sent' BEGIN SELECT RAISE(ABORT, 'a sent report never changes'); END;
`
