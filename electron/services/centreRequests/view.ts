import type { CentreRequestCard, CentreRequestRow } from '../../contract/centreRequests.ts'
import { AppError } from '../../contract/errors.ts'
import type { ReadDb } from '../../db/database.ts'
import { assignmentsOfRequest, executorKey, executorNames, leftOn } from '../assignments/assignments.service.ts'
import { fileView, listFiles } from '../attachments/attachments.service.ts'
import type { QueryContext } from '../context.ts'
import { listOperators } from '../operators/operators.service.ts'
import { findRequest, listNotes, listReports, listTerms } from './centreRequests.repo.ts'
import type { ListedRequest } from './centreRequests.repo.ts'
import type { CentreRequestTableRow } from './centreRequests.tables.ts'
import { daysOf } from './filter.ts'
import { texts } from './texts.ts'

export const isOpen = ({ state }: Pick<ListedRequest, 'state'>): boolean => state === 'new' || state === 'inWork'

/** Rows as the contract has them, with the names of the executors and whether they are still in the состав. */
export function views(db: ReadDb, rows: readonly ListedRequest[], today: string): CentreRequestRow[] {
  const keys = rows.map(executorKey)
  const names = executorNames(
    db,
    keys.filter((key) => key !== null),
  )
  const gone = leftOn(
    db,
    rows.flatMap((row) => (row.executorPersonId !== null && isOpen(row) ? [row.executorPersonId] : [])),
    today,
  )
  return rows.map((row, index) => {
    const key = keys[index] ?? null
    return {
      id: row.id,
      version: row.version,
      kind: row.kind,
      number: texts.number(row.number),
      centreNumber: row.centreNumber,
      centreDatedOn: row.centreDatedOn,
      receivedOn: row.receivedOn,
      title: row.title,
      block: row.block ?? '',
      executor: key === null ? '' : (names.get(`${key.kind}-${key.id}`) ?? ''),
      executorLeftOn: isOpen(row) ? (gone.get(row.executorPersonId ?? 0) ?? null) : null,
      dueAt: row.dueAt,
      termChanges: row.termChanges,
      state: row.state,
      answeredAt: row.answeredAt,
      isLate: row.isLate === 1,
      execution: row.execution,
      assignments: { total: row.assignmentsTotal, done: row.assignmentsDone },
    }
  })
}

/** @throws AppError notFound */
export function requireRequest(db: ReadDb, id: number, now: string): ListedRequest {
  const row = findRequest(db, id, daysOf(now))
  if (!row) throw new AppError('notFound', texts.notFound)
  return row
}

/** @throws AppError notFound */
export function cardOf(
  ctx: Pick<QueryContext, 'db' | 'now'>,
  id: number,
  row: CentreRequestTableRow,
): CentreRequestCard {
  const { db, now } = ctx
  const [view] = views(db, [requireRequest(db, id, now)], now.slice(0, 10))
  if (!view) throw new Error('The row has no view')
  const operators = new Map(listOperators(db).map((one) => [one.id, one.name]))
  return {
    ...view,
    text: row.text,
    blockId: row.blockId,
    executorKey: executorKey(row),
    terms: listTerms(db, id).map(({ id: termId, dueAt, reason, at }) => ({ id: termId, dueAt, reason, at })),
    notes: listNotes(db, id).map((note) => ({
      id: note.id,
      kind: note.kind,
      onDate: note.onDate,
      text: note.text,
      at: note.at,
      operator: operators.get(note.operatorId ?? 0) ?? '',
    })),
    files: listFiles(db, 'centreRequest', id).map(fileView),
    made: assignmentsOfRequest(db, id, now),
    reports: listReports(db, id),
    answer: row.answer,
    answeredWay: row.answeredWay,
    answerNumber: row.answerNumber,
    closedOn: row.closedOn,
    executionOn: row.executionOn,
    executionNote: row.executionNote,
    note: row.note,
  }
}
