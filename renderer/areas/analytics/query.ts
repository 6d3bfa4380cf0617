import * as v from 'valibot'
import type { AnalyticsScope } from '../../../electron/contract/analytics.ts'
import { civilDate } from '../../../electron/contract/scalars.ts'
import { COMPARISONS, PERIOD_KINDS, type Comparison, type PeriodKind } from './period.ts'

/** What the page shows, kept in its address: `?period=quarter&on=2026-07-01&channels=1,3&with=previous`. */
export type View = {
  kind: PeriodKind
  /** Any day of the period; null is today. */
  on: string | null
  channelIds: number[]
  comparison: Comparison
}

type Query = Readonly<Record<string, unknown>>
const text = (query: Query, name: string): string => {
  const value = query[name]
  return typeof value === 'string' ? value : ''
}
const day = (value: string): string | null => {
  const parsed = v.safeParse(civilDate, value)
  return parsed.success ? parsed.output : null
}
const ids = (value: string): number[] =>
  value
    .split(',')
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0)

/** What an address says; anything unreadable is the usual: this quarter against a year ago, all channels. */
export const queryToView = (query: Query): View => ({
  kind: PERIOD_KINDS.find((kind) => kind === query['period']) ?? 'quarter',
  on: day(text(query, 'on')),
  channelIds: ids(text(query, 'channels')),
  comparison: COMPARISONS.find((one) => one === query['with']) ?? 'year',
})

/** The usual leaves no trace in the address. */
export const viewToQuery = ({ kind, on, channelIds, comparison }: View): Record<string, string> => ({
  ...(kind === 'quarter' ? {} : { period: kind }),
  ...(on === null ? {} : { on }),
  ...(channelIds.length === 0 ? {} : { channels: channelIds.join(',') }),
  ...(comparison === 'year' ? {} : { with: comparison }),
})

/** What the printed page is asked for (`workloadPrintRoute`). @throws Error in words when the period is missing */
export const queryToScope = (query: Query): AnalyticsScope => {
  const from = day(text(query, 'from'))
  const to = day(text(query, 'to'))
  if (from === null || to === null) throw new Error('в адресе нет периода')
  const channelIds = ids(text(query, 'channels'))
  return { period: { from, to }, ...(channelIds.length > 0 ? { channelIds } : {}) }
}
