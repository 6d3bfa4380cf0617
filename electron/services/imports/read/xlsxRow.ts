import { ERROR_MARK, FORMULA_MARK } from './table.ts'
import { stringText, unescapeXml } from './xml.ts'

export interface SheetWords {
  /** Prefix of the elements, with its colon, or empty. */
  readonly prefix: string
  readonly strings: readonly string[]
  readonly formats: ReadonlySet<number>
  readonly date1904: boolean
}

export interface ReadRow {
  number: number
  cells: string[]
  isHidden: boolean
  hasMark: boolean
}

/** Column of a spreadsheet by its letters: A → 0, AA → 26. */
export function columnIndex(letters: string): number {
  let index = 0
  for (let at = 0; at < letters.length; at += 1) index = index * 26 + letters.charCodeAt(at) - 64
  return index - 1
}

const two = (value: number): string => String(value).padStart(2, '0')

/**
 * Civil text of a day counted as a spreadsheet counts it; a fraction is a time, to the minute. Null outside 1900–2199.
 * A bare time (less than a day) is `HH:MM`.
 */
export function civilOfSerial(serial: number, date1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0) return null
  const minutes = Math.round((serial + (date1904 && serial >= 1 ? 1462 : 0)) * 1440)
  const time = `${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`
  if (minutes < 1440) return time
  const at = new Date((minutes / 1440 - 25_569) * 86_400_000)
  const year = at.getUTCFullYear()
  if (!(year >= 1900 && year <= 2199)) return null
  const day = `${year}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`
  return minutes % 1440 === 0 ? day : `${day}T${time}`
}

/** Reads the text of one row element into cells of text. */
export class RowReader {
  private readonly words: SheetWords
  private readonly opening: string
  private readonly value: string
  private readonly valueEnd: string
  private readonly formula: RegExp
  private readonly cell: RegExp

  constructor(words: SheetWords) {
    const { prefix } = words
    this.words = words
    this.opening = `<${prefix}row`
    this.value = `<${prefix}v`
    this.valueEnd = `</${prefix}v>`
    this.formula = new RegExp(`<${prefix}f[\\s/>]`, 'u')
    this.cell = new RegExp(`<${prefix}c\\b([^>]*?)(?:/>|>([\\s\\S]*?)</${prefix}c>)`, 'gu')
  }

  /** @param piece what stands before the end of the row; @param last number of the row before; null: no row begins in it */
  read(piece: string, last: number): ReadRow | null {
    // Rows without cells close themselves and stand before this one.
    const start = piece.lastIndexOf(this.opening)
    if (start < 0) return null
    const head = piece.slice(start, piece.indexOf('>', start))
    const named = /\sr="(\d+)"/u.exec(head)?.[1]
    const row: ReadRow = {
      number: named === undefined ? last + 1 + this.emptyBefore(piece, start) : Number(named),
      cells: [],
      isHidden: /\shidden="(?:1|true)"/u.test(head),
      hasMark: false,
    }
    let index = 0
    for (const found of piece.slice(start).matchAll(this.cell)) {
      const attributes = found[1] ?? ''
      const letters = /\br="([A-Z]+)/u.exec(attributes)?.[1]
      if (letters !== undefined) index = columnIndex(letters)
      const body = found[2]
      // Columns beyond XFD are no columns.
      if (body !== undefined && index >= 0 && index < 16_384) {
        const text = this.text(attributes, body)
        if (text !== '') {
          while (row.cells.length < index) row.cells.push('')
          row.cells[index] = text
          row.hasMark ||= text.startsWith(ERROR_MARK) || text.startsWith(FORMULA_MARK)
        }
      }
      index += 1
    }
    return row
  }

  private emptyBefore(piece: string, start: number): number {
    return piece.slice(0, start).split(this.opening).length - 1
  }

  private text(attributes: string, body: string): string {
    const type = /\bt="(\w+)"/u.exec(attributes)?.[1]
    if (type === 'inlineStr') return stringText(body)
    const from = body.indexOf(this.value)
    const to = from < 0 ? -1 : body.indexOf(this.valueEnd, from)
    if (to < 0) return this.formula.test(body) ? `${FORMULA_MARK}=` : ''
    const stored = body.slice(body.indexOf('>', from) + 1, to)
    if (type === 's') return this.words.strings[Number(stored)] ?? ''
    if (type === 'str') return unescapeXml(stored)
    if (type === 'b') return stored === '1' || stored === 'true' ? 'Да' : 'Нет'
    if (type === 'e') return `${ERROR_MARK}${unescapeXml(stored)}`
    if (type === 'd') return stored.slice(0, 16).replace(/T00:00$/u, '')
    return this.number(attributes, stored)
  }

  private number(attributes: string, stored: string): string {
    if (stored === '') return ''
    const value = Number(stored)
    if (!Number.isFinite(value)) return unescapeXml(stored)
    const style = /\bs="(\d+)"/u.exec(attributes)?.[1]
    if (style !== undefined && this.words.formats.has(Number(style))) {
      const civil = civilOfSerial(value, this.words.date1904)
      if (civil !== null) return civil
    }
    return String(value)
  }
}
