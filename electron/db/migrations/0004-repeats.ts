/** Many applicants on one problem (a group with a counter), and a double entry merged into the card that stays. */

/** The last ten digits of a telephone: «+7 900 …» and «8 (900) …» are one. Said the same in services/repeats/candidates.repo.ts. */
const phoneKey = `substr(replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', ''), '+', ''), -10)`

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
CREATE INDEX cases_problem ON cases (problem_id, received_at, status) WHERE problem_id IS NOT NULL;
CREATE INDEX cases_merged ON cases (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX cases_place ON cases (territory_id, received_at, theme_id) WHERE deleted_at IS NULL;
CREATE INDEX applicants_phone_key ON applicants (${phoneKey}) WHERE phone <> '';
CREATE INDEX applicants_email ON applicants (lower(email)) WHERE email <> '';
`
