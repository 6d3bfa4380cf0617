import type { OfficeHours } from '../../../electron/contract/office.ts'
import { daysBetween, weekdayOf } from '../../ui/civil.ts'
import { dateTime, dayMonth, duration, timeOf, weekday } from '../../ui/format.ts'
import { texts } from './texts.ts'

/** What a due mark shows: the props of DueMark. */
export type DueView = { state: 'plan' | 'today' | 'over' | 'done'; text: string; rest?: string; hint?: string }

type Dated = { dueAt: string | null; answeredAt: string | null }

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/**
 * Working minutes between two times of one day inside the office timetable (domain.md §4.3: ИМ counts working hours).
 * Without a timetable, or when both times lie outside it, plain minutes: a clock that stands still would say nothing.
 */
export const minutesWithinDay = (from: string, to: string, hours: OfficeHours | null): number => {
  const plain = minutesOf(timeOf(to)) - minutesOf(timeOf(from))
  if (!hours) return plain
  const friday = weekdayOf(from.slice(0, 10)) === 5
  const end = friday ? hours.fridayEnd : hours.end
  const spans = [
    [hours.start, hours.lunchStart],
    [hours.lunchEnd, end],
  ].map(([a = '', b = '']) => [minutesOf(a), minutesOf(b)] as const)
  const low = minutesOf(timeOf(from))
  const high = minutesOf(timeOf(to))
  const worked = spans.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(high, b) - Math.max(low, a)), 0)
  return worked > 0 ? worked : plain
}

/** «38 мин», and from one hour on whole hours: «5 ч». */
export const roughly = (minutes: number): string => duration(minutes < 60 ? minutes : Math.round(minutes / 60) * 60)

const answeredView = (row: Dated, answeredAt: string): DueView => {
  const late = row.dueAt !== null && answeredAt.slice(0, row.dueAt.length) > row.dueAt
  return { state: 'done', text: dayMonth(answeredAt), hint: late ? texts.due.answeredLate : texts.due.answeredInTime }
}

const momentView = (dueAt: string, now: string, hours: OfficeHours | null): DueView => {
  const time = timeOf(dueAt)
  return dueAt < now
    ? { state: 'over', text: `${time} · +${roughly(minutesWithinDay(dueAt, now, hours))}` }
    : { state: 'today', text: `${time} · ${roughly(minutesWithinDay(now, dueAt, hours))}` }
}

/**
 * The due mark of a row: «13.11 · +4 дн.», «11:20 · 38 мин», «сегодня», «18.11 1 дн.», or the day of the answer.
 * @param now civil moment of the office; while it is not known only the date is shown
 * @returns null where the card has no term
 */
export const dueView = (row: Dated, now: string, hours: OfficeHours | null): DueView | null => {
  if (row.answeredAt !== null) return answeredView(row, row.answeredAt)
  if (row.dueAt === null) return null
  const hint = dateTime(row.dueAt)
  if (now === '') return { state: 'plan', text: dayMonth(row.dueAt), hint }
  const days = daysBetween(now.slice(0, 10), row.dueAt.slice(0, 10))
  if (days === 0 && timeOf(row.dueAt) !== '' && timeOf(now) !== '')
    return { ...momentView(row.dueAt, now, hours), hint }
  if (days < 0) return { state: 'over', text: `${dayMonth(row.dueAt)} · +${texts.due.days(-days)}`, hint }
  if (days === 0) return { state: 'today', text: texts.due.today, hint }
  return { state: 'plan', text: dayMonth(row.dueAt), rest: texts.due.days(days), hint }
}

/** The same in the words of a card: «13.11 · просрочено на 4 дн.», «27.11, пятница через 10 дн.». */
export const dueViewLong = (row: Dated, now: string, hours: OfficeHours | null): DueView | null => {
  const view = dueView(row, now, hours)
  if (!view || row.dueAt === null || view.state === 'done') return view
  const [head = '', rest = ''] = view.text.split(' · ')
  if (view.state === 'over') return { ...view, text: `${head} · ${texts.due.over(rest.slice(1))}` }
  if (view.state === 'plan' && view.rest) {
    const time = timeOf(row.dueAt)
    return { ...view, text: `${head}, ${time === '' ? weekday(row.dueAt) : time}`, rest: texts.due.left(view.rest) }
  }
  return rest === '' ? view : { ...view, text: `${head} · ${texts.due.left(rest)}` }
}
