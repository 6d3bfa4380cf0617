import type { Roster } from '../../../electron/contract/members.ts'
import { addMonths, daysBetween } from '../../ui/civil.ts'
import { dayMonth } from '../../ui/format.ts'
import { texts } from './texts.ts'

type Timeline = Roster['timeline']

/** Place of a day on the scale, 0…100. */
export function placeOf(timeline: Pick<Timeline, 'from' | 'to'>, day: string): number {
  const whole = daysBetween(timeline.from, timeline.to)
  if (whole <= 0) return 0
  return Math.min(100, Math.max(0, (daysBetween(timeline.from, day) / whole) * 100))
}

/** Left edge and width of a bar, per cent; neighbours are parted by a hair. */
export function barBox(
  timeline: Pick<Timeline, 'from' | 'to'>,
  bar: { from: string; to: string },
): { left: number; width: number } {
  const left = placeOf(timeline, bar.from)
  return { left, width: Math.max(placeOf(timeline, bar.to) - left, 0.6) }
}

/** How near to the mark of the day a month must not stand, per cent. */
const TOO_NEAR = 13

/** Every third month from the beginning, and the day itself where it lies on the scale. */
export function axisMarks(timeline: Timeline, on: string): { text: string; place: number; isDay: boolean }[] {
  const isInside = timeline.from <= on && on <= timeline.to
  const day = placeOf(timeline, on)
  const marks: { text: string; place: number; isDay: boolean }[] = []
  for (let month = timeline.from; month <= timeline.to; month = addMonths(month, 3)) {
    const place = placeOf(timeline, month)
    if (isInside && Math.abs(place - day) < TOO_NEAR) continue
    marks.push({ text: texts.side.months[Number(month.slice(5, 7)) - 1] ?? '', place, isDay: false })
  }
  return isInside ? [...marks, { text: dayMonth(on), place: day, isDay: true }] : marks
}
