import { authoredCases, type AuthoredCase } from './authored.ts'
import { addDays } from './dates.ts'
import type { DemoChannelCode } from './directory.ts'
import { anchorDay, dailyFlow } from './flow.ts'
import type { Rng } from './random.ts'

/** A place in the flow that becomes a card: when it came, and what the story has decided about it so far. */
export interface Slot {
  readonly kind: 'message' | 'appeal'
  /** Number in the year of the story; the shipped year may differ when the story is moved. */
  readonly number: number
  readonly year: number
  readonly registeredOn: string
  /** Minutes since midnight of the day of receipt. */
  readonly minutes: number
  readonly receivedOn: string
  readonly authored: AuthoredCase | null
  territory: string | null
  block: string | null
  theme: string | null
  channel: DemoChannelCode | null
  /** Stays open at the end of the story. */
  isOpen: boolean
  /** Came again after an answer. */
  isReturn: boolean
  /** One of the complaints of the heating failure. */
  isFailure: boolean
}

const earliestMinute = 7 * 60 + 20
const latestMinute = 21 * 60 + 30

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Times of a day's messages in order; where the design fixes some, the rest is spread between them. */
function timesOfDay(rng: Rng, fixed: readonly (number | null)[]): number[] {
  if (fixed.every((time) => time === null))
    return fixed
      .map(() => earliestMinute + Math.floor(((rng.next() + rng.next()) / 2) * (latestMinute - earliestMinute)))
      .sort((a, b) => a - b)
  let before = earliestMinute
  return fixed.map((time, index) => {
    if (time !== null) return (before = time)
    const next = fixed.findIndex((other, place) => place > index && other !== null)
    const [until, steps] =
      next === -1 ? [latestMinute, fixed.length - index] : [fixed[next] ?? latestMinute, next - index]
    before += Math.max(1, Math.floor((until - before) / (steps + 1)))
    return before
  })
}

/** All slots of the story, in the order of registration inside each kind. */
export function createSlots(rng: Rng, isWorkingDay: (date: string) => boolean): Slot[] {
  const slots: Slot[] = []
  const last = { message: new Map<number, number>(), appeal: new Map<number, number>() }
  const nextNumber = (kind: Slot['kind'], year: number): number => {
    const number = (last[kind].get(year) ?? 0) + 1
    last[kind].set(year, number)
    return number
  }
  const authoredOf = (kind: Slot['kind'], year: number, number: number): AuthoredCase | null =>
    year === Number(anchorDay.slice(0, 4))
      ? (authoredCases.find((item) => (item.kind ?? 'message') === kind && item.number === number) ?? null)
      : null
  const add = (kind: Slot['kind'], number: number, registeredOn: string, receivedOn: string, minutes: number): void => {
    const year = Number(registeredOn.slice(0, 4))
    slots.push({
      kind,
      number,
      year,
      registeredOn,
      receivedOn,
      minutes,
      authored: authoredOf(kind, year, number),
      territory: null,
      block: null,
      theme: null,
      channel: null,
      isOpen: false,
      isReturn: false,
      isFailure: false,
    })
  }
  for (const { date, messages, appeals } of dailyFlow(rng.fork('flow'), isWorkingDay)) {
    const year = Number(date.slice(0, 4))
    const numbers = Array.from({ length: messages }, () => nextNumber('message', year))
    const fixed = numbers.map((number) => {
      const time = authoredOf('message', year, number)?.time
      return time === undefined ? null : minutesOf(time)
    })
    const times = timesOfDay(rng, fixed)
    // Both lists have `messages` entries.
    numbers.forEach((number, index) => add('message', number, date, date, times[index] as number))
    for (let index = 0; index < appeals; index += 1)
      add('appeal', nextNumber('appeal', year), date, addDays(date, rng.chance(0.5) ? -1 : 0), 540 + rng.int(0, 400))
  }
  return slots
}
