import { AppError } from '../../contract/errors.ts'
import type { ImportSettings } from '../../contract/imports.ts'
import type { FileStore } from '../context.ts'
import { dataRows } from './dataRows.ts'
import { headersAt } from './detect.ts'
import { Notices } from './read/notices.ts'
import { openTable } from './read/openTable.ts'
import type { Table, TableRow } from './read/table.ts'
import { refusals } from './texts.ts'

/** The kept file of an import, read again by its settings. */
export interface Source {
  readonly date1904: boolean
  /** Header texts, known once the first rows of data came. */
  readonly headers: () => string[]
  rows(): AsyncIterable<TableRow[]>
  close(): void
}

/** @throws AppError notFound when the file is not kept any more */
export async function openSource(files: FileStore, fileId: string, settings: ImportSettings): Promise<Source> {
  let path: string
  try {
    path = files.blobPath(fileId)
  } catch (error) {
    throw new AppError('notFound', refusals.noFile, { cause: error })
  }
  const table = await openTable(path, settings)
  const head: TableRow[] = []
  return {
    date1904: table.date1904,
    headers: () => headersAt(head, settings.headerRow),
    rows: () => dataRows(keepingHead(table, head, settings.headerRow), settings.headerRow, new Notices()),
    close: () => table.close(),
  }
}

/** The same table; the rows down to the header are kept on the way. */
function keepingHead(table: Table, head: TableRow[], headerRow: number | null): Table {
  return {
    ...table,
    async *rows(notices) {
      for await (const batch of table.rows(notices)) {
        if (headerRow !== null) for (const row of batch) if (row.number <= headerRow) head.push(row)
        yield batch
      }
    },
  }
}
