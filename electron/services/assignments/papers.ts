import type { AssignmentFilter } from '../../contract/assignments.ts'
import type { Executor } from '../../contract/meetings.ts'
import type { ReadDb } from '../../db/database.ts'
import { shortDate } from '../../documents/civilText.ts'
import { buildControlCard } from '../../documents/controlCard.ts'
import type { ControlExecutor } from '../../documents/controlCard.ts'
import { buildExecution } from '../../documents/execution.ts'
import type { ExecutionGroup, ExecutionRow } from '../../documents/execution.ts'
import type { DocumentPerson } from '../../documents/protocolParts.ts'
import { controlCardTemplate } from '../../documents/templates/controlCard.ts'
import { executionTemplate } from '../../documents/templates/execution.ts'
import { texts as documentTexts } from '../../documents/texts/index.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import type { PaperBuilders } from '../paper.ts'
import { templateTexts } from '../templates/templates.service.ts'
import { allAssignments, countPeriods } from './assignments.repo.ts'
import type { ListedRow } from './assignments.repo.ts'
import { cardOf } from './card.ts'
import { daysOf, figuresOf } from './execution.ts'
import { executorNames, findBody, findMeetingOf, findPersonOf, nameOfBlock } from './people.repo.ts'
import { texts } from './texts.ts'
import { executorName, overdueDays } from './view.ts'

/** The papers of assignments: контрольная карточка of one, справка об исполнении of what a filter says. */

/** So many assignments are printed one by one; the figures speak of all. */
const PRINTED = 500

function personOf(db: ReadDb, id: number): DocumentPerson | null {
  const row = findPersonOf(db, id)
  return row ? { surname: row.surname, givenName: row.name, patronymic: row.patronymic, post: row.post } : null
}

function executorOf(db: ReadDb, executor: Executor): ControlExecutor | null {
  if (executor.kind === 'recipient') {
    const body = findBody(db, executor.id)
    return body === undefined ? null : { body }
  }
  const found = personOf(db, executor.id)
  return found && { person: found }
}

const counted = (rows: readonly ListedRow[], today: string): ExecutionGroup['counts'] => {
  const isOpen = (row: ListedRow) => row.state === 'open' || row.state === 'reported'
  const late = (row: ListedRow) => overdueDays(row, today) > 0
  const done = rows.filter((row) => row.state === 'done')
  return {
    all: rows.length,
    inTime: done.filter((row) => !late(row)).length,
    late: done.filter(late).length,
    waiting: rows.filter((row) => isOpen(row) && !late(row)).length,
    lateOpen: rows.filter((row) => isOpen(row) && late(row)).length,
  }
}

/** Groups by a name, the largest first; assignments without one come last under `none`. */
function groups(
  rows: readonly ListedRow[],
  nameOf: (row: ListedRow) => string,
  none: string,
  today: string,
): ExecutionGroup[] {
  const found = new Map<string, ListedRow[]>()
  for (const row of rows) found.set(nameOf(row), [...(found.get(nameOf(row)) ?? []), row])
  return [...found]
    .map(([name, own]) => ({ name, counts: counted(own, today) }))
    .sort(
      (a, b) =>
        Number(a.name === '') - Number(b.name === '') ||
        b.counts.all - a.counts.all ||
        a.name.localeCompare(b.name, 'ru'),
    )
    .map((group) => ({ ...group, name: group.name === '' ? none : group.name }))
}

const RANK = { lateOpen: 0, open: 1, closed: 2 } as const

/** Overdue ones first, then those at work, then what is closed; each by its term. */
function printedRows(rows: readonly ListedRow[], today: string): ExecutionRow[] {
  const rank = (row: ListedRow) => {
    if (row.state === 'done' || row.state === 'cancelled') return RANK.closed
    return overdueDays(row, today) > 0 ? RANK.lateOpen : RANK.open
  }
  return [...rows]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, PRINTED)
    .map((row) => ({
      number: row.number,
      text: row.text,
      executor: executorName(row),
      dueOn: row.dueOn,
      period: row.period,
      state: row.state,
      closedOn: row.closedOn,
      overdueDays: overdueDays(row, today),
    }))
}

/** The conditions of a filter in words. */
function conditionWords(db: ReadDb, filter: AssignmentFilter): string[] {
  const words = documentTexts.execution.conditions
  const period = (from: string | null | undefined, to: string | null | undefined): string =>
    [from ? words.from(shortDate(from)) : '', to ? words.to(shortDate(to)) : ''].filter((one) => one !== '').join(' ')
  const found: string[] = []
  const meeting = filter.meetingId === null ? undefined : findMeetingOf(db, filter.meetingId)
  if (meeting) found.push(words.meeting(meeting.number, shortDate(meeting.heldOn)))
  if (filter.executor !== null)
    found.push(
      words.executor(executorNames(db, [filter.executor]).get(`${filter.executor.kind}-${filter.executor.id}`) ?? ''),
    )
  if (filter.controllerId) {
    const person = { kind: 'person' as const, id: filter.controllerId }
    found.push(words.controller(executorNames(db, [person]).get(`person-${person.id}`) ?? ''))
  }
  if (filter.blockId) found.push(words.block(nameOfBlock(db, filter.blockId)))
  if (filter.origin) found.push(words.origin(words.origins[filter.origin]))
  if (filter.issuedFrom || filter.issuedTo) found.push(words.issued(period(filter.issuedFrom, filter.issuedTo)))
  if (filter.dueFrom || filter.dueTo) found.push(words.due(period(filter.dueFrom, filter.dueTo)))
  if (filter.text !== '') found.push(words.text(filter.text))
  if (filter.returned) found.push(words.returned)
  return found
}

export const assignmentPapers: PaperBuilders<'controlCard' | 'execution'> = {
  controlCard: ({ assignmentId }, ctx) => {
    const { db } = ctx
    const card = cardOf(ctx, assignmentId)
    const notes = documentTexts.controlCard.notes
    const meeting = card.meetingId === null ? undefined : findMeetingOf(db, card.meetingId)
    return {
      model: buildControlCard(
        {
          office: documentOffice(getOffice(db)),
          number: card.number,
          text: card.text,
          executor: card.executorKey && executorOf(db, card.executorKey),
          helpers: card.helpers.map((one) => executorOf(db, one)).filter((one) => one !== null),
          controller: card.controllerId === null ? null : personOf(db, card.controllerId),
          source: meeting
            ? texts.sourceDated(meeting.number, meeting.heldOn, card.number.split('.').slice(1).join('.'))
            : card.ownSource,
          item: card.itemTitle,
          block: card.block,
          issuedOn: card.issuedOn,
          dueOn: card.dueOn,
          period: card.rule === '' ? card.period : (card.rule.split('. ')[0] ?? ''),
          cause: card.cause,
          links: card.links.map((link) =>
            link.kind === 'case' ? texts.linkCase(link.title) : texts.linkProblem(link.title),
          ),
          state: card.state,
          closedOn: card.closedOn,
          overdueDays: card.overdueDays,
          returns: card.returns,
          report: card.report,
          reportedOn: card.reportedOn,
          terms: card.terms.map((term) => ({ dueOn: term.dueOn, reason: term.reason, on: term.at.slice(0, 10) })),
          periods: card.periods.map(({ dueOn, doneOn, overdueDays: days }) => ({ dueOn, doneOn, overdueDays: days })),
          notes: card.notes
            .map((note) => ({ on: note.onDate, what: notes[note.kind], text: note.text, by: note.operator }))
            .reverse(),
          madeOn: ctx.now.slice(0, 10),
        },
        getSettings(db).documents,
        templateTexts(db, controlCardTemplate),
      ),
      fileName: texts.fileNames.controlCard(card.number),
    }
  },

  execution: ({ filter }, { db, now }) => {
    const days = daysOf(now)
    const { figures } = figuresOf(db, filter, days)
    const count = (show: (typeof figures)[number]['show']): number =>
      figures.find((one) => one.show === show)?.count ?? 0
    const rows = allAssignments(db, { ...filter, show: 'all' }, days)
    const periods = countPeriods(
      db,
      rows.filter((row) => row.isPeriodic === 1).map((row) => row.id),
      days.today,
    )
    return {
      model: buildExecution(
        {
          office: documentOffice(getOffice(db)),
          asOf: days.today,
          conditions: conditionWords(db, filter),
          counts: {
            all: count('all'),
            done: count('done'),
            inTime: count('inTime'),
            late: count('late'),
            open: count('open'),
            waiting: count('waiting'),
            lateOpen: count('lateOpen'),
            extended: count('extended'),
            returned: count('returned'),
            cancelled: count('cancelled'),
          },
          executors: groups(rows, executorName, texts.noExecutorGroup, days.today),
          blocks: groups(rows, (row) => row.block ?? '', texts.noBlockGroup, days.today),
          periods,
          rows: printedRows(rows, days.today),
          total: rows.length,
          signedBy: filter.controllerId ? personOf(db, filter.controllerId) : null,
        },
        getSettings(db).documents,
        templateTexts(db, executionTemplate),
      ),
      fileName: texts.fileNames.execution(days.today),
    }
  },
}
