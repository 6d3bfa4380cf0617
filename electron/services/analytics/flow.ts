import type { AnalyticsScope, Flow, FlowBar, FlowKind, Seasons, Span } from '../../contract/analytics.ts'
import { comparable, periodBefore, yearBefore } from '../../contract/periods.ts'
import type { Period } from '../../contract/periods.ts'
import type { ReadDb } from '../../db/database.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { getSettings } from '../office/office.service.ts'
import { Days, firstDay } from './days.repo.ts'
import { piecesOf } from './pieces.ts'
import type { Piece } from './pieces.ts'

/** Where the figures are read from and when. */
export interface Reading {
  db: ReadDb
  /** Civil moment. */
  now: string
}

const WEEK = 7
const earlier = (a: string, b: string): string => (a < b ? a : b)

export const periodOfScope = ({ period }: AnalyticsScope): Period => ({
  kind: period.kind ?? 'custom',
  from: period.from,
  to: period.to,
})

/** What a period is compared with; null where the register does not hold all of it. */
export interface Comparison {
  before: Span | null
  yearAgo: Span | null
}

/** The period before and the same period a year ago, both cut to the days that have passed of a running one. */
export function comparisonOf({ db, now }: Reading, scope: AnalyticsScope): Comparison {
  const period = periodOfScope(scope)
  const [today, first] = [now.slice(0, 10), firstDay(db)]
  const held = (other: Period): Span | null => {
    const { from, to } = comparable(other, period, today)
    return first !== null && first <= from ? { from, to } : null
  }
  return { before: held(periodBefore(period, getSettings(db).weekStart)), yearAgo: held(yearBefore(period)) }
}

/** The same days of a year ago: whole where the piece is whole, day by day where it is cut. */
function pieceYearAgo({ from, to, isCut }: Piece, by: FlowKind, today: string): Span {
  const kind = by === 'day' || by === 'week' || !isCut ? by : 'custom'
  const { from: start, to: end } = comparable(yearBefore({ kind, from, to }), { from, to }, today)
  return { from: start, to: end }
}

/** Flow of a period in pieces, each beside its year ago, and the whole beside the period before and a year ago. */
export function flowOf(reading: Reading, scope: AnalyticsScope, by: FlowKind): Flow {
  const { db, now } = reading
  const [today, first] = [now.slice(0, 10), firstDay(db)]
  const { from, to } = scope.period
  const comparison = comparisonOf(reading, scope)
  const pieces = piecesOf(scope.period, by, getSettings(db).weekStart, today)
  const past = pieces.map((piece) => {
    const span = pieceYearAgo(piece, by, today)
    return first !== null && first <= span.from ? span : null
  })
  const { before, yearAgo } = comparison
  const start = [from, before?.from, yearAgo?.from, past.find((span) => span !== null)?.from]
  const earliest = start.reduce<string>((least, day) => (day !== undefined && day < least ? day : least), from)
  const received = new Days(db, scope, 'received', { from: earliest, to }, now)
  const answered = new Days(db, scope, 'answered', { from: earlier(from, before?.from ?? from), to }, now)
  const answeredYearAgo = yearAgo === null ? null : new Days(db, scope, 'answered', yearAgo, now)
  const bars = pieces.map((piece, index): FlowBar => {
    const span = past[index] ?? null
    return {
      from: piece.from,
      to: piece.to,
      received: received.sum(piece),
      answered: answered.sum(piece),
      yearAgo: span,
      receivedYearAgo: span === null ? null : received.sum(span),
      isPartial: piece.isPartial,
    }
  })
  return {
    bars,
    received: received.sum({ from, to }),
    answered: answered.sum({ from, to }),
    before: before === null ? null : { ...before, received: received.sum(before), answered: answered.sum(before) },
    yearAgo:
      yearAgo === null || answeredYearAgo === null
        ? null
        : { ...yearAgo, received: received.sum(yearAgo), answered: answeredYearAgo.sum(yearAgo) },
  }
}

/** Sevens of days counted from 1 January: the same dates of every year, so that years can be laid over each other. */
function sevensOf(year: number): Span[] {
  const end = `${year}-12-31`
  const spans: Span[] = []
  for (let from = `${year}-01-01`; from <= end; from = addDays(from, WEEK))
    spans.push({ from, to: earlier(addDays(from, WEEK - 1), end) })
  return spans
}

/** The year of the period's end by sevens of days, beside the mean of the earlier years that the register holds. */
export function seasonsOf({ db, now }: Reading, scope: AnalyticsScope): Seasons {
  const [today, first] = [now.slice(0, 10), firstDay(db)]
  const year = Number(scope.period.to.slice(0, 4))
  const firstYear = first === null ? year : Math.min(year, Number(first.slice(0, 4)))
  const days = new Days(db, scope, 'received', { from: `${firstYear}-01-01`, to: `${year}-12-31` }, now)
  const years = Array.from({ length: year - firstYear }, (_, index) => year - 1 - index)
  const past = years.map((one) => ({ year: one, spans: sevensOf(one) }))
  const weeks = sevensOf(year).map((span, index) => {
    const earlierYears = past.flatMap(({ year: one, spans }) => {
      const same = spans[index]
      return same && first !== null && first <= same.from ? [{ year: one, received: days.sum(same) }] : []
    })
    const sum = earlierYears.reduce((all, { received }) => all + received, 0)
    return {
      week: index + 1,
      ...span,
      received: span.from > today ? null : days.sum(span),
      isPartial: span.to >= today,
      mean: earlierYears.length === 0 ? null : sum / earlierYears.length,
      earlier: earlierYears,
    }
  })
  return { year, weeks }
}
