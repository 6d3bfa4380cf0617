import { AppError } from '../../contract/errors.ts'
import { MAX_IMPORT_ROWS } from '../../contract/imports.ts'
import { isNumbering } from './detect.ts'
import type { Notices } from './read/notices.ts'
import { readTexts } from './read/readTexts.ts'
import type { Table, TableRow } from './read/table.ts'

/**
 * Rows of data: below the header, a row of column numbers left out. One rule for opening, preview and run, so that their counts agree.
 * @throws AppError fileUnreadable when there are more than an import takes
 */
export async function* dataRows(table: Table, headerRow: number | null, notices: Notices): AsyncGenerator<TableRow[]> {
  let count = 0
  let last = headerRow ?? 0
  for await (const batch of table.rows(notices)) {
    const rows: TableRow[] = []
    for (const row of batch) {
      if (headerRow !== null && row.number <= headerRow) continue
      if (count === 0 && headerRow !== null && isNumbering(row.cells)) {
        last = row.number
        continue
      }
      if (row.number > last + 1 && count > 0) notices.add(readTexts.blankInside, last + 1)
      last = row.number
      count += 1
      rows.push(row)
    }
    if (count > MAX_IMPORT_ROWS) throw new AppError('fileUnreadable', readTexts.tooManyRows(MAX_IMPORT_ROWS))
    yield rows
  }
}
