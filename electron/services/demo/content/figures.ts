import type { ProductionCalendar } from '../../deadlines/deadlines.service.ts'
import { finalDue } from './cards.ts'
import { territoryOf } from './places.ts'
import type { DemoCase } from './storyTypes.ts'

/** Numbers that the meetings speak of, counted from the cards, so that a protocol agrees with the register. */
export interface StoryFigures {
  readonly snow: { readonly received: number; readonly inTime: number; readonly places: readonly string[] }
  readonly quarter: {
    readonly received: number
    readonly closed: number
    readonly inTime: number
    readonly share: string
  }
  readonly wasteSeverny: { readonly before: number; readonly untilAugust: number }
  readonly nikolskoyeWater: { readonly before: number; readonly after: number }
  readonly heatingFailure: number
  readonly energyOpen: number
}

/** Cards must still be in the time of the story (not moved). */
export function countFigures(cases: readonly DemoCase[], calendar: ProductionCalendar): StoryFigures {
  const day = (card: DemoCase): string => card.receivedAt.slice(0, 10)
  const between = (from: string, to: string) => (card: DemoCase) => from <= day(card) && day(card) <= to
  const inTime = (card: DemoCase): boolean => {
    const due = finalDue(card, calendar)
    return card.answeredAt !== null && due !== null && card.answeredAt.slice(0, 10) <= due
  }
  const isMessage = (card: DemoCase): boolean => card.kind === 'message'
  const snow = cases
    .filter(isMessage)
    .filter((card) => card.theme === 'snow' && between('2026-11-01', '2026-11-16')(card))
  const perPlace = new Map<string, number>()
  for (const { territory } of snow) perPlace.set(territory, (perPlace.get(territory) ?? 0) + 1)
  const places = [...perPlace].sort((a, b) => b[1] - a[1]).slice(0, 2)
  const quarter = cases.filter((card) => '2026-07-01' <= card.registeredOn && card.registeredOn <= '2026-09-30')
  const closed = quarter.filter((card) => card.answeredAt !== null)
  const quarterInTime = closed.filter(inTime).length
  const waste = cases.filter((card) => card.block === 'waste' && card.territory === 'severny')
  const water = cases.filter((card) => card.theme === 'water' && card.territory === 'nikolskoye' && isMessage(card))
  return {
    snow: {
      received: snow.length,
      inTime: snow.filter(inTime).length,
      places: places.map(([code, count]) => `${territoryOf(code).shortName} (${count})`),
    },
    quarter: {
      received: quarter.length,
      closed: closed.length,
      inTime: quarterInTime,
      share: ((quarterInTime / closed.length) * 100).toFixed(1).replace('.', ','),
    },
    wasteSeverny: {
      before: waste.filter(between('2026-05-01', '2026-06-30')).length,
      untilAugust: waste.filter(between('2026-07-01', '2026-08-17')).length,
    },
    nikolskoyeWater: {
      before: water.filter(between('2026-09-18', '2026-10-17')).length,
      after: water.filter(between('2026-10-18', '2026-11-17')).length,
    },
    heatingFailure: cases.filter(
      (card) =>
        card.theme === 'heating' &&
        card.territory === 'zavodskoy' &&
        isMessage(card) &&
        between('2026-10-06', '2026-10-12')(card),
    ).length,
    energyOpen: cases.filter((card) => card.block === 'energy' && card.answeredAt === null).length,
  }
}
