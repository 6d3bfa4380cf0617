import type { AssignmentFilter } from '../../contract/assignments.ts'
import type { ReadDb } from '../../db/database.ts'
import type { CellValue, SheetSpec, TableColumnSpec } from '../../documents/xlsx.ts'
import { allAssignments } from './assignments.repo.ts'
import type { Days } from './filter.ts'
import { sheetTexts as texts } from './texts.ts'
import { views } from './view.ts'

const text = (title: string, width: number): TableColumnSpec => ({ title, width, type: 'text' })
const date = (title: string): TableColumnSpec => ({ title, width: 12, type: 'date' })
const number = (title: string): TableColumnSpec => ({ title, type: 'number' })

/** The list of a filter as a sheet, in its order; days late stand beside the term, so that a sum can be made of them. */
export function workbook(db: ReadDb, filter: AssignmentFilter, days: Days): SheetSpec[] {
  const raw = allAssignments(db, filter, days)
  const reports = new Map(raw.map((row) => [row.id, row.report]))
  const rows = views(db, raw, days.today).map((row): CellValue[] => [
    row.number,
    row.text,
    row.executor,
    row.coExecutors.join(', '),
    row.controller,
    row.block,
    row.source,
    row.issuedOn,
    row.dueOn,
    row.period,
    texts.states[row.state],
    row.closedOn,
    row.overdueDays,
    row.extensions,
    row.returns,
    reports.get(row.id) ?? '',
  ])
  const { columns } = texts
  return [
    {
      name: texts.sheet,
      columns: [
        text(columns.number, 10),
        text(columns.text, 60),
        text(columns.executor, 24),
        text(columns.coExecutors, 28),
        text(columns.controller, 22),
        text(columns.block, 18),
        text(columns.source, 24),
        date(columns.issuedOn),
        date(columns.dueOn),
        text(columns.period, 20),
        text(columns.state, 14),
        date(columns.closedOn),
        number(columns.late),
        number(columns.extensions),
        number(columns.returns),
        text(columns.report, 50),
      ],
      rows,
    },
  ]
}
