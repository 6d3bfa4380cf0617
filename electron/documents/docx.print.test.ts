import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultDocumentSettings } from '../contract/documents.ts'
import { modelLines } from './modelText.ts'
import { buildProtocol } from './protocol.ts'
import { headWords, paperModels, signatureAlone, signatureModels } from './testing/paperModels.ts'
import {
  bodyWords,
  docxToPdf,
  pageTexts,
  pdfInfo,
  pdfPages,
  poppler,
  soffice,
  squeeze,
  temporaryFolder,
} from './testing/paperTools.ts'
import { usualProtocol } from './samples.ts'

const able = soffice !== undefined && poppler
const settings = defaultDocumentSettings

describe.skipIf(!able)('DOCX на бумаге через LibreOffice', () => {
  const folder = temporaryFolder()
  const models = paperModels()
  const edge = signatureModels()
  let files: Record<string, string> = {}
  beforeAll(async () => {
    files = await docxToPdf({ ...models, ...edge }, folder.path)
  }, 180_000)
  afterAll(folder.remove)

  it.each(Object.keys(models))('%s: весь текст модели и ничего сверх, кроме повторённых шапок', (name) => {
    const model = models[name]
    if (model === undefined || files[name] === undefined) throw new Error(name)
    const printed = pageTexts(files[name]).join('')
    for (const line of modelLines(model)) expect(printed).toContain(squeeze(line).slice(0, 40))
  })
  it('обычный протокол: A4, поля 30, 10, 20 и 20 мм, не больше трёх страниц', () => {
    const file = files['usual'] ?? ''
    const pages = pdfPages(file)
    expect(pages.length).toBeLessThanOrEqual(3)
    expect(pdfInfo(file)['Title']).toBe('Протокол № 11 от 17.11.2026')
    for (const page of pages) {
      expect([page.widthMm, page.heightMm].map(Math.round)).toEqual([210, 297])
      const words = bodyWords(page, 20)
      expect(Math.min(...words.map((word) => word.left))).toBeCloseTo(30, 0)
      expect(Math.max(...words.map((word) => word.right))).toBeLessThan(200.5)
      expect(Math.min(...words.map((word) => word.top))).toBeGreaterThan(19.5)
      expect(Math.max(...words.map((word) => word.bottom))).toBeLessThan(277.5)
    }
  })
  it.each(Object.keys(models))('%s: слова в шапках таблиц не рвутся', (name) => {
    const words = new Set(pdfPages(files[name] ?? '').flatMap((page) => page.words.map((word) => word.text)))
    expect(headWords(models[name]?.blocks ?? []).filter((word) => !words.has(word))).toEqual([])
  })
  it('номера стоят сверху по центру со второй страницы', () => {
    const numbers = pdfPages(files['huge'] ?? '').map((page) => page.words.filter((word) => word.bottom < 20))
    expect(numbers[0]).toEqual([])
    numbers.slice(1).forEach((words, index) => {
      expect(words.map((word) => word.text)).toEqual([String(index + 2)])
      const [word] = words
      expect(((word?.left ?? 0) + (word?.right ?? 0)) / 2).toBeCloseTo(30 + 85, 0)
      expect(word?.top).toBeGreaterThanOrEqual(9.5)
    })
  })
  it('шапка повторяется на каждом листе таблицы', () => {
    const pages = pageTexts(files['longTable'] ?? '')
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages.slice(0, -1)) expect(page).toContain('Отраслевойблок')
  })
  it('подпись не остаётся на листе одна, где бы ни кончился текст', () => {
    const alone = Object.keys(edge).filter((name) => signatureAlone(pageTexts(files[name] ?? '')))
    expect(alone).toEqual([])
    expect(new Set(Object.keys(edge).map((name) => pageTexts(files[name] ?? '').length)).size).toBeGreaterThan(1)
  })
  it('левое поле 20 мм сдвигает текст', async () => {
    const narrow = buildProtocol(
      usualProtocol(),
      { ...settings, marginsMm: { ...settings.marginsMm, left: 20 } },
      { form: 'full' },
    )
    const { narrow: file = '' } = await docxToPdf({ narrow }, folder.path)
    expect(Math.min(...pdfPages(file).flatMap((page) => bodyWords(page, 20).map((word) => word.left)))).toBeCloseTo(
      20,
      0,
    )
  })
})
