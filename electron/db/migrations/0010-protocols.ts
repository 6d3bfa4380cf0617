/**
 * What stands around a signed protocol: appendices, whom it was sent to and who confirmed it, why a version was corrected. A signed
 * meeting takes no new rows either, the files of its agenda stay as they are, and it is opened again only with a stated reason.
 */

const base = `
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT`

const refused = "BEGIN SELECT RAISE(ABORT, 'the protocol of the meeting is signed'); END;"
const locked = (meeting: string): string =>
  `(SELECT state FROM meetings WHERE id = ${meeting}) IN ('signed', 'control')`
const itemLocked = (item: string): string =>
  `(SELECT m.state FROM agenda_items i JOIN meetings m ON m.id = i.meeting_id WHERE i.id = ${item}) IN ('signed', 'control')`
const ballotLocked = (ballot: string): string =>
  `(SELECT m.state FROM ballots b JOIN meetings m ON m.id = b.meeting_id WHERE b.id = ${ballot}) IN ('signed', 'control')`

/** No row comes into a signed meeting, is moved into it or is wiped out of it; changes in place are refused since 0001 and 0009. */
const guards = (
  [
    ['participants', 'meeting_id', locked],
    ['agenda_items', 'meeting_id', locked],
    ['protocol_appendices', 'meeting_id', locked],
    ['ballots', 'meeting_id', locked],
    ['statements', 'agenda_item_id', itemLocked],
    ['decisions', 'agenda_item_id', itemLocked],
    ['ballot_votes', 'ballot_id', ballotLocked],
  ] as const
)
  .map(
    ([table, owner, isLocked]) => `
CREATE TRIGGER ${table}_closed BEFORE INSERT ON ${table} WHEN ${isLocked(`new.${owner}`)} ${refused}
CREATE TRIGGER ${table}_moved BEFORE UPDATE OF ${owner} ON ${table} WHEN ${isLocked(`new.${owner}`)} ${refused}
CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table} WHEN ${isLocked(`old.${owner}`)} ${refused}`,
  )
  .join('')

const ofLockedItem = (file: 'new' | 'old'): string =>
  `${file}.owner = 'agendaItem' AND ${itemLocked(`${file}.owner_id`)}`

/** The materials of a question are what its decision was taken on. Scans (owner `protocol`) come after the signature and stay open. */
export const materials = `
CREATE TRIGGER attachments_closed BEFORE INSERT ON attachments WHEN ${ofLockedItem('new')} ${refused}
CREATE TRIGGER attachments_frozen BEFORE UPDATE ON attachments
WHEN (${ofLockedItem('old')}) OR (${ofLockedItem('new')}) ${refused}
CREATE TRIGGER attachments_kept BEFORE DELETE ON attachments WHEN ${ofLockedItem('old')} ${refused}`

export const sql = `
ALTER TABLE protocol_versions ADD COLUMN reason TEXT NOT NULL DEFAULT '';
CREATE TABLE protocol_corrections (${base},
  meeting_id INTEGER NOT NULL REFERENCES meetings (id),
  version_id INTEGER NOT NULL REFERENCES protocol_versions (id),
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE INDEX protocol_corrections_meeting ON protocol_corrections (meeting_id);
CREATE TRIGGER protocol_corrections_frozen BEFORE UPDATE ON protocol_corrections
BEGIN SELECT RAISE(ABORT, 'a signed protocol version never changes'); END;
CREATE TRIGGER protocol_corrections_kept BEFORE DELETE ON protocol_corrections
BEGIN SELECT RAISE(ABORT, 'a signed protocol version never changes'); END;
CREATE TRIGGER meetings_reopened BEFORE UPDATE OF state ON meetings
WHEN old.state IN ('signed', 'control') AND new.state NOT IN ('signed', 'control')
  AND EXISTS (SELECT 1 FROM protocol_versions v WHERE v.meeting_id = old.id)
  AND NOT EXISTS (SELECT 1 FROM protocol_corrections c WHERE c.version_id =
    (SELECT v.id FROM protocol_versions v WHERE v.meeting_id = old.id ORDER BY v.version_number DESC LIMIT 1))
${refused}
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
WHEN ${locked('old.meeting_id')} ${refused}
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
${guards}${materials}
`
