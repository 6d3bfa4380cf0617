import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultDocumentSettings } from '../contract/documents.ts'
import type { DocumentModel } from '../contract/documents.ts'
import { buildProtocol } from './protocol.ts'
import { usualProtocol } from './samples.ts'
import { paperModels, paperSamples } from './testing/paperModels.ts'
import {
  PrintPage,
  browserPath,
  darkRuns,
  pageTexts,
  pdfPages,
  poppler,
  temporaryFolder,
} from './testing/paperTools.ts'
import { previewTexts } from './testing/previewText.ts'

const able = browserPath !== undefined && poppler

/** Of every paper the usual one, and of the longest what nobody has printed: a sheet of the screen is a sheet of paper. */
const models = Object.fromEntries(
  Object.entries(paperModels()).filter(
    ([name]) => name.endsWith('-typical') || ['protocol-extreme', 'workload-extreme', 'sample-extreme'].includes(name),
  ),
)

describe.skipIf(!able)('preview and print', () => {
  const folder = temporaryFolder()
  let paper: PrintPage
  beforeAll(async () => {
    paper = await PrintPage.open(folder.path)
  }, 60_000)
  afterAll(async () => {
    await paper?.close()
    folder.remove()
  })
  const modelOf = (name: string): DocumentModel => {
    const model = models[name]
    if (model === undefined) throw new Error(name)
    return model
  }

  it.each(Object.keys(models))(
    '%s: the preview breaks sheets where print does',
    async (name) => {
      const printed = pageTexts(await paper.pdf(modelOf(name), join(folder.path, `${name}.pdf`)))
      const view = name.endsWith('-typical') ? { width: 900, zoom: 1 } : { width: 1366, zoom: 0.575 }
      const page = await paper.show(modelOf(name), 'preview', view)
      expect(await page.evaluate('window.pageCount')).toBe(printed.length)
      const shown = await previewTexts(page)
      await page.close()
      // A repeated head is drawn, not in the document: compare where each sheet ends.
      expect(shown.map((text) => text.slice(-25))).toEqual(printed.map((text) => text.slice(-25)))
    },
    60_000,
  )

  it('without numbering there are no page numbers', async () => {
    const settings = { ...defaultDocumentSettings, numbering: 'none' as const }
    const model = buildProtocol(usualProtocol(), settings, { form: 'full' })
    const pages = pdfPages(await paper.pdf(model, join(folder.path, 'none.pdf')))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flatMap((page) => page.words.filter((word) => word.bottom < 20))).toEqual([])
  })

  it('what is missing is marked on the screen and plain on paper', async () => {
    const page = await paper.show(modelOf('protocol-typical'), 'print')
    const colour = "getComputedStyle(document.querySelector('mark')).backgroundColor"
    expect(await page.evaluate(colour)).toBe('rgb(251, 231, 184)')
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate(colour)).toBe('rgba(0, 0, 0, 0)')
    await page.close()
  })

  it('the QR code moves nothing: sheets and their words stay where they are without it', async () => {
    const { qr, ...without } = paperSamples['sample']?.typical() ?? modelOf('sample-typical')
    expect(qr).toBeDefined()
    const pages = async (model: DocumentModel, name: string) =>
      pdfPages(await paper.pdf(model, join(folder.path, `${name}.pdf`)))
    expect(await pages(without, 'qr-off')).toEqual(await pages({ ...without, ...(qr && { qr }) }, 'qr-on'))
  })

  it('the code on the screen is at the lower right of the first sheet alone, under the text', async () => {
    const page = await paper.show(modelOf('sample-typical'), 'preview', { width: 900, zoom: 1 })
    const box = await page.locator('.paged-qr').boundingBox()
    const sheet = await page.locator('.paged-sheet').first().boundingBox()
    await page.close()
    if (box === null || sheet === null) throw new Error('no code')
    const mm = 96 / 25.4
    expect((sheet.x + sheet.width - box.x - box.width) / mm).toBeCloseTo(10, 0)
    expect((sheet.y + sheet.height - box.y) / mm).toBeCloseTo(18.5, 0)
    expect(box.width / mm).toBeCloseTo(14, 0)
  })

  it('the outer lines of a table are as thick as the inner ones: nothing is cut at the margin', async () => {
    const model = modelOf('distribution-typical')
    const columns = model.blocks.flatMap((block) => (block.type === 'table' ? [block.columns.length] : []))[0] ?? 0
    const runs = darkRuns(await paper.pdf(model, join(folder.path, 'lines.pdf')))
    // A row of dots between the lines of text crosses the upright lines alone.
    const lines = runs.find((row) => row.length === columns + 1 && row.every((length) => length <= 8)) ?? []
    expect(lines.length).toBeGreaterThan(2)
    expect(Math.max(...lines) - Math.min(...lines)).toBeLessThanOrEqual(1)
  })

  it('neither the sheets nor their pictures break the Content-Security-Policy of the product', () => {
    expect(paper.violations).toEqual([])
  })
})
