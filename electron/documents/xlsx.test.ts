import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { csvField, writeCsv } from './csv.ts'
import { largestRowCount, longestCellText, writeXlsx } from './xlsx.ts'
import type { CellValue, SheetSpec } from './xlsx.ts'
import { columnName, dateSerial, escapeXml, sheetNames } from './xlsxCells.ts'

const folder = mkdtempSync(join(tmpdir(), 'reestr-xlsx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function unzip(path: string): Promise<Record<string, string>> {
  const zip = await yauzl.openPromise(path)
  const parts: Record<string, string> = {}
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    parts[entry.fileName] = Buffer.concat(pieces).toString('utf8')
  }
  return parts
}

const sheet = (rows: SheetSpec['rows']): SheetSpec => ({
  name: 'Нагрузка: блоки',
  columns: [
    { title: 'Суть', width: 40, type: 'text' },
    { title: 'Поступило', type: 'number' },
    { title: 'Дата', type: 'date' },
    { title: 'Доля', type: 'percent' },
  ],
  rows,
})

describe('XLSX', () => {
  it('пишет шапку, фильтр, закрепление и клетки своих типов', async () => {
    const path = join(folder, 'typed.xlsx')
    const result = await writeXlsx(path, [
      sheet([
        ['Снег & лёд', 41, '2026-11-17', 0.915],
        ['б', null, '2026-11-17T16:40', undefined],
      ]),
    ])
    expect(result).toEqual({ rows: [2], shortenedCells: 0 })
    const parts = await unzip(path)
    const xml = parts['xl/worksheets/sheet1.xml'] ?? ''
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(xml).toContain('<autoFilter ref="A1:D3"/>')
    expect(xml).toContain('<c r="A1" t="inlineStr" s="3">')
    expect(xml).toContain('Снег &amp; лёд')
    expect(xml).toContain(
      '<c r="B2" s="0"><v>41</v></c><c r="C2" s="1"><v>46343</v></c><c r="D2" s="4"><v>0.915</v></c>',
    )
    expect(xml).toMatch(/<c r="C3" s="2"><v>46343\.694/u)
    expect(xml).not.toContain('r="B3"')
    expect(parts['xl/workbook.xml']).toContain('name="Нагрузка  блоки"')
    expect(readdirSync(folder)).not.toContain('typed.xlsx.partial')
  })
  it('текст, похожий на формулу, остаётся текстом, управляющие знаки исчезают', async () => {
    const path = join(folder, 'formula.xlsx')
    await writeXlsx(path, [sheet([['=HYPERLINK("x")\u0000\u0008', '+7' as CellValue, 'не дата', null]])])
    const xml = (await unzip(path))['xl/worksheets/sheet1.xml'] ?? ''
    expect(xml).not.toContain('<f>')
    expect(xml).toContain('t="inlineStr" s="5"><is><t xml:space="preserve">=HYPERLINK(&quot;x&quot;)</t>')
    expect(xml).toContain('<t xml:space="preserve">не дата</t>')
  })
  it('текст длиннее клетки обрывается с пометкой и считается', async () => {
    const path = join(folder, 'long.xlsx')
    const result = await writeXlsx(path, [sheet([['я'.repeat(1_000_000), 1, null, null]])])
    expect(result.shortenedCells).toBe(1)
    const text = /preserve">(я+…[^<]*)</u.exec((await unzip(path))['xl/worksheets/sheet1.xml'] ?? '')?.[1] ?? ''
    expect(text).toHaveLength(longestCellText)
    expect(text).toContain('всего знаков: 1000000')
  })
  it('несколько листов, строки приходят по мере чтения, ход сообщается', async () => {
    async function* rows() {
      for (let index = 0; index < 2500; index += 1) yield [`строка ${index}`, index, '2026-01-01', 0]
    }
    const path = join(folder, 'two.xlsx')
    const seen: number[] = []
    const result = await writeXlsx(path, [sheet(rows()), sheet([['одна', 1, null, null]])], {
      onProgress: (count) => seen.push(count),
    })
    expect(result.rows).toEqual([2500, 1])
    expect(seen).toEqual([1000, 2000, 2500, 2501])
    expect(Object.keys(await unzip(path))).toContain('xl/worksheets/sheet2.xml')
  })
  it('лишние строки дают понятный отказ, файла не остаётся', async () => {
    const path = join(folder, 'rows.xlsx')
    function* rows() {
      for (let index = 0; index < largestRowCount; index += 1) yield []
    }
    await expect(writeXlsx(path, [sheet(rows())])).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('1 048 575'),
    })
    expect(existsSync(path) || existsSync(`${path}.partial`)).toBe(false)
  })
  it('остановка убирает начатый файл и не трогает прежний', async () => {
    const path = join(folder, 'stop.xlsx')
    await writeXlsx(path, [sheet([['прежний', 1, null, null]])])
    const before = readFileSync(path)
    const stop = new AbortController()
    function* rows() {
      for (;;) yield ['строка', 1, null, null]
    }
    const writing = writeXlsx(path, [sheet(rows())], {
      signal: stop.signal,
      onProgress: (count) => count >= 3000 && stop.abort(),
    })
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' })
    expect(readFileSync(path).equals(before)).toBe(true)
    expect(existsSync(`${path}.partial`)).toBe(false)
  })
  it('ошибка чтения строк доходит до вызвавшего', async () => {
    function* rows() {
      yield ['одна', 1, null, null]
      throw new Error('база закрыта')
    }
    await expect(writeXlsx(join(folder, 'broken.xlsx'), [sheet(rows())])).rejects.toThrow('база закрыта')
  })
  it('папка только для чтения даёт ошибку диска', async () => {
    await expect(writeXlsx(join(folder, 'нет такой', 'a.xlsx'), [sheet([])])).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('части XLSX', () => {
  it('имена столбцов идут подряд без пропусков', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })
  it('дата в порядковый номер и обратно', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-03-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true }),
        (date) => {
          const civil = date.toISOString().slice(0, 10)
          const serial = dateSerial(civil) ?? 0
          expect(new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10)).toBe(civil)
        },
      ),
    )
    expect([dateSerial('2026-02-30'), dateSerial('1899-01-01'), dateSerial('весна')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
  it('любой текст становится допустимым XML', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeXml(text)
        expect(escaped).not.toMatch(/[<>"\u0000-\u0008\u000b\u000c\u000e-\u001f]/u)
        expect(escaped.isWellFormed()).toBe(true)
      }),
    )
    expect(escapeXml('а\ud800б 😀')).toBe('аб 😀')
  })
  it('имена листов допустимы и различны', () => {
    expect(sheetNames(['Блоки', 'блоки', '[]', 'ж'.repeat(40), 'ж'.repeat(40)])).toEqual([
      'Блоки',
      'блоки (2)',
      'Лист 3',
      'ж'.repeat(31),
      `${'ж'.repeat(27)} (2)`,
    ])
  })
})

describe('CSV', () => {
  it('пишет точку с запятой, BOM, запятую в дробях, дату по-русски', async () => {
    const path = join(folder, 'a.csv')
    await writeCsv(
      path,
      sheet([
        ['Снег; лёд «"», ёлка', 41.5, '2026-11-17T16:40', 0.915],
        ['=1+1', -3, '2026-11-17', 0.07],
      ]),
    )
    expect(readFileSync(path, 'utf8')).toBe(
      '\ufeffСуть;Поступило;Дата;Доля\r\n"Снег; лёд «""», ёлка";41,5;17.11.2026 16:40;91,5%\r\n\'=1+1;-3;17.11.2026;7%\r\n',
    )
  })
  it.each(['=1', '+7 900', '-', '@SUM'])('обезвреживает %s', (text) => expect(csvField(text)).toBe(`'${text}`))
})
