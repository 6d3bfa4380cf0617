import type { AssignmentFilter, AssignmentRow, AssignmentShow } from '../../contract/assignments.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import { writeXlsx } from '../../documents/xlsx.ts'
import type { Contexts, TaskContext } from '../context.ts'
import { loadCalendarOf } from '../deadlines/deadlines.service.ts'
import { actHandlers } from './acts.ts'
import {
  countShows,
  listAssignments,
  listControllers,
  listExecutors,
  listLinked,
  listOfRequest,
  sortKey,
} from './assignments.repo.ts'
import { cardOf, choicesOf } from './card.ts'
import { daysOf, figuresOf } from './execution.ts'
import { ownHandlers } from './own.ts'
import { comingDates, repeatWords } from './repeat.ts'
import { readRepeat } from './repeatWords.ts'
import { sheetTexts } from './texts.ts'
import { executorName, views } from './view.ts'
import { workbook } from './workbook.ts'

export { nextOwnNumber } from './assignments.repo.ts'
export { createAssignment } from './own.ts'
export { finder } from './filter.ts'
export {
  executorColumns,
  executorKey,
  executorNames,
  knowsExecutor,
  leftOn,
  nameOfBlock,
  nameOfExecutor,
} from './people.repo.ts'
export { comingDates } from './repeat.ts'
export { blockOf } from './people.repo.ts'
export { forAgenda } from './agenda.ts'
export {
  assignmentLinks,
  assignmentNotes,
  assignmentPeriods,
  assignmentTerms,
  assignments,
  plainAssignment,
} from './assignments.tables.ts'
export { assignmentPapers } from './papers.ts'
export { assignmentIds, removeAssignmentsOf, syncAssignments } from './sync.ts'
export type { AssignmentSource } from './sync.ts'

const everything: AssignmentFilter = { show: 'all', executor: null, meetingId: null, text: '' }
const COUNTED = ['active', 'overdue', 'soon', 'reported', 'postponed', 'done', 'all'] as const
const PREVIEW = 6

/** The figures of the head of the list, of the desk and of the left panel. */
export function countAssignments(db: ReadDb, now: string): Record<(typeof COUNTED)[number], number> {
  return countShows(db, everything, COUNTED, daysOf(now))
}

/** Counts of the lists that a filter opens with each `show`. */
export const assignmentFigures = <Show extends AssignmentShow>(
  db: ReadDb,
  filter: AssignmentFilter,
  shows: readonly Show[],
  now: string,
): Record<Show, number> => countShows(db, filter, shows, daysOf(now))

/** A page of a list; `next` is what to ask the next one with. */
export function pageOfAssignments(
  db: ReadDb,
  filter: AssignmentFilter,
  page: { after: { dueOn: string; id: number } | null; limit: number },
  now: string,
): { rows: AssignmentRow[]; total: number; next: { dueOn: string; id: number } | null } {
  const days = daysOf(now)
  const { rows, total, hasMore } = listAssignments(db, filter, page, days)
  const last = rows.at(-1)
  return { rows: views(db, rows, days.today), total, next: hasMore && last ? sortKey(last) : null }
}

/** Assignments made from a request of the ЦУР. */
export const assignmentsOfRequest = (db: ReadDb, requestId: number, now: string): AssignmentRow[] =>
  views(db, listOfRequest(db, requestId), now.slice(0, 10))

async function exportXlsx(filter: AssignmentFilter, ctx: TaskContext) {
  ctx.progress(0, null, sheetTexts.writing)
  const sheets = workbook(ctx.db, filter, daysOf(ctx.now))
  await ctx.breathe()
  const name = sheetTexts.fileName(ctx.now.slice(0, 10))
  const path = ctx.files.outgoing(name)
  await writeXlsx(path, sheets, { signal: ctx.signal })
  return ctx.files.offer(path, name)
}

export const assignmentsService: Services<Contract, Contexts>['assignments'] = {
  list: ({ filter, after, limit }, ctx) => pageOfAssignments(ctx.db, filter, { after, limit }, ctx.now),

  counts: (_input, ctx) => countAssignments(ctx.db, ctx.now),

  executors: (_input, ctx) =>
    listExecutors(ctx.db, ctx.now.slice(0, 10)).map((row) => ({
      kind: row.kind,
      id: row.id,
      name: executorName(row),
      active: row.active,
    })),

  controllers: (_input, ctx) =>
    listControllers(ctx.db, ctx.now.slice(0, 10)).map((row) => ({
      id: row.id,
      name: executorName(row),
      active: row.active,
    })),

  get: ({ id }, ctx) => cardOf(ctx, id),

  choices: (_input, ctx) => choicesOf(ctx.db, ctx.now.slice(0, 10)),

  ofCase: ({ caseId }, ctx) => views(ctx.db, listLinked(ctx.db, 'case', caseId), ctx.now.slice(0, 10)),

  ofProblem: ({ problemId }, ctx) => views(ctx.db, listLinked(ctx.db, 'problem', problemId), ctx.now.slice(0, 10)),

  previewRepeat: ({ words, repeat, issuedOn }, ctx) => {
    const rule = repeat ?? readRepeat(words, issuedOn)
    if (rule === null) return { repeat: null, rule: '', dates: [] }
    const calendar = loadCalendarOf(ctx.db, ctx.resourcesDir)
    return {
      repeat: rule,
      rule: repeatWords(rule),
      dates: comingDates(rule, calendar, { after: null, issuedOn, limit: PREVIEW }),
    }
  },

  execution: ({ filter }, ctx) => figuresOf(ctx.db, filter, daysOf(ctx.now)),

  exportXlsx: ({ filter }, ctx) => exportXlsx(filter, ctx),

  ...actHandlers,
  ...ownHandlers,
}
