import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleBook } from './samples/protocols.ts'
import {
  PrintPage,
  browserPath,
  docxToPdf,
  pageTexts,
  pdfInfo,
  poppler,
  soffice,
  temporaryFolder,
} from './testing/paperTools.ts'

/** «Протокол № 3 …» in the contents → the sheet it names. */
function namedSheets(texts: readonly string[]): { number: string; sheet: number }[] {
  const lines = texts[1]?.matchAll(/Протокол№(\d+)от\d\d\.\d\d\.2026(?:\([^)]*\))?(\d+?)(?=Протокол|Не|$)/gu) ?? []
  return [...lines].map(([, number = '', sheet = '']) => ({ number, sheet: Number(sheet) }))
}

function expectTrue(texts: readonly string[], protocols: number): void {
  const named = namedSheets(texts)
  expect(named).toHaveLength(protocols)
  for (const { number, sheet } of named) {
    expect(texts[sheet - 1]).toContain('ПРОТОКОЛзаседания')
    expect(texts[sheet - 1]).toMatch(new RegExp(`г\\.№${number}г\\.Заречный`, 'u'))
  }
}

describe.skipIf(browserPath === undefined || !poppler)('книга протоколов на бумаге', () => {
  const folder = temporaryFolder()
  const PROTOCOLS = 6
  const book = sampleBook(PROTOCOLS, true)
  let paper: PrintPage
  beforeAll(async () => {
    paper = await PrintPage.open(folder.path)
  })
  afterAll(async () => {
    await paper?.close()
    folder.remove()
  })

  it('содержание называет те листы, с которых протоколы начинаются, и PDF размечен', async () => {
    const file = await paper.pdf(book, join(folder.path, 'book.pdf'))
    expectTrue(pageTexts(file), PROTOCOLS)
    expect(pdfInfo(file)).toMatchObject({ Title: 'Книга протоколов за 2026 год', Tagged: 'yes' })
  }, 120_000)

  it.skipIf(soffice === undefined)(
    'в DOCX страницы содержания считает офисный пакет, и они те же по смыслу',
    async () => {
      const { book: file = '' } = await docxToPdf({ book }, folder.path)
      expectTrue(pageTexts(file), PROTOCOLS)
    },
    180_000,
  )
})
