/** What stands around a signed protocol: appendices, whom it was sent to and who confirmed it, why a version was corrected. */

const base = `
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT`

export const sql = `
ALTER TABLE protocol_versions ADD COLUMN reason TEXT NOT NULL DEFAULT '';
CREATE TABLE protocol_appendices (${base},
  meeting_id INTEGER NOT NULL REFERENCES meetings (id),
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  agenda_item_id INTEGER REFERENCES agenda_items (id),
  sheets INTEGER,
  copies INTEGER
) STRICT;
CREATE INDEX protocol_appendices_meeting ON protocol_appendices (meeting_id);
CREATE TRIGGER protocol_appendices_frozen BEFORE UPDATE ON protocol_appendices
WHEN (SELECT state FROM meetings WHERE id = old.meeting_id) IN ('signed', 'control')
BEGIN SELECT RAISE(ABORT, 'the protocol of the meeting is signed'); END;
CREATE TABLE protocol_sendings (${base},
  meeting_id INTEGER NOT NULL REFERENCES meetings (id),
  version_id INTEGER REFERENCES protocol_versions (id),
  what TEXT NOT NULL CHECK (what IN ('protocol', 'extract')),
  person_id INTEGER REFERENCES persons (id),
  recipient_id INTEGER REFERENCES recipients (id),
  addressee TEXT NOT NULL,
  sent_on TEXT,
  way TEXT NOT NULL,
  received_on TEXT,
  received_by TEXT NOT NULL,
  copies INTEGER NOT NULL DEFAULT 1,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX protocol_sendings_meeting ON protocol_sendings (meeting_id);
`
