/**
 * Terms in full: a pause, the notice of an extension, a redirect to another body, years of the production calendar that the office
 * loaded itself (domain.md §4, §5).
 */
export const sql = `
ALTER TABLE cases ADD COLUMN paused_on TEXT;
ALTER TABLE cases ADD COLUMN paused_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN extended_on TEXT;
ALTER TABLE cases ADD COLUMN extension_notice_on TEXT;
ALTER TABLE cases ADD COLUMN extension_notice_how TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN redirected_on TEXT;
ALTER TABLE cases ADD COLUMN redirected_to TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN redirect_notice_on TEXT;
ALTER TABLE cases ADD COLUMN redirect_notice_how TEXT NOT NULL DEFAULT '';
CREATE TABLE calendar_years (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT,
  year INTEGER NOT NULL,
  act TEXT NOT NULL,
  confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium')),
  note TEXT NOT NULL,
  days TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX calendar_years_year ON calendar_years (year) WHERE deleted_at IS NULL;
`
