import type { AssignmentFilter, AssignmentShow } from '../../contract/assignments.ts'
import type { SqlValue } from '../../db/database.ts'

/** What a list of assignments shows, as SQL. List, counts, figures of a справка and the desk all take their conditions from here. */

export type Days = {
  /** Civil dates. */
  today: string
  weekEnd: string
}

/** Sorts assignments without a term behind all others; the same words stand in the indexes of 0011. */
export const WITHOUT_TERM = '9999-12-31'
export const ORDER = `coalesce(a.due_on, '${WITHOUT_TERM}')`

const OPEN = "a.state IN ('open', 'reported')"
/** Work of today: not closed and not put off until a later day. */
const activeOn = (today: string): string => `${OPEN} AND (a.return_on IS NULL OR a.return_on <= ${today})`
const ACTIVE = activeOn(':today')

const IS_LATE = 'a.due_on IS NOT NULL AND a.closed_on > a.due_on'

/** Conditions over `a`, with the named parameters `today` and `weekEnd`. */
export const SHOWING: Readonly<Record<AssignmentShow, string>> = {
  all: '1',
  active: ACTIVE,
  overdue: `${ACTIVE} AND a.due_on < :today`,
  soon: `${ACTIVE} AND a.due_on <= :weekEnd`,
  reported: `a.state = 'reported' AND (a.return_on IS NULL OR a.return_on <= :today)`,
  postponed: `${OPEN} AND a.return_on > :today`,
  open: OPEN,
  lateOpen: `${OPEN} AND a.due_on < :today`,
  waiting: `${OPEN} AND (a.due_on IS NULL OR a.due_on >= :today)`,
  done: "a.state = 'done'",
  inTime: `a.state = 'done' AND NOT coalesce(${IS_LATE}, 0)`,
  late: `a.state = 'done' AND ${IS_LATE}`,
  extended:
    "EXISTS (SELECT 1 FROM assignment_terms t WHERE t.assignment_id = a.id AND t.deleted_at IS NULL AND t.kind = 'extended')",
  returned: 'a.returns > 0',
  cancelled: "a.state = 'cancelled'",
}

export interface Conditions {
  sql: string
  params: Record<string, SqlValue>
}

/** Everything of a filter but its text, over `a`. */
export function conditions(filter: AssignmentFilter, days: Days): Conditions {
  const sql = ['a.deleted_at IS NULL']
  const shown = SHOWING[filter.show]
  if (shown !== '1') sql.push(shown)
  const params: Record<string, SqlValue> = { ...days }
  const add = (condition: string, values: Record<string, SqlValue>): void => {
    sql.push(condition)
    Object.assign(params, values)
  }
  if (filter.executor !== null) {
    const own = filter.executor.kind === 'person' ? 'a.executor_person_id' : 'a.executor_recipient_id'
    add(
      `(${own} = :executorId OR EXISTS (SELECT 1 FROM json_each(a.co_executors) j
         WHERE j.value ->> 'kind' = :executorKind AND j.value ->> 'id' = :executorId))`,
      { executorId: filter.executor.id, executorKind: filter.executor.kind },
    )
  }
  if (filter.meetingId !== null)
    add(
      `a.decision_id IN (SELECT d.id FROM decisions d JOIN agenda_items i ON i.id = d.agenda_item_id WHERE i.meeting_id = :meetingId)`,
      { meetingId: filter.meetingId },
    )
  const { controllerId, blockId, origin, issuedFrom, issuedTo, dueFrom, dueTo } = filter
  if (controllerId) add('a.controller_id = :controllerId', { controllerId })
  if (blockId) add('a.block_id = :blockId', { blockId })
  if (origin) add('a.origin = :origin', { origin })
  if (issuedFrom) add('a.issued_on >= :issuedFrom', { issuedFrom })
  if (issuedTo) add('a.issued_on <= :issuedTo', { issuedTo })
  if (dueFrom) add('a.due_on >= :dueFrom', { dueFrom })
  if (dueTo) add('a.due_on <= :dueTo', { dueTo })
  if (filter.returned) sql.push(SHOWING.returned)
  return { sql: sql.map((one) => `(${one})`).join(' AND '), params }
}

/** Small letters with ё as е: SQLite's LIKE knows ASCII alone, so a text is compared here. */
const folded = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

/** Whether all words of a search stand in a text. */
export function finder(text: string): (hay: string) => boolean {
  const words = folded(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  return (hay) => {
    const where = folded(hay)
    return words.every((word) => where.includes(word))
  }
}
