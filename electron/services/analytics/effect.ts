import { FAR_GROWTH, LEAST_COUNTED } from '../../contract/analytics.ts'
import type { AnalyticsScope, Effect, EffectWord, Span } from '../../contract/analytics.ts'
import { growth } from '../chance.ts'
import { addDays, daysBetween } from '../deadlines/deadlines.service.ts'
import { getSettings } from '../office/office.service.ts'
import { Days, firstDay } from './days.repo.ts'
import type { Reading } from './flow.ts'
import { piecesOf } from './pieces.ts'

/**
 * What came before and after the measures of a theme and a place. The measures are given as days and titles: the register of root causes
 * and their roadmaps will give its own.
 */

export interface Measure {
  on: string
  title: string
}

const WEEK = 7
const YEAR_OF_WEEKS = 364
const PERCENT = 100

interface Side extends Span {
  weeks: number
}

/** Whole weeks behind a day and from it on, those that the register holds and that are over. */
function sidesOf(
  on: string,
  weeks: number,
  first: string | null,
  today: string,
): { before: Side | null; after: Side | null } {
  const held = first === null || first >= on ? 0 : Math.floor(daysBetween(first, on) / WEEK)
  const over = on >= today ? 0 : Math.floor(daysBetween(on, today) / WEEK)
  const [back, on_] = [Math.min(weeks, held), Math.min(weeks, over)]
  return {
    before: back === 0 ? null : { from: addDays(on, -back * WEEK), to: addDays(on, -1), weeks: back },
    after: on_ === 0 ? null : { from: on, to: addDays(on, on_ * WEEK - 1), weeks: on_ },
  }
}

const yearAgo = ({ from, to, weeks }: Side): Side => ({
  from: addDays(from, -YEAR_OF_WEEKS),
  to: addDays(to, -YEAR_OF_WEEKS),
  weeks,
})

type Counted = NonNullable<Effect['measures'][number]['before']>

const countedIn = (days: Days, { from, to, weeks }: Side): Counted => {
  const received = days.sum({ from, to })
  return { from, to, received, perWeek: received / weeks }
}

/** Deviations of the flow after a measure from that before it, were both of one pace (Poisson). */
const deviationsOf = (before: Counted, after: Counted, sides: { before: Side; after: Side }): number =>
  growth(after.received, before.received, sides.before.weeks / sides.after.weeks)

function wordOf(before: Counted, after: Counted, deviations: number): EffectWord {
  if (before.received < LEAST_COUNTED && after.received < LEAST_COUNTED) return 'few'
  if (deviations <= -FAR_GROWTH) return 'less'
  return deviations >= FAR_GROWTH ? 'more' : 'same'
}

/** The weekly flow of a scope, and each measure with the weeks before and after it. */
export function effectOf(
  { db, now }: Reading,
  scope: AnalyticsScope,
  measures: readonly Measure[],
  weeks: number,
): Effect {
  const [today, first] = [now.slice(0, 10), firstDay(db)]
  const earliest = measures.reduce((least, { on }) => {
    const start = addDays(on, -weeks * WEEK - YEAR_OF_WEEKS)
    return start < least ? start : least
  }, scope.period.from)
  const days = new Days(db, scope, 'received', { from: earliest, to: today }, now)
  return {
    weeks: piecesOf(scope.period, 'week', getSettings(db).weekStart, today).map(({ from, to, isPartial }) => ({
      from,
      to,
      received: days.sum({ from, to }),
      isPartial,
    })),
    measures: measures.map(({ on, title }) => {
      const sides = sidesOf(on, weeks, first, today)
      const before = sides.before === null ? null : countedIn(days, sides.before)
      const after = sides.after === null ? null : countedIn(days, sides.after)
      const line = { on, title, before, after, yearAgo: null, change: null, deviations: null }
      if (sides.before === null || before === null) return { ...line, word: 'unknown' as const }
      if (sides.after === null || after === null) return { ...line, word: 'early' as const }
      const past = { before: yearAgo(sides.before), after: yearAgo(sides.after) }
      const deviations = deviationsOf(before, after, { before: sides.before, after: sides.after })
      return {
        ...line,
        yearAgo:
          first !== null && first <= past.before.from
            ? { before: countedIn(days, past.before), after: countedIn(days, past.after) }
            : null,
        change: before.received === 0 ? null : (after.perWeek / before.perWeek - 1) * PERCENT,
        deviations,
        word: wordOf(before, after, deviations),
      }
    }),
  }
}
