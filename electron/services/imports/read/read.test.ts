import { execFileSync, spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { csvFile, windows1251 } from '../../../../tests/builders/importFiles.ts'
import { AppError } from '../../../contract/errors.ts'
import { CsvSplitter, delimiterOf, parseCsv } from './csv.ts'
import { encodingOf } from './encoding.ts'
import { Notices } from './notices.ts'
import { openTable } from './openTable.ts'
import { ERROR_MARK, FORMULA_MARK } from './table.ts'
import type { ReadChoice, TableRow } from './table.ts'
import { civilOfSerial } from './xlsxRow.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcu-test-read-'))
const chosen = (choice: Partial<ReadChoice> = {}): ReadChoice => ({
  sheet: null,
  encoding: null,
  delimiter: null,
  ...choice,
})

async function readAll(path: string, choice: Partial<ReadChoice> = {}) {
  const table = await openTable(path, chosen(choice))
  const notices = new Notices()
  const rows: TableRow[] = []
  try {
    for await (const batch of table.rows(notices)) rows.push(...batch)
  } finally {
    table.close()
  }
  return { table, rows, notices: notices.list() }
}

async function unreadable(path: string): Promise<string> {
  try {
    await readAll(path)
  } catch (error) {
    if (error instanceof AppError && error.code === 'fileUnreadable') return error.message
    throw error
  }
  throw new Error('The file was read')
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface Parts {
  sheet?: string
  /** What stands behind the rows. */
  tail?: string
  strings?: string
  styles?: string
  workbookPr?: string
  sheets?: string
  root?: string
  prefix?: string
}

/** A workbook put together by hand, so that its XML is exactly what a test is about. */
async function workbook(name: string, parts: Parts): Promise<string> {
  const { sheet = '', tail = '', strings, styles, workbookPr = '', prefix = '' } = parts
  const zip = new yazl.ZipFile()
  const add = (path: string, xml: string): void =>
    zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`), path)
  const one = prefix === '' ? `xmlns="${MAIN}"` : `xmlns:${prefix.slice(0, -1)}="${MAIN}"`
  add(
    '_rels/.rels',
    `<Relationships><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbookPr}<sheets>${parts.sheets ?? '<sheet name="Данные" sheetId="1" r:id="rId1"/>'}</sheets></workbook>`,
  )
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
  )
  add(
    'xl/worksheets/sheet1.xml',
    `<${prefix}worksheet ${one}><${prefix}sheetData>${sheet}</${prefix}sheetData>${tail}</${prefix}worksheet>`,
  )
  add(
    'xl/worksheets/sheet2.xml',
    `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>2</v></c></row></sheetData></worksheet>`,
  )
  if (strings !== undefined) add('xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${strings}</sst>`)
  if (styles !== undefined) add('xl/styles.xml', `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`)
  zip.end()
  const path = join(folder, name)
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

const cells = (rows: readonly TableRow[]): (readonly string[])[] => rows.map((row) => row.cells)

describe('a workbook', () => {
  it('gives shared, inline and formatted strings without phonetic marks, and keeps the places of cells', async () => {
    const path = await workbook('strings.xlsx', {
      strings:
        '<si/><si><t>Снег &amp; лёд</t></si><si><r><rPr><b/></rPr><t>жирный</t></r><r><t xml:space="preserve"> и нет</t></r><rPh sb="0" eb="1"><t>х</t></rPh></si>',
      sheet:
        '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>0</v></c></row>' +
        '<row r="3"><c r="B3" t="inlineStr"><is><t>внутри &#1103; _x000D_</t></is></c><c r="C3" t="b"><v>1</v></c></row>',
    })
    const { rows } = await readAll(path)
    expect(rows.map(({ number }) => number)).toEqual([1, 3])
    expect(cells(rows)).toEqual([
      ['Снег & лёд', '', 'жирный и нет'],
      ['', 'внутри я \r', 'Да'],
    ])
  })

  it('gives dates by the format of their cells, in both day counts, and leaves numbers alone', async () => {
    const styles =
      '<numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="#,##0.00\\ &quot;руб. дм&quot;"/></numFmts>' +
      '<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>'
    const sheet =
      '<row r="1"><c r="A1" s="1"><v>46343</v></c><c r="B1" s="2"><v>46343.3958333333</v></c><c r="C1" s="3"><v>46343</v></c><c r="D1"><v>1.2345678901E+13</v></c></row>'
    const usual = await readAll(await workbook('dates.xlsx', { styles, sheet }))
    expect(cells(usual.rows)).toEqual([['2026-11-17', '2026-11-17T09:30', '46343', '12345678901000']])
    const old = await readAll(
      await workbook('dates1904.xlsx', { styles, sheet, workbookPr: '<workbookPr date1904="1"/>' }),
    )
    expect(old.rows[0]?.cells[0]).toBe('2030-11-18')
  })

  it('marks errors and formulas without a stored value, and takes the stored value of the rest', async () => {
    const path = await workbook('formulas.xlsx', {
      sheet:
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1</f><v>два</v></c><c r="C1" t="e"><f>NA()</f><v>#N/A</v></c><c r="D1"><f>A1+1</f></c></row>',
    })
    const { rows, notices } = await readAll(path)
    expect(cells(rows)).toEqual([['2', 'два', `${ERROR_MARK}#N/A`, `${FORMULA_MARK}=`]])
    expect(notices.map(({ count, rows: where }) => [count, where])).toEqual([
      [1, [1]],
      [1, [1]],
    ])
  })

  it('tells of merged cells and hidden rows, and passes over hundreds of empty ones', async () => {
    const blank = Array.from({ length: 300 }, (_, index) => `<row r="${index + 3}"/>`).join('')
    const path = await workbook('odd.xlsx', {
      sheet: `<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>${blank}<row r="400"><c r="A400"><v>3</v></c></row><row r="401"><c r="A401" t="inlineStr"><is><t> </t></is></c></row>`,
      tail: '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
    })
    const { rows, notices } = await readAll(path)
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 400])
    expect(notices.map(({ text }) => text.split(':')[0]).sort()).toEqual(['Объединённые ячейки', 'Скрытая строка'])
  })

  it('is read when its elements carry a prefix, and when rows and cells name no place', async () => {
    const path = await workbook('prefix.xlsx', {
      prefix: 'x:',
      sheet:
        '<x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c><x:v>3</x:v></x:c></x:row><x:row><x:c><x:v>4</x:v></x:c></x:row>',
    })
    const { rows } = await readAll(path)
    expect(rows).toEqual([
      { number: 1, cells: ['1', '', '3'] },
      { number: 2, cells: ['4'] },
    ])
  })

  it('opens at the first sheet that is not hidden, and at any sheet by its name', async () => {
    const sheets =
      '<sheet name="Служебный" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Май" sheetId="2" r:id="rId2"/>'
    const path = await workbook('sheets.xlsx', { sheets, sheet: '<row r="1"><c r="A1"><v>1</v></c></row>' })
    const found = await readAll(path)
    expect(found.table.sheet).toBe('Май')
    expect(found.table.sheets).toEqual([
      { name: 'Служебный', isHidden: true },
      { name: 'Май', isHidden: false },
    ])
    expect(cells((await readAll(path, { sheet: 'Служебный' })).rows)).toEqual([['1']])
    await expect(readAll(path, { sheet: 'Июнь' })).rejects.toThrow('нет листа «Июнь»')
  })
})

describe('a file that is no workbook one can read', () => {
  const write = (name: string, content: string | Buffer): string => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

  it('says what it is and what to do', async () => {
    const encrypted = Buffer.concat([
      ole,
      Buffer.alloc(3_000_000),
      Buffer.from('EncryptedPackage', 'utf16le'),
      Buffer.alloc(99),
    ])
    expect(await unreadable(write('password.xlsx', encrypted))).toContain('защищён паролем: снимите пароль')
    expect(await unreadable(write('old.xls', Buffer.concat([ole, Buffer.alloc(4096)])))).toContain('Excel 97–2003')
    expect(await unreadable(write('page.xls', '\uFEFF<html><body><table>'))).toContain('HTML')
    expect(
      await unreadable(write('xml.xls', '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>')),
    ).toContain('XML 2003')
    expect(await unreadable(write('paper.xlsx', '%PDF-1.7'))).toContain('PDF')
    expect(await unreadable(write('empty.csv', ''))).toContain('пустой')
    expect(
      await unreadable(write('photo.csv', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 1, 2, 3, 4]))),
    ).toContain('не таблица')
  })

  it('says so when the archive is cut, foreign or without its sheet', async () => {
    const whole = readFileSync(await workbook('whole.xlsx', { sheet: '<row r="1"><c r="A1"><v>1</v></c></row>' }))
    expect(await unreadable(write('cut.xlsx', whole.subarray(0, whole.length - 40)))).toContain(
      'повреждена или скачана не полностью',
    )
    const torn = Buffer.from(whole)
    torn.fill(7, 60, 120)
    expect(await unreadable(write('torn.xlsx', torn))).toContain('повреждена')
    const zip = new yazl.ZipFile()
    zip.addBuffer(Buffer.from('привет'), 'readme.txt')
    zip.end()
    const path = join(folder, 'other.xlsx')
    await pipeline(zip.outputStream, createWriteStream(path))
    expect(await unreadable(path)).toContain('не книга Excel')
  })

  it('is refused when it unpacks to a hundred times its size', async () => {
    const zip = new yazl.ZipFile()
    zip.addBuffer(Buffer.alloc(130 * 1024 * 1024, 32), 'xl/worksheets/sheet1.xml')
    zip.end()
    const path = join(folder, 'bomb.xlsx')
    await pipeline(zip.outputStream, createWriteStream(path))
    expect(await unreadable(path)).toContain('распаковывается')
  })
})

describe('a text table', () => {
  const rows = [
    ['Номер', 'Текст', 'Адрес'],
    ['1', 'Снег; лёд и «ёлки»', 'ул. Речная, 12'],
    ['2', 'Строка\nвторая', ''],
  ]

  it('is read in whatever encoding and with whatever delimiter it was written', async () => {
    for (const encoding of ['utf-8', 'utf-8-bom', 'windows-1251', 'utf-16le'] as const) {
      for (const delimiter of [';', ',', '\t']) {
        const found = await readAll(csvFile(folder, 'any.csv', rows, { encoding, delimiter }))
        expect(cells(found.rows)).toEqual(rows)
        expect(found.table).toMatchObject({ encoding: encoding.replace('-bom', ''), delimiter })
      }
    }
  })

  it('keeps the numbers of rows as a spreadsheet shows them, blank rows counted', async () => {
    const path = join(folder, 'blank.csv')
    writeFileSync(path, `a;b\r\n${';\r\n'.repeat(300)}1;2\r\n\r\n`)
    expect((await readAll(path)).rows.map(({ number }) => number)).toEqual([1, 302])
  })

  it('knows Windows-1251 from other old encodings by its letters', () => {
    expect(encodingOf(windows1251('Не вывозят мусор со двора, улица Речная'), true)).toBe('windows-1251')
    expect(encodingOf(Buffer.from('plain;text'), true)).toBe('utf-8')
    // A letter of two bytes cut at the end of the sample is no mistake.
    expect(encodingOf(Buffer.from('Снег').subarray(0, 7), false)).toBe('utf-8')
  })

  it('takes a quote that was never closed as a plain sign and says so', async () => {
    const path = join(folder, 'quote.csv')
    writeFileSync(path, 'Номер;Текст\n1;"Школа" № 5\n2;"ООО "Ромашка"\n3;конец\n')
    const { rows: read } = await readAll(path)
    expect(read.at(0)?.cells).toEqual(['Номер', 'Текст'])
    expect(read.at(1)?.cells).toEqual(['1', 'Школа № 5'])
    expect(read.length).toBe(4)
  })

  it('takes the apostrophe away that guards a text from being computed', async () => {
    expect(
      cells(
        (
          await readAll(
            csvFile(folder, 'guard.csv', [
              ['a', 'b'],
              ["'-", "'=1+1"],
              ["'нет", "O'k"],
            ]),
          )
        ).rows,
      ),
    ).toEqual([
      ['a', 'b'],
      ['-', '=1+1'],
      ["'нет", "O'k"],
    ])
  })

  it('finds the delimiter by what gives even rows, and by the mark of Excel', () => {
    expect(delimiterOf('Суть;Где\nСнег, лёд;Речная, 1\nЯма, грязь;Лесная, 2\n')).toBe(';')
    expect(delimiterOf('sep=,\na,b\n')).toBe(',')
  })

  const cell = fc.string({ unit: fc.constantFrom('а', 'ё', ' ', '"', ';', ',', '\n', '\r', 'x', '№'), maxLength: 8 })
  const written = (table: readonly (readonly string[])[], delimiter: string): string =>
    table.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n')

  it('gives back whatever was written by the rules, in one piece or in many', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(';', ',', '\t'),
        fc.integer({ min: 1, max: 7 }),
        (table, delimiter, size) => {
          const text = written(table, delimiter)
          expect(parseCsv(text, delimiter)).toEqual(table)
          const splitter = new CsvSplitter(delimiter)
          const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? []
          expect([...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()]).toEqual(table)
        },
      ),
    )
  })

  it('loses no sign of any text, however broken its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('а', '"', ';', '\n', 'b'), maxLength: 40 }), (text) => {
        const letters = (source: string): string => source.replace(/[^аb]/gu, '')
        expect(letters(parseCsv(text, ';').flat().join(''))).toBe(letters(text))
      }),
    )
  })
})

it('a day of a spreadsheet is a civil day, for all days of two centuries', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 109_000 }), fc.integer({ min: 0, max: 1439 }), (day, minute) => {
      const at = new Date(Date.UTC(1899, 11, 30) + day * 86_400_000 + minute * 60_000).toISOString()
      expect(civilOfSerial(day + minute / 1440, false)).toBe(minute === 0 ? at.slice(0, 10) : at.slice(0, 16))
    }),
  )
})

const soffice = spawnSync('soffice', ['--version']).status === 0

describe('files of LibreOffice', () => {
  /** Skipped where LibreOffice is not installed: the file must come from another program. */
  it.skipIf(!soffice)(
    'are read as the table they show: texts, dates, numbers, formulas, merged cells, a hidden sheet',
    async () => {
      const place = mkdtempSync(join(folder, 'office-'))
      const source = join(place, 'source.fods')
      const text = (value: string): string =>
        `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`
      const date = (value: string): string =>
        `<table:table-cell table:style-name="day" office:value-type="date" office:date-value="${value}"><text:p>${value}</text:p></table:table-cell>`
      const number = (value: number): string =>
        `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
      const row = (...inside: string[]): string => `<table:table-row>${inside.join('')}</table:table-row>`
      writeFileSync(
        source,
        `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles><number:date-style style:name="dmy"><number:day number:style="long"/><number:text>.</number:text><number:month number:style="long"/><number:text>.</number:text><number:year number:style="long"/></number:date-style><style:style style:name="day" style:family="table-cell" style:data-style-name="dmy"/></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Выгрузка">${row(
          `<table:table-cell table:number-columns-spanned="4" office:value-type="string"><text:p>Выгрузка за ноябрь</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="3"/>`,
        )}${row(text('Номер'), text('Дата'), text('Текст'), text('Сумма'))}${row(number(1001), date('2026-11-17'), text('Снег &amp; «лёд» <text:s/>во дворе'), '<table:table-cell table:formula="of:=[.A3]+1" office:value-type="float" office:value="1002"><text:p>1002</text:p></table:table-cell>')}<table:table-row table:number-rows-repeated="300"><table:table-cell/></table:table-row>${row(number(1002), date('2026-11-16'), text('Яма'), number(7.5))}</table:table></office:spreadsheet></office:body></office:document>`,
      )
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${place}/profile`,
          '--headless',
          '--convert-to',
          'xlsx',
          '--outdir',
          place,
          source,
        ],
        {
          stdio: 'ignore',
        },
      )
      const { rows, table, notices } = await readAll(join(place, 'source.xlsx'))
      expect(table.sheet).toBe('Выгрузка')
      expect(rows.map(({ number: at }) => at)).toEqual([1, 2, 3, 304])
      expect(cells(rows)).toEqual([
        ['Выгрузка за ноябрь'],
        ['Номер', 'Дата', 'Текст', 'Сумма'],
        ['1001', '2026-11-17', 'Снег & «лёд»  во дворе', '1002'],
        ['1002', '2026-11-16', 'Яма', '7.5'],
      ])
      expect(notices.some(({ text: said }) => said.startsWith('Объединённые'))).toBe(true)
    },
    120_000,
  )
})
