/** Approval by the responsible, check of fullness, the asking of the applicant, and the words of ПОС and ИМ for their states. */
export const sql = `
ALTER TABLE cases ADD COLUMN approved_at TEXT;
ALTER TABLE cases ADD COLUMN approved_by_id INTEGER REFERENCES persons (id);
ALTER TABLE cases ADD COLUMN quality INTEGER CHECK (quality BETWEEN 0 AND 2);
ALTER TABLE cases ADD COLUMN quality_note TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN quality_on TEXT;
ALTER TABLE cases ADD COLUMN asked_on TEXT;
ALTER TABLE cases ADD COLUMN ask_ends_on TEXT;
CREATE TABLE approvals (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  person_id INTEGER REFERENCES persons (id),
  operator_id INTEGER REFERENCES operators (id),
  decision TEXT NOT NULL CHECK (decision IN ('sent', 'approved', 'returned')),
  at TEXT NOT NULL,
  answer_text TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX approvals_case ON approvals (case_id);
CREATE TABLE reopenings (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  answered_at TEXT NOT NULL,
  answer_text TEXT NOT NULL,
  result TEXT
) STRICT;
CREATE INDEX reopenings_case ON reopenings (case_id);
CREATE TABLE source_statuses (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  channel_code TEXT NOT NULL,
  raw TEXT NOT NULL,
  normal_raw TEXT NOT NULL,
  status TEXT CHECK (status IN ('new', 'assigned', 'inWork', 'onReview', 'answered', 'postponed', 'repeated', 'awaitingInterim')),
  result TEXT CHECK (result IN ('resolved', 'explained', 'refused', 'postponed', 'redirected', 'noAnswer')),
  is_verified INTEGER NOT NULL CHECK (is_verified IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX source_statuses_raw ON source_statuses (channel_code, normal_raw) WHERE deleted_at IS NULL;
`
