import type { AssignmentRepeat } from '../../contract/assignments.ts'
import { addDays, weekdayOf } from '../deadlines/deadlines.service.ts'
import { dayOfMonth, monthNumber } from './repeat.ts'

/** Words of a period as they are typed into a decision: «еженедельно по пт», «ежемесячно до 10-го». */

const WEEKDAYS = ['пн|понедельник', 'вт|вторник', 'ср|сред', 'чт|четверг', 'пт|пятниц', 'сб|суббот', 'вс|воскресен']
const FRIDAY = 5
const LAST_DAY = 31

const NUMBERS: Readonly<Record<string, number>> = { две: 2, два: 2, три: 3, четыре: 4, шесть: 6, полгода: 6 }

const numberOf = (word: string | undefined): number =>
  word === undefined || word === '' ? 1 : (NUMBERS[word] ?? Number(word))

const weekdayIn = (word: string): number =>
  WEEKDAYS.findIndex((stems) =>
    stems.split('|').some((stem) => (stem.length === 2 ? word === stem : word.startsWith(stem))),
  ) + 1

const UNTIL = /[\s,]+(?:до|по)\s+(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*г\.?|\s+года)?$/u

function splitUntil(words: string): { words: string; until: string | null } | null {
  const found = UNTIL.exec(words)
  if (!found) return { words, until: null }
  const [whole, day = '', month = '', year = ''] = found
  const until = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const real = new Date(`${until}T00:00:00Z`)
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== until) return null
  return { words: words.slice(0, -whole.length), until }
}

const DAILY = /^(?:ежедневно|каждый (?:рабочий )?день)$/u
const WEEKLY =
  /^(?:еженедельно|каждую неделю|(?:1 )?раз в неделю|(?:раз в|каждые) (?<every>две|три|четыре|\d{1,2}) недел[иь])(?:,? (?:по|до|в|во|к) (?<day>[а-я]+))?$/u
const WEEKDAY_ALONE = /^(?:кажд(?:ый|ую|ое) |по )(?<day>[а-я]+)$/u
const MONTHLY =
  /^(?:ежемесячно|каждый месяц|(?:1 )?раз в месяц|(?:раз в|каждые) (?<every>два|три|четыре|шесть|полгода|\d{1,2})(?: месяц(?:а|ев))?)(?:,? (?<day>.+))?$/u
const QUARTERLY = /^(?:ежеквартально|каждый квартал|(?:1 )?раз в квартал)(?:,? (?<day>.+))?$/u
const DAY = /^(?:(?:не позднее|до|к|по) )?(?<day>\d{1,2})(?:-?(?:го|му|е))?(?: числа| числу)?(?: каждого месяца)?$/u
const LAST =
  /^(?:(?:до|в|к) )?(?:конца?(?:у|е)? месяца|конца квартала|последн(?:его числа|ий день|ему дню)(?: месяца| квартала)?)$/u

/** Day of the month that the words name: 31 for «до конца месяца», null when they are not understood. */
function dayIn(words: string | undefined): number | null {
  if (words === undefined || LAST.test(words)) return LAST_DAY
  const day = Number(DAY.exec(words)?.groups?.['day'] ?? 0)
  return day >= 1 && day <= 31 ? day : null
}

const nextWeekday = (after: string, weekday: number): string =>
  addDays(after, ((weekday - weekdayOf(after) + 6) % 7) + 1)

/** The first day of that number after a date, only in months that `fits`. */
function nextMonthDay(after: string, day: number, fits: (month: number) => boolean = () => true): string {
  for (let month = monthNumber(after); ; month += 1) {
    const date = dayOfMonth(month, day)
    if (fits(month) && date > after) return date
  }
}

/**
 * What typed words mean, or null when they are not understood: then they stay words beside the term. Without a day, a week ends on
 * Friday, a month and a quarter on their last day; the day of a quarter is that of the month after it.
 * @param issuedOn the first date is the first one after it
 */
export function readRepeat(typed: string, issuedOn: string): AssignmentRepeat | null {
  const clean = typed
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s+/gu, ' ')
    .replace(/[.;]+$/u, '')
    .trim()
  const split = splitUntil(clean)
  if (!split) return null
  const { words, until } = split
  const made = (
    part: Pick<AssignmentRepeat, 'unit' | 'every' | 'from'> & { dayOfMonth?: number },
  ): AssignmentRepeat | null =>
    until !== null && part.from > until ? null : { dayOfMonth: null, ...part, until, onDayOff: 'previous' }
  if (DAILY.test(words)) return made({ unit: 'day', every: 1, from: addDays(issuedOn, 1) })
  const weekly = WEEKLY.exec(words) ?? WEEKDAY_ALONE.exec(words)
  if (weekly) {
    const { every, day } = weekly.groups ?? {}
    const weekday = day === undefined ? FRIDAY : weekdayIn(day)
    return weekday === 0 ? null : made({ unit: 'week', every: numberOf(every), from: nextWeekday(issuedOn, weekday) })
  }
  const quarterly = QUARTERLY.exec(words)
  if (quarterly) {
    const named = quarterly.groups?.['day']
    const day = dayIn(named)
    const isLast = named === undefined || LAST.test(named)
    // «До 10-го» of a quarter is the month that follows it: January, April, July, October.
    return day === null
      ? null
      : made({
          unit: 'quarter',
          every: 1,
          from: nextMonthDay(issuedOn, day, (month) => month % 3 === (isLast ? 2 : 0)),
          dayOfMonth: day,
        })
  }
  const monthly = MONTHLY.exec(words)
  if (!monthly) return null
  const day = dayIn(monthly.groups?.['day'])
  const every = numberOf(monthly.groups?.['every'])
  return day === null || every < 1
    ? null
    : made({ unit: 'month', every, from: nextMonthDay(issuedOn, day), dayOfMonth: day })
}
