import type { AssignmentCard, AssignmentChoice, AssignmentLink } from '../../contract/assignments.ts'
import type { ReadDb } from '../../db/database.ts'
import { fileView, listFiles } from '../attachments/attachments.service.ts'
import type { QueryContext } from '../context.ts'
import { daysBetween } from '../deadlines/deadlines.service.ts'
import { findCase, formatNumber } from '../messages/messages.service.ts'
import { listOperators } from '../operators/operators.service.ts'
import { personNames } from '../people.ts'
import { problemMark } from '../repeats/repeats.service.ts'
import { upperFirst } from '../wording.ts'
import { findRequestOf, listLinks, listNotes, listTerms, rowOf } from './assignments.repo.ts'
import { executorKey, executorNames, listBodies, listChoices } from './people.repo.ts'
import { periodsOf } from './periods.ts'
import { repeatWords } from './repeat.ts'
import { texts } from './texts.ts'
import { helpersOf, requireRow, views } from './view.ts'

type CardContext = Pick<QueryContext, 'db' | 'now' | 'resourcesDir'>

/** Coming dates that a card shows. */
const COMING = 6
/** Closed periods that a card shows beside the open ones. */
const PAST = 6

function linksOf(db: ReadDb, id: number): AssignmentLink[] {
  return listLinks(db, id).flatMap(({ id: linkId, version, kind, targetId }): AssignmentLink[] => {
    if (kind === 'problem') {
      const problem = problemMark(db, targetId)
      return problem
        ? [{ id: linkId, version, kind, targetId, title: problem.title, about: texts.cardsOfProblem(problem.total) }]
        : []
    }
    const found = findCase(db, targetId)
    return found ? [{ id: linkId, version, kind, targetId, title: formatNumber(found), about: found.gist }] : []
  })
}

function repetition(ctx: CardContext, id: number): Pick<AssignmentCard, 'repeat' | 'rule' | 'periods' | 'coming'> {
  const row = rowOf(ctx.db, id)
  if (!row || row.repeat === null) return { repeat: null, rule: '', periods: [], coming: [] }
  const { repeat } = row
  const { opened, coming } = periodsOf(ctx.db, { ...row, repeat }, ctx, COMING)
  const today = ctx.now.slice(0, 10)
  const closed = opened.filter((period) => period.doneOn !== null)
  const shown = new Set([...closed.slice(-PAST), ...opened.filter((period) => period.doneOn === null)])
  return {
    repeat,
    rule: repeatWords(repeat),
    periods: opened
      .filter((period) => shown.has(period))
      .map((period) => ({ ...period, overdueDays: Math.max(0, daysBetween(period.dueOn, period.doneOn ?? today)) })),
    coming,
  }
}

function requestOf(db: ReadDb, id: number): AssignmentCard['request'] {
  const found = findRequestOf(db, id)
  return found ? { id: found.id, number: texts.requestNumber(found.number) } : null
}

/** @throws AppError notFound */
export function cardOf(ctx: CardContext, id: number): AssignmentCard {
  const { db, now } = ctx
  const row = requireRow(db, id)
  const [view] = views(db, [row], now.slice(0, 10))
  if (!view) throw new Error('The row has no view')
  const helpers = helpersOf(row)
  const names = executorNames(db, helpers)
  const operators = new Map(listOperators(db).map((one) => [one.id, one.name]))
  return {
    ...view,
    executorKey: executorKey(row),
    helpers: helpers.map((one) => ({ ...one, name: names.get(`${one.kind}-${one.id}`) ?? '' })),
    controllerId: row.controllerId,
    blockId: row.blockId,
    itemTitle: row.itemTitle ?? '',
    request: requestOf(db, id),
    meetingNumber: row.meetingNumber,
    meetingHeldOn: row.meetingHeldOn,
    report: row.report,
    reportedOn: row.reportedOn,
    note: row.note,
    cause: row.cause,
    ownSource: row.source,
    terms: listTerms(db, id).map(({ id: termId, kind, dueOn, reason, at }) => ({
      id: termId,
      kind,
      dueOn,
      reason,
      at,
    })),
    notes: listNotes(db, id).map((note) => ({
      id: note.id,
      kind: note.kind,
      onDate: note.onDate,
      text: note.text,
      attachmentIds: note.attachmentIds ?? [],
      at: note.at,
      operator: operators.get(note.operatorId ?? 0) ?? '',
    })),
    links: linksOf(db, id),
    files: listFiles(db, 'assignment', id).map(fileView),
    ...repetition(ctx, id),
  }
}

/** Whom an assignment may be given to: the состав of a day first, then other people, then recipients. */
export function choicesOf(db: ReadDb, today: string): AssignmentChoice[] {
  return [
    ...listChoices(db, today).map((row): AssignmentChoice => {
      const { shortName, fullName } = personNames(row)
      const note = row.isMember === 1 ? upperFirst((row.roles ?? '').replaceAll(',', ', ')) : texts.notInRoster
      return { kind: 'person', id: row.id, name: shortName, note, keywords: `${fullName} ${row.post}` }
    }),
    ...listBodies(db).map((row): AssignmentChoice => ({
      kind: 'recipient',
      id: row.id,
      name: row.shortName,
      note: texts.recipient,
      keywords: row.name,
    })),
  ]
}
