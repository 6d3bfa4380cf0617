import { describe, expect, it } from 'vitest'
import type { Block } from '../../electron/contract/documents.ts'
import { sampleBook } from '../../electron/documents/samples/protocols.ts'
import { numberContents, partsOf, wantsPages } from './contents.ts'

const pagesOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.type === 'contents' ? block.rows.map((row) => row.page) : []))

describe('содержание книги', () => {
  it('каждый протокол начинается на листе за предыдущими, сколько бы листов они ни заняли', () => {
    const { blocks } = sampleBook(3)
    // Title page, contents, three protocols.
    expect(partsOf(blocks)).toHaveLength(5)
    expect(pagesOf(numberContents(blocks, [1, 2, 3, 1, 4]))).toEqual([4, 7, 8])
  })

  it('ждёт страниц только документ с ненайденными страницами', () => {
    const book = sampleBook(2)
    expect(wantsPages(book)).toBe(true)
    expect(wantsPages({ ...book, blocks: numberContents(book.blocks, [1, 1, 2, 2]) })).toBe(false)
    expect(wantsPages({ ...book, blocks: [] })).toBe(false)
  })
})
