import type { CentreRequestRow } from '../../../electron/contract/centreRequests.ts'
import type { OfficeHours } from '../../../electron/contract/office.ts'
import { dueView, dueViewLong, type DueView } from '../messages/due.ts'
import { dayMonth } from '../../ui/format.ts'
import { texts } from './texts.ts'

/** The term of a request as a mark; what was answered shows the day of its answer and says when that was late. */
export const dueOf = (
  row: Pick<CentreRequestRow, 'dueAt' | 'answeredAt' | 'isLate' | 'state'>,
  now: string,
  hours: OfficeHours | null,
  view: typeof dueView = dueView,
): DueView | null => {
  if (row.answeredAt !== null)
    return { state: 'done', text: `${dayMonth(row.answeredAt)}${row.isLate ? ` · ${texts.late}` : ''}` }
  return row.state === 'closed' ? null : view({ dueAt: row.dueAt, answeredAt: null }, now, hours)
}

/** The same in the words of a card, with the hour of the term: «20.11, 12:00 через 3 дн.». */
export const dueOfCard = (...[row, now, hours]: Parameters<typeof dueOf>): DueView | null =>
  dueOf(row, now, hours, dueViewLong)
