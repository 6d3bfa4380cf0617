import type { Block, PageSettings, TableCell } from '../contract/documents.ts'
import type { PositionMap } from '../contract/positionMap.ts'
import type { ReportCell, ReportSection, ReportTable } from '../contract/reports.ts'
import { anchor, cell, fillWidths, headRow, paragraph, paragraphs, runs } from './blocks.ts'
import { mapGroups, mapSummary } from './positionMapLines.ts'
import type { MapLine } from './positionMapLines.ts'
import { texts } from './texts/index.ts'

/** «Карта положения» as an appendix to a report: the table that is frozen with it, and how that table is printed. */

const words = texts.positionMap
/** Five columns of words stand side by side in no larger letters. */
const tablePt = 10

export const mapSentences = (map: PositionMap): string[] => [mapSummary(map), words.how]

const word = (text: string): ReportCell => ({ text, value: null, opens: null, isSmall: false })
const lineCells = (line: MapLine): ReportCell[] =>
  [
    String(line.number),
    line.item === '' ? line.text : words.duty(line.item, line.text),
    line.where,
    line.done,
    [line.missing, line.outside === '' ? '' : words.partOutside(line.outside), line.note]
      .filter((text) => text !== '')
      .join('\n'),
    line.stateName,
  ].map(word)

/** One table of all groups: the row of a group holds its name alone. No table where the decree names nothing. */
export function mapTable(map: PositionMap): ReportTable[] {
  const rows = mapGroups(map).flatMap(({ title, lines }) => [
    { cells: ['', title, '', '', '', ''].map(word), isTotal: true },
    ...lines.map((line) => ({ cells: lineCells(line), isTotal: false })),
  ])
  if (rows.length === 0) return []
  const columns = words.tableColumns.map((title, index) => ({
    title,
    unit: index === 0 ? ('short' as const) : ('text' as const),
  }))
  return [{ key: 'positionMap', title: words.appendixTitle, columns, rows, note: '' }]
}

const caption = (text: string): Block =>
  paragraph(runs(text, { bold: true }), {
    indentMm: 0,
    align: 'left',
    keepWithNext: true,
    spaceBeforePt: 10,
    spaceAfterPt: 2,
  })

/** The state stands over what is missing: a column of its own would tear the words of the others. */
function printedRow({ cells }: ReportTable['rows'][number]): TableCell[] {
  const [number = '', duty = '', where = '', done = '', missing = '', state = ''] = cells.map(({ text }) => text)
  return [
    cell(number, { align: 'right' }),
    cell(duty),
    cell(where),
    cell(done),
    cell([words.state(state), missing].filter((text) => text !== '').join('\n')),
  ]
}

function groupBlocks({ rows }: ReportTable, page: PageSettings): Block[] {
  const widths = fillWidths(page, [{ mm: 10 }, { weight: 1 }, { mm: 28 }, { weight: 1.25 }, { weight: 0.95 }])
  const groups: { title: string; rows: TableCell[][] }[] = []
  for (const row of rows) {
    if (row.isTotal) groups.push({ title: row.cells[1]?.text ?? '', rows: [] })
    else groups.at(-1)?.rows.push(printedRow(row))
  }
  return groups.flatMap((group): Block[] => [
    caption(group.title),
    {
      type: 'table',
      columns: widths.map((widthMm) => ({ widthMm, align: 'left' as const })),
      head: [headRow(words.printedColumns)],
      rows: group.rows,
      fontSizePt: page.tableFontSizePt,
    },
  ])
}

/** On sheets of its own behind the report. @param to what it is an appendix to */
export function mapAppendix(section: ReportSection, to: { title: string; period: string }, of: PageSettings): Block[] {
  const page = { ...of, tableFontSizePt: Math.min(tablePt, of.tableFontSizePt) }
  return [
    { type: 'pageBreak' },
    { type: 'appendixHeader', lines: [runs(words.appendix), runs(words.appendixTo(to.title, to.period))] },
    {
      type: 'heading',
      level: 2,
      align: 'center',
      runs: runs(section.title, { bold: true }),
      spaceBeforePt: 12,
      spaceAfterPt: 6,
      ...anchor(`section-${section.key}`, section.title),
    },
    ...section.sentences.map((text) => paragraph(text, { indentMm: 0, align: 'left' })),
    ...section.tables.flatMap((table) => groupBlocks(table, page)),
    ...(section.comment.trim() === '' ? [] : paragraphs(section.comment, [], { spaceBeforePt: 6 })),
  ]
}
