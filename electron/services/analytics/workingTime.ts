import type { ReadDb } from '../../db/database.ts'
import { addDays, loadWorkTime, workIntervals } from '../deadlines/deadlines.service.ts'
import type { WorkInterval, WorkTime } from '../deadlines/deadlines.service.ts'
import { getSettings } from '../office/office.service.ts'

/**
 * Working minutes between many pairs of moments, by the timetable and the calendar of the office. Each day is looked up once: hundreds of
 * thousands of first replies would ask the calendar for the same days again and again. A date without a time begins with its day as the
 * first moment and lasts to the end of its day as the second.
 */
export class WorkingMinutes {
  private readonly work: WorkTime
  private readonly days = new Map<string, readonly WorkInterval[]>()
  /** Working minutes from the first known day to the beginning of each day, in the order of days. */
  private readonly sums = new Map<string, number>()
  private first = ''
  private last = ''

  constructor(work: WorkTime) {
    this.work = work
  }

  /** 0 where the second moment is not after the first. */
  between(from: string, to: string): number {
    const [fromDay, toDay] = [from.slice(0, 10), to.slice(0, 10)]
    const starts = from.length > 10 ? minutes(from) : 0
    const ends = to.length > 10 ? minutes(to) : DAY
    if (fromDay > toDay || (fromDay === toDay && starts >= ends)) return 0
    const whole = this.sumTo(toDay) - this.sumTo(fromDay)
    return whole + this.inDay(toDay, ends) - this.inDay(fromDay, starts)
  }

  /** Working minutes of a day before a minute of it. */
  private inDay(day: string, before: number): number {
    let sum = 0
    for (const piece of this.intervals(day)) sum += Math.max(0, Math.min(piece.to, before) - piece.from)
    return sum
  }

  private sumTo(day: string): number {
    if (this.first === '') {
      this.first = day
      this.last = day
      this.sums.set(day, 0)
    }
    while (this.last < day) {
      const sum = (this.sums.get(this.last) ?? 0) + this.inDay(this.last, DAY)
      this.last = addDays(this.last, 1)
      this.sums.set(this.last, sum)
    }
    while (this.first > day) {
      const before = addDays(this.first, -1)
      this.sums.set(before, (this.sums.get(this.first) ?? 0) - this.inDay(before, DAY))
      this.first = before
    }
    return this.sums.get(day) ?? 0
  }

  private intervals(day: string): readonly WorkInterval[] {
    let found = this.days.get(day)
    if (!found) {
      found = workIntervals(this.work, day)
      this.days.set(day, found)
    }
    return found
  }
}

const DAY = 24 * 60
const minutes = (moment: string): number => Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16))

export const workingMinutes = (db: ReadDb, resourcesDir: string): WorkingMinutes =>
  new WorkingMinutes(loadWorkTime(db, resourcesDir, getSettings(db).hours))
