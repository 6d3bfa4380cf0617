/** Personal views, and what lets the register find any card fast by any field. */

/** See `listed` of 0001: what a list is filtered by stands in its index. */
const listed = `kind, status, channel_id, block_id, theme_id, territory_id, recipient_id, responsible_id, fast_track, is_important,
  number_year, number, question`

/**
 * The rarer facts of a card as one integer, computed by SQLite itself, so that an index holds them all in four bytes and a list
 * filtered by any of them needs no look into the rows. Bits: `MARKS` in services/messages/caseWhere.ts.
 */
const marks = `(paused_on IS NOT NULL)
  + ((extended_on IS NOT NULL) << 1)
  + ((extended_on IS NOT NULL AND extension_notice_on IS NULL OR redirected_on IS NOT NULL AND redirect_notice_on IS NULL
    OR ground_notice_due_on IS NOT NULL AND ground_notice_on IS NULL) << 2)
  + ((redirected_on IS NOT NULL) << 3)
  + ((repeat_of_id IS NOT NULL OR returns > 0) << 4)
  + ((approved_at IS NOT NULL) << 5)
  + (ifnull(quality + 1, 0) << 6)
  + ((asked_on IS NOT NULL) << 8)
  + (ifnull(is_solved + 1, 0) << 9)
  + (ifnull(clarity, 0) << 11)
  + (CASE result WHEN 'resolved' THEN 1 WHEN 'explained' THEN 2 WHEN 'refused' THEN 3 WHEN 'postponed' THEN 4
       WHEN 'redirected' THEN 5 WHEN 'noAnswer' THEN 6 ELSE 0 END << 14)
  + ((external_number <> '') << 17)
  + ((address <> '') << 18)
  + ((note <> '') << 19)
  + ((applicant_id IS NOT NULL) << 20)
  + ((interim_at IS NOT NULL) << 21)
  + (min(returns, 7) << 22)`

/** The paused, extended, redirected, and those whose applicant was not told: few enough to be gathered. */
const marked = '(marks & 15) <> 0'

/**
 * The search shadow anew: its rowid is the day of receipt (days since 2000-01-01) and behind it in 31 bits the id of the card, so
 * that the newest hits of any word come first without sorting. A card whose day of receipt moves leaves its old place by a trigger;
 * its new shadow is written with the row (services/messages/search.repo.ts), which also fills an empty shadow when the register opens.
 */
const rowid = (row: string) =>
  `(CAST(julianday(substr(${row}.received_at, 1, 10)) - 2451544.5 AS INTEGER) << 31) + ${row}.id`

export const sql = `
ALTER TABLE views ADD COLUMN sort TEXT;
ALTER TABLE views ADD COLUMN alert_above INTEGER;
ALTER TABLE views ADD COLUMN is_shown INTEGER NOT NULL DEFAULT 1 CHECK (is_shown IN (0, 1));
CREATE TABLE list_layouts (
  id INTEGER PRIMARY KEY,
  operator_id INTEGER NOT NULL REFERENCES operators (id),
  list TEXT NOT NULL,
  content TEXT NOT NULL,
  UNIQUE (operator_id, list)
) STRICT;
ALTER TABLE cases ADD COLUMN marks INTEGER GENERATED ALWAYS AS (${marks}) VIRTUAL;
DROP INDEX cases_open_due;
DROP INDEX cases_due;
DROP INDEX cases_theme_due;
DROP INDEX cases_received;
DROP INDEX cases_number_key;
DROP INDEX cases_answered;
CREATE INDEX cases_open_due ON cases (due_end, id, ${listed}, received_at, marks) WHERE deleted_at IS NULL AND status <> 'answered';
CREATE INDEX cases_due ON cases (due_end, id, ${listed}, received_at, answered_at, marks) WHERE deleted_at IS NULL;
CREATE INDEX cases_theme_due ON cases (theme_id, due_end, id, ${listed.replace('theme_id, ', '')}, received_at, answered_at, marks) WHERE deleted_at IS NULL;
CREATE INDEX cases_received ON cases (received_at, id, ${listed}, due_end, answered_at, marks) WHERE deleted_at IS NULL;
CREATE INDEX cases_number_key ON cases (number_year * 100000000000 + number * 1000 + question, id, ${listed}, received_at, due_end, answered_at, marks) WHERE deleted_at IS NULL;
CREATE INDEX cases_answered ON cases (answered_at, id, ${listed}, received_at, due_end, marks) WHERE deleted_at IS NULL AND answered_at IS NOT NULL;
CREATE INDEX cases_registered ON cases (registered_at) WHERE deleted_at IS NULL;
CREATE INDEX cases_marked ON cases (due_end, id, ${listed}, received_at, answered_at, marks) WHERE deleted_at IS NULL AND ${marked};
CREATE INDEX cases_asked ON cases (ifnull(ask_ends_on, '9999')) WHERE deleted_at IS NULL AND asked_on IS NOT NULL AND is_solved IS NULL AND clarity IS NULL;
DROP TABLE case_search;
CREATE VIRTUAL TABLE case_words USING fts5 (body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
CREATE TRIGGER case_words_moved AFTER UPDATE OF received_at ON cases
WHEN substr(old.received_at, 1, 10) <> substr(new.received_at, 1, 10)
BEGIN DELETE FROM case_words WHERE rowid = ${rowid('old')}; END;
`
