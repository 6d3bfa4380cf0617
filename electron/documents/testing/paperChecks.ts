import type { Block, DocumentModel, TableBlock } from '../../contract/documents.ts'
import { isUnderSignature } from '../../contract/paperTails.ts'
import { bodyWords, squeeze } from './paperTools.ts'
import type { PdfPage, PdfWord } from './paperTools.ts'

/** What a sheet of paper must never show. Every check answers with what it has found, in words of the sheet. */

/** A hair of a millimetre: glyphs are drawn a little outside of their advance. */
const tolerance = 0.6

/** Words outside the margins, and sheets that are not A4. */
export function outsideMargins(pages: readonly PdfPage[], model: DocumentModel): string[] {
  const { left, right, top, bottom } = model.page.marginsMm
  const wanted = model.page.orientation === 'landscape' ? [297, 210] : [210, 297]
  return pages.flatMap((page, index) => {
    const size = [Math.round(page.widthMm), Math.round(page.heightMm)]
    const wrong = size.join() === wanted.join() ? [] : [`лист ${index + 1}: ${size.join('×')} мм`]
    const stray = bodyWords(page, top).filter(
      (word) =>
        word.left < left - tolerance ||
        word.right > page.widthMm - right + tolerance ||
        word.top < top - tolerance ||
        word.bottom > page.heightMm - bottom + tolerance,
    )
    return [...wrong, ...stray.map((word) => `лист ${index + 1}: «${word.text}» за полем`)]
  })
}

/** Sheets with nothing on them but a number. */
export function emptySheets(texts: readonly string[]): string[] {
  return texts.flatMap((text, index) => (text === '' ? [`лист ${index + 1} пуст`] : []))
}

/** Page numbers that are missing, wrong, off the middle or nearer than 10 mm to the edge. */
export function wrongNumbers(pages: readonly PdfPage[], model: DocumentModel): string[] {
  const { left, right, top } = model.page.marginsMm
  return pages.flatMap((page, index) => {
    const words = page.words.filter((word) => word.bottom <= top + 1)
    const expected = index === 0 || model.page.numbering === 'none' ? [] : [String(index + 1)]
    if (words.map((word) => word.text).join() !== expected.join()) {
      return [`лист ${index + 1}: сверху «${words.map((word) => word.text).join(' ')}»`]
    }
    return words.flatMap((word) => {
      const off = Math.abs((word.left + word.right) / 2 - (left + page.widthMm - right) / 2)
      return off > 1 || word.top < 9.5 ? [`лист ${index + 1}: номер не на месте`] : []
    })
  })
}

/** Words that stand on one another. Boxes are as high as the font, so only their middle halves count. */
export function overlaps(pages: readonly PdfPage[]): string[] {
  return pages.flatMap((page, index) => {
    const words = [...page.words].sort((a, b) => a.top - b.top)
    return words.flatMap((word, at) => {
      const found: string[] = []
      for (let next = at + 1; next < words.length; next += 1) {
        const other = words[next]
        if (other === undefined || other.top >= word.bottom) break
        if (onOneAnother(word, other)) found.push(`лист ${index + 1}: «${word.text}» и «${other.text}»`)
      }
      return found
    })
  })
}

function onOneAnother(a: PdfWord, b: PdfWord): boolean {
  const middle = (word: PdfWord) => {
    const quarter = (word.bottom - word.top) / 4
    return { top: word.top + quarter, bottom: word.bottom - quarter }
  }
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  const along = Math.min(middle(a).bottom, middle(b).bottom) - Math.max(middle(a).top, middle(b).top)
  return across > 0.3 && along > 0.3
}

const joined = (runs: readonly { text: string }[]): string => squeeze(runs.map((run) => run.text).join(''))

/** Headings that end a sheet while their text is on the next one. */
export function loneHeadings(texts: readonly string[], model: DocumentModel): string[] {
  const headings = model.blocks.flatMap((block) => (block.type === 'heading' ? [joined(block.runs)] : []))
  return texts
    .slice(0, -1)
    .flatMap((text, index) =>
      headings.filter((heading) => heading !== '' && text.endsWith(heading)).map((one) => `лист ${index + 1}: ${one}`),
    )
}

/** About a sheet of letters: a row of more is broken between sheets, and its columns are read one after another on each. */
const sheetLetters = 1500

/**
 * Signatures that begin a sheet: what they sign is on the one before.
 * @param longBefore whether a paragraph of more than a sheet may stand alone before one: LibreOffice does not part it for its sake, Word does
 */
export function loneSignatures(texts: readonly string[], model: DocumentModel, longBefore = false): string[] {
  const signatures = model.blocks.flatMap((block, index) => {
    const before = model.blocks[index - 1]
    const isLong = before?.type === 'paragraph' && joined(before.runs).length > sheetLetters
    return block.type === 'signature' && !(longBefore && isLong)
      ? [[block.post, block.mark ?? [], block.name].map(joined).join('')]
      : []
  })
  return texts
    .slice(1)
    .flatMap((text, index) =>
      signatures.filter((one) => one !== '' && text.startsWith(one)).map((one) => `лист ${index + 2}: ${one}`),
    )
}

/** Short texts under a signature that begin a sheet: a date or «Верно» alone, the signature on the sheet before. */
export function loneUnderSignatures(texts: readonly string[], model: DocumentModel): string[] {
  const under = model.blocks.flatMap((block, index) =>
    block.type === 'paragraph' && isUnderSignature(model.blocks, index) ? [joined(block.runs)] : [],
  )
  return texts
    .slice(1)
    .flatMap((text, index) =>
      under.filter((one) => one !== '' && text.startsWith(one)).map((one) => `лист ${index + 2}: ${one}`),
    )
}

function tablesOf(blocks: readonly Block[]): TableBlock[] {
  return blocks.flatMap((block) => (block.type === 'table' ? [block] : []))
}

const rowText = (row: TableBlock['rows'][number]): string => row.map((cell) => joined(cell.runs)).join('')
const headText = (table: TableBlock): string => table.head.map(rowText).join('')

/** Sheets with rows of a table and without its head. Rows that two tables begin alike tell nothing. */
export function headlessSheets(texts: readonly string[], model: DocumentModel): string[] {
  const tables = tablesOf(model.blocks)
  const startsOf = (table: TableBlock): string[] =>
    table.rows.map((row) => rowText(row).slice(0, 40)).filter((start) => start.length >= 12)
  const times = new Map<string, number>()
  for (const start of tables.flatMap((table) => [...new Set(startsOf(table))])) {
    times.set(start, (times.get(start) ?? 0) + 1)
  }
  return tables.flatMap((table) => {
    const head = headText(table)
    if (head === '') return []
    const starts = startsOf(table).filter((start) => times.get(start) === 1)
    return texts.flatMap((text, index) =>
      starts.some((start) => text.includes(start)) && !text.includes(head) ? [`лист ${index + 1}: нет «${head}»`] : [],
    )
  })
}

export function hasHugeRow(model: DocumentModel): boolean {
  return tablesOf(model.blocks).some((table) => table.rows.some((row) => rowText(row).length > sheetLetters))
}

/** The whole text without the heads of tables, which each sheet may repeat. */
export function textWithoutHeads(texts: readonly string[], model: DocumentModel): string {
  return (
    tablesOf(model.blocks)
      .map(headText)
      .filter((head) => head.length > 0)
      .reduce((text, head) => text.replaceAll(head, ''), texts.join(''))
      // Leaders of a contents are drawn by the browser and typed by an office suite.
      .replace(/\.{4,}/gu, '')
  )
}

/** A longer word may be parted between lines. */
const longestWhole = 24

/** Words of tables and signatures that do not stand whole in their column. A hyphen and a slash are places to part at. */
export function tornWords(pages: readonly PdfPage[], model: DocumentModel): string[] {
  const shown = new Set(pages.flatMap((page) => page.words.map((word) => word.text)))
  const cells = tablesOf(model.blocks).flatMap((table) => [...table.head, ...table.rows].flat())
  const names = model.blocks.flatMap((block) => (block.type === 'signature' ? [{ runs: block.name }] : []))
  return [...cells, ...names]
    .flatMap((cell) => cell.runs.flatMap((run) => run.text.split(/[\s\u00a0]+/u)))
    .filter((word) => word !== '' && word.length <= longestWhole && !/[-–/]./u.test(word) && !shown.has(word))
}
