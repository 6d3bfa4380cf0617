import type { CaseFilter } from '../../contract/messages.ts'
import type { SqlValue } from '../../db/database.ts'
import { addDays, nextFriday } from '../deadlines/deadlines.service.ts'
import { searchExpression } from './search.ts'

/** A condition over the table `cases` under the alias `c`, with its positional parameters. */
export interface SqlCondition {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

const OPEN = "c.status <> 'answered'"

/**
 * The one translation of the register's filter into SQL: lists, counters, figures, reports and packages all use it, so a figure
 * equals the list it opens (model.md invariant 8).
 *
 * - An absent field and an empty list set no condition; `null` inside a list means «не указано».
 * - `due` speaks of open cards alone, because an answered card has no position against now: overdue, today, untilFriday and later
 *   share out all open cards that have a due date.
 * - `outcome`: `inTime`, `late`, `postponed`, `open` share out all cards; `overdueOpen` is the late part of `open`. A card without
 *   a due date cannot be late.
 * - `isRepeat`: named as a repeat of another card, or opened again after its answer.
 *
 * @param now civil moment of the office, `YYYY-MM-DDTHH:MM`
 */
export function caseWhere(filter: CaseFilter, now: string): SqlCondition {
  const builder = new ConditionBuilder()
  builder.add(filter.isDeleted ? 'c.deleted_at IS NOT NULL' : 'c.deleted_at IS NULL')
  addState(builder, filter, now)
  if (filter.kind) builder.add('c.kind = ?', filter.kind)
  addPeriods(builder, filter)
  builder.ids('c.channel_id', filter.channelIds)
  builder.ids('c.block_id', filter.blockIds)
  builder.ids('c.theme_id', filter.themeIds)
  builder.ids('c.territory_id', filter.territoryIds)
  builder.ids('c.recipient_id', filter.recipientIds)
  builder.ids('c.responsible_id', filter.responsibleIds)
  builder.flag('c.fast_track', filter.fastTrack)
  builder.flag('c.is_important', filter.isImportant)
  if (filter.isRepeat !== undefined)
    builder.add(`${filter.isRepeat ? '' : 'NOT '}(c.repeat_of_id IS NOT NULL OR c.returns > 0)`)
  if (filter.hasClarity !== undefined) builder.add(`c.clarity IS ${filter.hasClarity ? 'NOT ' : ''}NULL`)
  if (filter.search !== undefined && filter.search !== '') {
    const expression = searchExpression(filter.search)
    if (expression === null) builder.add('0')
    else builder.add('c.id IN (SELECT rowid FROM case_search WHERE case_search MATCH ?)', expression)
  }
  return builder.build()
}

/** Whether the filter lets answered cards through; the register then needs another index. */
export function isOpenOnly(filter: CaseFilter): boolean {
  return (
    filter.state === 'open' ||
    (filter.due !== undefined && filter.due !== 'none') ||
    filter.dueStage !== undefined ||
    filter.outcome === 'open' ||
    filter.outcome === 'overdueOpen' ||
    filter.outcome === 'postponed' ||
    (filter.statuses !== undefined && filter.statuses.length > 0 && !filter.statuses.includes('answered'))
  )
}

function addState(builder: ConditionBuilder, filter: CaseFilter, now: string): void {
  // Said as a literal, because only then SQLite sees that the partial index of open cards answers the query.
  if (isOpenOnly(filter)) builder.add(OPEN)
  if (filter.state === 'closed') builder.add("c.status = 'answered'")
  if (filter.statuses && filter.statuses.length > 0) {
    builder.add(`c.status IN (${filter.statuses.map(() => '?').join(', ')})`, ...filter.statuses)
  }
  if (filter.due) addDue(builder, filter.due, now)
  if (filter.dueStage) builder.add('c.due_stage = ?', filter.dueStage)
  if (filter.outcome) {
    const outcome = outcomeCondition(filter.outcome, now)
    builder.add(outcome.sql, ...outcome.params)
  }
}

/**
 * What became of a card, as one condition. `is_late` is a column that SQLite itself computes: answered after the due date, where a
 * due date without a time lasts to the end of its day and an answer known by its day alone is compared by day (`due_end`, domain.md
 * §4, the same as `remaining` of the deadline engine).
 */
export function outcomeCondition(outcome: NonNullable<CaseFilter['outcome']>, now: string): SqlCondition {
  const builder = new ConditionBuilder()
  if (outcome === 'inTime') builder.add("c.status = 'answered' AND c.is_late IS NOT 1")
  else if (outcome === 'late') builder.add('c.is_late = 1')
  else if (outcome === 'postponed') builder.add("c.status = 'postponed'")
  else builder.add("c.status NOT IN ('answered', 'postponed')")
  if (outcome === 'overdueOpen') addDue(builder, 'overdue', now)
  return builder.build()
}

/**
 * A bare date is late from the next day on, a moment from the next minute on: `due_end` is the due date with «U» behind it, which
 * sorts after the «T» of any moment of that day and after its own minute.
 */
function addDue(builder: ConditionBuilder, due: NonNullable<CaseFilter['due']>, now: string): void {
  const today = now.slice(0, 10)
  const afterFriday = addDays(nextFriday(today), 1)
  if (due === 'none') builder.add('c.due_at IS NULL')
  else if (due === 'overdue') builder.add('c.due_end < ?', now)
  else if (due === 'today') builder.add('c.due_end >= ? AND c.due_end < ?', now, addDays(today, 1))
  else if (due === 'untilFriday') builder.add('c.due_end >= ? AND c.due_end < ?', addDays(today, 1), afterFriday)
  else builder.add('c.due_end >= ?', afterFriday)
}

function addPeriods(builder: ConditionBuilder, filter: CaseFilter): void {
  const period = (column: string, from: string | undefined, to: string | undefined): void => {
    if (from !== undefined) builder.add(`${column} >= ?`, from)
    if (to !== undefined) builder.add(`${column} < ?`, addDays(to, 1))
  }
  period('c.due_end', filter.dueFrom, filter.dueTo)
  period('c.received_at', filter.receivedFrom, filter.receivedTo)
  period('c.answered_at', filter.answeredFrom, filter.answeredTo)
}

class ConditionBuilder {
  private readonly parts: string[] = []
  private readonly params: SqlValue[] = []

  add(sql: string, ...params: SqlValue[]): void {
    this.parts.push(`(${sql})`)
    this.params.push(...params)
  }

  flag(column: string, wanted: boolean | undefined): void {
    if (wanted !== undefined) this.add(`${column} = ${wanted ? 1 : 0}`)
  }

  ids(column: string, wanted: readonly (number | null)[] | undefined): void {
    if (!wanted || wanted.length === 0) return
    const known = wanted.filter((id) => id !== null)
    const isIn = known.length === 1 ? `${column} = ?` : `${column} IN (${known.map(() => '?').join(', ')})`
    if (known.length === wanted.length) this.add(isIn, ...known)
    else if (known.length === 0) this.add(`${column} IS NULL`)
    else this.add(`${isIn} OR ${column} IS NULL`, ...known)
  }

  build(): SqlCondition {
    return { sql: this.parts.join(' AND '), params: this.params }
  }
}
