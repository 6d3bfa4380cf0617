/** The way of a package: sent, accepted or returned by a receipt; packages that came in from other offices and other PCs. */

const base = `
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT`

export const sql = `
ALTER TABLE packages ADD COLUMN base_id INTEGER REFERENCES packages (id);
ALTER TABLE packages ADD COLUMN is_encrypted INTEGER NOT NULL DEFAULT 0 CHECK (is_encrypted IN (0, 1));
ALTER TABLE packages ADD COLUMN content_sha256 TEXT;
CREATE TABLE package_sendings (${base},
  package_id INTEGER NOT NULL REFERENCES packages (id),
  sent_on TEXT NOT NULL,
  sent_to TEXT NOT NULL,
  way TEXT NOT NULL,
  receipt_due_on TEXT,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX package_sendings_package ON package_sendings (package_id);
CREATE TABLE package_receipts (${base},
  package_id INTEGER NOT NULL REFERENCES packages (id),
  state TEXT NOT NULL CHECK (state IN ('accepted', 'returned')),
  received_on TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  number TEXT NOT NULL,
  reasons TEXT NOT NULL,
  sha256 TEXT
) STRICT;
CREATE INDEX package_receipts_package ON package_receipts (package_id);
CREATE TABLE received_packages (${base},
  sha256 TEXT NOT NULL,
  content_sha256 TEXT NOT NULL,
  file_name TEXT NOT NULL,
  size INTEGER NOT NULL,
  office_name TEXT NOT NULL,
  office_key TEXT NOT NULL,
  register_key TEXT,
  region TEXT NOT NULL,
  residents INTEGER CHECK (residents > 0),
  is_own INTEGER NOT NULL CHECK (is_own IN (0, 1)),
  is_encrypted INTEGER NOT NULL CHECK (is_encrypted IN (0, 1)),
  period_kind TEXT NOT NULL,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  version_number INTEGER NOT NULL,
  base_sha256 TEXT,
  generated_at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  manifest TEXT NOT NULL,
  summary TEXT NOT NULL,
  decision TEXT CHECK (decision IN ('accepted', 'returned')),
  reasons TEXT NOT NULL,
  receipt_number TEXT NOT NULL,
  decided_at TEXT,
  decided_by TEXT NOT NULL,
  merged_at TEXT
) STRICT;
CREATE UNIQUE INDEX received_packages_content ON received_packages (content_sha256) WHERE deleted_at IS NULL;
CREATE INDEX received_packages_period ON received_packages (period_from, period_to, office_key);
`
