import type { AssignmentRow } from '../../../electron/contract/assignments.ts'
import { daysBetween } from '../../ui/civil.ts'
import { dayMonth, shortDate } from '../../ui/format.ts'

/** The term of an assignment as a mark: form, words, remainder. Closed late work keeps the days it was late. */
export type AssignmentDue = { state: 'plan' | 'today' | 'over' | 'done'; text: string; rest: string }

const days = (count: number): string => `${count}\u00A0дн.`

export const dueOf = (
  row: Pick<AssignmentRow, 'dueOn' | 'state' | 'closedOn' | 'overdueDays'>,
  today: string,
): AssignmentDue | null => {
  if (row.state === 'done') {
    const late = row.overdueDays > 0 ? ` · +${days(row.overdueDays)}` : ''
    return { state: 'done', text: `${row.closedOn === null ? '' : dayMonth(row.closedOn)}${late}`, rest: '' }
  }
  if (row.dueOn === null || row.state === 'cancelled') return null
  const text = shortDate(row.dueOn, today)
  if (row.overdueDays > 0) return { state: 'over', text: `${text} · +${days(row.overdueDays)}`, rest: '' }
  if (row.dueOn === today) return { state: 'today', text: 'сегодня', rest: '' }
  // A term in another year is named whole; its days would say little and take the room of the date.
  return {
    state: 'plan',
    text,
    rest: row.dueOn.slice(0, 4) === today.slice(0, 4) ? days(daysBetween(today, row.dueOn)) : '',
  }
}
