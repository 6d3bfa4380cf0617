import type { AssignmentFilter } from '../../contract/assignments.ts'
import type { ReadDb } from '../../db/database.ts'
import type { SheetSpec } from '../../documents/xlsx.ts'
import { columnsOf, sheetOf } from '../sheet.ts'
import { allAssignments } from './assignments.repo.ts'
import type { Days } from './filter.ts'
import { sheetTexts as texts } from './texts.ts'
import { views } from './view.ts'

/** The list of a filter as a sheet, in its order; days late stand beside the term, so that a sum can be made of them. */
export function workbook(db: ReadDb, filter: AssignmentFilter, days: Days): SheetSpec[] {
  const raw = allAssignments(db, filter, days)
  const reports = new Map(raw.map((row) => [row.id, row.report]))
  const { text, number, date } = columnsOf<ReturnType<typeof views>[number]>()
  const { columns } = texts
  return [
    sheetOf(
      texts.sheet,
      [
        text(columns.number, 10, (row) => row.number),
        text(columns.text, 60, (row) => row.text),
        text(columns.executor, 24, (row) => row.executor),
        text(columns.coExecutors, 28, (row) => row.coExecutors.join(', ')),
        text(columns.controller, 22, (row) => row.controller),
        text(columns.block, 18, (row) => row.block),
        text(columns.source, 24, (row) => row.source),
        date(columns.issuedOn, (row) => row.issuedOn),
        date(columns.dueOn, (row) => row.dueOn),
        text(columns.period, 20, (row) => row.period),
        text(columns.state, 14, (row) => texts.states[row.state]),
        date(columns.closedOn, (row) => row.closedOn),
        number(columns.late, (row) => row.overdueDays),
        number(columns.extensions, (row) => row.extensions),
        number(columns.returns, (row) => row.returns),
        text(columns.report, 50, (row) => reports.get(row.id) ?? ''),
      ],
      views(db, raw, days.today),
    ),
  ]
}
