/** Indicators that an office words itself: cards under one filter, or their share in those under another. */
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
`
