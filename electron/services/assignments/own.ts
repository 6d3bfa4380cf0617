import type { AssignmentRepeat, OwnAssignment } from '../../contract/assignments.ts'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Executor } from '../../contract/meetings.ts'
import type { ReadDb } from '../../db/database.ts'
import { attachFiles, describeFile, fileOf, removeFile } from '../attachments/attachments.service.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { loadCalendarOf } from '../deadlines/deadlines.service.ts'
import { findCase, formatNumber } from '../messages/messages.service.ts'
import { problemMark } from '../repeats/repeats.service.ts'
import { activeRow } from './acts.ts'
import { listLinks, listPeriods, nextOwnNumber } from './assignments.repo.ts'
import {
  assignmentLinks,
  assignmentPeriods,
  assignmentTerms,
  assignments,
  plainAssignment,
} from './assignments.tables.ts'
import type { AssignmentTableRow } from './assignments.tables.ts'
import { blockOf, executorColumns, executorKey, knowsExecutor } from './people.repo.ts'
import { comingDates } from './repeat.ts'
import { texts } from './texts.ts'
import { requireRow } from './view.ts'

type Handlers = Services<Contract, Contexts>['assignments']

interface Details {
  coExecutors: readonly Executor[]
  controllerId: number | null
  blockId: number | null
}

const knows = (db: ReadDb, table: 'persons' | 'blocks', id: number): boolean =>
  db.get(`SELECT 1 FROM ${table} WHERE id = ? AND deleted_at IS NULL`, [id]) !== undefined

const keyOf = ({ kind, id }: Executor): string => `${kind}-${id}`

/** @throws AppError invalid at the fields */
function checkDetails(db: ReadDb, executor: Executor | null, details: Details): void {
  const errors: Record<string, string> = {}
  const helpers = details.coExecutors
  if (executor !== null && !knowsExecutor(db, executor)) errors['executor'] = texts.noExecutor
  if (helpers.some((one) => !knowsExecutor(db, one))) errors['coExecutors'] = texts.noExecutor
  if (executor !== null && helpers.some((one) => keyOf(one) === keyOf(executor)))
    errors['coExecutors'] = texts.alsoAnswers
  if (new Set(helpers.map(keyOf)).size < helpers.length) errors['coExecutors'] = texts.twice
  if (details.controllerId !== null && !knows(db, 'persons', details.controllerId))
    errors['controllerId'] = texts.noPerson
  if (details.blockId !== null && !knows(db, 'blocks', details.blockId)) errors['blockId'] = texts.noBlock
  if (Object.keys(errors).length > 0) throw fieldErrors(errors)
}

/** The first period of a rule. @throws AppError invalid at `repeat` */
function firstPeriod(ctx: CommandContext, repeat: AssignmentRepeat, issuedOn: string, after: PeriodEnd | null) {
  if (repeat.from < issuedOn) throw fieldErrors({ repeat: texts.ruleBeforeIssue(issuedOn) })
  if (repeat.until !== null && repeat.until < repeat.from) throw fieldErrors({ until: texts.ruleUntil })
  const calendar = loadCalendarOf(ctx.db, ctx.resourcesDir)
  const [first] = comingDates(repeat, calendar, { after, issuedOn, limit: 1 })
  if (!first) throw fieldErrors({ repeat: texts.noDates })
  return first
}

type PeriodEnd = { planOn: string; dueOn: string }

function openPeriod(ctx: CommandContext, assignmentId: number, period: PeriodEnd): void {
  const { planOn, dueOn } = period
  ctx.records.insert(assignmentPeriods, { assignmentId, planOn, dueOn, doneOn: null, report: '' })
}

/** What a link names, in words. @throws AppError notFound */
function targetWords(db: ReadDb, { kind, id }: { kind: 'case' | 'problem'; id: number }): string {
  if (kind === 'problem') {
    const problem = problemMark(db, id)
    if (!problem) throw new AppError('notFound', texts.noProblem)
    return texts.linkProblem(problem.title)
  }
  const card = findCase(db, id)
  if (!card || card.deletedAt !== null) throw new AppError('notFound', texts.noCard)
  return texts.linkCase(formatNumber(card))
}

function changeRepeat(
  ctx: CommandContext,
  row: AssignmentTableRow,
  version: number,
  repeat: AssignmentRepeat | null,
): void {
  const known = listPeriods(ctx.db, row.id)
  for (const period of known) if (period.doneOn === null) ctx.records.remove(assignmentPeriods, period.id, null)
  const last = known.findLast((period) => period.doneOn !== null)
  const first = repeat === null ? null : firstPeriod(ctx, repeat, row.issuedOn, last ?? null)
  const dueOn = first?.dueOn ?? row.dueOn
  ctx.records.update(assignments, row.id, version, { repeat, dueOn })
  if (first) openPeriod(ctx, row.id, first)
  if (dueOn !== row.dueOn)
    ctx.records.insert(assignmentTerms, {
      assignmentId: row.id,
      kind: 'period',
      dueOn,
      reason: texts.newRule,
      at: ctx.now,
    })
}

/**
 * An assignment without a meeting, with its first term, first period and links. The caller says the title of the operation.
 * @param requestId the request of the ЦУР that it is made from, whose area has checked it
 * @throws AppError invalid at the fields, notFound for what a link names
 */
export function createAssignment(
  ctx: CommandContext,
  { text, executor, cause, source, issuedOn, dueOn, repeat, links, ...details }: OwnAssignment,
  requestId: number | null = null,
): { id: number; number: string } {
  checkDetails(ctx.db, executor, details)
  if (issuedOn > ctx.now.slice(0, 10)) throw fieldErrors({ issuedOn: texts.future })
  if (dueOn !== null && dueOn < issuedOn) throw fieldErrors({ dueOn: texts.beforeIssue(issuedOn) })
  const first = repeat === null ? null : firstPeriod(ctx, repeat, issuedOn, null)
  const term = first?.dueOn ?? dueOn
  const number = texts.ownNumber(nextOwnNumber(ctx.records.db, Number(issuedOn.slice(0, 4))))
  const id = ctx.records.insert(assignments, {
    ...plainAssignment,
    origin: requestId === null ? 'own' : 'request',
    requestId,
    decisionId: null,
    number,
    text,
    ...executorColumns(executor),
    controllerId: details.controllerId,
    issuedOn,
    dueOn: term,
    period: '',
    state: 'open',
    report: '',
    reportedOn: null,
    closedOn: null,
    note: '',
    coExecutors: details.coExecutors.length === 0 ? null : [...details.coExecutors],
    blockId: details.blockId ?? blockOf(ctx.db, executor, issuedOn),
    cause,
    source,
    repeat,
  })
  ctx.records.insert(assignmentTerms, {
    assignmentId: id,
    kind: 'first',
    dueOn: term,
    reason: texts.firstOwnTerm,
    at: ctx.now,
  })
  if (first) openPeriod(ctx, id, first)
  for (const target of links) {
    targetWords(ctx.db, target)
    ctx.records.insert(assignmentLinks, { assignmentId: id, kind: target.kind, targetId: target.id, note: '' })
  }
  return { id, number }
}

export const ownHandlers: Pick<
  Handlers,
  'create' | 'update' | 'setRepeat' | 'link' | 'unlink' | 'attach' | 'detach' | 'describeFile'
> = {
  create: (input, ctx) => {
    const { id, number } = createAssignment(ctx, input)
    ctx.records.title = texts.titles.created(number)
    return { ...ctx.records.handle(), id }
  },

  update: ({ id, version, cause, ...details }, ctx) => {
    requireRow(ctx.db, id)
    const row = ctx.records.get(assignments, id)
    checkDetails(ctx.db, executorKey(row), details)
    ctx.records.title = texts.titles.changed(row.number)
    ctx.records.update(assignments, id, version, {
      coExecutors: details.coExecutors.length === 0 ? null : [...details.coExecutors],
      controllerId: details.controllerId,
      blockId: details.blockId,
      cause,
    })
    return ctx.records.handle()
  },

  setRepeat: ({ id, version, repeat }, ctx) => {
    const row = activeRow(ctx, id)
    ctx.records.title = texts.titles.repeated(row.number)
    changeRepeat(ctx, row, version, repeat)
    return ctx.records.handle()
  },

  link: ({ id, target }, ctx) => {
    const row = requireRow(ctx.db, id)
    const words = targetWords(ctx.db, target)
    if (listLinks(ctx.db, id).some((one) => one.kind === target.kind && one.targetId === target.id))
      throw new AppError('refused', texts.linkedAlready)
    ctx.records.title = texts.titles.linked(row.number, words)
    ctx.records.insert(assignmentLinks, { assignmentId: id, kind: target.kind, targetId: target.id, note: '' })
    return ctx.records.handle()
  },

  unlink: ({ id, linkId }, ctx) => {
    const row = requireRow(ctx.db, id)
    const link = listLinks(ctx.db, id).find((one) => one.id === linkId)
    if (!link) throw new AppError('notFound', texts.noLink)
    ctx.records.title = texts.titles.unlinked(row.number)
    ctx.records.remove(assignmentLinks, link.id, link.version)
    return ctx.records.handle()
  },

  attach: ({ id, tickets }, ctx) => {
    const row = requireRow(ctx.db, id)
    ctx.records.title = texts.titles.attached(row.number, attachFiles(ctx, 'assignment', id, tickets).length)
    return ctx.records.handle()
  },

  detach: ({ attachmentId, version }, ctx) => {
    const row = requireRow(ctx.db, fileOf(ctx.db, 'assignment', attachmentId).ownerId)
    ctx.records.title = texts.titles.fileRemoved(row.number)
    removeFile(ctx, attachmentId, version)
    return ctx.records.handle()
  },

  describeFile: (input, ctx) => {
    const row = requireRow(ctx.db, fileOf(ctx.db, 'assignment', input.attachmentId).ownerId)
    ctx.records.title = texts.titles.changed(row.number)
    describeFile(ctx, input)
    return ctx.records.handle()
  },
}
