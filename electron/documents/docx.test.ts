import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { defaultDocumentSettings } from '../contract/documents.ts'
import type { DocumentModel } from '../contract/documents.ts'
import { toDocx } from './docx.ts'
import { Numbering } from './docxLists.ts'
import { buildProtocol } from './protocol.ts'
import { buildSamplePaper } from './samplePaper.ts'
import { hugeProtocol, usualProtocol } from './samples.ts'
import { letterSampleOffice } from './samples/sample.ts'
import { sampleWorkload } from './samples.forms.ts'
import { buildWorkload } from './workload.ts'

const folder = mkdtempSync(join(tmpdir(), 'reestr-docx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Parts of the package as text, read from the written file as an office suite would. */
async function reopen(model: DocumentModel): Promise<Record<string, string>> {
  const file = join(mkdtempSync(join(folder, 'paper-')), `${model.kind}.docx`)
  writeFileSync(file, await toDocx(model))
  const zip = await yauzl.openPromise(file)
  const parts: Record<string, string> = {}
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    parts[entry.fileName] = Buffer.concat(pieces).toString('utf8')
  }
  return parts
}

const settings = defaultDocumentSettings
const protocol = (given = settings, data = usualProtocol()) => buildProtocol(data, given, { form: 'full' })
const paragraphsOf = (xml: string) => xml.match(/<w:p>.*?<\/w:p>/gsu) ?? []
const textOf = (xml: string) => [...xml.matchAll(/<w:t[^>]*>([^<]*)</gu)].map((found) => found[1]).join('')

describe('DOCX, открытый снова', () => {
  it('поля в точности из настроек, A4', async () => {
    const { 'word/document.xml': xml = '' } = await reopen(protocol())
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u)
    expect(xml).toMatch(/<w:pgMar w:top="1134" w:right="567" w:bottom="1134" w:left="1701" w:header="567"/u)
    const narrow = await reopen(protocol({ ...settings, marginsMm: { ...settings.marginsMm, left: 20 } }))
    expect(narrow['word/document.xml']).toContain('w:left="1134"')
  })
  it('альбомный лист повёрнут один раз', async () => {
    const { 'word/document.xml': xml = '' } = await reopen(buildWorkload(sampleWorkload(), settings))
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/u)
  })
  it.each([
    ['Times New Roman', 'Times New Roman'],
    ['Liberation Serif', 'Times New Roman'],
    ['PT Astra Serif', 'PT Astra Serif'],
  ] as const)('гарнитура %s записана во все четыре места', async (fontFamily, named) => {
    const { 'word/styles.xml': styles = '' } = await reopen(protocol({ ...settings, fontFamily }))
    const defaults = /<w:docDefaults>.*<\/w:docDefaults>/su.exec(styles)?.[0] ?? ''
    for (const slot of ['ascii', 'hAnsi', 'cs', 'eastAsia']) expect(defaults).toContain(`w:${slot}="${named}"`)
    expect(defaults).toContain('<w:sz w:val="28"/>')
    expect(defaults).toContain('w:val="ru-RU"')
  })
  it('заголовки настоящие и чёрные', async () => {
    const parts = await reopen(protocol())
    const heading = /<w:style [^>]*w:styleId="Heading1".*?<\/w:style>/su.exec(parts['word/styles.xml'] ?? '')?.[0] ?? ''
    expect(heading).toContain('<w:color w:val="000000"/>')
    expect(heading).toContain('w:ascii="Times New Roman"')
    const titles = paragraphsOf(parts['word/document.xml'] ?? '').filter((xml) =>
      xml.includes('<w:pStyle w:val="Heading1"/>'),
    )
    expect(titles.map(textOf)).toEqual(['ПРОТОКОЛ'])
  })
  it('дата под подписью остаётся с ней, имя не касается линии', async () => {
    const signature = { type: 'signature' as const, post: [{ text: 'Специалист' }], name: [{ text: 'О.Д. Лапшина' }] }
    const date = { type: 'paragraph' as const, runs: [{ text: '17.11.2026' }] }
    const xml = (await reopen({ ...protocol(), blocks: [signature, date] }))['word/document.xml'] ?? ''
    const kept = paragraphsOf(xml).filter((one) => one.includes('<w:keepNext/>'))
    expect(kept.map(textOf)).toContain('О.Д. Лапшина')
    expect(xml).toMatch(/<w:tcMar>(?:(?!<\/w:tcMar>).)*<w:right w:type="dxa" w:w="113"\/>/su)
  })
  it('номер страницы по центру сверху, на первой странице его нет', async () => {
    const parts = await reopen(protocol())
    const headers = Object.entries(parts).filter(([name]) => /^word\/header\d/u.test(name))
    const numbered = headers.filter(([, xml]) => xml.includes('PAGE'))
    expect([headers.length, numbered.length]).toEqual([2, 1])
    expect(numbered[0]?.[1]).toContain('<w:jc w:val="center"/>')
    expect(parts['word/document.xml']).toContain('<w:titlePg/>')
    const none = await reopen(protocol({ ...settings, numbering: 'none' }))
    expect(Object.values(none).join('')).not.toContain('PAGE')
  })
  it('подпись держится за текст перед ней вместе с перечнем приложений', async () => {
    const { 'word/document.xml': xml = '' } = await reopen(protocol())
    const all = paragraphsOf(xml)
    const from = all.findLastIndex((paragraph) => textOf(paragraph).startsWith('Голосовали'))
    const to = all.findLastIndex((paragraph) => textOf(paragraph) === 'И.П.\u00a0Ветлугина')
    expect(from).toBeGreaterThan(0)
    const loose = all.slice(from, to).filter((paragraph) => !paragraph.includes('<w:keepNext/>'))
    expect(loose).toEqual([])
  })
  it('шапка таблицы повторяется, строка не рвётся, висячих строк нет', async () => {
    const { 'word/document.xml': xml = '' } = await reopen(protocol(settings, hugeProtocol()))
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(1)
    expect(xml.match(/<w:cantSplit\/>/gu)?.length).toBe(xml.match(/<w:tr>/gu)?.length)
    expect(xml).toContain('<w:widowControl/>')
  })
  it('подсветка недостающего остаётся на экране', async () => {
    const { 'word/document.xml': xml = '' } = await reopen(protocol())
    expect(textOf(xml)).toContain('Срок\u00a0– не\u00a0указан.')
    expect(xml).not.toMatch(/w:highlight|w:shd/u)
  })
  it('название документа записано в свойства', async () => {
    const { 'docProps/core.xml': core } = await reopen(protocol())
    expect(core).toContain('<dc:title>Протокол № 11 от 17.11.2026</dc:title>')
  })
  it('пункты решений – настоящие списки Word с номерами протокола', async () => {
    const { 'word/document.xml': xml = '', 'word/numbering.xml': numbering = '' } = await reopen(protocol())
    const points = paragraphsOf(xml).filter((paragraph) => paragraph.includes('<w:numPr>'))
    expect(points.length).toBeGreaterThan(5)
    // The number is made by Word, so it is not typed a second time.
    for (const point of points) expect(textOf(point)).not.toMatch(/^\d/u)
    expect(numbering).toContain('<w:lvlText w:val="1.%1."/>')
    expect(numbering).toContain('<w:lvlText w:val="5.%1."/>')
    expect(numbering).toContain('<w:suff w:val="space"/>')
  })
  it('нет ни полей формы, ни надписей, ни шрифтов темы: файл правится везде', async () => {
    for (const model of [protocol(), buildSamplePaper('letter', letterSampleOffice, { ...settings, qrCode: true })]) {
      const parts = await reopen(model)
      expect(parts['word/document.xml']).toContain('<w:body>')
      const xml = Object.entries(parts)
        .filter(([name]) => name.endsWith('.xml'))
        .map(([, text]) => text)
        .join('')
      expect(xml).not.toMatch(/<w:sdt[ >]|<w:txbxContent|<v:textbox|w:asciiTheme|<w:pict/u)
    }
  })
  it('QR-код стоит в нижнем колонтитуле первой страницы и ничего не сдвигает', async () => {
    const parts = await reopen(buildSamplePaper('letter', letterSampleOffice, { ...settings, qrCode: true }))
    const footers = Object.entries(parts).filter(([name]) => /^word\/footer\d/u.test(name))
    expect(footers.map(([, xml]) => xml.includes('<pic:pic')).sort()).toEqual([false, true])
    expect(parts['word/document.xml']).toMatch(/w:footer="255"/u)
    expect(parts['word/document.xml']).toContain('<w:titlePg/>')
  })
})

describe('номера пунктов', () => {
  it('подряд идущие – один список, пропуск начинает новый, чужой вид остаётся текстом', () => {
    const numbering = new Numbering()
    expect(numbering.list(['1.1.', '1.2.', '1.4.', '2.1.', 'а)', '01.'])).toEqual([
      { reference: 'list-1', level: 0 },
      { reference: 'list-1', level: 0 },
      { reference: 'list-2', level: 0 },
      { reference: 'list-3', level: 0 },
      undefined,
      undefined,
    ])
    expect(numbering.config.map(({ levels: [level] }) => [level?.text, level?.start])).toEqual([
      ['1.%1.', 1],
      ['1.%1.', 4],
      ['2.%1.', 1],
    ])
  })
})
