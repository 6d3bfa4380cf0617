import { AppError } from '../../contract/errors.ts'
import type { ImportColumn, ImportFile, ImportSettings } from '../../contract/imports.ts'
import { IMPORT_MASK_KINDS, MAX_IMPORT_ROWS } from '../../contract/imports.ts'
import type { ReadDb } from '../../db/database.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { detect, headersAt, isNumbering } from './detect.ts'
import type { Detected } from './detect.ts'
import type { MappingRow } from './imports.repo.ts'
import { columnLetter } from './letters.ts'
import { headerKey, listMappings } from './mappings.ts'
import { Notices } from './read/notices.ts'
import { openTable } from './read/openTable.ts'
import { readTexts } from './read/readTexts.ts'
import { shownCell } from './read/table.ts'
import type { ReadChoice, Table, TableRow } from './read/table.ts'
import { layoutNames, layoutWhy } from './texts.ts'
import { folded, oneLine } from './values.ts'

/** Reads a table whole once and says what it is: header, layout, columns with samples, number of rows, what is odd. */

const SAMPLE_ROWS = 1000
const SAMPLES = 5
const SAMPLE_LENGTH = 200

export interface AnalyseOptions extends ReadChoice {
  /** 0: no header; null: look for it. */
  headerRow: number | null
}

export interface Watcher {
  progress(done: number): void
  breathe(): Promise<void>
}

export type Analysed = Omit<ImportFile, 'fileId' | 'name' | 'size' | 'earlier'>

/** @throws AppError fileUnreadable with what to do */
export async function analyse(db: ReadDb, path: string, options: AnalyseOptions, watcher: Watcher): Promise<Analysed> {
  let table = await openTable(path, options)
  const hidden = table.sheets.filter((sheet) => sheet.isHidden).length
  try {
    let found = await readAll(table, options.headerRow, watcher)
    // A title sheet without rows stands before the data.
    for (const { name, isHidden } of table.sheets) {
      if (found.head.length > 0 || options.sheet !== null || isHidden) continue
      table.close()
      table = await openTable(path, { ...options, sheet: name })
      found = await readAll(table, options.headerRow, watcher)
    }
    if (found.head.length === 0) throw new AppError('fileUnreadable', readTexts.noRows)
    if (table.sheets.length - hidden > 1) found.notices.add(readTexts.otherSheets, null)
    return describe(db, table, found, options)
  } finally {
    table.close()
  }
}

interface ReadWhole {
  head: TableRow[]
  rows: number
  /** Numbers of the rows behind `head` are not kept: which is the header is decided by the first ten. */
  notices: Notices
}

async function readAll(table: Table, headerRow: number | null, watcher: Watcher): Promise<ReadWhole> {
  const head: TableRow[] = []
  const notices = new Notices()
  let rows = 0
  let last = 0
  for await (const batch of table.rows(notices)) {
    for (const row of batch) {
      if (head.length < SAMPLE_ROWS + 20) head.push(row)
      if (rows > 20 && row.number > last + 1) notices.add(readTexts.blankInside, last + 1)
      last = row.number
      rows += 1
    }
    if (rows > MAX_IMPORT_ROWS + 20) throw new AppError('fileUnreadable', readTexts.tooManyRows(MAX_IMPORT_ROWS))
    watcher.progress(rows)
    await watcher.breathe()
  }
  if (headerRow !== null && headerRow > last) throw new AppError('fileUnreadable', readTexts.noRows)
  return { head, rows, notices }
}

function describe(db: ReadDb, table: Table, { head, rows, notices }: ReadWhole, options: AnalyseOptions): Analysed {
  const { themes, channels } = getDirectories(db)
  const groups = new Set(themes.map(({ groupName }) => folded(groupName)).filter((name) => name !== ''))
  const saved = options.headerRow === 0 ? null : savedFor(db, head, options.headerRow)
  const detected = saved?.detected ?? detect(head, options.headerRow, groups)
  const { headerRow } = detected
  const before = headerRow === null ? 0 : head.filter(({ number }) => number <= headerRow).length
  const body = head.slice(before)
  const numbering = headerRow !== null && body[0] !== undefined && isNumbering(body[0].cells) ? 1 : 0
  const sample = body.slice(numbering, numbering + SAMPLE_ROWS)
  const columns = columnsOf(sample, detected)
  noteWide(sample, detected, notices)
  const channelCode = detected.layout === 'pos' ? 'pos' : detected.layout.startsWith('im') ? 'im' : 'portal'
  const channel =
    detected.layout === 'own'
      ? undefined
      : channels.find(({ code, activeTo }) => code === channelCode && activeTo === null)
  const settings: ImportSettings = {
    receivedOn: null,
    policy: 'skip',
    suspects: 'ask',
    kind: channel?.defaultKind ?? 'message',
    createMissing: { themes: true, territories: true, recipients: true },
    useRules: true,
    masking: { isOn: false, kinds: [...IMPORT_MASK_KINDS] },
    valueMaps: [],
    channelId: channel?.id ?? null,
    ...saved?.mapping.content,
    layout: saved === null ? detected.layout : 'own',
    sheet: table.sheet,
    headerRow,
    encoding: table.encoding as ImportSettings['encoding'],
    delimiter: table.delimiter as ImportSettings['delimiter'],
    columns: columns.map(({ index, target }) => ({ index, target })),
  }
  return {
    format: table.format,
    encoding: settings.encoding,
    delimiter: settings.delimiter,
    sheets: table.sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    sheet: table.sheet,
    headerRow,
    rows: rows - before - numbering,
    columns,
    layout: { code: settings.layout, name: layoutNames[settings.layout], why: detected.why },
    settings,
    savedMappingId: saved?.mapping.id ?? null,
    warnings: notices.list(),
  }
}

/** A saved mapping whose header stands in one of the first ten rows. */
function savedFor(
  db: ReadDb,
  head: readonly TableRow[],
  wanted: number | null,
): { mapping: MappingRow; detected: Detected } | null {
  const known = listMappings(db)
  if (known.length === 0) return null
  for (const { number } of head.slice(0, 10)) {
    if (wanted !== null && wanted !== number) continue
    const headers = headersAt(head, number)
    const key = headerKey(headers)
    const mapping = known.find((one) => one.headerKey === key)
    if (!mapping) continue
    const targets = headers.map(
      (_, index) => mapping.content.columns.find((one) => one.index === index)?.target ?? null,
    )
    const by = targets.map((target) => (target === null ? null : ('saved' as const)))
    return {
      mapping,
      detected: { layout: 'own', why: layoutWhy.saved(mapping.name), headerRow: number, headers, targets, by },
    }
  }
  return null
}

function columnsOf(sample: readonly TableRow[], { headers, targets, by }: Detected): ImportColumn[] {
  const width = Math.max(headers.length, ...sample.map(({ cells }) => cells.length), 0)
  return Array.from({ length: width }, (_, index) => {
    const samples = new Set<string>()
    let filled = 0
    for (const { cells } of sample) {
      const text = oneLine(shownCell(cells[index]))
      if (text === '') continue
      filled += 1
      if (samples.size < SAMPLES) samples.add(text.slice(0, SAMPLE_LENGTH))
    }
    const target = targets[index] ?? null
    return {
      index,
      letter: columnLetter(index),
      header: headers[index] ?? '',
      samples: [...samples],
      filled,
      target,
      by: target === null ? null : (by[index] ?? null),
    }
  })
}

function noteWide(sample: readonly TableRow[], { headers }: Detected, notices: Notices): void {
  if (headers.length === 0) return
  for (const { number, cells } of sample)
    if (cells.slice(headers.length).some((cell) => (cell ?? '').trim() !== '')) notices.add(readTexts.ragged, number)
}
