import { addDays, weekdayOf } from './dates.ts'
import type { Rng } from './random.ts'

/** How many messages and appeals came on which day: the volume of the story, before subjects are given out. */

/** Day of the story that everything leads to, and its moment on the desk. */
export const anchorDay = '2026-11-17'
export const anchorTime = '10:42'

/**
 * Messages per day from 15.10.2026, so that the numbers of the design fall on their days: № 1338 on 15.10, № 1441 on 06.11,
 * № 1505 on 17.11.
 */
const lastDays: readonly number[] = [
  3, 2, 4, 6, 6, 6, 5, 5, 5, 3, 3, 7, 5, 4, 4, 4, 2, 2, 9, 6, 1, 8, 7, 3, 1, 10, 7, 4, 6, 7, 4, 1, 15, 3,
]

/** Registration days of appeals from № 126. */
const lastAppeals: readonly string[] = [
  '2026-10-16',
  '2026-10-16',
  '2026-10-19',
  '2026-10-20',
  '2026-10-21',
  '2026-10-23',
  '2026-10-23',
  '2026-10-26',
  '2026-10-28',
  '2026-10-30',
  '2026-11-02',
  '2026-11-05',
  '2026-11-06',
  '2026-11-10',
  '2026-11-12',
  '2026-11-16',
]

interface Period {
  readonly from: string
  readonly to: string
  readonly messages: number
  readonly appeals: number
}

/** The year before is thinner: the office had just begun to count. */
const periods: readonly Period[] = [
  { from: '2025-01-09', to: '2025-06-30', messages: 500, appeals: 42 },
  { from: '2025-07-01', to: '2025-09-30', messages: 270, appeals: 26 },
  { from: '2025-10-01', to: '2025-12-31', messages: 310, appeals: 27 },
  { from: '2026-01-01', to: '2026-01-11', messages: 17, appeals: 0 },
  { from: '2026-01-12', to: '2026-06-30', messages: 840, appeals: 80 },
  { from: '2026-07-01', to: '2026-09-30', messages: 400, appeals: 36 },
  { from: '2026-10-01', to: '2026-10-04', messages: 19, appeals: 1 },
  { from: '2026-10-05', to: '2026-10-11', messages: 40, appeals: 4 },
  { from: '2026-10-12', to: '2026-10-14', messages: 21, appeals: 4 },
]

export interface DayCount {
  readonly date: string
  readonly messages: number
  readonly appeals: number
}

const weekdayWeight = [1.3, 1.15, 1.1, 1.1, 1, 0.45, 0.35]

/** Splits `total` over the days in proportion to the weights, largest remainders first. */
function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const whole = exact.map(Math.floor)
  const byRemainder = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest)
  const missing = total - whole.reduce((all, value) => all + value, 0)
  // `missing` is below the number of days, so the index exists.
  for (const { index } of byRemainder.slice(0, missing)) whole[index] = (whole[index] as number) + 1
  return whole
}

/** Days with their counts, earliest first, up to the anchor day. */
export function dailyFlow(rng: Rng, isWorkingDay: (date: string) => boolean): DayCount[] {
  const days: DayCount[] = []
  for (const { from, to, messages, appeals } of periods) {
    const dates: string[] = []
    for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date)
    // weekdayOf gives 1–7, so the weight exists.
    const weights = dates.map((date) => (weekdayWeight[weekdayOf(date) - 1] as number) * (0.85 + rng.next() * 0.3))
    const perDay = share(messages, weights)
    const appealDays = share(
      appeals,
      dates.map((date) => (isWorkingDay(date) ? 0.6 + rng.next() * 0.8 : 0)),
    )
    dates.forEach((date, index) => days.push({ date, messages: perDay[index] ?? 0, appeals: appealDays[index] ?? 0 }))
  }
  lastDays.forEach((messages, index) => {
    const date = addDays('2026-10-15', index)
    days.push({ date, messages, appeals: lastAppeals.filter((day) => day === date).length })
  })
  return days
}
