import type { CaseDialogRow } from './request.ts'

/** A line of «было и станет». */
export type ChangeLine = { id: number; number: string; gist: string; before: string; after: string; changes: boolean }

/** Lines before a mass act is done: what each card has now and what it would have. */
export const changeLines = (
  rows: readonly CaseDialogRow[],
  field: 'recipientId' | 'themeId',
  value: number | null,
  name: (id: number | null) => string,
): ChangeLine[] =>
  rows.map((row) => ({
    id: row.id,
    number: row.number,
    gist: row.gist,
    before: name(row[field]),
    after: name(value),
    changes: row[field] !== value,
  }))
