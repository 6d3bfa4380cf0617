/**
 * Approval by the responsible, check of fullness, the asking of the applicant, and the words of ПОС and ИМ for their states.
 * The usual words (domain.md §6.1) come with the table itself, so that old registers and new ones have them alike; none is verified.
 */
export const sql = `
ALTER TABLE cases ADD COLUMN approved_at TEXT;
ALTER TABLE cases ADD COLUMN approved_by_id INTEGER REFERENCES persons (id);
ALTER TABLE cases ADD COLUMN quality INTEGER CHECK (quality BETWEEN 0 AND 2);
ALTER TABLE cases ADD COLUMN quality_note TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN quality_on TEXT;
ALTER TABLE cases ADD COLUMN quality_by_id INTEGER REFERENCES operators (id);
ALTER TABLE cases ADD COLUMN asked_on TEXT;
ALTER TABLE cases ADD COLUMN ask_ends_on TEXT;
ALTER TABLE cases ADD COLUMN asked_by_id INTEGER REFERENCES operators (id);
ALTER TABLE cases ADD COLUMN ground TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN ground_notice_due_on TEXT;
ALTER TABLE cases ADD COLUMN ground_notice_on TEXT;
CREATE INDEX cases_raw_status ON cases (channel_id, raw_status) WHERE raw_status <> '' AND deleted_at IS NULL;
CREATE TABLE approvals (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  person_id INTEGER REFERENCES persons (id),
  operator_id INTEGER REFERENCES operators (id),
  sent_id INTEGER REFERENCES approvals (id),
  decision TEXT NOT NULL CHECK (decision IN ('sent', 'approved', 'returned')),
  at TEXT NOT NULL,
  answer_text TEXT NOT NULL,
  result TEXT,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX approvals_case ON approvals (case_id);
CREATE TABLE reopenings (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  case_id INTEGER NOT NULL REFERENCES cases (id),
  at TEXT NOT NULL,
  reason TEXT NOT NULL,
  operator_id INTEGER REFERENCES operators (id),
  answered_at TEXT NOT NULL,
  answer_text TEXT NOT NULL,
  result TEXT,
  is_solved INTEGER CHECK (is_solved IN (0, 1)),
  clarity INTEGER,
  satisfaction_how TEXT NOT NULL,
  satisfaction_on TEXT,
  asked_on TEXT,
  quality INTEGER,
  quality_note TEXT NOT NULL
) STRICT;
CREATE INDEX reopenings_case ON reopenings (case_id);
CREATE TABLE source_statuses (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  channel_code TEXT NOT NULL,
  raw TEXT NOT NULL,
  normal_raw TEXT NOT NULL,
  status TEXT CHECK (status IN ('new', 'assigned', 'inWork', 'onReview', 'answered', 'postponed', 'repeated', 'awaitingInterim')),
  result TEXT CHECK (result IN ('resolved', 'explained', 'refused', 'postponed', 'redirected', 'noAnswer')),
  is_verified INTEGER NOT NULL CHECK (is_verified IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX source_statuses_raw ON source_statuses (channel_code, normal_raw) WHERE deleted_at IS NULL;
INSERT INTO source_statuses (channel_code, raw, normal_raw, status, result, is_verified) VALUES
  ('pos', 'На модерации', 'на модерации', 'new', NULL, 0),
  ('pos', 'Модерация', 'модерация', 'new', NULL, 0),
  ('pos', 'На координации', 'на координации', 'new', NULL, 0),
  ('pos', 'Координация', 'координация', 'new', NULL, 0),
  ('pos', 'На рассмотрении', 'на рассмотрении', 'assigned', NULL, 0),
  ('pos', 'В работе', 'в работе', 'inWork', NULL, 0),
  ('pos', 'На исполнении', 'на исполнении', 'inWork', NULL, 0),
  ('pos', 'Исполнение', 'исполнение', 'inWork', NULL, 0),
  ('pos', 'На согласовании', 'на согласовании', 'onReview', NULL, 0),
  ('pos', 'Согласование', 'согласование', 'onReview', NULL, 0),
  ('pos', 'На утверждении', 'на утверждении', 'onReview', NULL, 0),
  ('pos', 'Утверждение', 'утверждение', 'onReview', NULL, 0),
  ('pos', 'Решение отложено', 'решение отложено', 'postponed', 'postponed', 0),
  ('pos', 'Ответ направлен', 'ответ направлен', 'answered', NULL, 0),
  ('pos', 'Решено', 'решено', 'answered', 'resolved', 0),
  ('pos', 'Отказано', 'отказано', 'answered', 'refused', 0),
  ('pos', 'Переадресовано', 'переадресовано', 'answered', 'redirected', 0),
  ('pos', 'На повторном рассмотрении', 'на повторном рассмотрении', 'repeated', NULL, 0),
  ('pos', 'Автоматически закрыто', 'автоматически закрыто', 'answered', NULL, 0),
  ('im', 'Новый', 'новый', 'new', NULL, 0),
  ('im', 'В работе', 'в работе', 'inWork', NULL, 0),
  ('im', 'Не решено', 'не решено', 'inWork', NULL, 0),
  ('im', 'Отложено', 'отложено', 'postponed', 'postponed', 0),
  ('im', 'Решено', 'решено', 'answered', 'resolved', 0),
  ('im', 'Закрыт', 'закрыт', 'answered', NULL, 0),
  ('', 'Новое', 'новое', 'new', NULL, 0),
  ('', 'В работе', 'в работе', 'inWork', NULL, 0),
  ('', 'Ответ дан', 'ответ дан', 'answered', NULL, 0),
  ('', 'Решено', 'решено', 'answered', 'resolved', 0),
  ('', 'Разъяснено', 'разъяснено', 'answered', 'explained', 0),
  ('', 'Отказано', 'отказано', 'answered', 'refused', 0),
  ('', 'Отложено', 'отложено', 'postponed', 'postponed', 0),
  ('', 'Переадресовано', 'переадресовано', 'answered', 'redirected', 0);
`
