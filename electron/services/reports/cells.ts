import type { CaseFilter } from '../../contract/messages.ts'
import type { ReportCell, ReportLink, ReportTable } from '../../contract/reports.ts'
import { SMALL_NUMBER } from '../../contract/analytics.ts'
import { shortDate } from '../../documents/civilText.ts'
import { changeText, figureText } from '../../documents/reportFigures.ts'
import { texts } from './texts.ts'

/** Cells and tables of a report. */

const PERCENT = 100

export const cases = (filter: CaseFilter): ReportLink => ({ kind: 'cases', filter })

export const word = (text: string, opens: ReportLink | null = null): ReportCell => ({
  text,
  value: null,
  opens,
  isSmall: false,
})

export const amount = (value: number | null, opens: ReportLink | null = null): ReportCell => ({
  text: figureText('count', { value, part: null, whole: null }),
  value,
  opens: value === null ? null : opens,
  isSmall: value !== null && value > 0 && value < SMALL_NUMBER,
})

export const shareOf = (part: number, whole: number): ReportCell => {
  const value = whole === 0 ? null : (part / whole) * PERCENT
  return { text: figureText('percent', { value, part, whole }), value, opens: null, isSmall: false }
}

/** How a count changed, in words; null where there is nothing to compare with. */
export const changed = (now: number, before: number | null): ReportCell => {
  const counted = (value: number) => ({ value, part: null, whole: null })
  return {
    ...word(changeText('count', counted(now), before === null ? null : counted(before))),
    value: before === null ? null : now - before,
  }
}

export const decimal = (value: number | null, text: string): ReportCell => ({ ...word(text), value })

export const day = (civil: string | null): ReportCell => word(civil === null ? '' : shortDate(civil))

type Unit = ReportTable['columns'][number]['unit']
interface Column<Row> {
  title: string
  unit: Unit
  cell: (row: Row) => ReportCell
}

/** A column of a table over rows of one type; head and cell are said once. */
export const columnsOf = <Row>() => ({
  text: (title: string, cell: (row: Row) => ReportCell): Column<Row> => ({ title, unit: 'text', cell }),
  short: (title: string, cell: (row: Row) => ReportCell): Column<Row> => ({ title, unit: 'short', cell }),
  mark: (title: string, cell: (row: Row) => ReportCell): Column<Row> => ({ title, unit: 'mark', cell }),
  change: (title: string, cell: (row: Row) => ReportCell): Column<Row> => ({ title, unit: 'change', cell }),
  count: (title: string, cell: (row: Row) => ReportCell): Column<Row> => ({ title, unit: 'count', cell }),
  percent: (title: string, cell: (row: Row) => ReportCell): Column<Row> => ({ title, unit: 'percent', cell }),
  date: (title: string, cell: (row: Row) => ReportCell): Column<Row> => ({ title, unit: 'date', cell }),
})

/** A table of the first `limit` rows; what is left out is said under it. No table of nothing. */
export function table<Row>(
  key: string,
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  more: { limit?: number; total?: readonly ReportCell[] } = {},
): ReportTable[] {
  if (rows.length === 0) return []
  const shown = rows.slice(0, more.limit ?? rows.length)
  return [
    {
      key,
      title,
      columns: columns.map(({ title: head, unit }) => ({ title: head, unit })),
      rows: [
        ...shown.map((row) => ({ cells: columns.map(({ cell }) => cell(row)), isTotal: false })),
        ...(more.total === undefined ? [] : [{ cells: [...more.total], isTotal: true }]),
      ],
      note: shown.length < rows.length ? texts.tables.more(shown.length, rows.length) : '',
    },
  ]
}
