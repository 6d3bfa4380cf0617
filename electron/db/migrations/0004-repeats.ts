/** Many applicants on one problem (a group with a counter), and a double entry merged into the card that stays. */
export const sql = `
CREATE TABLE problems (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  title TEXT NOT NULL,
  theme_id INTEGER REFERENCES themes (id),
  territory_id INTEGER REFERENCES territories (id),
  address TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
ALTER TABLE cases ADD COLUMN problem_id INTEGER REFERENCES problems (id);
ALTER TABLE cases ADD COLUMN merged_into_id INTEGER REFERENCES cases (id);
CREATE INDEX cases_problem ON cases (problem_id) WHERE problem_id IS NOT NULL;
CREATE INDEX cases_merged ON cases (merged_into_id) WHERE merged_into_id IS NOT NULL;
`
