/** Texts of documents that the office wrote itself, and forms of words it corrected. */

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
  source TEXT NOT NULL,
  grammatical_case TEXT NOT NULL CHECK (grammatical_case IN ('genitive', 'dative', 'accusative', 'instrumental', 'prepositional')),
  gender TEXT NOT NULL CHECK (gender IN ('male', 'female', 'any')),
  form TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX declensions_source ON declensions (subject, source, grammatical_case, gender) WHERE deleted_at IS NULL;
`
