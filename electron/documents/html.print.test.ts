import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultDocumentSettings } from '../contract/documents.ts'
import { modelLines } from './modelText.ts'
import { buildProtocol } from './protocol.ts'
import { usualProtocol } from './samples.ts'
import { headWords, paperModels, signatureAlone, signatureModels } from './testing/paperModels.ts'
import {
  PrintPage,
  bodyWords,
  browserPath,
  docxToPdf,
  pageTexts,
  pdfInfo,
  pdfPages,
  poppler,
  soffice,
  squeeze,
  temporaryFolder,
} from './testing/paperTools.ts'
import { previewTexts } from './testing/previewText.ts'

const able = browserPath !== undefined && poppler
const settings = defaultDocumentSettings

describe.skipIf(!able)('PDF через Chromium', () => {
  const folder = temporaryFolder()
  const models = paperModels()
  const files: Record<string, string> = {}
  let paper: PrintPage
  beforeAll(async () => {
    paper = await PrintPage.open(folder.path)
    for (const [name, model] of Object.entries(models))
      files[name] = await paper.pdf(model, join(folder.path, `${name}.html.pdf`))
  }, 120_000)
  afterAll(async () => {
    await paper?.close()
    folder.remove()
  })

  it('обычный протокол: A4, поля 30, 10, 20 и 20 мм, не больше трёх страниц, название и язык', () => {
    const file = files['usual'] ?? ''
    const pages = pdfPages(file)
    expect(pages.length).toBeLessThanOrEqual(3)
    expect(pdfInfo(file)).toMatchObject({ Title: 'Протокол № 11 от 17.11.2026', Tagged: 'yes' })
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
    expect(numbers.length).toBeGreaterThan(10)
    expect(numbers[0]).toEqual([])
    numbers.slice(1).forEach((words, index) => {
      expect(words.map((word) => word.text)).toEqual([String(index + 2)])
      const [word] = words
      expect(((word?.left ?? 0) + (word?.right ?? 0)) / 2).toBeCloseTo(30 + 85, 0)
      expect(word?.top).toBeGreaterThanOrEqual(9.5)
    })
  })
  it('без нумерации номеров нет', async () => {
    const model = buildProtocol(usualProtocol(), { ...settings, numbering: 'none' }, { form: 'full' })
    const file = await paper.pdf(model, join(folder.path, 'none.pdf'))
    expect(pdfPages(file).flatMap((page) => page.words.filter((word) => word.bottom < 20))).toEqual([])
  })
  it.each(Object.keys(models))('%s: весь текст модели', (name) => {
    const model = models[name]
    if (model === undefined) throw new Error(name)
    const printed = pageTexts(files[name] ?? '').join('')
    for (const line of modelLines(model)) expect(printed).toContain(squeeze(line).slice(0, 40))
  })
  it('альбомный лист, шапка таблицы на каждом', () => {
    const [page] = pdfPages(files['longTable'] ?? '')
    expect([page?.widthMm ?? 0, page?.heightMm ?? 0].map(Math.round)).toEqual([297, 210])
    const texts = pageTexts(files['longTable'] ?? '')
    expect(texts.length).toBeGreaterThan(2)
    for (const text of texts.slice(0, -1)) expect(text).toContain('Отраслевойблок')
  })
  it('подпись не остаётся на листе одна, где бы ни кончился текст', async () => {
    const counts = new Set<number>()
    const alone: string[] = []
    for (const [name, model] of Object.entries(signatureModels())) {
      const texts = pageTexts(await paper.pdf(model, join(folder.path, `${name}.pdf`)))
      counts.add(texts.length)
      if (signatureAlone(texts)) alone.push(name)
    }
    expect(alone).toEqual([])
    expect(counts.size).toBeGreaterThan(1)
  }, 120_000)
  it.each(['tiny', 'usual', 'short', 'huge', 'extract', 'centreNote', 'longTable'])(
    '%s: предпросмотр рвёт страницы там же, где печать',
    async (name) => {
      const model = models[name]
      if (model === undefined) throw new Error(name)
      const printed = pageTexts(files[name] ?? '')
      for (const view of [
        { width: 1366, zoom: 0.575 },
        { width: 900, zoom: 1 },
      ]) {
        const page = await paper.show(model, 'preview', view)
        expect(await page.evaluate('window.pageCount')).toBe(printed.length)
        const shown = await previewTexts(page)
        await page.close()
        // A repeated head is drawn, not in the document: compare where each sheet ends.
        expect(shown.map((text) => text.slice(-25))).toEqual(printed.map((text) => text.slice(-25)))
      }
    },
  )
  it('подсветка видна на экране и не печатается', async () => {
    const model = models['usual']
    if (model === undefined) throw new Error('usual')
    const page = await paper.show(model, 'print')
    const colour = "getComputedStyle(document.querySelector('mark')).backgroundColor"
    expect(await page.evaluate(colour)).toBe('rgb(251, 231, 184)')
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(colour)).toBe('rgba(0, 0, 0, 0)')
    await page.close()
  })
  it('страница печати не нарушает CSP продукта', () => {
    expect(paper.violations).toEqual([])
  })
  it.skipIf(soffice === undefined)(
    'текст PDF и DOCX одинаков',
    async () => {
      const same = ['tiny', 'usual', 'short', 'extract', 'agenda', 'roster', 'caseCard', 'workload']
      const docx = await docxToPdf(
        Object.fromEntries(Object.entries(models).filter(([name]) => same.includes(name))),
        folder.path,
      )
      for (const name of same) expect(pageTexts(docx[name] ?? '').join('')).toBe(pageTexts(files[name] ?? '').join(''))
    },
    120_000,
  )
})
