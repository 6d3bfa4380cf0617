import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chartShapes } from '../contract/charts.ts'
import type { DocumentModel } from '../contract/documents.ts'
import { modelLines } from './modelText.ts'
import {
  emptySheets,
  hasHugeRow,
  headlessSheets,
  loneHeadings,
  loneSignatures,
  loneUnderSignatures,
  outsideMargins,
  overlaps,
  textWithoutHeads,
  tornWords,
  wrongNumbers,
} from './testing/paperChecks.ts'
import { paperModels, signatureAlone, signatureModels } from './testing/paperModels.ts'
import {
  PrintPage,
  browserPath,
  docxToPdf,
  pageTexts,
  pdfFonts,
  pdfInfo,
  pdfLanguage,
  pdfPages,
  poppler,
  soffice,
  squeeze,
  temporaryFolder,
} from './testing/paperTools.ts'
import type { PdfPage } from './testing/paperTools.ts'

/**
 * Every paper, short, typical and extreme, on two ways to the sheet: PDF by the browser (preview, print and PDF of the product) and
 * DOCX opened by an office suite. One browser and one run of LibreOffice for all of them.
 */

interface Printed {
  file: string
  pages: PdfPage[]
  texts: string[]
}

const models: Record<string, DocumentModel> = paperModels()
const edges = signatureModels()
const all = { ...models, ...edges }
const names = Object.keys(models)
const folder = temporaryFolder()
afterAll(folder.remove)

const printed = new Map<string, Printed>()
const read = (file: string): Printed => ({ file, pages: pdfPages(file), texts: pageTexts(file) })
const sheet = (way: string, name: string): Printed => {
  const found = printed.get(`${way} ${name}`)
  if (found === undefined) throw new Error(`${way} ${name} is not printed`)
  return found
}
const modelOf = (name: string): DocumentModel => {
  const model = models[name]
  if (model === undefined) throw new Error(name)
  return model
}

const canBrowse = browserPath !== undefined && poppler
const canOffice = soffice !== undefined && poppler

async function byBrowser(): Promise<void> {
  if (!canBrowse) return
  const paper = await PrintPage.open(folder.path)
  try {
    const queue = Object.entries(all)
    // Two sheets at once: one is laid out while the other is written.
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const [name, model] = next
        printed.set(`PDF ${name}`, read(await paper.pdf(model, join(folder.path, `${name}.html.pdf`))))
      }
    }
    await Promise.all([worker(), worker()])
  } finally {
    await paper.close()
  }
}

async function byOffice(): Promise<void> {
  if (!canOffice) return
  const place = join(folder.path, 'docx')
  mkdirSync(place)
  for (const [name, file] of Object.entries(await docxToPdf(all, place))) printed.set(`DOCX ${name}`, read(file))
}

beforeAll(async () => {
  await Promise.all([byBrowser(), byOffice()])
}, 420_000)

const ways = [
  { way: 'PDF', able: canBrowse, families: ['Tinos'] },
  { way: 'DOCX', able: canOffice, families: ['LiberationSerif', 'TimesNewRoman', 'Tinos'] },
]

for (const { way, able, families } of ways) {
  describe.skipIf(!able).each(names)(`${way} %s`, (name) => {
    it('A4, nothing outside the margins, numbers from the second sheet', () => {
      const { pages, texts } = sheet(way, name)
      expect(emptySheets(texts)).toEqual([])
      expect(outsideMargins(pages, modelOf(name))).toEqual([])
      expect(wrongNumbers(pages, modelOf(name))).toEqual([])
    })
    it('no word on another, no word of a table torn', () => {
      const { pages } = sheet(way, name)
      expect(overlaps(pages)).toEqual([])
      expect(tornWords(pages, modelOf(name))).toEqual([])
    })
    it('no heading alone at the foot, no signature alone, heads of tables repeated', () => {
      const { texts } = sheet(way, name)
      expect(loneHeadings(texts, modelOf(name))).toEqual([])
      expect(loneSignatures(texts, modelOf(name), way === 'DOCX')).toEqual([])
      expect(loneUnderSignatures(texts, modelOf(name))).toEqual([])
      expect(headlessSheets(texts, modelOf(name))).toEqual([])
    })
    it('the whole text, Cyrillic to be copied, fonts embedded', () => {
      const { texts, file } = sheet(way, name)
      const text = textWithoutHeads(texts, modelOf(name))
      // A row of more than a sheet is read column by column on each sheet: its letters are compared below.
      const shown = hasHugeRow(modelOf(name)) ? 40 : undefined
      const lost = modelLines(withoutCharts(modelOf(name))).filter(
        (line) => !text.includes(squeeze(line).slice(0, shown)),
      )
      expect(lost.filter((line) => !textOfHeads(modelOf(name)).includes(squeeze(line)))).toEqual([])
      const fonts = pdfFonts(file)
      expect(fonts.length).toBeGreaterThan(0)
      for (const font of fonts) {
        expect(font).toMatchObject({ isEmbedded: true, hasUnicode: true })
        expect(families).toContain(font.name.split('-')[0]?.replace(/(?:PS)?MT$/u, ''))
      }
    })
    it('the name of the document', () => {
      expect(pdfInfo(sheet(way, name).file)['Title']).toBe(modelOf(name).title)
    })
  })

  describe.skipIf(!able)(`${way}: the end of a document`, () => {
    it('the signature is never alone on a sheet, wherever the text ends', () => {
      const counts = new Set(Object.keys(edges).map((name) => sheet(way, name).texts.length))
      expect(Object.keys(edges).filter((name) => signatureAlone(sheet(way, name).texts))).toEqual([])
      // Somewhere among them a sheet was added, or the test would prove nothing.
      expect(counts.size).toBeGreaterThan(1)
    })
    it('a usual protocol of ten people and five items takes three sheets at most', () => {
      expect(sheet(way, 'protocol-typical').pages.length).toBeLessThanOrEqual(3)
    })
  })
}

/** Charts of a paper are pictures in DOCX: their words are looked for apart. */
const withoutCharts = (model: DocumentModel): DocumentModel => ({
  ...model,
  blocks: model.blocks.filter((block) => block.type !== 'chart'),
})
const chartLetters = (model: DocumentModel): string =>
  model.blocks
    .flatMap((block) => (block.type === 'chart' ? chartShapes(block).shapes : []))
    .flatMap((shape) => (shape.type === 'text' ? [squeeze(shape.text)] : []))
    .join('')

const textOfHeads = (model: DocumentModel): string[] =>
  model.blocks.flatMap((block) =>
    block.type === 'table'
      ? block.head.map((row) => squeeze(row.map((cell) => cell.runs.map((run) => run.text).join('')).join('')))
      : [],
  )

describe.skipIf(!canBrowse).each(names)('PDF %s', (name) => {
  it('is tagged and says its language', () => {
    const { file } = sheet('PDF', name)
    expect(pdfInfo(file)['Tagged']).toBe('yes')
    expect(pdfLanguage(file)).toBe('ru')
  })
})

describe.skipIf(!canBrowse || !canOffice).each(names)('both ways %s', (name) => {
  it('say the same words in the same order', () => {
    const text = (way: string): string => textWithoutHeads(sheet(way, name).texts, modelOf(name))
    const [office, browser] = [text('DOCX'), text('PDF')]
    const inPictures = chartLetters(modelOf(name))
    // A chart is text in the PDF and a picture in an office suite that shows no SVG.
    if (hasHugeRow(modelOf(name)) || inPictures !== '')
      expect([...office, ...inPictures].sort().join('')).toBe([...browser].sort().join(''))
    else expect(office).toBe(browser)
  })
})
