/** Cells of one pasted row with the number of its first line, 1 = the first line of the text. */
export interface TableRow {
  line: number
  cells: string[]
}

/** Text lines that stand outside the table. */
export interface LooseLine {
  line: number
  text: string
}

export interface PastedTable {
  rows: TableRow[]
  loose: LooseLine[]
}

/**
 * Cells of a pasted text. Two layouts are known: values parted by tabs, as a spreadsheet or a word processor copies them
 * (cells of several lines in quotes), and a decree saved as text, where every cell begins a line with a tab.
 */
export function readTable(text: string): PastedTable {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\[bookmark: [^\]]*\]/g, '')
  return isCellPerLine(plain) ? readCellPerLine(plain) : readTabbed(plain)
}

function isCellPerLine(text: string): boolean {
  const tabbed = text.split('\n').filter((line) => line.includes('\t'))
  return tabbed.length >= 4 && tabbed.every((line) => line.startsWith('\t') && !line.slice(1).trim().includes('\t'))
}

interface Cell {
  line: number
  text: string
}

/** Each cell starts a line with a tab; the number of columns is that of the heading, which ends where the rows are numbered. */
function readCellPerLine(text: string): PastedTable {
  const loose: LooseLine[] = []
  const cells: Cell[] = []
  text.split('\n').forEach((line, index) => {
    const last = cells.at(-1)
    if (line.startsWith('\t')) cells.push({ line: index + 1, text: line.slice(1).trim() })
    else if (line.trim() === '') return
    else if (last) last.text = `${last.text}\n${line.trim()}`
    else loose.push({ line: index + 1, text: line.trim() })
  })
  const width = columnsOf(cells)
  const rows: TableRow[] = []
  for (let at = 0; at < cells.length; at += width) {
    const part = cells.slice(at, at + width)
    rows.push({ line: part[0]?.line ?? 0, cells: part.map((cell) => cell.text) })
  }
  return { rows, loose }
}

const isNumber = (text: string): boolean => /^\d{1,3}\s*\.?$/.test(text.trim())

/** Distance from the first cell that is the number 1 back to the beginning, or between the numbers 1 and 2. */
function columnsOf(cells: readonly Cell[]): number {
  const first = cells.findIndex((cell) => isNumber(cell.text))
  if (first > 0 && first <= 8) return first
  const numbered = cells
    .map((cell, index) => ({ value: Number.parseInt(cell.text, 10), index, isNumber: isNumber(cell.text) }))
    .filter((cell) => cell.isNumber)
  const [one, two] = numbered
  return one && two && one.value + 1 === two.value ? Math.max(two.index - one.index, 1) : Math.max(cells.length, 1)
}

/** Tab-separated text; a cell in quotes may hold line breaks, and `""` is a quote. A quote inside a cell is a plain character. */
function readTabbed(text: string): PastedTable {
  const rows: TableRow[] = []
  const loose: LooseLine[] = []
  let at = 0
  let line = 1
  let isAfterBlank = true
  while (at < text.length) {
    const start = line
    const cells: string[] = []
    for (;;) {
      const cell = readCell(text, at)
      cells.push(cell.text.trim())
      line += countBreaks(text.slice(at, cell.end))
      at = cell.end
      if (text[at] !== '\t') break
      at += 1
    }
    if (text[at] === '\n') {
      at += 1
      line += 1
    }
    const isBlank = cells.every((cell) => cell === '')
    const before = rows.at(-1)
    if (isBlank) isAfterBlank = true
    else if (cells.length > 1) {
      rows.push({ line: start, cells })
      isAfterBlank = false
    } else if (before && !isAfterBlank) before.cells.push(`${before.cells.pop() ?? ''}\n${cells[0] ?? ''}`)
    else loose.push({ line: start, text: cells[0] ?? '' })
  }
  // Without a single tab every line is a row of one cell.
  return rows.length === 0
    ? { rows: loose.map(({ line: number, text: one }) => ({ line: number, cells: [one] })), loose: [] }
    : { rows, loose }
}

const countBreaks = (text: string): number => text.split('\n').length - 1

function readCell(text: string, from: number): { text: string; end: number } {
  if (text[from] === '"') {
    const quoted = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y
    quoted.lastIndex = from
    const found = quoted.exec(text)
    if (found) return { text: (found[1] ?? '').replaceAll('""', '"'), end: from + found[0].length }
  }
  const end = text.slice(from).search(/[\t\n]/)
  return end < 0
    ? { text: text.slice(from), end: text.length }
    : { text: text.slice(from, from + end), end: from + end }
}
