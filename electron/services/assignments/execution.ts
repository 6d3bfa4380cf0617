import type { AssignmentFilter, AssignmentShow } from '../../contract/assignments.ts'
import type { ReadDb } from '../../db/database.ts'
import { countShows } from './assignments.repo.ts'
import { nextFriday } from '../deadlines/deadlines.service.ts'
import type { Days } from './filter.ts'

/** Figures of a справка об исполнении. `open` + `done` + `cancelled` = `all`; `done` = `inTime` + `late`; `open` = `lateOpen` + `waiting`. */
const EXECUTION_SHOWS = [
  'all',
  'done',
  'inTime',
  'late',
  'open',
  'waiting',
  'lateOpen',
  'extended',
  'returned',
  'cancelled',
] as const satisfies readonly AssignmentShow[]

export interface ExecutionFigures {
  figures: { show: AssignmentShow; count: number }[]
  inTime: { part: number; of: number }
}

/** Counts of the lists that a filter opens with each `show`. Доля в срок = in time / (all carried out + overdue), domain.md §8. */
export function figuresOf(db: ReadDb, filter: AssignmentFilter, days: Days): ExecutionFigures {
  const counts = countShows(db, filter, EXECUTION_SHOWS, days)
  return {
    figures: EXECUTION_SHOWS.map((show) => ({ show, count: counts[show] })),
    inTime: { part: counts.inTime, of: counts.done + counts.lateOpen },
  }
}

/** Today and the Friday «к сроку» looks to. */
export const daysOf = (now: string): Days => ({ today: now.slice(0, 10), weekEnd: nextFriday(now.slice(0, 10)) })
