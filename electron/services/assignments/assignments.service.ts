import type { AssignmentRow } from '../../contract/assignments.ts'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { daysBetween, nextFriday } from '../deadlines/deadlines.service.ts'
import { personNames } from '../people.ts'
import {
  assignmentTerms,
  assignments,
  countAssignments,
  findAssignment,
  listAssignments,
  listExecutors,
  listTerms,
  sortKey,
} from './assignments.repo.ts'
import type { AssignmentTableRow, ListedRow } from './assignments.repo.ts'
import { texts } from './texts.ts'

export { assignmentTerms, assignments, plainAssignment } from './assignments.repo.ts'
export { assignmentIds, removeAssignmentsOf, syncAssignments } from './sync.ts'
export type { AssignmentSource } from './sync.ts'

const isActive = (state: ListedRow['state']): boolean => state === 'open' || state === 'reported'

function executorName(row: Pick<ListedRow, 'surname' | 'name' | 'patronymic' | 'recipient'>): string {
  if (row.surname !== null)
    return personNames({ surname: row.surname, name: row.name ?? '', patronymic: row.patronymic ?? '' }).shortName
  return row.recipient ?? ''
}

function view(row: ListedRow, today: string): AssignmentRow {
  const point = row.number.split('.').slice(1).join('.')
  // Late work leaves its trace: a closed one keeps the days it was late (lessons.md «Decisions and control»).
  const end = isActive(row.state) ? today : (row.closedOn ?? today)
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    text: row.text,
    executor: executorName(row),
    source: row.meetingNumber === null ? '' : texts.source(row.meetingNumber, point),
    meetingId: row.meetingId,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    period: row.period,
    state: row.state,
    overdueDays: row.dueOn === null || row.state === 'cancelled' ? 0 : Math.max(0, daysBetween(row.dueOn, end)),
    closedOn: row.closedOn,
  }
}

function requireRow(db: ReadDb, id: number): ListedRow {
  const row = findAssignment(db, id)
  if (!row) throw new AppError('notFound', texts.notFound)
  return row
}

/** @throws AppError notFound; refused when it is closed */
function activeRow(ctx: CommandContext, id: number): AssignmentTableRow {
  requireRow(ctx.db, id)
  const row = ctx.records.get(assignments, id)
  if (!isActive(row.state)) throw new AppError('refused', texts.closed)
  return row
}

function checkDay(row: AssignmentTableRow, field: string, date: string, today: string): void {
  if (date > today) throw fieldErrors({ [field]: texts.future })
  if (date < row.issuedOn) throw fieldErrors({ [field]: texts.beforeIssue(row.issuedOn) })
}

export const assignmentsService: Services<Contract, Contexts>['assignments'] = {
  list: ({ filter, after, limit }, ctx) => {
    const today = ctx.now.slice(0, 10)
    const { rows, total, hasMore } = listAssignments(
      ctx.db,
      filter,
      { after, limit },
      { today, weekEnd: nextFriday(today) },
    )
    const last = rows.at(-1)
    return { rows: rows.map((row) => view(row, today)), total, next: hasMore && last ? sortKey(last) : null }
  },

  counts: (_input, ctx) => countAssignments(ctx.db, ctx.now.slice(0, 10), nextFriday(ctx.now.slice(0, 10))),

  executors: (_input, ctx) =>
    listExecutors(ctx.db).map((row) => ({ kind: row.kind, id: row.id, name: executorName(row), active: row.active })),

  get: ({ id }, ctx) => {
    const row = requireRow(ctx.db, id)
    return {
      ...view(row, ctx.now.slice(0, 10)),
      itemTitle: row.itemTitle ?? '',
      meetingNumber: row.meetingNumber,
      meetingHeldOn: row.meetingHeldOn,
      report: row.report,
      reportedOn: row.reportedOn,
      note: row.note,
      terms: listTerms(ctx.db, id),
    }
  },

  report: ({ id, version, report, reportedOn }, ctx) => {
    const row = activeRow(ctx, id)
    checkDay(row, 'reportedOn', reportedOn, ctx.now.slice(0, 10))
    ctx.records.title = texts.titles.reported(row.number)
    ctx.records.update(assignments, id, version, { report, reportedOn, state: 'reported' })
    return ctx.records.handle()
  },

  close: ({ id, version, closedOn }, ctx) => {
    const row = activeRow(ctx, id)
    checkDay(row, 'closedOn', closedOn, ctx.now.slice(0, 10))
    ctx.records.title = texts.titles.closed(row.number)
    ctx.records.update(assignments, id, version, { state: 'done', closedOn })
    return ctx.records.handle()
  },

  reopen: ({ id, version, reason }, ctx) => {
    requireRow(ctx.db, id)
    const row = ctx.records.get(assignments, id)
    if (row.state === 'open') throw new AppError('refused', texts.notClosed)
    ctx.records.title = texts.titles.reopened(row.number)
    const line = texts.returned(ctx.now.slice(0, 10), reason)
    ctx.records.update(assignments, id, version, {
      state: 'open',
      closedOn: null,
      note: row.note === '' ? line : `${row.note}\n${line}`,
    })
    return ctx.records.handle()
  },

  extend: ({ id, version, dueOn, reason }, ctx) => {
    const row = activeRow(ctx, id)
    if (dueOn === row.dueOn) throw fieldErrors({ dueOn: texts.sameTerm })
    if (row.dueOn !== null && dueOn < row.dueOn) throw fieldErrors({ dueOn: texts.notLater(row.dueOn) })
    if (dueOn < row.issuedOn) throw fieldErrors({ dueOn: texts.beforeIssue(row.issuedOn) })
    ctx.records.title = texts.titles.extended(row.number, dueOn)
    ctx.records.update(assignments, id, version, { dueOn })
    ctx.records.insert(assignmentTerms, { assignmentId: id, dueOn, reason, at: ctx.now })
    return ctx.records.handle()
  },
}
