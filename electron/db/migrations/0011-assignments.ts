/** Assignments in depth: who helps, who controls, how it went on, what it belongs to, what repeats (lessons.md «Decisions and control»). */

const base = `
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT`

export const sql = `
ALTER TABLE assignments ADD COLUMN co_executors TEXT;
ALTER TABLE assignments ADD COLUMN block_id INTEGER REFERENCES blocks (id);
ALTER TABLE assignments ADD COLUMN return_on TEXT;
ALTER TABLE assignments ADD COLUMN cause TEXT NOT NULL DEFAULT '';
ALTER TABLE assignments ADD COLUMN repeat TEXT;
ALTER TABLE assignments ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE assignments ADD COLUMN returns INTEGER NOT NULL DEFAULT 0;
ALTER TABLE assignments ADD COLUMN decided TEXT;
CREATE INDEX assignments_order ON assignments (coalesce(due_on, '9999-12-31'), id) WHERE deleted_at IS NULL;
CREATE INDEX assignments_active_order ON assignments (coalesce(due_on, '9999-12-31'), id)
  WHERE deleted_at IS NULL AND state IN ('open', 'reported');
ALTER TABLE assignment_terms ADD COLUMN kind TEXT NOT NULL DEFAULT 'first' CHECK (kind IN ('first', 'corrected', 'extended', 'period'));
CREATE TABLE assignment_notes (${base},
  assignment_id INTEGER NOT NULL REFERENCES assignments (id),
  kind TEXT NOT NULL CHECK (kind IN ('progress', 'report', 'accepted', 'returned', 'reopened', 'cancelled', 'handedOver', 'putOff')),
  on_date TEXT NOT NULL,
  text TEXT NOT NULL,
  attachment_ids TEXT,
  at TEXT NOT NULL,
  operator_id INTEGER REFERENCES operators (id)
) STRICT;
CREATE INDEX assignment_notes_assignment ON assignment_notes (assignment_id);
CREATE TABLE assignment_links (${base},
  assignment_id INTEGER NOT NULL REFERENCES assignments (id),
  kind TEXT NOT NULL CHECK (kind IN ('case', 'problem')),
  target_id INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX assignment_links_assignment ON assignment_links (assignment_id);
CREATE INDEX assignment_links_target ON assignment_links (kind, target_id);
CREATE TABLE assignment_periods (${base},
  assignment_id INTEGER NOT NULL REFERENCES assignments (id),
  plan_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  done_on TEXT,
  report TEXT NOT NULL
) STRICT;
CREATE INDEX assignment_periods_assignment ON assignment_periods (assignment_id);
`
