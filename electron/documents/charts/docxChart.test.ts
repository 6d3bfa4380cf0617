import { execFileSync } from 'node:child_process'
import { afterAll, describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import yauzl from 'yauzl'
import { toDocx } from '../docx.ts'
import { chartSamples } from '../samples/charts.ts'
import { docxToPdf, poppler, soffice, temporaryFolder } from '../testing/paperTools.ts'

const folder = temporaryFolder()
afterAll(folder.remove)

const model = chartSamples.typical()
const charts = model.blocks.flatMap((block) => (block.type === 'chart' ? [block] : []))

describe('charts in DOCX', () => {
  it('lie in the file as vectors with a picture each, in millimetres and with their words', async () => {
    const file = join(folder.path, 'charts.docx')
    writeFileSync(file, await toDocx(model))
    const zip = await yauzl.openPromise(file)
    const names: string[] = []
    let xml = ''
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName)
      if (entry.fileName !== 'word/document.xml') continue
      for await (const piece of await zip.openReadStreamPromise(entry)) xml += String(piece)
    }
    expect(names.filter((name) => name.endsWith('.svg'))).toHaveLength(charts.length)
    expect(names.filter((name) => name.endsWith('.png'))).toHaveLength(charts.length)
    for (const { alt, widthMm } of charts) {
      expect(xml).toContain(`descr="${alt}"`)
      // 36,000 EMU to the millimetre; the library rounds to whole pixels.
      const widths = [...xml.matchAll(/<wp:extent cx="(\d+)"/gu)].map(([, emu]) => Number(emu) / 36_000)
      expect(widths.some((mm) => Math.abs(mm - widthMm) < 0.2)).toBe(true)
    }
  })

  it.skipIf(soffice === undefined || !poppler)(
    'are shown by LibreOffice in their size',
    async () => {
      const files = await docxToPdf({ charts: model }, folder.path)
      const listed = execFileSync('pdfimages', ['-list', files['charts'] ?? ''])
        .toString('utf8')
        .trim()
        .split('\n')
        .slice(2)
      const sizes = listed
        .map((line) => line.trim().split(/\s+/u))
        // Width in pixels and pixels to the inch.
        .map((cells) => (Number(cells[3]) / Number(cells[12])) * 25.4)
      expect(sizes).toHaveLength(charts.length)
      sizes.forEach((mm, index) => expect(Math.abs(mm - (charts[index]?.widthMm ?? 0))).toBeLessThan(1.5))
    },
    120_000,
  )
})
