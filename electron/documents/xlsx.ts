import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { AppError } from '../contract/errors.ts'
import { columnName, dateSerial, escapeXml, sheetNames } from './xlsxCells.ts'
import { contentTypes, rootRelations, stylesXml, styleOf, workbookRelations, workbookXml } from './xlsxParts.ts'

/** What stands in a cell; null and undefined leave it empty. Dates are civil text. */
export type CellValue = string | number | boolean | null | undefined

export type ColumnType = 'text' | 'number' | 'date' | 'percent'

export interface TableColumnSpec {
  title: string
  /** In characters of the standard font. */
  width?: number
  /** `date` takes civil text (`YYYY-MM-DD`, `…THH:MM`), `percent` a fraction (0.915). */
  type: ColumnType
}

export interface SheetSpec {
  name: string
  columns: TableColumnSpec[]
  rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>
}

export interface WriteOptions {
  signal?: AbortSignal
  /** Called with the number of rows written so far, about every 1000 rows. */
  onProgress?: (rows: number) => void
}

export interface WriteResult {
  /** Rows per sheet, without the head. */
  rows: number[]
  /** Cells longer than a cell of a spreadsheet can be; they end with a mark that says so. */
  shortenedCells: number
}

/** Rows of a sheet, the head included (limit of the format). */
export const largestRowCount = 1_048_576
/** Characters of a cell (limit of the format). */
export const longestCellText = 32_767

const chunkCharacters = 262_144
const progressStep = 1000

/**
 * Writes a workbook row by row in constant memory: bold frozen head, autofilter, typed cells. Text is always a text cell,
 * so «=1+1» from a citizen stays a text and is never computed. The file appears under its name only when it is whole.
 * @throws AppError `refused` above 1,048,576 rows, `cancelled` when the signal fires, and the error of the disk
 */
export async function writeXlsx(
  path: string,
  sheets: readonly SheetSpec[],
  options: WriteOptions = {},
): Promise<WriteResult> {
  const { signal } = options
  const result: WriteResult = { rows: sheets.map(() => 0), shortenedCells: 0 }
  const names = sheetNames(sheets.map((sheet) => sheet.name))
  const partial = `${path}.partial`
  const zip = new yazl.ZipFile()
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': rootRelations,
    'xl/workbook.xml': workbookXml(names),
    'xl/_rels/workbook.xml.rels': workbookRelations(sheets.length),
    'xl/styles.xml': stylesXml,
  }
  for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), name)

  const stop = new AbortController()
  let failure: Error | undefined
  sheets.forEach((sheet, index) => {
    // Opened only when its turn in the archive comes: a sheet may read from the database.
    zip.addReadStreamLazy(`xl/worksheets/sheet${index + 1}.xml`, (give) => {
      const source = Readable.from(sheetXml(sheet, index, result, options), { objectMode: false })
      source.once('error', (error: Error) => {
        failure = error
        stop.abort()
      })
      give(null, source)
    })
  })
  zip.end()
  try {
    if (signal?.aborted === true) throw cancelled()
    await pipeline(zip.outputStream, createWriteStream(partial), {
      signal: signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]),
    })
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true })
    throw signal?.aborted === true ? cancelled() : (failure ?? error)
  }
  return result
}

function cancelled(): AppError {
  return new AppError('cancelled', 'Запись файла остановлена. Файл не создан.')
}

async function* sheetXml(
  sheet: SheetSpec,
  index: number,
  result: WriteResult,
  options: WriteOptions,
): AsyncGenerator<string> {
  const letters = sheet.columns.map((_, column) => columnName(column))
  const last = letters.at(-1) ?? 'A'
  const widths = sheet.columns
    .map(
      (column, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${column.width ?? defaultWidth(column)}" customWidth="1"/>`,
    )
    .join('')
  const head = sheet.columns
    .map((column, at) => textCell(`${letters[at]}1`, column.title, styleOf.head, result))
    .join('')
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${widths === '' ? '' : `<cols>${widths}</cols>`}<sheetData><row r="1">${head}</row>`

  let row = 1
  let buffer = ''
  for await (const values of sheet.rows) {
    if (options.signal?.aborted === true) throw cancelled()
    row += 1
    if (row > largestRowCount) {
      throw new AppError(
        'refused',
        `Лист «${sheet.name}»: строк больше, чем помещается в файл XLSX (1 048 575). Сузьте отбор или выгрузите CSV.`,
      )
    }
    buffer += `<row r="${row}">`
    sheet.columns.forEach((column, at) => {
      buffer += cellXml(`${letters[at]}${row}`, values[at], column.type, result)
    })
    buffer += '</row>'
    result.rows[index] = row - 1
    if ((row - 1) % progressStep === 0) options.onProgress?.(result.rows.reduce((sum, count) => sum + count, 0))
    if (buffer.length > chunkCharacters) {
      yield buffer
      buffer = ''
    }
  }
  options.onProgress?.(result.rows.reduce((sum, count) => sum + count, 0))
  yield `${buffer}</sheetData><autoFilter ref="A1:${last}${row}"/></worksheet>`
}

function defaultWidth(column: TableColumnSpec): number {
  return Math.min(40, Math.max(column.type === 'date' ? 17 : 10, column.title.length + 4))
}

function cellXml(reference: string, value: CellValue, type: ColumnType, result: WriteResult): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return ''
    return `<c r="${reference}" s="${type === 'percent' ? styleOf.percent : styleOf.number}"><v>${value}</v></c>`
  }
  if (type === 'date') {
    const serial = dateSerial(value)
    if (serial !== undefined) {
      return `<c r="${reference}" s="${Number.isInteger(serial) ? styleOf.date : styleOf.moment}"><v>${serial}</v></c>`
    }
  }
  return textCell(reference, value, styleOf.text, result)
}

function textCell(reference: string, text: string, style: number, result: WriteResult): string {
  let shown = text
  if (text.length > longestCellText) {
    const mark = `… [текст сокращён, всего знаков: ${text.length}]`
    shown = text.slice(0, longestCellText - mark.length) + mark
    result.shortenedCells += 1
  }
  return `<c r="${reference}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(shown)}</t></is></c>`
}
