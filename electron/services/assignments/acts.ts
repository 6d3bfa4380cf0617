import type { AssignmentRepeat, NoteKind } from '../../contract/assignments.ts'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import { attachFiles, listFiles } from '../attachments/attachments.service.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { listPeriods } from './assignments.repo.ts'
import { assignmentNotes, assignmentPeriods, assignmentTerms, assignments } from './assignments.tables.ts'
import type { AssignmentTableRow } from './assignments.tables.ts'
import { executorColumns, executorKey, knowsExecutor, nameOfExecutor } from './people.repo.ts'
import { settlePeriods } from './periods.ts'
import type { OpenedPeriod } from './periods.ts'
import { texts } from './texts.ts'
import { executorName, isActive, requireRow } from './view.ts'

type Handlers = Services<Contract, Contexts>['assignments']

/** @throws AppError notFound; refused when it is closed */
export function activeRow(ctx: CommandContext, id: number): AssignmentTableRow {
  requireRow(ctx.db, id)
  const row = ctx.records.get(assignments, id)
  if (!isActive(row.state)) throw new AppError('refused', row.state === 'done' ? texts.closed : texts.cancelled)
  return row
}

const isRepeated = (row: AssignmentTableRow): row is AssignmentTableRow & { repeat: AssignmentRepeat } =>
  row.repeat !== null

function checkDay(row: AssignmentTableRow, field: string, date: string, today: string): void {
  if (date > today) throw fieldErrors({ [field]: texts.future })
  if (date < row.issuedOn) throw fieldErrors({ [field]: texts.beforeIssue(row.issuedOn) })
}

/** Writes a line of the course of an assignment. */
export function addNote(
  ctx: CommandContext,
  id: number,
  kind: NoteKind,
  note: { onDate?: string; text: string; attachmentIds?: number[] },
): void {
  ctx.records.insert(assignmentNotes, {
    assignmentId: id,
    kind,
    onDate: note.onDate ?? ctx.now.slice(0, 10),
    text: note.text,
    attachmentIds: note.attachmentIds && note.attachmentIds.length > 0 ? note.attachmentIds : null,
    at: ctx.now,
    operatorId: ctx.operatorId,
  })
}

/** Takes the files of a note in. @returns their ids @throws AppError refused with the file's name and the limit */
function filesOf(ctx: CommandContext, id: number, tickets: readonly string[]): number[] {
  if (tickets.length === 0) return []
  const before = new Set(listFiles(ctx.db, 'assignment', id).map((file) => file.id))
  attachFiles(ctx, 'assignment', id, tickets)
  return listFiles(ctx.db, 'assignment', id).flatMap((file) => (before.has(file.id) ? [] : [file.id]))
}

/** The term of a repeated assignment: that of its earliest open period; null when none is open. */
const nearestOf = (periods: readonly OpenedPeriod[]): string | null =>
  periods.flatMap((period) => (period.doneOn === null ? [period.dueOn] : [])).sort()[0] ?? null

/**
 * Accepts the earliest open period, or all that have passed. The next one opens; after the last one the assignment is done.
 * @returns how many periods were accepted
 */
function closePeriods(
  ctx: CommandContext,
  row: AssignmentTableRow & { repeat: AssignmentRepeat },
  version: number | null,
  closed: { on: string; allPassed: boolean },
): number {
  const today = ctx.now.slice(0, 10)
  const open = settlePeriods(ctx.records, row, ctx).filter((period) => period.doneOn === null)
  const passed = open.filter((period) => period.dueOn < today)
  const accepted = closed.allPassed && passed.length > 0 ? passed : open.slice(0, 1)
  for (const { id } of accepted)
    ctx.records.update(assignmentPeriods, id, null, { doneOn: closed.on, report: row.report })
  const next = nearestOf(settlePeriods(ctx.records, row, ctx))
  if (next === null) {
    ctx.records.update(assignments, row.id, version, { state: 'done', closedOn: closed.on, returnOn: null })
    return accepted.length
  }
  ctx.records.update(assignments, row.id, version, {
    state: 'open',
    report: '',
    reportedOn: null,
    dueOn: next,
    returnOn: null,
  })
  ctx.records.insert(assignmentTerms, {
    assignmentId: row.id,
    kind: 'period',
    dueOn: next,
    reason: texts.nextPeriod(accepted.at(-1)?.dueOn ?? next),
    at: ctx.now,
  })
  return accepted.length
}

/** Of a repeated assignment the earliest open period gets the new term; another one may wait with an earlier term then. */
function extendedTerm(ctx: CommandContext, row: AssignmentTableRow, dueOn: string): string {
  if (!isRepeated(row)) return dueOn
  const [period] = settlePeriods(ctx.records, row, ctx).filter((one) => one.doneOn === null)
  if (period) ctx.records.update(assignmentPeriods, period.id, null, { dueOn })
  return nearestOf(settlePeriods(ctx.records, row, ctx)) ?? dueOn
}

/** Acceptance of one. @returns how many periods, 0 for one that does not repeat */
function accept(
  ctx: CommandContext,
  row: AssignmentTableRow,
  version: number,
  how: { on: string; comment: string; allPassed: boolean },
): number {
  addNote(ctx, row.id, 'accepted', { onDate: how.on, text: how.comment })
  if (isRepeated(row)) return closePeriods(ctx, row, version, how)
  ctx.records.update(assignments, row.id, version, { state: 'done', closedOn: how.on, returnOn: null })
  return 0
}

export const actHandlers: Pick<
  Handlers,
  'note' | 'report' | 'close' | 'closeMany' | 'giveBack' | 'reopen' | 'extend' | 'cancel' | 'handOver' | 'putOff'
> = {
  note: ({ id, onDate, text, tickets }, ctx) => {
    const row = activeRow(ctx, id)
    checkDay(row, 'onDate', onDate, ctx.now.slice(0, 10))
    ctx.records.title = texts.titles.noted(row.number)
    // A line of the course changes nothing of the assignment, so two windows may both write one.
    addNote(ctx, id, 'progress', { onDate, text, attachmentIds: filesOf(ctx, id, tickets) })
    return ctx.records.handle()
  },

  report: ({ id, version, report, reportedOn, tickets }, ctx) => {
    const row = activeRow(ctx, id)
    checkDay(row, 'reportedOn', reportedOn, ctx.now.slice(0, 10))
    ctx.records.title = texts.titles.reported(row.number)
    ctx.records.update(assignments, id, version, { report, reportedOn, state: 'reported' })
    addNote(ctx, id, 'report', {
      onDate: reportedOn,
      text: report,
      attachmentIds: filesOf(ctx, id, tickets ?? []),
    })
    return ctx.records.handle()
  },

  close: ({ id, version, closedOn, comment, allPassed }, ctx) => {
    const row = activeRow(ctx, id)
    checkDay(row, 'closedOn', closedOn, ctx.now.slice(0, 10))
    const periods = accept(ctx, row, version, {
      on: closedOn,
      comment: comment ?? '',
      allPassed: allPassed ?? false,
    })
    ctx.records.title = periods === 0 ? texts.titles.closed(row.number) : texts.titles.periodClosed(row.number, periods)
    return ctx.records.handle()
  },

  closeMany: ({ items, closedOn }, ctx) => {
    if (closedOn > ctx.now.slice(0, 10)) throw fieldErrors({ closedOn: texts.future })
    for (const { id, version } of items) {
      const row = activeRow(ctx, id)
      if (closedOn < row.issuedOn) throw fieldErrors({ closedOn: texts.manyBeforeIssue(row.number, row.issuedOn) })
      accept(ctx, row, version, { on: closedOn, comment: '', allPassed: false })
    }
    ctx.records.title = texts.titles.closedMany(items.length)
    return { ...ctx.records.handle(), accepted: items.length }
  },

  giveBack: ({ id, version, comment }, ctx) => {
    const row = activeRow(ctx, id)
    if (row.state !== 'reported') throw new AppError('refused', texts.notReported)
    ctx.records.title = texts.titles.returned(row.number)
    ctx.records.update(assignments, id, version, { state: 'open', returns: row.returns + 1 })
    addNote(ctx, id, 'returned', { text: comment })
    return ctx.records.handle()
  },

  reopen: ({ id, version, reason }, ctx) => {
    requireRow(ctx.db, id)
    const row = ctx.records.get(assignments, id)
    if (row.state === 'open') throw new AppError('refused', texts.notClosed)
    if (row.state === 'reported') throw new AppError('refused', texts.useGiveBack)
    ctx.records.title = texts.titles.reopened(row.number)
    ctx.records.update(assignments, id, version, { state: 'open', closedOn: null })
    if (isRepeated(row)) {
      const last = listPeriods(ctx.db, id).findLast((period) => period.doneOn !== null)
      if (last && row.state === 'done') ctx.records.update(assignmentPeriods, last.id, null, { doneOn: null })
    }
    addNote(ctx, id, 'reopened', { text: reason })
    return ctx.records.handle()
  },

  extend: ({ id, version, dueOn, reason }, ctx) => {
    const row = activeRow(ctx, id)
    if (dueOn === row.dueOn) throw fieldErrors({ dueOn: texts.sameTerm })
    if (row.dueOn !== null && dueOn < row.dueOn) throw fieldErrors({ dueOn: texts.notLater(row.dueOn) })
    if (dueOn < row.issuedOn) throw fieldErrors({ dueOn: texts.beforeIssue(row.issuedOn) })
    ctx.records.title = texts.titles.extended(row.number, dueOn)
    ctx.records.update(assignments, id, version, { dueOn: extendedTerm(ctx, row, dueOn) })
    ctx.records.insert(assignmentTerms, { assignmentId: id, kind: 'extended', dueOn, reason, at: ctx.now })
    return ctx.records.handle()
  },

  cancel: ({ id, version, reason }, ctx) => {
    const row = activeRow(ctx, id)
    ctx.records.title = texts.titles.cancelled(row.number)
    ctx.records.update(assignments, id, version, {
      state: 'cancelled',
      closedOn: ctx.now.slice(0, 10),
      returnOn: null,
    })
    addNote(ctx, id, 'cancelled', { text: reason })
    return ctx.records.handle()
  },

  handOver: ({ id, version, executor, reason }, ctx) => {
    const row = activeRow(ctx, id)
    if (!knowsExecutor(ctx.db, executor)) throw fieldErrors({ executor: texts.noExecutor })
    const before = executorKey(row)
    if (before?.kind === executor.kind && before.id === executor.id) throw fieldErrors({ executor: texts.sameExecutor })
    const to = nameOfExecutor(ctx.db, executor)
    const from = executorName(requireRow(ctx.db, id))
    ctx.records.title = texts.titles.handedOver(row.number, to)
    ctx.records.update(assignments, id, version, {
      ...executorColumns(executor),
      // Whoever helped and answers now is not named twice.
      coExecutors: row.coExecutors?.filter((one) => one.kind !== executor.kind || one.id !== executor.id) ?? null,
    })
    addNote(ctx, id, 'handedOver', { text: texts.handedOver(from, to, reason) })
    return ctx.records.handle()
  },

  putOff: ({ id, version, returnOn, reason }, ctx) => {
    const row = activeRow(ctx, id)
    if (returnOn !== null && returnOn <= ctx.now.slice(0, 10)) throw fieldErrors({ returnOn: texts.returnNotLater })
    ctx.records.title =
      returnOn === null ? texts.titles.broughtBack(row.number) : texts.titles.putOff(row.number, returnOn)
    ctx.records.update(assignments, id, version, { returnOn })
    addNote(ctx, id, 'putOff', { text: returnOn === null ? texts.broughtBack : texts.putOff(returnOn, reason) })
    return ctx.records.handle()
  },
}
