import { isBareName, readName } from './names.ts'
import type { TableRow } from './table.ts'

export type Meaning = 'number' | 'post' | 'role' | 'name' | 'other'

export interface Columns {
  meanings: Meaning[]
  /** The words of the heading; empty texts where the table has none. */
  titles: string[]
  /** Rows that are people. */
  body: TableRow[]
  /** Headings, also repeated ones, and rows of column numbers. */
  headings: TableRow[]
  numbering: TableRow[]
}

/** What a heading calls a column; «Ф.И.О. сотрудника» before «роль», «роль» before «должность». */
function meaningOfTitle(title: string): Meaning | undefined {
  const text = title.toLowerCase().replace(/\s+/gu, ' ').trim()
  if (text.length > 160) return undefined
  if (/^(?:№|n$|no$|п\/п|номер)/u.test(text)) return 'number'
  if (/ф\.?\s?и\.?\s?о|фамили/u.test(text)) return 'name'
  if (/^роль|^роли|функци|обязанност|^статус/u.test(text)) return 'role'
  if (/должност|место работы/u.test(text)) return 'post'
  return undefined
}

const isHeading = (row: TableRow): boolean => {
  const known = row.cells.map(meaningOfTitle)
  return (
    known.filter((meaning) => meaning !== undefined).length >= Math.min(2, row.cells.length) &&
    !row.cells.some((cell) => readName(cell, false) !== undefined)
  )
}

/** «1 2 3» under the heading of a decree. */
const isNumbering = (row: TableRow): boolean =>
  row.cells.length > 1 && row.cells.every((cell, index) => cell.trim() === String(index + 1))

const isNumber = (cell: string): boolean => /^\d{1,3}\s*[.)]?$/u.test(cell.trim())

const roleWords =
  /куратор|координатор|администратор|руководитель\s+(?:мцу|отраслев|муниципальн)|ответственн\S*\s+(?:за|в\s+части)|член\s+мцу|блок/iu

/** Finds out what the columns mean: by the heading, and where there is none by what stands in them. */
export function readColumns(rows: readonly TableRow[]): Columns {
  const headings = rows.filter(isHeading)
  const numbering = rows.filter((row) => !headings.includes(row) && isNumbering(row))
  const body = rows.filter((row) => !headings.includes(row) && !numbering.includes(row))
  const width = Math.max(0, ...rows.map((row) => row.cells.length))
  const titles = Array.from(
    { length: width },
    (_, index) => headings[0]?.cells[index]?.replace(/\s+/gu, ' ').trim() ?? '',
  )
  const meanings = guess(
    body,
    titles.map((title) => (title === '' ? undefined : meaningOfTitle(title))),
  )
  return { meanings, titles, body, headings, numbering }
}

/** Fills in what the heading left open, each meaning once, the surest first. */
function guess(body: readonly TableRow[], known: readonly (Meaning | undefined)[]): Meaning[] {
  const meanings: (Meaning | undefined)[] = [...known]
  const share = (index: number, test: (cell: string) => boolean): number => {
    const cells = body.map((row) => row.cells[index] ?? '').filter((cell) => cell.trim() !== '')
    return cells.length === 0 ? 0 : cells.filter(test).length / cells.length
  }
  const choose = (meaning: Meaning, test: (cell: string) => boolean, least: number): void => {
    if (meanings.includes(meaning)) return
    const free = meanings.map((taken, index) => ({ index, score: taken === undefined ? share(index, test) : 0 }))
    const best = free.toSorted((a, b) => b.score - a.score)[0]
    if (best && best.score >= least) meanings[best.index] = meaning
  }
  choose('number', isNumber, 0.6)
  choose('role', (cell) => roleWords.test(cell) && !readName(cell, false), 0.3)
  choose('name', isBareName, 0.5)
  choose('post', (cell) => !isNumber(cell) && cell.trim() !== '', 0.3)
  return meanings.map((meaning) => meaning ?? 'other')
}
