import { AppError } from '../../contract/errors.ts'
import type { DocumentModel } from '../../contract/documents.ts'
import type { CaseRow } from '../../contract/messages.ts'
import { PRINTED_ROWS } from '../../contract/views.ts'
import type { ListOut } from '../../contract/views.ts'
import type { ReadDb } from '../../db/database.ts'
import { buildCaseList } from '../../documents/caseList.ts'
import { shortDate, shortMoment } from '../../documents/civilText.ts'
import { writeCsv } from '../../documents/csv.ts'
import { formatInteger } from '../../documents/typography.ts'
import { writeXlsx } from '../../documents/xlsx.ts'
import type { CellValue } from '../../documents/xlsx.ts'
import type { TaskContext } from '../context.ts'
import { countCases, listCases } from '../messages/messages.service.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import type { PaperBuilders } from '../paper.ts'
import { outColumns } from './listCells.ts'
import type { OutColumn } from './listCells.ts'
import { texts } from './texts.ts'
import { caseListTemplate } from '../../documents/templates/lists.ts'
import { templateTexts } from '../templates/templates.service.ts'

const PAGE = 500

/** The list page by page, waiting calls let through between. */
async function* pages(ctx: TaskContext, { filter, sort }: ListOut): AsyncGenerator<CaseRow[]> {
  let after: ReturnType<typeof listCases>['next'] = null
  do {
    const page: ReturnType<typeof listCases> = listCases(ctx.db, { filter, sort, after, limit: PAGE }, ctx.now)
    yield page.rows
    after = page.next
    await ctx.breathe()
  } while (after !== null)
}

async function* cells(ctx: TaskContext, list: ListOut, columns: readonly OutColumn[]): AsyncGenerator<CellValue[]> {
  for await (const rows of pages(ctx, list)) for (const row of rows) yield columns.map((column) => column.value(row))
}

/**
 * Writes the list as a table, row by row in constant memory, and notes it in the journal: what leaves the register is remembered.
 * @throws AppError cancelled; refused where the list is longer than a sheet of XLSX holds
 */
export async function exportList(list: ListOut & { format: 'xlsx' | 'csv' }, ctx: TaskContext) {
  const total = countCases(ctx.db, list.filter, ctx.now)
  const columns = outColumns(ctx.db, list.columns, ctx.now)
  const name = `${texts.fileName(list.title, ctx.now.slice(0, 10))}.${list.format}`
  const path = ctx.files.outgoing(name)
  const options = {
    signal: ctx.signal,
    onProgress: (rows: number) => ctx.progress(rows, total, texts.exporting),
  }
  const sheet = { name: texts.sheet, columns: columns.map(({ spec }) => spec), rows: cells(ctx, list, columns) }
  ctx.progress(0, total, texts.exporting)
  const written =
    list.format === 'xlsx'
      ? await writeXlsx(path, [sheet], options).then(({ rows, shortenedCells }) => ({
          rows: rows[0] ?? 0,
          shortenedCells,
        }))
      : { ...(await writeCsv(path, sheet, options)), shortenedCells: 0 }
  ctx.write(texts.exported(list.title, formatInteger(written.rows)), ({ records }) => records.handle())
  return { ...ctx.files.offer(path, name), ...written }
}

const asText = (value: CellValue): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return formatInteger(value)
  return typeof value === 'boolean' ? (value ? texts.yes : texts.no) : value
}

/**
 * The list as a paper: a landscape sheet with repeated headings and page numbers.
 * @throws AppError refused above `PRINTED_ROWS`
 */
function listDocument(db: ReadDb, list: ListOut, now: string): DocumentModel {
  const total = countCases(db, list.filter, now)
  if (total > PRINTED_ROWS)
    throw new AppError('refused', texts.tooLong(formatInteger(total), formatInteger(PRINTED_ROWS)))
  const columns = outColumns(db, list.columns, now)
  const rows: string[][] = []
  let after: ReturnType<typeof listCases>['next'] = null
  do {
    const read: ReturnType<typeof listCases> = listCases(
      db,
      { filter: list.filter, sort: list.sort, after, limit: PAGE },
      now,
    )
    for (const row of read.rows) rows.push(columns.map((one) => printed(one, row)))
    after = read.next
  } while (after !== null)
  return buildCaseList(
    {
      office: documentOffice(getOffice(db)),
      title: list.title,
      asOf: now,
      total,
      columns: columns.map(({ spec, weight }) => ({ title: spec.title, weight, isNumber: spec.type === 'number' })),
      rows,
    },
    getSettings(db).documents,
    templateTexts(db, caseListTemplate),
  )
}

/** Papers of lists. */
export const viewPapers: PaperBuilders<'caseList'> = {
  caseList: (ref, { db, now }) => ({
    model: listDocument(db, ref, now),
    fileName: texts.fileName(ref.title, now.slice(0, 10)),
  }),
}

function printed({ spec, value }: OutColumn, row: CaseRow): string {
  const text = asText(value(row))
  if (spec.type !== 'date' || text === '') return text
  return text.includes('T') ? shortMoment(text) : shortDate(text)
}
