/** Fast entry: ready texts that `::` puts at the cursor, drafts that are handed to a colleague. */
export const sql = `
CREATE TABLE snippets (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  keyword TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  theme_id INTEGER REFERENCES themes (id),
  result TEXT CHECK (result IN ('resolved', 'explained', 'refused', 'postponed', 'redirected', 'noAnswer')),
  season_from TEXT,
  season_to TEXT,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  is_verified INTEGER NOT NULL CHECK (is_verified IN (0, 1)),
  position INTEGER NOT NULL
) STRICT;
ALTER TABLE drafts ADD COLUMN handed_by_id INTEGER REFERENCES operators (id);
ALTER TABLE drafts ADD COLUMN handed_at TEXT;
ALTER TABLE drafts ADD COLUMN handed_note TEXT NOT NULL DEFAULT '';
`
