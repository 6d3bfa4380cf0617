import type { CentreRequestFilter, CentreRequestShow } from '../../contract/centreRequests.ts'
import type { SqlValue } from '../../db/database.ts'
import { addDays, nextFriday } from '../deadlines/deadlines.service.ts'

/** What a list of requests shows, as SQL over `q`. List, counts, desk and the printed list all take their conditions from here. */

export type Days = {
  /** Civil moment. */
  now: string
  tomorrow: string
  afterFriday: string
}

export function daysOf(now: string): Days {
  const today = now.slice(0, 10)
  return { now, tomorrow: addDays(today, 1), afterFriday: addDays(nextFriday(today), 1) }
}

export const OPEN = "q.state IN ('new', 'inWork')"
/** The same rule as for cards: a bare date is late from the next day on, a moment from the next minute on (`due_end`). */
const ANSWERED_LATE = 'q.answered_at IS NOT NULL AND q.answered_at >= q.due_end'
export const IS_LATE = `CASE WHEN q.answered_at IS NOT NULL THEN q.answered_at >= q.due_end WHEN ${OPEN} THEN q.due_end < :now ELSE 0 END`

/** Conditions with the named parameters of `Days`. */
export const SHOWING: Readonly<Record<CentreRequestShow, string>> = {
  all: '1',
  active: OPEN,
  overdue: `${OPEN} AND q.due_end < :now`,
  today: `${OPEN} AND q.due_end >= :now AND q.due_end < :tomorrow`,
  untilFriday: `${OPEN} AND q.due_end >= :tomorrow AND q.due_end < :afterFriday`,
  soon: `${OPEN} AND q.due_end < :afterFriday`,
  new: "q.state = 'new'",
  inWork: "q.state = 'inWork'",
  answered: "q.state = 'answered'",
  late: ANSWERED_LATE,
  closed: "q.state = 'closed'",
}

/** Work stands by its term; what is done or `all` by receipt, the newest first. */
export const isByTerm = (show: CentreRequestShow): boolean => !['answered', 'late', 'closed', 'all'].includes(show)

export interface Conditions {
  sql: string
  params: Record<string, SqlValue>
}

/** Everything of a filter but its text. */
export function conditions(filter: CentreRequestFilter, days: Days): Conditions {
  const sql = ['q.deleted_at IS NULL', SHOWING[filter.show]]
  const params: Record<string, SqlValue> = { ...days }
  const add = (condition: string, values: Record<string, SqlValue>): void => {
    sql.push(condition)
    Object.assign(params, values)
  }
  const { kind, executor, blockId, execution, receivedFrom, receivedTo } = filter
  if (kind) add('q.kind = :kind', { kind })
  if (executor)
    add(`q.${executor.kind === 'person' ? 'executor_person_id' : 'executor_recipient_id'} = :executorId`, {
      executorId: executor.id,
    })
  if (blockId) add('q.block_id = :blockId', { blockId })
  if (execution === 'none') sql.push("q.kind = 'recommendation' AND q.execution IS NULL")
  else if (execution) add('q.execution = :execution', { execution })
  if (receivedFrom) add('q.received_on >= :receivedFrom', { receivedFrom })
  if (receivedTo) add('q.received_on <= :receivedTo', { receivedTo })
  return { sql: sql.map((one) => `(${one})`).join(' AND '), params }
}
