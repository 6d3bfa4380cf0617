/**
 * The first schema: office, people, one register of messages and appeals, meetings, packages, journal.
 * Times of the office are civil text, times of the machine are UTC instants (model.md «Time, text, numbers»).
 */

const base = `
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT`

const directory = `${base},
  code TEXT,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  active_from TEXT,
  active_to TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('preset', 'own'))`

/**
 * What a list of cards is filtered by: the indexes hold it, so that a card which does not fit costs no look into its row. Four wide
 * indexes are some 300 MB at 1,000,000 cards and keep every list of the register under the 50 ms of architecture.md §4.4.
 */
const listed = `kind, status, channel_id, block_id, theme_id, territory_id, recipient_id, responsible_id, fast_track, is_important,
  number_year, number, question`

export const sql = `
CREATE TABLE operators (${base},
  name TEXT NOT NULL,
  post TEXT NOT NULL,
  person_id INTEGER REFERENCES persons (id),
  position INTEGER NOT NULL,
  closed_on TEXT
) STRICT;

CREATE TABLE offices (${base},
  name TEXT NOT NULL,
  name_genitive TEXT NOT NULL,
  name_dative TEXT NOT NULL,
  name_prepositional TEXT NOT NULL,
  short_name TEXT NOT NULL,
  mcu_name TEXT NOT NULL,
  form_name TEXT NOT NULL,
  form_genitive TEXT NOT NULL,
  region TEXT NOT NULL,
  region_genitive TEXT NOT NULL,
  centre_name TEXT NOT NULL,
  head_name TEXT NOT NULL,
  head_post TEXT NOT NULL,
  town TEXT NOT NULL,
  decree_kind TEXT NOT NULL,
  decree_number TEXT NOT NULL,
  decree_date TEXT,
  decree_title TEXT NOT NULL,
  decree_notes TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  preset_code TEXT NOT NULL,
  is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1))
) STRICT;

CREATE TABLE settings (${base},
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL,
  since TEXT
) STRICT;

CREATE TABLE blocks (${directory}
) STRICT;
CREATE TABLE themes (${directory},
  block_id INTEGER REFERENCES blocks (id),
  group_name TEXT NOT NULL,
  fast_track INTEGER NOT NULL CHECK (fast_track IN (0, 1))
) STRICT;
CREATE TABLE territories (${directory},
  parent_id INTEGER REFERENCES territories (id),
  residents INTEGER
) STRICT;
CREATE TABLE channels (${directory},
  default_kind TEXT NOT NULL CHECK (default_kind IN ('message', 'appeal')),
  note TEXT NOT NULL
) STRICT;
CREATE TABLE roles (${directory},
  duties TEXT NOT NULL,
  allows_many INTEGER NOT NULL CHECK (allows_many IN (0, 1)),
  chairs INTEGER NOT NULL CHECK (chairs IN (0, 1)),
  replaces_code TEXT
) STRICT;
CREATE TABLE recipients (${directory},
  parent_id INTEGER REFERENCES recipients (id),
  block_id INTEGER REFERENCES blocks (id)
) STRICT;

CREATE TABLE persons (${base},
  surname TEXT NOT NULL,
  name TEXT NOT NULL,
  patronymic TEXT NOT NULL,
  post TEXT NOT NULL,
  organisation TEXT NOT NULL,
  is_servant INTEGER NOT NULL CHECK (is_servant IN (0, 1)),
  work_phone TEXT NOT NULL,
  work_email TEXT NOT NULL,
  consent_on TEXT,
  consent_note TEXT NOT NULL,
  forms TEXT,
  note TEXT NOT NULL
) STRICT;
CREATE TABLE acts (${base},
  kind TEXT NOT NULL,
  number TEXT NOT NULL,
  adopted_on TEXT,
  title TEXT NOT NULL
) STRICT;
CREATE TABLE memberships (${base},
  person_id INTEGER NOT NULL REFERENCES persons (id),
  role_id INTEGER NOT NULL REFERENCES roles (id),
  block_id INTEGER REFERENCES blocks (id),
  channel_id INTEGER REFERENCES channels (id),
  from_on TEXT,
  to_on TEXT,
  act_id INTEGER REFERENCES acts (id),
  ended_act_id INTEGER REFERENCES acts (id),
  is_temporary INTEGER NOT NULL CHECK (is_temporary IN (0, 1)),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX memberships_person ON memberships (person_id);
CREATE INDEX memberships_role ON memberships (role_id, block_id);

CREATE TABLE applicants (${base},
  kind TEXT NOT NULL CHECK (kind IN ('citizen', 'foreignCitizen', 'stateless', 'abroad', 'organisation', 'collective')),
  name TEXT NOT NULL,
  normal_name TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  postal_address TEXT NOT NULL,
  people INTEGER,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX applicants_name ON applicants (normal_name);
CREATE INDEX applicants_phone ON applicants (phone) WHERE phone <> '';

CREATE TABLE numbers (
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (kind, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (${base},
  kind TEXT NOT NULL CHECK (kind IN ('message', 'appeal')),
  number INTEGER NOT NULL,
  number_year INTEGER NOT NULL,
  question INTEGER NOT NULL DEFAULT 1,
  former_numbers TEXT NOT NULL,
  external_number TEXT NOT NULL,
  external_link TEXT NOT NULL,
  channel_id INTEGER NOT NULL REFERENCES channels (id),
  received_at TEXT NOT NULL,
  registered_at TEXT NOT NULL,
  applicant_id INTEGER REFERENCES applicants (id),
  territory_id INTEGER REFERENCES territories (id),
  address TEXT NOT NULL,
  gist TEXT NOT NULL,
  text TEXT NOT NULL,
  block_id INTEGER REFERENCES blocks (id),
  theme_id INTEGER REFERENCES themes (id),
  recipient_id INTEGER REFERENCES recipients (id),
  responsible_id INTEGER REFERENCES persons (id),
  status TEXT NOT NULL CHECK (status IN ('new', 'assigned', 'inWork', 'onReview', 'answered', 'postponed', 'repeated', 'awaitingInterim')),
  raw_status TEXT NOT NULL,
  is_important INTEGER NOT NULL CHECK (is_important IN (0, 1)),
  fast_track INTEGER NOT NULL CHECK (fast_track IN (0, 1)),
  due_at TEXT,
  due_stage TEXT,
  legal_maximum_at TEXT,
  no_clock_reason TEXT NOT NULL,
  interim_at TEXT,
  interim_text TEXT NOT NULL,
  answered_at TEXT,
  answer_text TEXT NOT NULL,
  result TEXT CHECK (result IN ('resolved', 'explained', 'refused', 'postponed', 'redirected', 'noAnswer')),
  postponed_until TEXT,
  postponed_reason TEXT NOT NULL,
  is_solved INTEGER CHECK (is_solved IN (0, 1)),
  clarity INTEGER CHECK (clarity BETWEEN 1 AND 5),
  satisfaction_how TEXT NOT NULL,
  satisfaction_on TEXT,
  reopened_at TEXT,
  repeat_of_id INTEGER REFERENCES cases (id),
  returns INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL,
  due_end TEXT GENERATED ALWAYS AS (due_at || 'U') VIRTUAL,
  is_late INTEGER GENERATED ALWAYS AS (status = 'answered' AND answered_at >= due_end) VIRTUAL,
  CHECK ((status = 'answered') = (answered_at IS NOT NULL)),
  CHECK (registered_at >= substr(received_at, 1, 10)),
  CHECK (number_year = CAST(substr(registered_at, 1, 4) AS INTEGER)),
  CHECK (due_at >= substr(received_at, 1, 10)),
  CHECK (answered_at >= substr(received_at, 1, 10))
) STRICT;
CREATE UNIQUE INDEX cases_number ON cases (kind, number_year, number, question);
CREATE INDEX cases_external ON cases (external_number) WHERE external_number <> '';
CREATE INDEX cases_open_due ON cases (due_end, id, ${listed}, received_at) WHERE deleted_at IS NULL AND status <> 'answered';
CREATE INDEX cases_due ON cases (due_end, id, ${listed}, received_at, answered_at) WHERE deleted_at IS NULL;
CREATE INDEX cases_theme_due ON cases (theme_id, due_end, id) WHERE deleted_at IS NULL;
CREATE INDEX cases_received ON cases (received_at, id, ${listed}, due_end, answered_at) WHERE deleted_at IS NULL;
CREATE INDEX cases_number_key ON cases (number_year * 100000000000 + number * 1000 + question, id, ${listed}, received_at, due_end, answered_at) WHERE deleted_at IS NULL;
CREATE INDEX cases_workload ON cases (block_id, received_at, status, is_late, due_end, channel_id) WHERE deleted_at IS NULL;
CREATE INDEX cases_answered ON cases (answered_at, id, ${listed}, received_at, due_end) WHERE deleted_at IS NULL AND answered_at IS NOT NULL;
CREATE INDEX cases_applicant ON cases (applicant_id) WHERE applicant_id IS NOT NULL;
CREATE INDEX cases_repeat ON cases (repeat_of_id) WHERE repeat_of_id IS NOT NULL;
CREATE INDEX cases_trash ON cases (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE VIRTUAL TABLE case_search USING fts5 (body, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');

CREATE TABLE deadline_rules (${base},
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('shipped', 'office')),
  count_from TEXT NOT NULL CHECK (count_from IN ('received', 'registered', 'interimReply')),
  basis_short TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('message', 'appeal')),
  channel_code TEXT,
  category TEXT,
  subcategory TEXT,
  fast_track INTEGER CHECK (fast_track IN (0, 1)),
  is_important INTEGER CHECK (is_important IN (0, 1)),
  stage TEXT NOT NULL CHECK (stage IN ('registration', 'routing', 'interim', 'final', 'redirect', 'extension')),
  unit TEXT NOT NULL CHECK (unit IN ('calendarDays', 'workingDays', 'workingHours')),
  amount INTEGER NOT NULL CHECK (amount > 0),
  start TEXT NOT NULL CHECK (start IN ('nextDay', 'sameDay', 'moment')),
  on_day_off TEXT NOT NULL CHECK (on_day_off IN ('previous', 'next', 'keep')),
  valid_from TEXT,
  valid_to TEXT,
  legal_basis TEXT NOT NULL,
  is_verified INTEGER NOT NULL CHECK (is_verified IN (0, 1))
) STRICT;
CREATE TABLE calendar_days (${base},
  day TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('dayOff', 'working', 'short')),
  name TEXT NOT NULL
) STRICT;
CREATE TABLE deadlines (${base},
  case_id INTEGER NOT NULL REFERENCES cases (id),
  stage TEXT NOT NULL,
  rule_id INTEGER REFERENCES deadline_rules (id),
  calendar_version TEXT NOT NULL,
  started_at TEXT NOT NULL,
  due_at TEXT NOT NULL,
  legal_maximum_at TEXT NOT NULL,
  met_at TEXT,
  pauses TEXT NOT NULL,
  extensions TEXT NOT NULL,
  steps TEXT NOT NULL,
  warnings TEXT NOT NULL,
  cancelled_reason TEXT NOT NULL,
  CHECK (due_at >= substr(started_at, 1, 10))
) STRICT;
CREATE INDEX deadlines_case ON deadlines (case_id);

CREATE TABLE routings (${base},
  case_id INTEGER NOT NULL REFERENCES cases (id),
  recipient_id INTEGER REFERENCES recipients (id),
  responsible_id INTEGER REFERENCES persons (id),
  operator_id INTEGER REFERENCES operators (id),
  at TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX routings_case ON routings (case_id);

CREATE TABLE blobs (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE attachments (${base},
  owner TEXT NOT NULL CHECK (owner IN ('case', 'meeting', 'agendaItem', 'assignment', 'protocol')),
  owner_id INTEGER NOT NULL,
  sha256 TEXT NOT NULL REFERENCES blobs (sha256),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX attachments_owner ON attachments (owner, owner_id);

CREATE TABLE session (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE drafts (
  id INTEGER PRIMARY KEY,
  operator_id INTEGER NOT NULL REFERENCES operators (id),
  form TEXT NOT NULL,
  slot TEXT NOT NULL,
  content TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (operator_id, form, slot)
) STRICT;
CREATE TABLE views (${base},
  operator_id INTEGER REFERENCES operators (id),
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  columns TEXT,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE meetings (${base},
  number INTEGER NOT NULL,
  number_year INTEGER NOT NULL,
  format TEXT NOT NULL CHECK (format IN ('inPerson', 'absentee')),
  held_on TEXT NOT NULL,
  starts_at TEXT,
  ends_at TEXT,
  place TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'inProgress', 'held', 'protocol', 'signed', 'control')),
  chair_id INTEGER REFERENCES persons (id),
  chair_reason TEXT NOT NULL,
  chair_mode TEXT NOT NULL DEFAULT 'auto' CHECK (chair_mode IN ('auto', 'manual')),
  secretary_id INTEGER REFERENCES persons (id),
  note TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX meetings_number ON meetings (number_year, number);
CREATE TABLE participants (${base},
  meeting_id INTEGER NOT NULL REFERENCES meetings (id),
  person_id INTEGER REFERENCES persons (id),
  name TEXT NOT NULL,
  post TEXT NOT NULL,
  role TEXT NOT NULL,
  role_codes TEXT,
  is_invited INTEGER NOT NULL CHECK (is_invited IN (0, 1)),
  presence TEXT NOT NULL CHECK (presence IN ('unknown', 'present', 'late', 'absent')),
  arrived_at TEXT,
  replaces_id INTEGER REFERENCES participants (id),
  note TEXT NOT NULL
) STRICT;
CREATE INDEX participants_meeting ON participants (meeting_id);
CREATE TABLE agenda_items (${base},
  meeting_id INTEGER NOT NULL REFERENCES meetings (id),
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  speaker_id INTEGER REFERENCES participants (id),
  minutes INTEGER,
  spent_minutes INTEGER,
  started_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('planned', 'current', 'done', 'removed')),
  votes_for INTEGER,
  votes_against INTEGER,
  votes_abstained INTEGER,
  source TEXT,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX agenda_items_meeting ON agenda_items (meeting_id, position);
CREATE TABLE statements (${base},
  agenda_item_id INTEGER NOT NULL REFERENCES agenda_items (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('heard', 'spoke')),
  participant_id INTEGER REFERENCES participants (id),
  text TEXT NOT NULL
) STRICT;
CREATE INDEX statements_item ON statements (agenda_item_id, position);
CREATE TABLE decisions (${base},
  agenda_item_id INTEGER NOT NULL REFERENCES agenda_items (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  executor_person_id INTEGER REFERENCES persons (id),
  executor_recipient_id INTEGER REFERENCES recipients (id),
  due_on TEXT,
  period TEXT NOT NULL,
  is_assignment INTEGER NOT NULL CHECK (is_assignment IN (0, 1))
) STRICT;
CREATE INDEX decisions_item ON decisions (agenda_item_id, position);
CREATE TABLE assignments (${base},
  origin TEXT NOT NULL CHECK (origin IN ('decision', 'rootCause', 'request', 'own')),
  decision_id INTEGER REFERENCES decisions (id),
  number TEXT NOT NULL,
  text TEXT NOT NULL,
  executor_person_id INTEGER REFERENCES persons (id),
  executor_recipient_id INTEGER REFERENCES recipients (id),
  controller_id INTEGER REFERENCES persons (id),
  issued_on TEXT NOT NULL,
  due_on TEXT,
  period TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'reported', 'done', 'cancelled')),
  report TEXT NOT NULL,
  reported_on TEXT,
  closed_on TEXT,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX assignments_due ON assignments (due_on) WHERE deleted_at IS NULL AND state IN ('open', 'reported');
CREATE UNIQUE INDEX assignments_decision ON assignments (decision_id) WHERE decision_id IS NOT NULL;
CREATE TABLE assignment_terms (${base},
  assignment_id INTEGER NOT NULL REFERENCES assignments (id),
  due_on TEXT,
  reason TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX assignment_terms_assignment ON assignment_terms (assignment_id);
CREATE TABLE protocol_versions (${base},
  meeting_id INTEGER NOT NULL REFERENCES meetings (id),
  version_number INTEGER NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('full', 'short')),
  model TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  made_at TEXT NOT NULL,
  signed_on TEXT NOT NULL,
  signed_by TEXT NOT NULL,
  difference TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX protocol_versions_number ON protocol_versions (meeting_id, version_number);
CREATE TRIGGER protocol_versions_frozen BEFORE UPDATE ON protocol_versions
BEGIN SELECT RAISE(ABORT, 'a signed protocol version never changes'); END;
CREATE TRIGGER protocol_versions_kept BEFORE DELETE ON protocol_versions
BEGIN SELECT RAISE(ABORT, 'a signed protocol version never changes'); END;
CREATE TRIGGER meetings_frozen BEFORE UPDATE OF number, number_year, format, held_on, starts_at, ends_at, place, chair_id, chair_reason, secretary_id, deleted_at ON meetings
WHEN old.state IN ('signed', 'control') BEGIN SELECT RAISE(ABORT, 'the protocol of the meeting is signed'); END;
CREATE TRIGGER participants_frozen BEFORE UPDATE ON participants
WHEN (SELECT state FROM meetings WHERE id = old.meeting_id) IN ('signed', 'control')
BEGIN SELECT RAISE(ABORT, 'the protocol of the meeting is signed'); END;
CREATE TRIGGER agenda_items_frozen BEFORE UPDATE ON agenda_items
WHEN (SELECT state FROM meetings WHERE id = old.meeting_id) IN ('signed', 'control')
BEGIN SELECT RAISE(ABORT, 'the protocol of the meeting is signed'); END;
CREATE TRIGGER statements_frozen BEFORE UPDATE ON statements
WHEN (SELECT m.state FROM agenda_items i JOIN meetings m ON m.id = i.meeting_id WHERE i.id = old.agenda_item_id) IN ('signed', 'control')
BEGIN SELECT RAISE(ABORT, 'the protocol of the meeting is signed'); END;
CREATE TRIGGER decisions_frozen BEFORE UPDATE ON decisions
WHEN (SELECT m.state FROM agenda_items i JOIN meetings m ON m.id = i.meeting_id WHERE i.id = old.agenda_item_id) IN ('signed', 'control')
BEGIN SELECT RAISE(ABORT, 'the protocol of the meeting is signed'); END;

CREATE TABLE packages (${base},
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  period_name TEXT NOT NULL,
  version_number INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  file_name TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  manifest TEXT NOT NULL,
  includes_personal INTEGER NOT NULL CHECK (includes_personal IN (0, 1)),
  note TEXT NOT NULL
) STRICT;

CREATE TABLE operations (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  operator_id INTEGER REFERENCES operators (id),
  method TEXT NOT NULL,
  title TEXT NOT NULL,
  undoes_id INTEGER REFERENCES operations (id)
) STRICT;
CREATE INDEX operations_undoes ON operations (undoes_id) WHERE undoes_id IS NOT NULL;
CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operations (id),
  entity TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'remove', 'restore', 'view')),
  old_values TEXT,
  new_values TEXT
) STRICT;
CREATE INDEX journal_entity ON journal (entity, entity_id);
CREATE INDEX journal_operation ON journal (operation_id);
CREATE TABLE journal_private (
  journal_id INTEGER PRIMARY KEY REFERENCES journal (id),
  old_values TEXT,
  new_values TEXT
) STRICT;
CREATE TRIGGER journal_append_only_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_append_only_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER operations_append_only BEFORE DELETE ON operations BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
`
