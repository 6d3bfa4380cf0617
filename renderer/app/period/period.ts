import * as v from 'valibot'
import { periodBefore, periodOf } from '../../../electron/contract/periods.ts'
import type { Period, PeriodKind } from '../../../electron/contract/periods.ts'
import { civilDate } from '../../../electron/contract/scalars.ts'
import { addDays, daysBetween } from '../../ui/civil.ts'

/** The period of a page, kept in its address: `?period=month&on=2026-10-01`, or `?period=custom&from=…&to=…`. */

export const KINDS = ['week', 'month', 'quarter', 'year', 'custom'] as const satisfies readonly PeriodKind[]
export type Kind = (typeof KINDS)[number]

export interface PeriodView {
  kind: Kind
  /** Any day of the period; null is today. */
  on: string | null
  /** The days of `custom`. */
  from: string | null
  to: string | null
}

type Query = Readonly<Record<string, unknown>>
const day = (value: unknown): string | null => {
  const parsed = v.safeParse(civilDate, value)
  return parsed.success ? parsed.output : null
}

/** What an address says; anything unreadable is the usual: this quarter. */
export const queryToPeriod = (query: Query): PeriodView => ({
  kind: KINDS.find((kind) => kind === query['period']) ?? 'quarter',
  on: day(query['on']),
  from: day(query['from']),
  to: day(query['to']),
})

/** The usual leaves no trace in the address. */
export const periodToQuery = ({ kind, on, from, to }: PeriodView): Record<string, string> => ({
  ...(kind === 'quarter' ? {} : { period: kind }),
  ...(on === null || kind === 'custom' ? {} : { on }),
  ...(kind === 'custom' && from !== null ? { from } : {}),
  ...(kind === 'custom' && to !== null ? { to } : {}),
})

/** The view that shows a period; one of a kind that the page has no choice for is a span of one's own. */
export function viewOfPeriod({ kind, from, to }: Period): PeriodView {
  const known = KINDS.find((one) => one === kind)
  if (known === undefined || known === 'custom') return { kind: 'custom', on: null, from, to }
  return { kind: known, on: from, from: null, to: null }
}

/** The period of a view; a span of one's own without its days is the month of today, one typed the wrong way round is turned. */
export function periodOfView(view: PeriodView, today: string, weekStart: number): Period {
  if (view.kind !== 'custom') return periodOf(view.kind, view.on ?? today, weekStart)
  const month = periodOf('month', today)
  const [a, b] = [view.from ?? month.from, view.to ?? today]
  return { kind: 'custom', from: a < b ? a : b, to: a < b ? b : a }
}

/** What the next or the earlier period changes of a view; a span of one's own moves by its length. */
export function steppedView(period: Period, by: 1 | -1, weekStart: number): Partial<PeriodView> {
  const { kind, from, to } = period
  if (kind === 'custom' && by > 0) return { from: addDays(to, 1), to: addDays(to, daysBetween(from, to) + 1) }
  if (kind !== 'custom')
    return { on: (by > 0 ? periodOf(kind, from, weekStart, by) : periodBefore(period, weekStart)).from }
  const before = periodBefore(period, weekStart)
  return { from: before.from, to: before.to }
}
