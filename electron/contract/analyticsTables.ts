import * as v from 'valibot'
import { FACTS } from './facts.ts'
import type { Fact } from './facts.ts'
import { query } from './kinds.ts'
import type { CaseFilter } from './messages.ts'
import { scopeConditions, scopeEntries, scopeFilter } from './scope.ts'
import type { AnalyticsScope } from './scope.ts'
import { civilDate, count, id, requiredLine } from './scalars.ts'

/** Tables of the analytics page: flow, breakdowns, terms, load, heat, seasons, the effect of measures. `tableFilters` gives the list of each cell. */

const span = v.strictObject({ from: civilDate, to: civilDate })
export type Span = v.InferOutput<typeof span>

export const FLOW_KINDS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type FlowKind = (typeof FLOW_KINDS)[number]

const bar = v.strictObject({
  ...span.entries,
  received: count,
  answered: count,
  /** The same days a year ago; null where the register holds nothing that old. */
  yearAgo: v.nullable(span),
  receivedYearAgo: v.nullable(count),
  /** Cut by the ends of the period, or not over yet. */
  isPartial: v.boolean(),
})
export type FlowBar = v.InferOutput<typeof bar>

const compared = v.strictObject({ ...span.entries, received: count, answered: count })
const flow = v.strictObject({
  bars: v.array(bar),
  received: count,
  answered: count,
  /** The period before; of a running one, as many days as have passed. Null where the register holds nothing that old. */
  before: v.nullable(compared),
  yearAgo: v.nullable(compared),
})
export type Flow = v.InferOutput<typeof flow>

export const BREAKDOWNS = ['channel', 'block', 'theme', 'territory', 'recipient', 'responsible'] as const
export type Breakdown = (typeof BREAKDOWNS)[number]

const outcomes = { inTime: count, late: count, postponed: count, open: count, overdueOpen: count }
const line = v.strictObject({
  /** Null: «не указано». */
  id: v.nullable(id),
  received: count,
  closed: count,
  ...outcomes,
  repeats: count,
  returned: count,
  /** Null where the register holds nothing that old. */
  receivedBefore: v.nullable(count),
  receivedYearAgo: v.nullable(count),
  /** By how many standard deviations the flow exceeds that of the period before (Poisson); null without a period before. */
  deviations: v.nullable(v.number()),
  /** More than chance: `deviations` beyond the threshold of `FAR_GROWTH`. */
  hasGrown: v.boolean(),
})
export type BreakdownLine = v.InferOutput<typeof line>
const breakdown = v.strictObject({ lines: v.array(line), before: v.nullable(span), yearAgo: v.nullable(span) })
export type BreakdownTable = v.InferOutput<typeof breakdown>

const spread = v.array(v.strictObject({ days: v.number(), total: count }))
const terms = v.strictObject({
  received: count,
  closed: count,
  ...outcomes,
  judged: count,
  missed: count,
  /** Calendar days from registration to answer; how many answers took each. */
  days: v.strictObject({ median: v.nullable(v.number()), mean: v.nullable(v.number()), of: count, spread }),
  /** Working hours of the office from receipt to the interim reply. */
  interim: v.strictObject({ median: v.nullable(v.number()), mean: v.nullable(v.number()), of: count }),
})
export type Terms = v.InferOutput<typeof terms>

/** «Возвращено не меньше … раз». */
export const RETURN_STEPS = [1, 2, 3] as const
const repeats = v.strictObject({
  received: count,
  repeats: count,
  returned: count,
  hadAnswer: count,
  returns: v.array(v.strictObject({ from: count, total: count })),
})
export type Repeats = v.InferOutput<typeof repeats>

const postponed = v.strictObject({
  received: count,
  /** Waiting for their day. */
  waiting: count,
  /** Their day has come: open again. */
  back: count,
  /** The months to which those that wait are put off. */
  months: v.array(v.strictObject({ ...span.entries, total: count })),
})
export type Postponed = v.InferOutput<typeof postponed>

const satisfaction = v.strictObject({
  closed: count,
  asked: count,
  responded: count,
  rated: count,
  good: count,
  said: count,
  solved: count,
  mean: v.nullable(v.number()),
  /** Marks 1 to 5. */
  marks: v.array(v.strictObject({ mark: count, total: count })),
})
export type Satisfaction = v.InferOutput<typeof satisfaction>

export const LOADS = ['block', 'recipient', 'responsible'] as const
export type LoadBy = (typeof LOADS)[number]
const load = v.strictObject({
  /** The next week of the office; one count for each day of it. */
  week: span,
  days: v.array(civilDate),
  lines: v.array(
    v.strictObject({
      id: v.nullable(id),
      received: count,
      ...outcomes,
      /** Whenever received: not answered and not waiting for its day, and the overdue part of it. */
      openNow: count,
      overdueNow: count,
      /** Open cards whose term falls on each day of the next week. */
      due: v.array(count),
    }),
  ),
})
export type Load = v.InferOutput<typeof load>

export const HEAT_ACROSS = ['block', 'theme', 'week'] as const
export type HeatAcross = (typeof HEAT_ACROSS)[number]
const heat = v.strictObject({
  territories: v.array(v.strictObject({ id: v.nullable(id), total: count, residents: v.nullable(count) })),
  /** Blocks or themes with cards, the largest first, «не указано» last; empty across weeks. */
  columns: v.array(v.strictObject({ id: v.nullable(id), total: count })),
  /** Across weeks: the weeks of the period. */
  weeks: v.array(v.strictObject({ ...span.entries, total: count, isPartial: v.boolean() })),
  /** `row` and `column` are places in the lists above. Cells without cards are left out. */
  cells: v.array(v.strictObject({ row: count, column: count, received: count })),
})
export type Heat = v.InferOutput<typeof heat>

const season = v.strictObject({
  /** Seven days counted from 1 January; the 53rd is the one or two days that remain. */
  week: count,
  ...span.entries,
  /** Null for a week that has not begun. */
  received: v.nullable(count),
  isPartial: v.boolean(),
  /** Mean of the earlier years that the register holds whole weeks of; null without any. */
  mean: v.nullable(v.number()),
  earlier: v.array(v.strictObject({ year: count, received: count })),
})
const seasons = v.strictObject({ year: count, weeks: v.array(season) })
export type Seasons = v.InferOutput<typeof seasons>

export const EFFECT_WORDS = ['less', 'more', 'same', 'few', 'early', 'unknown'] as const
export type EffectWord = (typeof EFFECT_WORDS)[number]
const counted = v.strictObject({ ...span.entries, received: count, perWeek: v.number() })
const effect = v.strictObject({
  weeks: v.array(v.strictObject({ ...span.entries, received: count, isPartial: v.boolean() })),
  measures: v.array(
    v.strictObject({
      on: civilDate,
      title: v.string(),
      /** Null where the register holds nothing that old. */
      before: v.nullable(counted),
      /** Whole weeks from the day of the measure on; null while not one is over. */
      after: v.nullable(counted),
      /** The same days a year before: whether the season alone would explain it. */
      yearAgo: v.nullable(v.strictObject({ before: counted, after: counted })),
      /** After against before, percent of the weekly flow; null where nothing came before. */
      change: v.nullable(v.number()),
      /** Standard deviations of the difference (Poisson), below zero for a fall. */
      deviations: v.nullable(v.number()),
      /** `few`: too few cards to tell; `early`: no week after it is over; `unknown`: no records before it. */
      word: v.picklist(EFFECT_WORDS),
    }),
  ),
})
export type Effect = v.InferOutput<typeof effect>

const measures = v.pipe(
  v.array(v.strictObject({ on: civilDate, title: requiredLine(200, 'Назовите меру') })),
  v.maxLength(20, 'Не больше двадцати мер'),
)

/** Growth or fall is named beyond so many standard deviations (services/chance.ts). */
export const FAR_GROWTH = 2.5
/** Fewer cards than this are no ground for a word on growth or effect. */
export const LEAST_COUNTED = 5
/** A number below this stands in a cell without shading and with a mark (domain.md §10). */
export const SMALL_NUMBER = 3

export const tableMethods = {
  flow: query(v.strictObject({ ...scopeEntries, by: v.picklist(FLOW_KINDS) }), flow, { heavy: true }),
  breakdown: query(v.strictObject({ ...scopeEntries, by: v.picklist(BREAKDOWNS) }), breakdown, { heavy: true }),
  terms: query(v.strictObject(scopeEntries), terms, { heavy: true }),
  repeats: query(v.strictObject(scopeEntries), repeats, { heavy: true }),
  postponed: query(v.strictObject(scopeEntries), postponed, { heavy: true }),
  satisfaction: query(v.strictObject(scopeEntries), satisfaction, { heavy: true }),
  load: query(v.strictObject({ ...scopeEntries, by: v.picklist(LOADS) }), load, { heavy: true }),
  heat: query(v.strictObject({ ...scopeEntries, across: v.picklist(HEAT_ACROSS) }), heat, { heavy: true }),
  /** The year of the period's last day against earlier years; of the period only that is taken. */
  seasons: query(v.strictObject(scopeEntries), seasons, { heavy: true }),
  /** Weekly flow of the period, and before and after each measure; `weeks` on each side. */
  effect: query(
    v.strictObject({
      ...scopeEntries,
      weeks: v.pipe(count, v.minValue(1, 'Не меньше недели'), v.maxValue(52, 'Не больше года')),
      measures,
    }),
    effect,
    { heavy: true },
  ),
}

const only = (by: Breakdown, entry: number | null): CaseFilter => ({ [`${by}Ids`]: [entry] })

/** The list behind each cell of the tables. */
export const tableFilters = {
  /** A bar of the flow, a week, a season: what was received on its days. */
  received: (scope: AnalyticsScope, { from, to }: Span): CaseFilter => ({
    receivedFrom: from,
    receivedTo: to,
    ...scopeConditions(scope),
  }),
  answered: (scope: AnalyticsScope, { from, to }: Span): CaseFilter => ({
    answeredFrom: from,
    answeredTo: to,
    ...scopeConditions(scope),
  }),
  /** A figure of the whole scope. */
  fact: (scope: AnalyticsScope, fact: Fact): CaseFilter => ({ ...scopeFilter(scope), ...FACTS[fact] }),
  line: (scope: AnalyticsScope, by: Breakdown, entry: number | null, fact?: Fact): CaseFilter => ({
    ...scopeFilter(scope),
    ...only(by, entry),
    ...(fact === undefined ? {} : FACTS[fact]),
  }),
  /** The same entry in the period it is compared with. */
  lineIn: (scope: AnalyticsScope, by: Breakdown, entry: number | null, days: Span): CaseFilter => ({
    ...tableFilters.received(scope, days),
    ...only(by, entry),
  }),
  returns: (scope: AnalyticsScope, from: number): CaseFilter => ({ ...scopeFilter(scope), returnsFrom: from }),
  postponedBack: (scope: AnalyticsScope): CaseFilter => ({ ...scopeFilter(scope), postponed: 'back' }),
  postponedMonth: (scope: AnalyticsScope, { from, to }: Span): CaseFilter => ({
    ...scopeFilter(scope),
    postponed: 'waiting',
    postponedFrom: from,
    postponedTo: to,
  }),
  mark: (scope: AnalyticsScope, mark: number): CaseFilter => ({
    ...scopeFilter(scope),
    clarityFrom: mark,
    clarityTo: mark,
  }),
  openNow: (scope: AnalyticsScope, by: LoadBy, entry: number | null): CaseFilter => ({
    ...scopeConditions(scope),
    ...only(by, entry),
    outcome: 'open',
  }),
  overdueNow: (scope: AnalyticsScope, by: LoadBy, entry: number | null): CaseFilter => ({
    ...scopeConditions(scope),
    ...only(by, entry),
    outcome: 'overdueOpen',
  }),
  due: (scope: AnalyticsScope, by: LoadBy, entry: number | null, day: string): CaseFilter => ({
    ...scopeConditions(scope),
    ...only(by, entry),
    state: 'open',
    dueFrom: day,
    dueTo: day,
  }),
  heat: (
    scope: AnalyticsScope,
    territory: number | null,
    across: { by: 'block' | 'theme'; id: number | null } | { by: 'week'; week: Span },
  ): CaseFilter =>
    across.by === 'week'
      ? tableFilters.lineIn(scope, 'territory', territory, across.week)
      : { ...tableFilters.line(scope, 'territory', territory), ...only(across.by, across.id) },
} as const

/** Cards per 1,000 residents; null where the number of residents is not known. */
export const perThousand = (received: number, residents: number | null): number | null =>
  residents === null || residents === 0 ? null : (received * 1000) / residents

export const isSmall = (received: number): boolean => received > 0 && received < SMALL_NUMBER
