import * as v from 'valibot'
import type { AnalyticsPeriod, AnalyticsScope } from '../../../electron/contract/analytics.ts'
import { CASE_KINDS, type CaseKind } from '../../../electron/contract/messages.ts'
import { civilDate } from '../../../electron/contract/scalars.ts'
import { COMPARISONS, PERIOD_KINDS, type Comparison, type PeriodKind } from './period.ts'

/** Narrows the page, each kept in the address under its own name. */
export const FILTERS = {
  channelIds: 'channels',
  blockIds: 'blocks',
  themeIds: 'themes',
  territoryIds: 'territories',
  recipientIds: 'recipients',
  responsibleIds: 'responsible',
} as const
export type FilterName = keyof typeof FILTERS
export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[]
export type Filters = Record<FilterName, (number | null)[]>

export type Measure = { on: string; title: string }

/** What the page shows, kept in its address: `?period=quarter&on=2026-07-01&channels=1,3&with=previous`. */
export type View = {
  kind: PeriodKind
  /** Any day of the period; null is today. The first day of a span of one's own. */
  on: string | null
  /** The last day of a span of one's own. */
  to: string | null
  comparison: Comparison
  cards: CaseKind | null
  filters: Filters
  /** The choice of the leaf: by what it counts. Empty is its usual one. */
  by: string
  /** Per 1,000 residents. */
  isRate: boolean
  /** Weeks before and after a measure. */
  weeks: number
  measures: Measure[]
}

type Query = Readonly<Record<string, unknown>>
type Written = Record<string, string | string[]>
const USUAL_WEEKS = 8
const MOST_MEASURES = 20
const NONE = 'none'

const text = (query: Query, name: string): string => {
  const value = query[name]
  return typeof value === 'string' ? value : ''
}
const day = (value: string): string | null => {
  const parsed = v.safeParse(civilDate, value)
  return parsed.success ? parsed.output : null
}
const isId = (id: number): boolean => Number.isInteger(id) && id > 0
/** `none` is «не указано»; channels are never unset. */
const ids = (value: string, name: FilterName): (number | null)[] =>
  value
    .split(',')
    .map((one) => (one === NONE && name !== 'channelIds' ? null : Number(one)))
    .filter((one) => one === null || isId(one))
const measures = (value: unknown): Measure[] =>
  (Array.isArray(value) ? value : [value])
    .flatMap((one): Measure[] => {
      const on = typeof one === 'string' ? day(one.slice(0, 10)) : null
      const title = typeof one === 'string' ? one.slice(11).trim().slice(0, 200) : ''
      return on !== null && title !== '' ? [{ on, title }] : []
    })
    .slice(0, MOST_MEASURES)
const weeksOf = (value: string): number => {
  const weeks = Number(value)
  return Number.isInteger(weeks) && weeks >= 1 && weeks <= 52 ? weeks : USUAL_WEEKS
}

export const noFilters = (): Filters =>
  Object.fromEntries(FILTER_NAMES.map((name) => [name, [] as (number | null)[]])) as Filters

/** What an address says; anything unreadable is the usual: this quarter against a year ago, all cards. */
export function queryToView(query: Query): View {
  const kind = PERIOD_KINDS.find((one) => one === query['period']) ?? 'quarter'
  const on = day(text(query, 'on'))
  const to = day(text(query, 'to'))
  const isSpan = kind !== 'custom' || (on !== null && to !== null && on <= to)
  return {
    kind: isSpan ? kind : 'quarter',
    on,
    to: kind === 'custom' && isSpan ? to : null,
    comparison: COMPARISONS.find((one) => one === query['with']) ?? 'year',
    cards: CASE_KINDS.find((one) => one === query['cards']) ?? null,
    filters: Object.fromEntries(FILTER_NAMES.map((name) => [name, ids(text(query, FILTERS[name]), name)])) as Filters,
    by: /^[a-z]{1,20}$/i.test(text(query, 'by')) ? text(query, 'by') : '',
    isRate: query['rate'] === '1',
    weeks: weeksOf(text(query, 'weeks')),
    measures: measures(query['measure']),
  }
}

/** The usual leaves no trace in the address. */
export function viewToQuery(view: View): Written {
  const { kind, on, to, comparison, cards, filters, by, isRate, weeks } = view
  const lists = FILTER_NAMES.filter((name) => filters[name].length > 0).map((name) => [
    FILTERS[name],
    filters[name].map((one) => one ?? NONE).join(','),
  ])
  return {
    ...(kind === 'quarter' ? {} : { period: kind }),
    ...(on === null ? {} : { on }),
    ...(to === null ? {} : { to }),
    ...(comparison === 'year' ? {} : { with: comparison }),
    ...(cards === null ? {} : { cards }),
    ...Object.fromEntries(lists),
    ...(by === '' ? {} : { by }),
    ...(isRate ? { rate: '1' } : {}),
    ...(weeks === USUAL_WEEKS ? {} : { weeks: String(weeks) }),
    ...(view.measures.length === 0 ? {} : { measure: view.measures.map((one) => `${one.on} ${one.title}`) }),
  }
}

/** The cards that a view shows in a period. */
export function scopeOf({ cards, filters }: View, period: AnalyticsPeriod): AnalyticsScope {
  const { channelIds, ...others } = filters
  const known = channelIds.filter((id) => id !== null)
  return {
    period,
    ...(cards === null ? {} : { kind: cards }),
    ...(known.length > 0 ? { channelIds: known } : {}),
    ...Object.fromEntries(Object.entries(others).filter(([, list]) => list.length > 0)),
  }
}

/** How many of the filters are set. */
export const filterCount = ({ cards, filters }: View): number =>
  Number(cards !== null) + FILTER_NAMES.filter((name) => filters[name].length > 0).length

/** What the printed page of the workload is asked for (`workloadPrintRoute`). @throws Error in words when the period is missing */
export const queryToScope = (query: Query): AnalyticsScope => {
  const from = day(text(query, 'from'))
  const to = day(text(query, 'to'))
  if (from === null || to === null) throw new Error('в адресе нет периода')
  const view = queryToView({ ...query, period: 'custom', on: from, to })
  return scopeOf(view, { from, to })
}
