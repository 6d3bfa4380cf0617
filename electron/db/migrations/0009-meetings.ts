/** Preparation, course and absentee vote of a meeting; working groups for a time (domain.md §2 «Meeting rules», §9.3). */

const base = `
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT`

export const sql = `
CREATE TABLE meeting_groups (${base},
  name TEXT NOT NULL,
  name_genitive TEXT NOT NULL,
  purpose TEXT NOT NULL,
  from_on TEXT,
  to_on TEXT,
  act_id INTEGER REFERENCES acts (id),
  note TEXT NOT NULL
) STRICT;
CREATE TABLE meeting_group_members (${base},
  group_id INTEGER NOT NULL REFERENCES meeting_groups (id),
  person_id INTEGER NOT NULL REFERENCES persons (id),
  role TEXT NOT NULL CHECK (role IN ('chair', 'deputy', 'secretary', 'member')),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_group_members_group ON meeting_group_members (group_id);

ALTER TABLE meetings ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE meetings ADD COLUMN group_id INTEGER REFERENCES meeting_groups (id);
ALTER TABLE meetings ADD COLUMN copied_from_id INTEGER REFERENCES meetings (id);
ALTER TABLE meetings ADD COLUMN replies_until TEXT;
ALTER TABLE meetings ADD COLUMN answers_until TEXT;
ALTER TABLE meetings ADD COLUMN counted_at TEXT;
ALTER TABLE meetings ADD COLUMN voting_rules TEXT;
ALTER TABLE participants ADD COLUMN left_at TEXT;
ALTER TABLE agenda_items ADD COLUMN section TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_items ADD COLUMN kind TEXT NOT NULL DEFAULT 'question' CHECK (kind IN ('question', 'execution', 'approval'));
ALTER TABLE agenda_items ADD COLUMN co_speaker_ids TEXT;
ALTER TABLE agenda_items ADD COLUMN materials TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_items ADD COLUMN draft_decision TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_items ADD COLUMN figures TEXT;
ALTER TABLE agenda_items ADD COLUMN named_votes TEXT;
ALTER TABLE decisions ADD COLUMN co_executors TEXT;
ALTER TABLE decisions ADD COLUMN controller_id INTEGER REFERENCES persons (id);
CREATE TRIGGER meetings_prepared_frozen BEFORE UPDATE OF title, group_id, answers_until, counted_at, voting_rules ON meetings
WHEN old.state IN ('signed', 'control') BEGIN SELECT RAISE(ABORT, 'the protocol of the meeting is signed'); END;

CREATE TABLE meeting_agreements (${base},
  meeting_id INTEGER NOT NULL REFERENCES meetings (id),
  subject TEXT NOT NULL CHECK (subject IN ('agenda', 'dateTime', 'all')),
  with_whom TEXT NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('agreed', 'remarks', 'refused')),
  agreed_on TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_agreements_meeting ON meeting_agreements (meeting_id);
CREATE TABLE meeting_notices (${base},
  meeting_id INTEGER NOT NULL REFERENCES meetings (id),
  participant_id INTEGER NOT NULL REFERENCES participants (id),
  sent_on TEXT NOT NULL,
  way TEXT NOT NULL,
  reply TEXT NOT NULL CHECK (reply IN ('waiting', 'coming', 'absent', 'replaced')),
  replied_on TEXT,
  replacement_name TEXT NOT NULL,
  replacement_post TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_notices_meeting ON meeting_notices (meeting_id);
CREATE TABLE agenda_proposals (${base},
  title TEXT NOT NULL,
  rationale TEXT NOT NULL,
  proposed_by_id INTEGER REFERENCES persons (id),
  proposed_on TEXT NOT NULL,
  minutes INTEGER,
  section TEXT NOT NULL,
  return_on TEXT,
  state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'declined')),
  agenda_item_id INTEGER REFERENCES agenda_items (id),
  reason TEXT NOT NULL
) STRICT;
CREATE TABLE meeting_templates (${base},
  name TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE ballots (${base},
  meeting_id INTEGER NOT NULL REFERENCES meetings (id),
  participant_id INTEGER NOT NULL REFERENCES participants (id),
  issued_on TEXT,
  received_at TEXT,
  way TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ballots_participant ON ballots (participant_id) WHERE deleted_at IS NULL;
CREATE INDEX ballots_meeting ON ballots (meeting_id);
CREATE TABLE ballot_votes (${base},
  ballot_id INTEGER NOT NULL REFERENCES ballots (id),
  agenda_item_id INTEGER NOT NULL REFERENCES agenda_items (id),
  answer TEXT,
  opinion TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ballot_votes_item ON ballot_votes (ballot_id, agenda_item_id) WHERE deleted_at IS NULL;
CREATE TRIGGER ballots_frozen BEFORE UPDATE ON ballots
WHEN (SELECT state FROM meetings WHERE id = old.meeting_id) IN ('signed', 'control')
BEGIN SELECT RAISE(ABORT, 'the protocol of the meeting is signed'); END;
CREATE TRIGGER ballot_votes_frozen BEFORE UPDATE ON ballot_votes
WHEN (SELECT m.state FROM ballots b JOIN meetings m ON m.id = b.meeting_id WHERE b.id = old.ballot_id) IN ('signed', 'control')
BEGIN SELECT RAISE(ABORT, 'the protocol of the meeting is signed'); END;
`
