import type { CentreNoteKind, CentreRequestDetails } from '../../contract/centreRequests.ts'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import {
  createAssignment,
  executorColumns,
  executorKey,
  knowsExecutor,
  nameOfExecutor,
} from '../assignments/assignments.service.ts'
import { attachFiles, describeFile, fileOf, removeFile } from '../attachments/attachments.service.ts'
import type { CommandContext, Contexts } from '../context.ts'
import { knowsBlock, listReports, nextNumber } from './centreRequests.repo.ts'
import { centreRequestNotes, centreRequests, centreRequestTerms, untouched } from './centreRequests.tables.ts'
import type { CentreRequestTableRow } from './centreRequests.tables.ts'
import { texts } from './texts.ts'
import { isOpen, requireRequest } from './view.ts'

type Handlers = Omit<Services<Contract, Contexts>['centreRequests'], 'list' | 'counts' | 'executors' | 'get'>
const { titles } = texts
const todayOf = (ctx: CommandContext): string => ctx.now.slice(0, 10)

/** @throws AppError notFound */
function liveRow(ctx: CommandContext, id: number): CentreRequestTableRow {
  requireRequest(ctx.db, id, ctx.now)
  return ctx.records.get(centreRequests, id)
}

/** @throws AppError notFound; refused where it is answered or closed */
function openRow(ctx: CommandContext, id: number): CentreRequestTableRow {
  const row = liveRow(ctx, id)
  if (!isOpen(row)) throw new AppError('refused', row.state === 'answered' ? texts.isAnswered : texts.isClosed)
  return row
}

const numberOf = (row: Pick<CentreRequestTableRow, 'number'>): string => texts.number(row.number)

function checkDetails(ctx: CommandContext, details: CentreRequestDetails): void {
  const errors: Record<string, string> = {}
  if (details.receivedOn > todayOf(ctx)) errors['receivedOn'] = texts.future
  if (details.centreDatedOn !== null && details.centreDatedOn > details.receivedOn)
    errors['centreDatedOn'] = texts.datedAfterReceipt
  if (details.blockId !== null && !knowsBlock(ctx.db, details.blockId)) errors['blockId'] = texts.noBlock
  if (Object.keys(errors).length > 0) throw fieldErrors(errors)
}

/** What is known of a request by now goes with what it is said to be. @throws AppError invalid at the field; refused when it is closed */
function checkCourse(row: CentreRequestTableRow, { kind, receivedOn }: CentreRequestDetails): void {
  // Each kind closes by its own rule.
  if (row.state === 'closed' && kind !== row.kind) throw new AppError('refused', texts.isClosed)
  if (row.dueAt !== null && row.dueAt.slice(0, 10) < receivedOn)
    throw fieldErrors({ receivedOn: texts.afterTerm(row.dueAt) })
  const [first] = [row.answeredAt, row.executionOn, row.closedOn].flatMap((at) => at?.slice(0, 10) ?? []).toSorted()
  if (first !== undefined && first < receivedOn) throw fieldErrors({ receivedOn: texts.afterWork(first) })
}

/** A day that has come and is not before the receipt. @throws AppError invalid at the field */
function checkDay(ctx: CommandContext, row: CentreRequestTableRow, field: string, at: string): void {
  if (at.slice(0, 10) > todayOf(ctx)) throw fieldErrors({ [field]: texts.future })
  if (at > ctx.now) throw fieldErrors({ [field]: texts.futureMoment })
  if (at.slice(0, 10) < row.receivedOn) throw fieldErrors({ [field]: texts.beforeReceipt(row.receivedOn) })
}

function addNote(
  ctx: CommandContext,
  requestId: number,
  kind: CentreNoteKind,
  text: string,
  onDate: string = todayOf(ctx),
): void {
  ctx.records.insert(centreRequestNotes, { requestId, kind, onDate, text, at: ctx.now, operatorId: ctx.operatorId })
}

const take = (ctx: CommandContext, id: number, tickets: readonly string[]): number =>
  tickets.length === 0 ? 0 : attachFiles(ctx, 'centreRequest', id, tickets).length

export const actHandlers: Handlers = {
  create: ({ executor, dueAt, tickets, ...details }, ctx) => {
    checkDetails(ctx, details)
    if (executor !== null && !knowsExecutor(ctx.db, executor)) throw fieldErrors({ executor: texts.noExecutor })
    if (dueAt !== null && dueAt.slice(0, 10) < details.receivedOn)
      throw fieldErrors({ dueAt: texts.beforeReceipt(details.receivedOn) })
    const numberYear = Number(details.receivedOn.slice(0, 4))
    const number = nextNumber(ctx.db, numberYear)
    ctx.records.title = titles.created(details.kind, texts.number(number))
    const id = ctx.records.insert(centreRequests, {
      ...untouched,
      ...details,
      number,
      numberYear,
      ...executorColumns(executor),
      dueAt,
      state: executor === null ? 'new' : 'inWork',
    })
    ctx.records.insert(centreRequestTerms, { requestId: id, dueAt, reason: texts.firstTerm, at: ctx.now })
    if (executor !== null) addNote(ctx, id, 'taken', texts.taken(nameOfExecutor(ctx.db, executor)))
    take(ctx, id, tickets)
    return { ...ctx.records.handle(), id }
  },

  update: ({ id, version, ...details }, ctx) => {
    const row = liveRow(ctx, id)
    checkDetails(ctx, details)
    checkCourse(row, details)
    if (Number(details.receivedOn.slice(0, 4)) !== row.numberYear)
      throw fieldErrors({ receivedOn: texts.otherYear(numberOf(row), row.numberYear) })
    ctx.records.title = titles.changed(details.kind, numberOf(row))
    ctx.records.update(centreRequests, id, version, {
      ...details,
      // Only a recommendation is carried out.
      ...(details.kind === 'recommendation' ? {} : { execution: null, executionOn: null, executionNote: '' }),
    })
    return ctx.records.handle()
  },

  setTerm: ({ id, version, dueAt, reason }, ctx) => {
    const row = openRow(ctx, id)
    if (dueAt === row.dueAt) throw fieldErrors({ dueAt: texts.sameTerm })
    if (dueAt !== null && dueAt.slice(0, 10) < row.receivedOn)
      throw fieldErrors({ dueAt: texts.beforeReceipt(row.receivedOn) })
    ctx.records.title = titles.term(row.kind, numberOf(row), dueAt)
    ctx.records.update(centreRequests, id, version, { dueAt })
    ctx.records.insert(centreRequestTerms, { requestId: id, dueAt, reason, at: ctx.now })
    return ctx.records.handle()
  },

  handOver: ({ id, version, executor, reason }, ctx) => {
    const row = openRow(ctx, id)
    if (!knowsExecutor(ctx.db, executor)) throw fieldErrors({ executor: texts.noExecutor })
    const before = executorKey(row)
    if (before?.kind === executor.kind && before.id === executor.id) throw fieldErrors({ executor: texts.sameExecutor })
    if (before !== null && reason === '') throw fieldErrors({ reason: texts.whyHandedOver })
    const name = nameOfExecutor(ctx.db, executor)
    ctx.records.title = titles.handedOver(row.kind, numberOf(row), name)
    ctx.records.update(centreRequests, id, version, {
      ...executorColumns(executor),
      state: 'inWork',
    })
    if (before === null) addNote(ctx, id, 'taken', [texts.taken(name), reason].filter((one) => one !== '').join(' – '))
    else addNote(ctx, id, 'handedOver', texts.handedOver(nameOfExecutor(ctx.db, before), name, reason))
    return ctx.records.handle()
  },

  assign: ({ requestId, requestVersion, ...input }, ctx) => {
    const row = openRow(ctx, requestId)
    const made = createAssignment(ctx, input, requestId)
    ctx.records.title = titles.assigned(row.kind, numberOf(row), made.number)
    // Whoever carries out the first assignment answers for the request, until somebody else is named.
    const isFirst = executorKey(row) === null && input.executor !== null
    ctx.records.update(centreRequests, requestId, requestVersion, {
      state: 'inWork',
      ...(isFirst ? executorColumns(input.executor) : {}),
    })
    addNote(ctx, requestId, 'taken', texts.assigned(made.number, nameOfExecutor(ctx.db, input.executor)))
    return { ...ctx.records.handle(), ...made }
  },

  progress: ({ id, onDate, text, tickets }, ctx) => {
    const row = openRow(ctx, id)
    checkDay(ctx, row, 'onDate', onDate)
    ctx.records.title = titles.noted(row.kind, numberOf(row))
    // A line of the course changes nothing of the request, so two windows may both write one.
    addNote(ctx, id, 'progress', text, onDate)
    take(ctx, id, tickets)
    return ctx.records.handle()
  },

  answer: ({ id, version, answer, answeredAt, way, number, tickets }, ctx) => {
    const row = openRow(ctx, id)
    checkDay(ctx, row, 'answeredAt', answeredAt)
    ctx.records.title = titles.answered(row.kind, numberOf(row))
    ctx.records.update(centreRequests, id, version, {
      state: 'answered',
      answer,
      answeredAt,
      answeredWay: way,
      answerNumber: number,
    })
    addNote(ctx, id, 'answered', texts.answered(way, number, answer), answeredAt.slice(0, 10))
    take(ctx, id, tickets)
    return ctx.records.handle()
  },

  setExecution: ({ id, version, execution, onDate, note }, ctx) => {
    const row = liveRow(ctx, id)
    if (row.kind !== 'recommendation') throw new AppError('refused', texts.noRecommendation)
    if (row.state === 'closed') throw new AppError('refused', texts.isClosed)
    checkDay(ctx, row, 'onDate', onDate)
    ctx.records.title = titles.execution(row.kind, numberOf(row), execution)
    ctx.records.update(centreRequests, id, version, { execution, executionOn: onDate, executionNote: note })
    addNote(ctx, id, 'execution', texts.execution(execution, note), onDate)
    return ctx.records.handle()
  },

  close: ({ id, version, closedOn, comment }, ctx) => {
    const row = liveRow(ctx, id)
    if (row.state === 'closed') throw new AppError('refused', texts.isClosed)
    if (row.kind === 'request' && row.state !== 'answered') throw new AppError('refused', texts.notAnswered)
    if (row.kind === 'recommendation' && row.execution === null) throw new AppError('refused', texts.notMarked)
    checkDay(ctx, row, 'closedOn', closedOn)
    ctx.records.title = titles.closed(row.kind, numberOf(row))
    ctx.records.update(centreRequests, id, version, { state: 'closed', closedOn })
    addNote(ctx, id, 'closed', comment, closedOn)
    return ctx.records.handle()
  },

  reopen: ({ id, version, reason }, ctx) => {
    const row = liveRow(ctx, id)
    if (isOpen(row)) throw new AppError('refused', texts.isOpen)
    ctx.records.title = titles.reopened(row.kind, numberOf(row))
    // The earlier answer stays in the course; its text stays to be corrected.
    ctx.records.update(centreRequests, id, version, {
      state: executorKey(row) === null ? 'new' : 'inWork',
      answeredAt: null,
      closedOn: null,
    })
    addNote(ctx, id, 'reopened', reason)
    return ctx.records.handle()
  },

  remove: ({ id, version }, ctx) => {
    const listed = requireRequest(ctx.db, id, ctx.now)
    if (listed.assignmentsTotal > 0) throw new AppError('refused', texts.hasAssignments(listed.assignmentsTotal))
    if (listReports(ctx.db, id).length > 0) throw new AppError('refused', texts.hasReports)
    ctx.records.title = titles.removed(listed.kind, numberOf(listed))
    ctx.records.remove(centreRequests, id, version)
    return ctx.records.handle()
  },

  attach: ({ id, tickets }, ctx) => {
    const row = liveRow(ctx, id)
    ctx.records.title = titles.attached(row.kind, numberOf(row), take(ctx, id, tickets))
    return ctx.records.handle()
  },

  detach: ({ attachmentId, version }, ctx) => {
    const row = liveRow(ctx, fileOf(ctx.db, 'centreRequest', attachmentId).ownerId)
    ctx.records.title = titles.fileRemoved(row.kind, numberOf(row))
    removeFile(ctx, attachmentId, version)
    return ctx.records.handle()
  },

  describeFile: (input, ctx) => {
    const row = liveRow(ctx, fileOf(ctx.db, 'centreRequest', input.attachmentId).ownerId)
    ctx.records.title = titles.changed(row.kind, numberOf(row))
    describeFile(ctx, input)
    return ctx.records.handle()
  },
}
