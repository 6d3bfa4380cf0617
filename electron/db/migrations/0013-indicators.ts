/**
 * Indicators that an office words itself: cards under one filter, or their share in those under another. And what figures of a period are
 * read from: the index of receipt holds all of it, so that no sum looks into the cards themselves; the workload per block, which had an index
 * of its own, is now one of those sums. The small index of what is open holds all that the desk asks of it.
 */

/** As `listed` of 0007. */
const listed = `kind, status, channel_id, block_id, theme_id, territory_id, recipient_id, responsible_id, fast_track, is_important,
  number_year, number, question`

/** Whole days from registration to answer: computed once when a card changes, not a million times for a median. */
const answerDays = 'CAST(julianday(substr(answered_at, 1, 10)) - julianday(substr(registered_at, 1, 10)) AS INTEGER)'

export const sql = `
CREATE TABLE own_indicators (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  part TEXT NOT NULL,
  whole TEXT,
  position INTEGER NOT NULL
) STRICT;
ALTER TABLE cases ADD COLUMN answer_days INTEGER GENERATED ALWAYS AS (${answerDays}) VIRTUAL;
DROP INDEX cases_workload;
DROP INDEX cases_open_due;
CREATE INDEX cases_open_due ON cases (due_end, id, ${listed}, received_at, marks, is_late, answer_days, due_stage, postponed_until,
  legal_maximum_at)
  WHERE deleted_at IS NULL AND status <> 'answered';
DROP INDEX cases_received;
CREATE INDEX cases_received ON cases (received_at, id, ${listed}, due_end, answered_at, marks, is_late, postponed_until, answer_days, interim_at)
  WHERE deleted_at IS NULL;
`
