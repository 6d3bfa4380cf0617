import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { IMPORT_DELIMITERS } from '../../../contract/imports.ts'
import { encodingOf } from './encoding.ts'
import type { Notices } from './notices.ts'
import { readTexts } from './readTexts.ts'
import { headOf } from './sniff.ts'
import { isBlank } from './table.ts'
import type { ReadChoice, Table, TableRow } from './table.ts'

const CHUNK_BYTES = 262_144
/** A quoted field longer than this was never closed. */
const LONGEST_FIELD = 1_000_000
const SNIFFED_RECORDS = 40

/**
 * Splits text into records as RFC 4180 says, forgiving: a quote opens only at the beginning of a field, text behind a closed quote
 * belongs to the field, a lone quote inside is itself. Text comes in pieces; `push` gives the records that are whole.
 */
export class CsvSplitter {
  private rest = ''
  private readonly delimiter: string
  /** Told of a quote that was never closed, with the index of its record. */
  private readonly onOpenQuote: (record: number) => void
  private done = 0

  constructor(delimiter: string, onOpenQuote: (record: number) => void = () => undefined) {
    this.delimiter = delimiter
    this.onOpenQuote = onOpenQuote
  }

  push(text: string): string[][] {
    return this.split(this.rest + text, false)
  }

  /** The last record, which no line break ends. */
  end(): string[][] {
    return this.split(this.rest, true)
  }

  private split(text: string, isEnd: boolean): string[][] {
    const records: string[][] = []
    let from = 0
    while (from < text.length) {
      const found = this.record(text, from, isEnd)
      if (found === null) break
      records.push(found.cells)
      this.done += 1
      from = found.next
    }
    this.rest = text.slice(from)
    return records
  }

  /** One record from `start`; null when it may go on in the next piece. */
  private record(text: string, start: number, isEnd: boolean): { cells: string[]; next: number } | null {
    const { delimiter } = this
    const cells: string[] = []
    let at = start
    for (;;) {
      let value = ''
      if (text[at] === '"') {
        const quoted = this.quoted(text, at, isEnd)
        if (quoted === null) return null
        value = quoted.value
        at = quoted.next
      }
      const end = plainEnd(text, at, delimiter)
      // A line break of two signs may be cut in two.
      if (end >= text.length - 1 && !isEnd && text[end] !== delimiter && text[end] !== '\n') return null
      value = value === '' ? text.slice(at, end) : value + text.slice(at, end)
      cells.push(value)
      if (text[end] === delimiter) {
        at = end + 1
        if (at === text.length && isEnd) {
          cells.push('')
          return { cells, next: at }
        }
        continue
      }
      const next = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length)
      return { cells, next }
    }
  }

  private quoted(text: string, open: number, isEnd: boolean): { value: string; next: number } | null {
    let from = open + 1
    let hasDoubled = false
    for (;;) {
      const close = text.indexOf('"', from)
      if (close < 0 || close - open > LONGEST_FIELD) {
        if (!isEnd && text.length - open <= LONGEST_FIELD) return null
        this.onOpenQuote(this.done)
        return { value: '"', next: open + 1 }
      }
      if (text[close + 1] === '"') {
        hasDoubled = true
        from = close + 2
        continue
      }
      // The second of two quotes may be in the next piece.
      if (close === text.length - 1 && !isEnd) return null
      const value = text.slice(open + 1, close)
      return { value: hasDoubled ? value.replaceAll('""', '"') : value, next: close + 1 }
    }
  }
}

function plainEnd(text: string, from: number, delimiter: string): number {
  const code = delimiter.charCodeAt(0)
  let at = from
  for (; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === code || sign === 10 || sign === 13) break
  }
  return at
}

/** Records of a text at once. */
export function parseCsv(text: string, delimiter: string): string[][] {
  const splitter = new CsvSplitter(delimiter)
  return [...splitter.push(text), ...splitter.end()]
}

/** Excel's own mark on the first line: «sep=;». */
const MARK = /^sep=(.)\r?\n/iu

/** The delimiter that gives the most records the same number of cells, more than one. */
export function delimiterOf(sample: string): string {
  const marked = MARK.exec(sample)?.[1]
  if (marked !== undefined && (IMPORT_DELIMITERS as readonly string[]).includes(marked)) return marked
  let best = ';'
  let most = 0
  for (const delimiter of IMPORT_DELIMITERS) {
    const records = new CsvSplitter(delimiter).push(`${sample}\n`).filter((cells) => !isBlank(cells))
    const widths = records.slice(0, SNIFFED_RECORDS).map((cells) => cells.length)
    const counts = new Map<number, number>()
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
    for (const [width, count] of counts) {
      if (width < 2) continue
      const value = (count / widths.length) * 10 + Math.min(width, 60) / 60
      if (value > most) [best, most] = [delimiter, value]
    }
  }
  return best
}

/** A text table of unknown encoding and delimiter. */
export async function openCsv(path: string, choice: ReadChoice): Promise<Table> {
  const [head, { size }] = await Promise.all([headOf(path, CHUNK_BYTES), stat(path)])
  const encoding = choice.encoding ?? encodingOf(head, size <= head.length)
  const sample = new TextDecoder(encoding).decode(head, { stream: true })
  const lastBreak = sample.lastIndexOf('\n')
  const delimiter =
    choice.delimiter ?? delimiterOf(size <= head.length || lastBreak < 0 ? sample : sample.slice(0, lastBreak))
  return {
    format: 'csv',
    encoding,
    delimiter,
    sheets: [],
    sheet: null,
    date1904: false,
    rows: (notices) => readRows(path, encoding, delimiter, notices),
    close: () => undefined,
  }
}

/** An apostrophe in front of «=», «+», «-» or «@» guards a text from being computed: programs that write CSV put it there. */
const unguarded = (cell: string): string =>
  cell.charCodeAt(0) === APOSTROPHE && /^'[=+\-@]/u.test(cell) ? cell.slice(1) : cell
const APOSTROPHE = 39

async function* readRows(
  path: string,
  encoding: string,
  delimiter: string,
  notices: Notices,
): AsyncGenerator<TableRow[]> {
  const decoder = new TextDecoder(encoding)
  const splitter = new CsvSplitter(delimiter, (record) => notices.add(readTexts.openQuote, record + 1))
  let number = 0
  let isFirst = true
  /** Most files have none, which is seen by whole pieces. */
  let hasBadLetters = false
  const batch = (records: string[][]): TableRow[] => {
    const rows: TableRow[] = []
    for (const cells of records) {
      number += 1
      if (number === 1 && cells.length === 1 && /^sep=.?$/iu.test(cells[0] ?? '')) continue
      if (isBlank(cells)) continue
      if (cells.some((cell) => cell.includes('\uFFFD'))) notices.add(readTexts.badLetters, number)
      rows.push({ number, cells: cells.map(unguarded) })
    }
    return rows
  }
  for await (const piece of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    let text = decoder.decode(piece as Buffer, { stream: true })
    hasBadLetters ||= text.includes('\uFFFD')
    if (isFirst) text = text.replace(/^\uFEFF/u, '')
    isFirst = false
    yield batch(splitter.push(text))
  }
  const tail = decoder.decode()
  hasBadLetters ||= tail.includes('\uFFFD')
  yield batch(splitter.push(tail))
  yield batch(splitter.end())
}
