/** «Карта положения»: what an office itself set beside a task or duty of its decree. */
export const sql = `
CREATE TABLE duty_marks (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  duty_kind TEXT NOT NULL CHECK (duty_kind IN ('task', 'duty')),
  role_code TEXT NOT NULL,
  text TEXT NOT NULL,
  activities TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX duty_marks_text ON duty_marks (duty_kind, role_code, text) WHERE deleted_at IS NULL;
`
