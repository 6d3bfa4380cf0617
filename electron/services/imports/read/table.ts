import type { Notices } from './notices.ts'

/** A table of any format as the import reads it: every cell is text, dates are civil text. */

/** Stands before the text of a cell that holds an error («#N/A») or a formula without a stored value. */
export const ERROR_MARK = '\u0001'
export const FORMULA_MARK = '\u0002'

export interface TableRow {
  /** 1-based row of the file, as a spreadsheet program numbers it. */
  number: number
  /** Cells by column; a hole is an empty cell. Never all blank. */
  cells: readonly string[]
}

export interface Table {
  readonly format: 'xlsx' | 'csv'
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheets: readonly { name: string; isHidden: boolean }[]
  readonly sheet: string | null
  /** Days are counted from 1904 (old Macintosh files). */
  readonly date1904: boolean
  /**
   * Rows in small batches, blank ones left out; each batch is a few milliseconds of work, so that whoever reads can breathe between.
   * What is odd in the file goes to `notices`. @throws AppError fileUnreadable
   */
  rows(notices: Notices): AsyncIterable<TableRow[]>
  close(): void
}

export interface ReadChoice {
  /** null: what the reader finds. */
  sheet: string | null
  encoding: string | null
  delimiter: string | null
}

export const isBlank = (cells: readonly string[]): boolean => {
  for (const cell of cells) if (cell !== undefined && cell.trim() !== '') return false
  return true
}

/** The text of a cell without marks, as a person sees it in a spreadsheet. */
export const shownCell = (cell: string | undefined): string => {
  if (cell === undefined) return ''
  return cell.startsWith(ERROR_MARK) || cell.startsWith(FORMULA_MARK) ? cell.slice(1) : cell
}
