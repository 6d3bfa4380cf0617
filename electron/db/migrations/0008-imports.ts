/** Import of the tables of ПОС, ИМ, the portal and any other: file, mapping, one line per row that came in (domain.md §6). */
export const sql = `
CREATE TABLE import_mappings (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  name TEXT NOT NULL,
  layout TEXT NOT NULL,
  header_key TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;
CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped', 'takingBack', 'takenBack')),
  run_key TEXT NOT NULL,
  operation_id INTEGER REFERENCES operations (id),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  layout TEXT NOT NULL,
  settings TEXT NOT NULL,
  request TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  operator_id INTEGER REFERENCES operators (id),
  rows_total INTEGER,
  rows_done INTEGER NOT NULL DEFAULT 0,
  report TEXT NOT NULL
) STRICT;
CREATE INDEX imports_sha256 ON imports (sha256);
CREATE TABLE import_rows (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports (id),
  row_number INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('added', 'updated', 'unchanged', 'skipped', 'refused')),
  case_id INTEGER REFERENCES cases (id),
  reason TEXT NOT NULL,
  raw TEXT,
  before TEXT,
  taken_back TEXT
) STRICT;
CREATE UNIQUE INDEX import_rows_row ON import_rows (import_id, row_number);
CREATE INDEX import_rows_case ON import_rows (case_id) WHERE case_id IS NOT NULL;
ALTER TABLE cases ADD COLUMN import_id INTEGER REFERENCES imports (id);
ALTER TABLE cases ADD COLUMN import_row INTEGER;
ALTER TABLE cases ADD COLUMN source_page TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN fact TEXT NOT NULL DEFAULT '';
CREATE INDEX cases_import ON cases (import_id) WHERE import_id IS NOT NULL;
`
