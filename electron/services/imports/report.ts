import { AppError } from '../../contract/errors.ts'
import type { FileTicket } from '../../contract/kinds.ts'
import type { ImportAction, ImportLine, ImportReportRow } from '../../contract/imports.ts'
import type { ReadDb } from '../../db/database.ts'
import { writeXlsx } from '../../documents/xlsx.ts'
import type { CellValue } from '../../documents/xlsx.ts'
import type { TaskContext } from '../context.ts'
import { rowsOfCards } from '../messages/messages.service.ts'
import { countActions, findImport, listImports } from './imports.repo.ts'
import type { ListedImport } from './imports.repo.ts'
import { columnLetter } from './letters.ts'
import { isUnderWay } from './run.ts'
import { actionNames, layoutNames, progressTexts, refusals, reportTexts } from './texts.ts'

/** What an import did, row by row: on the screen and as a file. */

interface StoredRow {
  rowNumber: number
  action: ImportAction
  reason: string
  caseId: number | null
  raw: string | null
  takenBack: string | null
}

const rowsBehind = (db: ReadDb, id: number, action: ImportAction | null, after: number, limit: number): StoredRow[] =>
  db.all(
    `SELECT row_number AS rowNumber, action, reason, case_id AS caseId, raw, taken_back AS takenBack FROM import_rows
     WHERE import_id = :id AND row_number > :after AND (:action IS NULL OR action = :action) ORDER BY row_number LIMIT :limit`,
    { id, action, after, limit },
  )

export function importLine(db: ReadDb, row: ListedImport, civil: (instant: string) => string): ImportLine {
  const actions = countActions(db, row.id)
  const { suspected, masked } = row.report
  const layout = row.layout as ImportLine['layout']
  return {
    id: row.id,
    version: row.version,
    fileName: row.fileName,
    layout,
    layoutName: layoutNames[layout],
    channelId: row.settings.channelId,
    state: row.state,
    isInterrupted: (row.state === 'running' || row.state === 'takingBack') && !isUnderWay(row),
    startedAt: civil(row.startedAt),
    finishedAt: row.finishedAt === null ? null : civil(row.finishedAt),
    operator: row.operator,
    rowsTotal: row.rowsTotal,
    rowsDone: row.rowsDone,
    counts: { rows: row.rowsDone, ...actions, suspected, masked },
  }
}

export const importLines = (db: ReadDb, civil: (instant: string) => string): ImportLine[] =>
  listImports(db).map((row) => importLine(db, row, civil))

export function importReport(
  db: ReadDb,
  input: { id: number; action: ImportAction | null; after: number; limit: number },
  civil: (instant: string) => string,
) {
  const [row] = listImports(db, input.id)
  if (!row) throw new AppError('notFound', refusals.unknown)
  const found = rowsBehind(db, input.id, input.action, input.after, input.limit + 1)
  const shown = found.slice(0, input.limit)
  const cards = rowsOfCards(
    db,
    shown.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])),
  )
  const last = shown.at(-1)
  return {
    import: importLine(db, row, civil),
    settings: row.settings,
    problems: row.report.problems,
    rows: shown.map(({ rowNumber, action, reason, caseId, takenBack }): ImportReportRow => ({
      rowNumber,
      action,
      reason,
      case: caseId === null ? null : (cards.get(caseId) ?? null),
      takenBack: takenBack ?? '',
    })),
    next: found.length > input.limit && last ? last.rowNumber : null,
  }
}

const headerOf = (headers: readonly string[], index: number): string => headers[index] || columnLetter(index)

/** The row of the file behind a card; null for a card entered by hand. */
export function cardSource(db: ReadDb, caseId: number, civil: (instant: string) => string) {
  const row = db.get<{ importId: number; rowNumber: number; raw: string | null }>(
    "SELECT import_id AS importId, row_number AS rowNumber, raw FROM import_rows WHERE case_id = ? AND action = 'added' ORDER BY id LIMIT 1",
    [caseId],
  )
  const source = row && findImport(db, row.importId)
  if (!row || !source) return null
  const { headers } = source.report
  return {
    importId: row.importId,
    fileName: source.fileName,
    at: civil(source.startedAt),
    rowNumber: row.rowNumber,
    cells: Object.entries(JSON.parse(row.raw ?? '{}') as Record<string, string>).map(([index, value]) => ({
      header: headerOf(headers, Number(index)),
      value,
    })),
  }
}

const PAGE = 500

/** XLSX of all rows, written page by page. */
export async function reportFile(ctx: TaskContext, id: number): Promise<FileTicket> {
  const row = findImport(ctx.db, id)
  if (!row) throw new AppError('notFound', refusals.unknown)
  const name = reportTexts.fileName(row.fileName.replace(/\.[^.]{1,5}$/u, ''))
  const path = ctx.files.outgoing(name)
  const { headers } = row.report
  async function* rows(): AsyncGenerator<readonly CellValue[]> {
    let after = 0
    for (;;) {
      const page = rowsBehind(ctx.db, id, null, after, PAGE)
      const last = page.at(-1)
      if (!last) return
      const cards = rowsOfCards(
        ctx.db,
        page.flatMap(({ caseId }) => (caseId === null ? [] : [caseId])),
      )
      for (const { rowNumber, action, reason, caseId, raw, takenBack } of page) {
        const card = caseId === null ? undefined : cards.get(caseId)
        const cells = Object.entries(JSON.parse(raw ?? '{}') as Record<string, string>)
          .map(([index, value]) => `${headerOf(headers, Number(index))}: ${value}`)
          .join('\n')
        yield [rowNumber, actionNames[action], card?.number ?? '', card?.externalNumber ?? '', reason, takenBack, cells]
      }
      after = last.rowNumber
      await ctx.breathe()
    }
  }
  await writeXlsx(
    path,
    [
      {
        name: reportTexts.sheet,
        columns: [
          { title: reportTexts.row, type: 'number' },
          { title: reportTexts.action, type: 'text', width: 16 },
          { title: reportTexts.number, type: 'text', width: 16 },
          { title: reportTexts.external, type: 'text', width: 20 },
          { title: reportTexts.reason, type: 'text', width: 50 },
          { title: reportTexts.takenBack, type: 'text', width: 30 },
          { title: reportTexts.cells, type: 'text', width: 60 },
        ],
        rows: rows(),
      },
    ],
    { signal: ctx.signal, onProgress: (done) => ctx.progress(done, row.rowsDone, progressTexts.report) },
  )
  return ctx.files.offer(path, name)
}
