import { escapeXml } from './xlsxCells.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006/'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'

function each(count: number, part: (number: number) => string): string {
  return Array.from({ length: count }, (_, index) => part(index + 1)).join('')
}

export function contentTypes(sheets: number): string {
  const worksheets = each(
    sheets,
    (n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${spreadsheet}worksheet+xml"/>`,
  )
  return `${declaration}<Types xmlns="${packaged}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}sheet.main+xml"/>${worksheets}<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}styles+xml"/></Types>`
}

export const rootRelations = `${declaration}<Relationships xmlns="${packaged}relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

export function workbookXml(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`
}

export function workbookRelations(sheets: number): string {
  const worksheets = each(
    sheets,
    (n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  )
  return `${declaration}<Relationships xmlns="${packaged}relationships">${worksheets}<Relationship Id="rId${sheets + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`
}

/** Indexes into `cellXfs` below. */
export const styleOf = { number: 0, date: 1, moment: 2, head: 3, percent: 4, text: 5 } as const

const top = '<alignment vertical="top"/>'
const wrapped = '<alignment vertical="top" wrapText="1"/>'

export const stylesXml = `${declaration}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/><numFmt numFmtId="166" formatCode="0.0%"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf applyAlignment="1">${top}</xf><xf numFmtId="164" applyNumberFormat="1" applyAlignment="1">${top}</xf><xf numFmtId="165" applyNumberFormat="1" applyAlignment="1">${top}</xf><xf fontId="1" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1">${wrapped}</xf><xf numFmtId="166" applyNumberFormat="1" applyAlignment="1">${top}</xf><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1">${wrapped}</xf></cellXfs></styleSheet>`
