import * as v from 'valibot'
import { query } from './kinds.ts'
import type { CaseFilter } from './messages.ts'
import { civilDate, count, id } from './scalars.ts'

/** Numbers of a period. Each is a count over a `CaseFilter` that the functions below give, so that it opens its list. */

export const analyticsPeriod = v.strictObject({ from: civilDate, to: civilDate })
export type AnalyticsPeriod = v.InferOutput<typeof analyticsPeriod>

const scope = { period: analyticsPeriod, channelIds: v.optional(v.array(id)) }
export interface AnalyticsScope {
  period: AnalyticsPeriod
  channelIds?: number[] | undefined
}

/** Cards received in the period, by what became of them; the four outcomes add up to the total. */
const outcomes = { inTime: count, late: count, postponed: count, open: count, overdueOpen: count }
export const OUTCOMES = ['inTime', 'late', 'postponed', 'open'] as const
export type Outcome = (typeof OUTCOMES)[number]

const blockLoad = v.strictObject({ blockId: v.nullable(id), ...outcomes, total: count })
export type BlockLoad = v.InferOutput<typeof blockLoad>

const week = v.strictObject({
  from: civilDate,
  to: civilDate,
  received: count,
  answered: count,
  /** The same week a year ago; null where the register holds nothing that old. */
  receivedYearAgo: v.nullable(count),
  /** The week is cut by the period or is not over yet. */
  isPartial: v.boolean(),
})
export type Week = v.InferOutput<typeof week>

const share = v.strictObject({ part: count, whole: count })
export type Share = v.InferOutput<typeof share>

const figures = v.strictObject({
  received: count,
  receivedBefore: count,
  /** domain.md §8: closed in time / (all closed + open overdue). */
  inTime: share,
  /** Median days from registration to answer of answered cards; null when there are none. */
  medianDays: v.nullable(v.number()),
  medianOf: count,
  /** Cards marked as a repeat / received. */
  repeats: share,
  /** Mean mark 1–5; null when nobody was asked. */
  clarity: v.nullable(v.number()),
  clarityOf: count,
})
export type AnalyticsFigures = v.InferOutput<typeof figures>

const group = v.strictObject({ id: v.nullable(id), received: count, answered: count, inTime: count, overdueOpen: count })
export type AnalyticsGroup = v.InferOutput<typeof group>
const cell = v.strictObject({ territoryId: v.nullable(id), blockId: v.nullable(id), received: count })
export type AnalyticsCell = v.InferOutput<typeof cell>

export const analyticsContract = {
  workload: query(v.strictObject(scope), v.array(blockLoad), { heavy: true }),
  /** `before`: the period to compare with. */
  figures: query(v.strictObject({ ...scope, before: analyticsPeriod }), figures, { heavy: true }),
  weeks: query(v.strictObject(scope), v.array(week), { heavy: true }),
  groups: query(v.strictObject({ ...scope, by: v.picklist(['channel', 'theme', 'recipient', 'territory']) }), v.array(group), { heavy: true }),
  territoryBlocks: query(v.strictObject(scope), v.array(cell), { heavy: true }),
}

const base = ({ period, channelIds }: AnalyticsScope): CaseFilter => ({
  receivedFrom: period.from,
  receivedTo: period.to,
  ...(channelIds && channelIds.length > 0 ? { channelIds } : {}),
})

/** The lists behind the figures. */
export const analyticsFilters = {
  received: base,
  outcome: (scopeOf: AnalyticsScope, outcome: Outcome | 'overdueOpen'): CaseFilter => ({ ...base(scopeOf), outcome }),
  blockOutcome: (scopeOf: AnalyticsScope, blockId: number | null, outcome: Outcome | 'overdueOpen'): CaseFilter => ({
    ...base(scopeOf),
    blockIds: [blockId],
    outcome,
  }),
  block: (scopeOf: AnalyticsScope, blockId: number | null): CaseFilter => ({ ...base(scopeOf), blockIds: [blockId] }),
  repeats: (scopeOf: AnalyticsScope): CaseFilter => ({ ...base(scopeOf), isRepeat: true }),
  rated: (scopeOf: AnalyticsScope): CaseFilter => ({ ...base(scopeOf), hasClarity: true }),
  cell: (scopeOf: AnalyticsScope, territoryId: number | null, blockId: number | null): CaseFilter => ({
    ...base(scopeOf),
    territoryIds: [territoryId],
    blockIds: [blockId],
  }),
  group: (scopeOf: AnalyticsScope, by: 'channel' | 'theme' | 'recipient' | 'territory', groupId: number | null): CaseFilter => ({
    ...base(scopeOf),
    [`${by}Ids`]: [groupId],
  }),
  weekReceived: (scopeOf: AnalyticsScope, of: { from: string; to: string }): CaseFilter => base({ ...scopeOf, period: of }),
  weekAnswered: (scopeOf: AnalyticsScope, of: { from: string; to: string }): CaseFilter => ({
    answeredFrom: of.from,
    answeredTo: of.to,
    ...(scopeOf.channelIds && scopeOf.channelIds.length > 0 ? { channelIds: scopeOf.channelIds } : {}),
  }),
} as const
