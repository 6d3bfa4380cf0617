import type { ReportContent, ReportFigure, ReportTable } from '../../contract/reports.ts'
import type { CellValue, ColumnType, SheetSpec } from '../../documents/xlsx.ts'
import { columnsOf, sheetOf } from '../sheet.ts'
import { texts } from './texts.ts'

/** A report as a workbook: figures with their definitions, what changed, every table on a sheet of its own, gaps. */

const words = texts.sheets
const PERCENT = 100

/** A percentage as the fraction that a cell of percents holds; other figures as they are. */
const valueOf = (unit: ReportFigure['unit'], value: number | null | undefined): number | null =>
  value == null ? null : unit === 'percent' ? value / PERCENT : value

interface Line {
  section: string
  figure: ReportFigure
  definition: ReportContent['definitions'][number] | undefined
}

function figureSheet({ sections, definitions }: ReportContent): SheetSpec {
  const known = new Map(definitions.map((one) => [one.key, one]))
  const lines = sections.flatMap(({ title, figures }) =>
    figures.map((figure): Line => ({ section: title, figure, definition: known.get(figure.key) })),
  )
  const { text, number } = columnsOf<Line>()
  return sheetOf(
    words.figures,
    [
      text(words.section, 28, ({ section }) => section),
      text(words.figure, 44, ({ figure }) => figure.name),
      text(words.unit, 18, ({ figure }) => words.units[figure.unit]),
      number(words.now, ({ figure }) => figure.now.value),
      number(words.part, ({ figure }) => figure.now.part),
      number(words.whole, ({ figure }) => figure.now.whole),
      number(words.before, ({ figure }) => figure.before?.value),
      number(words.yearAgo, ({ figure }) => figure.yearAgo?.value),
      text(words.numerator, 50, ({ definition }) => definition?.numerator),
      text(words.denominator, 50, ({ definition }) => definition?.denominator),
      text(words.countsBy, 50, ({ definition }) => definition?.countsBy),
      text(words.excludes, 50, ({ definition }) => definition?.excludes),
      text(words.source, 24, ({ definition }) => definition?.source),
    ],
    lines,
  )
}

function changeSheet({ changes }: ReportContent): SheetSpec[] {
  if (changes === null || changes.figures.length === 0) return []
  const { text, number } = columnsOf<(typeof changes.figures)[number]>()
  return [
    sheetOf(
      words.changes,
      [
        text(words.figure, 44, ({ name }) => name),
        text(words.unit, 18, ({ unit }) => words.units[unit]),
        number(words.signed, ({ earlier }) => earlier),
        number(words.now, ({ now }) => now.value),
      ],
      changes.figures,
    ),
  ]
}

const isWords = (unit: ReportTable['columns'][number]['unit']): boolean =>
  unit === 'text' || unit === 'short' || unit === 'date' || unit === 'change'

function tableSheet({ title, columns, rows }: ReportTable): SheetSpec {
  const type = (unit: (typeof columns)[number]['unit']): ColumnType =>
    isWords(unit) ? 'text' : unit === 'percent' ? 'percent' : 'number'
  return {
    name: title,
    columns: columns.map(({ title: head, unit }) => ({
      title: head,
      type: type(unit),
      ...(unit === 'text' ? { width: 44 } : {}),
    })),
    rows: rows.map(({ cells }) =>
      cells.map(({ text, value }, index): CellValue => {
        const unit = columns[index]?.unit ?? 'text'
        return isWords(unit) ? text : valueOf(unit as ReportFigure['unit'], value)
      }),
    ),
  }
}

function gapSheet({ gaps }: ReportContent): SheetSpec {
  const { text, number } = columnsOf<(typeof gaps)[number]>()
  return sheetOf(words.gaps, [text(words.gap, 80, (gap) => gap.text), number(words.amount, (gap) => gap.amount)], gaps)
}

export const workbook = (content: ReportContent): SheetSpec[] => [
  figureSheet(content),
  ...changeSheet(content),
  ...content.sections.flatMap(({ tables }) => tables.map(tableSheet)),
  gapSheet(content),
]
