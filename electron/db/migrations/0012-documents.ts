/** Texts of documents that the office wrote itself, forms of words it corrected, pictures of its letterhead. */

const base = `
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT`

export const sql = `
CREATE TABLE document_templates (${base},
  kind TEXT NOT NULL,
  texts TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX document_templates_kind ON document_templates (kind) WHERE deleted_at IS NULL;
CREATE TABLE declensions (${base},
  subject TEXT NOT NULL CHECK (subject IN ('post', 'surname', 'name', 'patronymic', 'body')),
  word TEXT NOT NULL,
  grammatical_case TEXT NOT NULL CHECK (grammatical_case IN ('genitive', 'dative', 'accusative', 'instrumental', 'prepositional')),
  gender TEXT NOT NULL CHECK (gender IN ('male', 'female', 'any')),
  corrected_form TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX declensions_word ON declensions (subject, word, grammatical_case, gender) WHERE deleted_at IS NULL;
-- By content and never changed, as blobs are; the setting that names one is journaled.
CREATE TABLE document_pictures (
  sha256 TEXT PRIMARY KEY,
  src TEXT NOT NULL,
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`
