/** Personal views: filter, columns with their order and width, order of rows, and the figure above which the view warns. */
export const sql = `
ALTER TABLE views ADD COLUMN sort TEXT;
ALTER TABLE views ADD COLUMN alert_above INTEGER;
ALTER TABLE views ADD COLUMN is_shown INTEGER NOT NULL DEFAULT 1 CHECK (is_shown IN (0, 1));
`
