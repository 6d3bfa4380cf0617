/**
 * Automatic routing: the office's rules, what each of them did on a card (domain.md §1 «автоправила»), rules that were suggested and
 * not wanted; in the routing history, what kind of act a line is and which rule it comes from.
 */
export const sql = `
CREATE TABLE auto_rules (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  conditions TEXT NOT NULL,
  actions TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE TABLE rule_actions (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  rule_id INTEGER NOT NULL REFERENCES auto_rules (id),
  at TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  undone_at TEXT
) STRICT;
CREATE INDEX rule_actions_case ON rule_actions (case_id);
CREATE INDEX rule_actions_rule ON rule_actions (rule_id, case_id);
CREATE TABLE rule_dismissals (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  signature TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
ALTER TABLE routings ADD COLUMN act TEXT NOT NULL DEFAULT 'routed' CHECK (act IN ('routed', 'returned'));
ALTER TABLE routings ADD COLUMN rule_id INTEGER REFERENCES auto_rules (id);
`
