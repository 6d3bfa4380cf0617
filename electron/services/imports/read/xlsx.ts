import { MAX_IMPORT_ROWS } from '../../../contract/imports.ts'
import { AppError } from '../../../contract/errors.ts'
import type { Notices } from './notices.ts'
import { readTexts } from './readTexts.ts'
import { RowReader } from './xlsxRow.ts'
import { ERROR_MARK, FORMULA_MARK, isBlank } from './table.ts'
import type { ReadChoice, Table, TableRow } from './table.ts'
import { attribute, stringText } from './xml.ts'
import { elements, openArchive, partText } from './zip.ts'
import type { Archive } from './zip.ts'

/** A workbook read in one pass with constant memory but for its shared strings. */

interface Sheet {
  name: string
  isHidden: boolean
  path: string
}

/** Characters of all shared strings together. */
const MOST_STRING_CHARACTERS = 250_000_000
/** Rows of one batch at least: a piece of the archive holds a dozen, too few for a transaction of their own. */
const BATCH = 400

const broken = (): AppError => new AppError('fileUnreadable', readTexts.brokenXml)

const tags = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b([^>]*)`, 'gu'))].map((found) => found[1] ?? '')

/** «../worksheets/sheet1.xml» of a relation, from the folder of the part that names it. */
function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = folder.split('/').filter((one) => one !== '')
  for (const one of target.split('/')) {
    if (one === '..') parts.pop()
    else if (one !== '.') parts.push(one)
  }
  return parts.join('/')
}

/** @throws AppError fileUnreadable */
export async function openXlsx(path: string, choice: ReadChoice): Promise<Table> {
  const archive = await openArchive(path)
  try {
    return await workbook(archive, choice)
  } catch (error) {
    archive.zip.close()
    throw error instanceof AppError ? error : broken()
  }
}

async function workbook(archive: Archive, choice: ReadChoice): Promise<Table> {
  const { entries } = archive
  const mimetype = entries.has('mimetype') ? await partText(archive, 'mimetype') : null
  if (mimetype?.includes('opendocument')) throw new AppError('fileUnreadable', readTexts.ods)
  if (entries.has('xl/workbook.bin')) throw new AppError('fileUnreadable', readTexts.xlsb)
  const root = await workbookPath(archive)
  const xml = root === null ? null : await partText(archive, root)
  if (root === null || xml === null) throw new AppError('fileUnreadable', readTexts.notWorkbook)
  const folder = root.slice(0, root.lastIndexOf('/'))
  const sheets = await sheetsOf(archive, xml, folder, root)
  const wanted = choice.sheet === null ? firstSheet(sheets) : sheets.find(({ name }) => name === choice.sheet)
  if (!wanted) throw choice.sheet === null ? broken() : new AppError('fileUnreadable', readTexts.noSheet(choice.sheet))
  const date1904 = tags(xml, 'workbookPr').some((tag) => /^(?:1|true)$/u.test(attribute(tag, 'date1904') ?? ''))
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    sheet: wanted.name,
    date1904,
    rows: (notices) => readRows(archive, { sheet: wanted, folder, date1904 }, notices),
    close: () => archive.zip.close(),
  }
}

const firstSheet = (sheets: readonly Sheet[]): Sheet | undefined => sheets.find((one) => !one.isHidden) ?? sheets[0]

async function workbookPath(archive: Archive): Promise<string | null> {
  const relations = await partText(archive, '_rels/.rels')
  for (const tag of relations === null ? [] : tags(relations, 'Relationship')) {
    const target = attribute(tag, 'Target')
    if (attribute(tag, 'Type')?.endsWith('/officeDocument') && target !== null) {
      const path = resolvePart('', target)
      return path.endsWith('.xml') && archive.entries.has(path) && path.includes('workbook') ? path : null
    }
  }
  return archive.entries.has('xl/workbook.xml') ? 'xl/workbook.xml' : null
}

async function sheetsOf(archive: Archive, xml: string, folder: string, root: string): Promise<Sheet[]> {
  const file = root.slice(root.lastIndexOf('/') + 1)
  const relations = (await partText(archive, `${folder}/_rels/${file}.rels`)) ?? ''
  const targets = new Map<string, string>()
  for (const tag of tags(relations, 'Relationship')) {
    const [name, target] = [attribute(tag, 'Id'), attribute(tag, 'Target')]
    if (name !== null && target !== null) targets.set(name, resolvePart(folder, target))
  }
  return tags(xml, 'sheet').flatMap((tag): Sheet[] => {
    const path = targets.get(attribute(tag, '(?:\\w+:)?id') ?? '')
    const isSheet = path !== undefined && archive.entries.has(path) && !path.includes('chartsheets')
    const state = attribute(tag, 'state')
    return isSheet
      ? [{ name: attribute(tag, 'name') ?? '', isHidden: state !== null && state !== 'visible', path }]
      : []
  })
}

/** Indexes of cell formats that show a number as a date or a time. */
function dateFormats(xml: string | null): Set<number> {
  const dates = new Set<number>()
  if (xml === null) return dates
  const own = new Map(
    tags(xml, 'numFmt').map((tag) => [Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '']),
  )
  const formats = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/u.exec(xml)?.[0] ?? ''
  tags(formats, 'xf').forEach((tag, index) => {
    const format = Number(attribute(tag, 'numFmtId') ?? 0)
    const code = own.get(format)
    const isBuiltIn = (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 58)
    // Words in quotes, colours and conditions in brackets, escaped letters are no part of a date.
    const letters = code?.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./gu, '') ?? ''
    if (
      code === undefined
        ? isBuiltIn
        : /[dmyhs]/iu.test(letters) &&
          !/general|standard/iu.test(letters) &&
          !/[0#?]/u.test(letters.replace(/\.0+/u, ''))
    )
      dates.add(index)
  })
  return dates
}

async function sharedStrings(archive: Archive, folder: string): Promise<string[]> {
  const strings: string[] = []
  let characters = 0
  const path = `${folder}/sharedStrings.xml`
  if (!archive.entries.has(path)) return strings
  for await (const { whole } of elements(archive, path, closingOf(await firstPiece(archive, path), 'si'))) {
    for (const piece of whole) {
      // A self-closed empty string stands before the one that ends here.
      for (const _empty of piece.matchAll(/<(?:\w+:)?si\s*\/>/gu)) strings.push('')
      const text = stringText(piece.slice(piece.lastIndexOf('<si')))
      strings.push(text)
      characters += text.length
    }
    if (characters > MOST_STRING_CHARACTERS) throw new AppError('fileUnreadable', readTexts.tooManyStrings)
  }
  return strings
}

/** The beginning of a part: it names the prefix of the elements («<x:worksheet»). */
async function firstPiece(archive: Archive, part: string): Promise<string> {
  for await (const { whole, rest } of elements(archive, part, '>')) {
    if (whole.length > 1 || rest !== null) return whole.slice(0, 4).join('>')
  }
  return ''
}

function prefixOf(start: string): string {
  return /<(\w+:)?(?:worksheet|sst)\b/u.exec(start)?.[1] ?? ''
}
const closingOf = (start: string, name: string): string => `</${prefixOf(start)}${name}>`

async function* readRows(
  archive: Archive,
  { sheet, folder, date1904 }: { sheet: Sheet; folder: string; date1904: boolean },
  notices: Notices,
): AsyncGenerator<TableRow[]> {
  const start = await firstPiece(archive, sheet.path)
  if (!/<(?:\w+:)?worksheet\b/u.test(start)) throw broken()
  const prefix = prefixOf(start)
  const strings = await sharedStrings(archive, folder)
  const formats = dateFormats(await partText(archive, `${folder}/styles.xml`))
  const reader = new RowReader({ prefix, strings, formats, date1904 })
  let tail = ''
  let number = 0
  let filled = 0
  let rows: TableRow[] = []
  for await (const { whole, rest } of elements(archive, sheet.path, `</${prefix}row>`)) {
    for (const piece of whole) {
      const found = reader.read(piece, number)
      if (found === null) continue
      number = found.number
      if (isBlank(found.cells)) continue
      filled += 1
      if (filled > MAX_IMPORT_ROWS + 20) throw new AppError('fileUnreadable', readTexts.tooManyRows(MAX_IMPORT_ROWS))
      if (found.isHidden) notices.add(readTexts.hiddenRows, number)
      if (found.hasMark) noteMarks(found.cells, number, notices)
      rows.push({ number, cells: found.cells })
    }
    if (rest !== null) tail = rest
    if (rows.length < BATCH && rest === null) continue
    yield rows
    rows = []
  }
  // The end of the sheet stands behind the last row: without it the file was cut.
  if (!tail.includes(`</${prefix}worksheet>`)) throw broken()
  noteMerged(tail, prefix, notices)
}

function noteMarks(cells: readonly string[], number: number, notices: Notices): void {
  for (const cell of cells) {
    if (cell === undefined) continue
    if (cell.startsWith(ERROR_MARK)) notices.add(readTexts.cellError, number)
    else if (cell.startsWith(FORMULA_MARK)) notices.add(readTexts.formulaEmpty, number)
  }
}

function noteMerged(tail: string, prefix: string, notices: Notices): void {
  for (const found of tail.matchAll(new RegExp(`<${prefix}mergeCell\\b[^>]*?ref="([A-Z]+)(\\d+):`, 'gu')))
    notices.add(readTexts.merged, Number(found[2]))
}
