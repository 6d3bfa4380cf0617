import { CASE_RESULTS } from '../../contract/messages.ts'
import type { CaseExclusion, CaseFilter } from '../../contract/messages.ts'
import type { SqlValue } from '../../db/database.ts'
import { addDays, nextFriday } from '../deadlines/deadlines.service.ts'
import { withDates } from './periods.ts'
import { searchCondition } from './search.ts'

/** A condition over the table `cases` under the alias `c`, with its positional parameters. */
export interface SqlCondition {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

const OPEN = "c.status <> 'answered'"

/** Bits of the column `marks` (migration 0007): what a list is filtered by without a look into the row. */
export const MARKS = {
  isPaused: 1 << 0,
  isExtended: 1 << 1,
  needsNotice: 1 << 2,
  isRedirected: 1 << 3,
  isRepeat: 1 << 4,
  isApproved: 1 << 5,
  quality: 3 << 6,
  isAsked: 1 << 8,
  solved: 3 << 9,
  clarity: 7 << 11,
  result: 7 << 14,
  hasExternal: 1 << 17,
  hasAddress: 1 << 18,
  hasNote: 1 << 19,
  hasApplicant: 1 << 20,
  hasInterim: 1 << 21,
  returns: 7 << 22,
} as const
const MOST_RETURNS_MARKED = 7

/**
 * The one translation of the register's filter into SQL: lists, counters, figures, reports and packages all use it, so a figure
 * equals the list it opens (model.md invariant 8).
 *
 * - An absent field and an empty list set no condition; `null` inside a list means «не указано».
 * - `due` speaks of open cards alone, because an answered card has no position against now: overdue, today, untilFriday and later
 *   share out all open cards that have a due date.
 * - `outcome`: `inTime`, `late`, `postponed`, `open` share out all cards; `overdueOpen` is the late part of `open`. A card without
 *   a due date cannot be late. `judged` = `inTime`, `late`, `overdueOpen`; `missed` = `late`, `overdueOpen`.
 * - `isRepeat`: named as a repeat of another card, or opened again after its answer.
 * - `asked` and `approval` share out all cards each. A satisfaction noted without asking counts as answered.
 * - `not` takes away the cards of each of its conditions; a period there is one condition.
 *
 * @param now civil moment of the office, `YYYY-MM-DDTHH:MM`
 */
export function caseWhere(asked: CaseFilter, now: string): SqlCondition {
  const filter = withDates(asked, now)
  const builder = new ConditionBuilder()
  builder.add(filter.isDeleted ? 'c.deleted_at IS NOT NULL' : 'c.deleted_at IS NULL')
  // Said as a literal, because only then SQLite sees that the partial index of open cards answers the query.
  if (isOpenOnly(filter)) builder.add(OPEN)
  addConditions(builder, filter, now)
  if (filter.search !== undefined && filter.search !== '') {
    const words = searchCondition(filter.search)
    builder.add(words.sql, ...words.params)
  }
  return builder.build()
}

/** The conditions of a filter alone, without trash, index and words: for saying of each card of a walk whether they hold. */
export function caseCondition(filter: CaseFilter, now: string): SqlCondition {
  const builder = new ConditionBuilder()
  addConditions(builder, withDates(filter, now), now)
  const { sql, params } = builder.build()
  return { sql: sql === '' ? '1' : sql, params }
}

function addConditions(builder: ConditionBuilder, filter: CaseFilter, now: string): void {
  for (const condition of conditionsOf(filter, now)) builder.add(condition.sql, ...condition.params)
  for (const condition of conditionsOf(filter.not ?? {}, now))
    builder.add(`(${condition.sql}) IS NOT TRUE`, ...condition.params)
}

/**
 * A card that was put off waits until its day; from that day on it is open again by itself, whatever its status says. One without a day
 * (an import may bring it) waits on.
 */
const PUT_OFF = {
  waiting: "c.status = 'postponed' AND ifnull(c.postponed_until > ?, 1)",
  back: "c.status = 'postponed' AND c.postponed_until <= ?",
} as const

/** Whether the filter lets answered cards through; the register then needs another index. */
export function isOpenOnly(filter: CaseFilter): boolean {
  return (
    filter.state === 'open' ||
    (filter.due !== undefined && filter.due !== 'none') ||
    filter.dueStage !== undefined ||
    filter.outcome === 'open' ||
    filter.outcome === 'overdueOpen' ||
    filter.outcome === 'postponed' ||
    filter.approval === 'waiting' ||
    filter.postponed !== undefined ||
    (filter.statuses !== undefined && filter.statuses.length > 0 && !filter.statuses.includes('answered'))
  )
}

/** Each condition by itself, so that `not` can take it away by itself. Periods in words are dates by now. */
function conditionsOf(filter: CaseExclusion, now: string): SqlCondition[] {
  const list: SqlCondition[] = []
  const add = (sql: string, ...params: SqlValue[]): void => void list.push({ sql, params })
  addState(add, filter, now)
  if (filter.kind) add('c.kind = ?', filter.kind)
  addPeriods(add, filter)
  for (const [name, column] of ID_COLUMNS) addIds(add, column, filter[name])
  addFlags(add, filter)
  addOutcomes(add, filter, now)
  if (filter.importId !== undefined) add('c.import_id = ?', filter.importId)
  if (filter.operationId !== undefined)
    add(
      "c.id IN (SELECT j.entity_id FROM journal j WHERE j.operation_id = ? AND j.entity = 'cases')",
      filter.operationId,
    )
  if (filter.ruleId !== undefined)
    add(
      'EXISTS (SELECT 1 FROM rule_actions a WHERE a.rule_id = ? AND a.case_id = c.id AND a.undone_at IS NULL AND a.deleted_at IS NULL)',
      filter.ruleId,
    )
  for (const [name, column] of TEXT_COLUMNS) {
    const wanted = filter[name]
    if (wanted !== undefined && wanted !== '') add(`c.${column} = ?`, wanted)
  }
  return list
}

type Add = (sql: string, ...params: SqlValue[]) => void

const ID_COLUMNS = [
  ['channelIds', 'c.channel_id'],
  ['blockIds', 'c.block_id'],
  ['themeIds', 'c.theme_id'],
  ['territoryIds', 'c.territory_id'],
  ['recipientIds', 'c.recipient_id'],
  ['responsibleIds', 'c.responsible_id'],
  ['problemIds', 'c.problem_id'],
] as const

const TEXT_COLUMNS = [
  ['rawStatus', 'raw_status'],
  ['sourcePage', 'source_page'],
  ['fact', 'fact'],
] as const

const MARK_FLAGS = [
  'isPaused',
  'isExtended',
  'isRedirected',
  'needsNotice',
  'isRepeat',
  'hasInterim',
  'hasApplicant',
  'hasAddress',
  'hasNote',
  'hasExternal',
] as const

function addState(add: Add, filter: CaseExclusion, now: string): void {
  if (filter.state) add(filter.state === 'open' ? OPEN : "c.status = 'answered'")
  if (filter.statuses && filter.statuses.length > 0)
    add(`c.status IN (${filter.statuses.map(() => '?').join(', ')})`, ...filter.statuses)
  if (filter.due) {
    const due = dueCondition(filter.due, now)
    if (filter.due === 'none') add(due.sql, ...due.params)
    else add(`${OPEN} AND ${due.sql}`, ...due.params)
  }
  // «V» sorts behind the «U» of a bare date, so that its day is in.
  if (filter.dueBy) add('c.due_end <= ?', filter.dueBy.length > 10 ? filter.dueBy : `${filter.dueBy}V`)
  if (filter.dueStage) add(`${OPEN} AND c.due_stage = ?`, filter.dueStage)
  if (filter.postponed) add(PUT_OFF[filter.postponed], now.slice(0, 10))
  if (filter.outcome) {
    const outcome = outcomeCondition(filter.outcome, now)
    add(outcome.sql, ...outcome.params)
  }
}

/**
 * What became of a card, as one condition. `is_late` is a column that SQLite itself computes: answered after the due date, where a
 * due date without a time lasts to the end of its day and an answer known by its day alone is compared by day (`due_end`, domain.md
 * §4, the same as `remaining` of the deadline engine).
 */
export function outcomeCondition(outcome: NonNullable<CaseFilter['outcome']>, now: string): SqlCondition {
  const builder = new ConditionBuilder()
  if (outcome === 'judged' || outcome === 'missed') {
    const overdue = outcomeCondition('overdueOpen', now)
    builder.add(
      `${outcome === 'judged' ? "c.status = 'answered'" : 'c.is_late = 1'} OR ${overdue.sql}`,
      ...overdue.params,
    )
    return builder.build()
  }
  if (outcome === 'inTime') builder.add("c.status = 'answered' AND c.is_late IS NOT 1")
  else if (outcome === 'late') builder.add('c.is_late = 1')
  else if (outcome === 'postponed') builder.add(PUT_OFF.waiting, now.slice(0, 10))
  else builder.add(`c.status NOT IN ('answered', 'postponed') OR ${PUT_OFF.back}`, now.slice(0, 10))
  if (outcome === 'overdueOpen') {
    const due = dueCondition('overdue', now)
    builder.add(due.sql, ...due.params)
  }
  return builder.build()
}

/**
 * A bare date is late from the next day on, a moment from the next minute on: `due_end` is the due date with «U» behind it, which
 * sorts after the «T» of any moment of that day and after its own minute.
 */
function dueCondition(due: NonNullable<CaseFilter['due']>, now: string): SqlCondition {
  const today = now.slice(0, 10)
  const afterFriday = addDays(nextFriday(today), 1)
  if (due === 'none') return { sql: 'c.due_at IS NULL', params: [] }
  if (due === 'overdue') return { sql: 'c.due_end < ?', params: [now] }
  if (due === 'today') return { sql: 'c.due_end >= ? AND c.due_end < ?', params: [now, addDays(today, 1)] }
  if (due === 'untilFriday')
    return { sql: 'c.due_end >= ? AND c.due_end < ?', params: [addDays(today, 1), afterFriday] }
  return { sql: 'c.due_end >= ?', params: [afterFriday] }
}

const PERIOD_COLUMNS = [
  ['c.due_end', 'dueFrom', 'dueTo'],
  ['c.received_at', 'receivedFrom', 'receivedTo'],
  ['c.registered_at', 'registeredFrom', 'registeredTo'],
  ['c.answered_at', 'answeredFrom', 'answeredTo'],
  ['c.postponed_until', 'postponedFrom', 'postponedTo'],
] as const

function addPeriods(add: Add, filter: CaseExclusion): void {
  for (const [column, fromName, toName] of PERIOD_COLUMNS) {
    const [from, to] = [filter[fromName], filter[toName]]
    if (from !== undefined && to !== undefined) add(`${column} >= ? AND ${column} < ?`, from, addDays(to, 1))
    else if (from !== undefined) add(`${column} >= ?`, from)
    else if (to !== undefined) add(`${column} < ?`, addDays(to, 1))
  }
}

function addFlags(add: Add, filter: CaseExclusion): void {
  if (filter.fastTrack !== undefined) add(`c.fast_track = ${Number(filter.fastTrack)}`)
  if (filter.isImportant !== undefined) add(`c.is_important = ${Number(filter.isImportant)}`)
  for (const name of MARK_FLAGS) {
    const wanted = filter[name]
    if (wanted !== undefined) add(`(c.marks & ${MARKS[name]}) ${wanted ? '<>' : '='} 0`)
  }
  if (filter.returnsFrom !== undefined) {
    // The mark counts as far as it can; above that the row itself is asked.
    if (filter.returnsFrom <= MOST_RETURNS_MARKED) add(`(c.marks & ${MARKS.returns}) >= ${filter.returnsFrom << 22}`)
    else add('c.returns >= ?', filter.returnsFrom)
  }
  if (filter.hadAnswer !== undefined)
    add(`${filter.hadAnswer ? '' : 'NOT '}(c.status = 'answered' OR (c.marks & ${MARKS.returns}) <> 0)`)
  if (filter.hasAnswerText !== undefined) add(`c.answer_text ${filter.hasAnswerText ? '<>' : '='} ''`)
  const exists = (wanted: boolean | undefined, query: string): void => {
    if (wanted !== undefined) add(`${wanted ? '' : 'NOT '}EXISTS (${query})`)
  }
  exists(filter.hasRepeats, 'SELECT 1 FROM cases r WHERE r.repeat_of_id = c.id AND r.deleted_at IS NULL')
  exists(
    filter.hasFiles,
    "SELECT 1 FROM attachments f WHERE f.owner = 'case' AND f.owner_id = c.id AND f.deleted_at IS NULL",
  )
}

function addOutcomes(add: Add, filter: CaseExclusion, now: string): void {
  const grade = (mask: number, from: number | undefined, to: number | undefined): void => {
    if (from === undefined && to === undefined) return
    const low = mask & -mask
    add(
      `(c.marks & ${mask}) BETWEEN ${Math.max(from ?? 0, 1) * low} AND ${Math.min(to ?? mask / low, mask / low) * low}`,
    )
  }
  const known = (mask: number, wanted: boolean | undefined): void => {
    if (wanted !== undefined) add(`(c.marks & ${mask}) ${wanted ? '<>' : '='} 0`)
  }
  known(MARKS.quality, filter.hasQuality)
  // Stored one higher, because 0 is «не проверено».
  grade(
    MARKS.quality,
    filter.qualityFrom === undefined ? undefined : filter.qualityFrom + 1,
    filter.qualityTo === undefined ? undefined : filter.qualityTo + 1,
  )
  known(MARKS.clarity, filter.hasClarity)
  known(MARKS.solved, filter.hasSolved)
  grade(MARKS.clarity, filter.clarityFrom, filter.clarityTo)
  if (filter.isSolved !== undefined) add(`(c.marks & ${MARKS.solved}) = ${(filter.isSolved ? 2 : 1) << 9}`)
  if (filter.results && filter.results.length > 0) {
    const codes = filter.results.map((result) => (result === null ? 0 : CASE_RESULTS.indexOf(result) + 1) << 14)
    add(`(c.marks & ${MARKS.result}) IN (${codes.join(', ')})`)
  }
  addApproval(add, filter.approval)
  addAsked(add, filter.asked, now)
}

function addApproval(add: Add, approval: CaseFilter['approval']): void {
  const isApproved = `(c.marks & ${MARKS.isApproved}) <> 0`
  if (approval === 'approved') add(isApproved)
  else if (approval === 'waiting') add(`c.status = 'onReview' AND NOT ${isApproved}`)
  else if (approval === 'none') add(`c.status <> 'onReview' AND NOT ${isApproved}`)
}

function addAsked(add: Add, asked: CaseFilter['asked'], now: string): void {
  const isAnswered = `(c.marks & ${MARKS.solved | MARKS.clarity}) <> 0`
  const isAsked = `(c.marks & ${MARKS.isAsked}) <> 0`
  const today = now.slice(0, 10)
  const isLapsed = 'ifnull(c.ask_ends_on < ?, 0)'
  if (asked === 'answered') add(isAnswered)
  else if (asked === 'never') add(`NOT ${isAnswered} AND NOT ${isAsked}`)
  else if (asked === 'lapsed') add(`${isAsked} AND NOT ${isAnswered} AND ${isLapsed}`, today)
  else if (asked === 'waiting') {
    // In the words of the index `cases_asked`: those that still wait are few among all that were ever asked.
    add(
      "c.asked_on IS NOT NULL AND c.is_solved IS NULL AND c.clarity IS NULL AND ifnull(c.ask_ends_on, '9999') >= ?",
      today,
    )
  }
}

function addIds(add: Add, column: string, wanted: readonly (number | null)[] | undefined): void {
  if (!wanted || wanted.length === 0) return
  const known = wanted.filter((id) => id !== null)
  const isIn = known.length === 1 ? `${column} = ?` : `${column} IN (${known.map(() => '?').join(', ')})`
  if (known.length === wanted.length) add(isIn, ...known)
  else if (known.length === 0) add(`${column} IS NULL`)
  else add(`${isIn} OR ${column} IS NULL`, ...known)
}

class ConditionBuilder {
  private readonly parts: string[] = []
  private readonly params: SqlValue[] = []

  add(sql: string, ...params: readonly SqlValue[]): void {
    this.parts.push(`(${sql})`)
    this.params.push(...params)
  }

  build(): SqlCondition {
    return { sql: this.parts.join(' AND '), params: this.params }
  }
}
