import type { AssignmentRow } from '../../contract/assignments.ts'
import type { ReadDb } from '../../db/database.ts'
import { nextFriday } from '../deadlines/deadlines.service.ts'
import { allAssignments } from './assignments.repo.ts'
import { views } from './view.ts'

/**
 * What the item «Об исполнении поручений» of a meeting on a day speaks about: everything that is not closed and not put off beyond that
 * day, overdue ones first and the longest overdue first of all, then by term, without a term last.
 */
export function forAgenda(db: ReadDb, day: string): AssignmentRow[] {
  const filter = { show: 'active' as const, executor: null, meetingId: null, text: '' }
  return views(db, allAssignments(db, filter, { today: day, weekEnd: nextFriday(day) }), day)
}
