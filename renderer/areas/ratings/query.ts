import * as v from 'valibot'
import { periodOf } from '../../../electron/contract/periods.ts'
import type { PeriodKind } from '../../../electron/contract/periods.ts'
import { RATING_SCOPES } from '../../../electron/contract/ratings.ts'
import type { RatingPeriod, RatingScope } from '../../../electron/contract/ratings.ts'
import { civilDate } from '../../../electron/contract/scalars.ts'

/** What the page shows, kept in its address: `?period=month&on=2026-10-01&scope=pos&open=7`. */

export const KINDS = ['week', 'month', 'quarter', 'year', 'custom'] as const satisfies readonly PeriodKind[]
export type Kind = (typeof KINDS)[number]

export interface View {
  kind: Kind
  /** Any day of the period; null is today. */
  on: string | null
  /** The days of `custom`. */
  from: string | null
  to: string | null
  /** Null: the first one of the office. */
  scope: RatingScope | null
  /** The recipient whose line is open. */
  open: number | null
}

type Query = Readonly<Record<string, unknown>>
const day = (value: unknown): string | null => {
  const parsed = v.safeParse(civilDate, value)
  return parsed.success ? parsed.output : null
}
const idOf = (value: unknown): number | null => {
  const id = Number(value)
  return Number.isInteger(id) && id > 0 ? id : null
}

/** What an address says; anything unreadable is the usual: this quarter. */
export const queryToView = (query: Query): View => ({
  kind: KINDS.find((kind) => kind === query['period']) ?? 'quarter',
  on: day(query['on']),
  from: day(query['from']),
  to: day(query['to']),
  scope: RATING_SCOPES.find((scope) => scope === query['scope']) ?? null,
  open: idOf(query['open']),
})

/** The usual leaves no trace in the address. */
export const viewToQuery = ({ kind, on, from, to, scope, open }: View): Record<string, string> => ({
  ...(kind === 'quarter' ? {} : { period: kind }),
  ...(on === null || kind === 'custom' ? {} : { on }),
  ...(kind === 'custom' && from !== null ? { from } : {}),
  ...(kind === 'custom' && to !== null ? { to } : {}),
  ...(scope === null ? {} : { scope }),
  ...(open === null ? {} : { open: String(open) }),
})

/** The view that shows a period; one of a kind that the page has no choice for is a span of one's own. */
export function viewOfPeriod({ kind, from, to }: RatingPeriod): Pick<View, 'kind' | 'on' | 'from' | 'to'> {
  const known = KINDS.find((one) => one === kind)
  if (known === undefined || known === 'custom') return { kind: 'custom', on: null, from, to }
  return { kind: known, on: from, from: null, to: null }
}

/** The period of a view; a span of one's own without its days is the month of today, one typed the wrong way round is turned. */
export function periodOfView(view: View, today: string, weekStart: number): RatingPeriod {
  if (view.kind !== 'custom') return periodOf(view.kind, view.on ?? today, weekStart)
  const month = periodOf('month', today)
  const [a, b] = [view.from ?? month.from, view.to ?? today]
  return { kind: 'custom', from: a < b ? a : b, to: a < b ? b : a }
}
