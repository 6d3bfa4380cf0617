import { CASE_SORTS } from '../../contract/messages.ts'
import type { CaseFilter, CaseSort } from '../../contract/messages.ts'
import type { SqlValue } from '../../db/database.ts'
import { daysBetween } from '../deadlines/deadlines.service.ts'
import { caseWhere, isOpenOnly } from './caseWhere.ts'

/** Orders that an index walks. */
export type IndexedSort = (typeof CASE_SORTS)[number]

/** Position after a row: the value it is sorted by and its id. */
export interface Cursor {
  key: string | number | null
  id: number
}

/** A list by an order that an index has. Periods in words are dates by now. */
export interface WalkQuery {
  filter: CaseFilter
  by: IndexedSort
  direction: CaseSort['direction']
  after: Cursor | null
  /** Rows to pass over behind `after`. */
  skip: number
  limit: number
}

export interface Walk {
  body: string
  order: string
  params: SqlValue[]
}

const NUMBERS_OF_A_YEAR = 100_000_000_000
/** The year and the number as one integer, as the index `cases_number_key` holds it. */
const NUMBER_KEY = `c.number_year * ${NUMBERS_OF_A_YEAR} + c.number * 1000 + c.question`

export const SORT_KEYS: Record<IndexedSort, { sql: string; isNullable: boolean }> = {
  due: { sql: 'c.due_end', isNullable: true },
  received: { sql: 'c.received_at', isNullable: false },
  number: { sql: NUMBER_KEY, isNullable: false },
  answered: { sql: 'c.answered_at', isNullable: true },
}

export const isIndexed = (by: CaseSort['by']): by is IndexedSort => (CASE_SORTS as readonly string[]).includes(by)

/** Up to this many days are read and sorted rather than walked in another order. */
const SHORT_PERIOD_DAYS = 100
/** An index of days alone asks each row for the rest, so it serves shorter periods. */
const SHORT_REGISTERED_DAYS = 31

const WALKED: Record<IndexedSort, string> = {
  due: 'cases_due',
  received: 'cases_received',
  number: 'cases_number_key',
  answered: 'cases_answered',
}

const isShort = (from: string | undefined, to: string | undefined, days: number): boolean =>
  from !== undefined && to !== undefined && daysBetween(from, to) <= days

/** Facts that the index `cases_marked` gathers: paused, extended, redirected, not told of it. */
const isMarked = (filter: CaseFilter): boolean =>
  [filter.isPaused, filter.isExtended, filter.isRedirected, filter.needsNotice].includes(true)
const MARKED = '(c.marks & 15) <> 0'

/**
 * Which index a list walks. SQLite cannot know that the open cards are few and that the first hundred in order are enough, so it
 * would gather and sort a million; named here, the choice is the same on every register. What is few (open cards, one import, one
 * theme, a short period) is gathered and sorted, everything else is walked in its order. Null where SQLite chooses: in the trash,
 * and where another table says which cards.
 */
export function indexOf(filter: CaseFilter, by: IndexedSort): string | null {
  if (filter.isDeleted || filter.ruleId !== undefined || filter.hasRepeats || filter.hasFiles) return null
  if (filter.importId !== undefined) return 'cases_import'
  if (filter.problemIds && filter.problemIds.length > 0 && !filter.problemIds.includes(null)) return 'cases_problem'
  if (isOpenOnly(filter)) return 'cases_open_due'
  if (isMarked(filter)) return 'cases_marked'
  if (filter.asked === 'waiting') return 'cases_asked'
  if (filter.themeIds?.length === 1) return 'cases_theme_due'
  if (isShort(filter.receivedFrom, filter.receivedTo, SHORT_PERIOD_DAYS)) return 'cases_received'
  if (isShort(filter.dueFrom, filter.dueTo, SHORT_PERIOD_DAYS)) return 'cases_due'
  if (isShort(filter.answeredFrom, filter.answeredTo, SHORT_PERIOD_DAYS)) return 'cases_answered'
  if (isShort(filter.registeredFrom, filter.registeredTo, SHORT_REGISTERED_DAYS)) return 'cases_registered'
  return WALKED[by]
}

/** Whether a list is walked in its order from the first row that is shown, not gathered and sorted. */
export const isWalked = (filter: CaseFilter, by: IndexedSort): boolean =>
  indexOf(filter, by) === WALKED[by] && !isShort(filter.receivedFrom, filter.receivedTo, SHORT_PERIOD_DAYS)

export const from = (index: string | null): string => (index === null ? 'cases c' : `cases c INDEXED BY ${index}`)

/** The condition of a filter, with what the named index needs to hear. */
export function conditionFor(
  filter: CaseFilter,
  index: string | null,
  now: string,
): { sql: string; params: SqlValue[] } {
  const { sql, params } = caseWhere(filter, now)
  return { sql: index === 'cases_marked' ? `${sql} AND ${MARKED}` : sql, params: [...params] }
}

/** Nothing of a card is before its receipt (CHECKs of the table), so a bound on receipt also bounds a walk in any other order. */
function startOf({ filter: { receivedFrom }, by }: WalkQuery): string | number | null {
  if (receivedFrom === undefined || by === 'received') return null
  return by === 'number' ? Number(receivedFrom.slice(0, 4)) * NUMBERS_OF_A_YEAR : receivedFrom
}

/** From where, on what conditions and in what order the rows with a sort key are walked. */
export function keyedWalk(query: WalkQuery, now: string): Walk {
  const index = indexOf(query.filter, query.by)
  const { sql, params } = conditionFor(query.filter, index, now)
  const { sql: key, isNullable } = SORT_KEYS[query.by]
  const [direction, beyond] = query.direction === 'asc' ? ['ASC', '>'] : ['DESC', '<']
  let condition = sql
  if (isNullable) condition += ` AND ${key} IS NOT NULL`
  const start = startOf(query)
  if (start !== null) {
    condition += ` AND ${key} >= ?`
    params.push(start)
  }
  if (query.after) {
    // The plain bound beside the pair lets SQLite seek on an index over an expression too.
    condition += ` AND ${key} ${beyond}= ? AND (${key}, c.id) ${beyond} (?, ?)`
    params.push(query.after.key, query.after.key, query.after.id)
  }
  return {
    body: `FROM ${from(index)} WHERE ${condition}`,
    order: `ORDER BY ${key} ${direction}, c.id ${direction}`,
    params,
  }
}

/** Rows without a sort key (no due date, no answer): always last, in order of registration. */
export function keylessWalk(query: WalkQuery, now: string, afterId: number): Walk {
  // Unanswered and open are the same (a CHECK of the table), and open cards have an index.
  const filter: CaseFilter =
    query.by === 'answered' && query.filter.state === undefined ? { ...query.filter, state: 'open' } : query.filter
  const { sql: key } = SORT_KEYS[query.by]
  const index = query.by === 'answered' && !isOpenOnly(filter) ? null : indexOf(filter, query.by)
  const { sql, params } = conditionFor(filter, index, now)
  return {
    body: `FROM ${from(index)} WHERE ${sql} AND ${key} IS NULL AND c.id > ?`,
    order: 'ORDER BY c.id',
    params: [...params, afterId],
  }
}
