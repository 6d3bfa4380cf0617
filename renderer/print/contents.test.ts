import { describe, expect, it } from 'vitest'
import type { Block, DocumentModel } from '../../electron/contract/documents.ts'
import { numberContents, partsOf, wantsPages } from './contents.ts'

const line = (text: string, id?: string): Block => ({
  type: 'paragraph',
  runs: [{ text }],
  ...(id === undefined ? {} : { anchor: { id, title: text } }),
})
const row = (number: number) => ({ runs: [{ text: `Протокол № ${number}` }], to: `protocol-${number}`, page: null })

/** Title page, contents, protocols; the second one has an appended sheet of its own. */
const blocks: Block[] = [
  line('КНИГА ПРОТОКОЛОВ'),
  { type: 'pageBreak' },
  { type: 'contents', rows: [row(1), row(2), row(3)] },
  { type: 'pageBreak' },
  line('ПРОТОКОЛ', 'protocol-1'),
  { type: 'pageBreak' },
  line('ПРОТОКОЛ', 'protocol-2'),
  { type: 'pageBreak' },
  line('СПИСОК'),
  { type: 'pageBreak' },
  line('ПРОТОКОЛ', 'protocol-3'),
]
const pagesOf = (of: readonly Block[]) =>
  of.flatMap((block) => (block.type === 'contents' ? block.rows.map(({ page }) => page) : []))
const bookOf = (of: Block[]): DocumentModel => ({
  modelVersion: 1,
  kind: 'protocolBook',
  title: 'Книга протоколов',
  lang: 'ru',
  page: {
    marginsMm: { left: 30, right: 10, top: 20, bottom: 20 },
    fontFamily: 'Times New Roman',
    fontSizePt: 14,
    tableFontSizePt: 12,
    lineSpacing: 1,
    firstLineIndentMm: 12.5,
    numbering: 'fromSecond',
  },
  blocks: of,
})

describe('содержание книги', () => {
  it('каждый протокол начинается на листе за предыдущими, сколько бы листов они ни заняли', () => {
    expect(partsOf(blocks)).toHaveLength(6)
    expect(pagesOf(numberContents(blocks, [1, 2, 3, 1, 1, 4]))).toEqual([4, 7, 9])
  })

  it('ждёт страниц только документ с ненайденными страницами', () => {
    expect(wantsPages(bookOf(blocks))).toBe(true)
    expect(wantsPages(bookOf(numberContents(blocks, [1, 1, 2, 2, 1, 1])))).toBe(false)
    expect(wantsPages(bookOf([]))).toBe(false)
  })
})
