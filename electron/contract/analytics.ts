import * as v from 'valibot'
import { DocumentModel } from './documents.ts'
import { indicatorDefinition, indicatorValue } from './indicators.ts'
import { command, query, task } from './kinds.ts'
import { FLOW_KINDS, tableMethods } from './analyticsTables.ts'
import { caseFilter } from './messages.ts'
import type { CaseFilter } from './messages.ts'
import { analyticsPeriod, analyticsScope, scopeConditions, scopeEntries, scopeFilter } from './scope.ts'
import type { AnalyticsScope } from './scope.ts'
import {
  civilDate,
  count,
  empty,
  fileTicket,
  id,
  namesVersion,
  operation,
  requiredLine,
  text,
  version,
} from './scalars.ts'

/** Numbers of a period. Each is a count over a `CaseFilter` that the functions below give, so that it opens its list. */

export { analyticsPeriod, analyticsScope, scopeConditions, scopeFilter } from './scope.ts'
export type { AnalyticsPeriod, AnalyticsScope } from './scope.ts'
export * from './analyticsTables.ts'

const scope = scopeEntries

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
  /** Not answered and not postponed. */
  open: count,
  /** The part of `open` whose term has passed. */
  overdueOpen: count,
  /** Cards marked as a repeat / received. */
  repeats: share,
  /** Mean mark 1–5; null when nobody was asked. */
  clarity: v.nullable(v.number()),
  clarityOf: count,
})
export type AnalyticsFigures = v.InferOutput<typeof figures>

export const GROUPS = ['channel', 'theme', 'recipient', 'territory'] as const
export type GroupBy = (typeof GROUPS)[number]

const group = v.strictObject({
  id: v.nullable(id),
  received: count,
  answered: count,
  inTime: count,
  open: count,
  overdueOpen: count,
})
export type AnalyticsGroup = v.InferOutput<typeof group>
const cell = v.strictObject({ territoryId: v.nullable(id), blockId: v.nullable(id), received: count })
export type AnalyticsCell = v.InferOutput<typeof cell>

/** An indicator that the office words itself: the cards of `part`, or their share in those of `whole`, among the cards of a scope. */
const ownIndicator = v.strictObject({
  id,
  version,
  name: v.string(),
  definition: v.string(),
  part: caseFilter,
  whole: v.nullable(caseFilter),
  position: count,
})
export type OwnIndicator = v.InferOutput<typeof ownIndicator>

const ownIndicatorInput = v.pipe(
  v.strictObject({
    id: v.nullable(id),
    version: v.nullable(version),
    name: requiredLine(120, 'Назовите показатель'),
    definition: v.pipe(text(1000), v.minLength(1, 'Напишите, что считается и что не считается')),
    part: caseFilter,
    whole: v.nullable(caseFilter),
  }),
  namesVersion(),
)

export const analyticsContract = {
  ...tableMethods,
  /** Written definitions of all indicators, the office's own among them. */
  definitions: query(empty, v.array(indicatorDefinition)),
  /** Indicators of a scope in the order of `keys`. */
  measure: query(
    v.strictObject({ scope: analyticsScope, keys: v.pipe(v.array(v.string()), v.maxLength(100)) }),
    v.array(indicatorValue),
    { heavy: true },
  ),
  ownIndicators: query(empty, v.array(ownIndicator)),
  saveOwnIndicator: command(ownIndicatorInput, v.strictObject({ ...operation.entries, id })),
  removeOwnIndicator: command(v.strictObject({ id, version }), operation),
  workload: query(v.strictObject(scope), v.array(blockLoad), { heavy: true }),
  /** `before`: the period to compare with. */
  figures: query(v.strictObject({ ...scope, before: analyticsPeriod }), figures, { heavy: true }),
  weeks: query(v.strictObject(scope), v.array(week), { heavy: true }),
  groups: query(v.strictObject({ ...scope, by: v.picklist(GROUPS) }), v.array(group), { heavy: true }),
  territoryBlocks: query(v.strictObject(scope), v.array(cell), { heavy: true }),
  /** «Справка о нагрузке блоков» of the period: preview, print, PDF and DOCX. */
  document: query(v.strictObject(scope), DocumentModel, { heavy: true }),
  exportDocx: task(v.strictObject(scope), fileTicket),
  exportPdf: task(v.strictObject(scope), fileTicket),
  /** Every table of the page as sheets of one workbook. */
  exportXlsx: task(
    v.strictObject({
      ...scope,
      /** The period to compare with; the one before unless given. */
      before: v.optional(analyticsPeriod),
      /** Pieces of the flow; weeks unless given. */
      by: v.optional(v.picklist(FLOW_KINDS)),
    }),
    fileTicket,
  ),
}

const base = scopeFilter
const groupFilter = (scopeOf: AnalyticsScope, by: GroupBy, groupId: number | null): CaseFilter => ({
  ...base(scopeOf),
  [`${by}Ids`]: [groupId],
})

/** The lists behind the figures. */
export const analyticsFilters = {
  received: base,
  /** Cards of the period that have their answer: what the median is of. */
  answered: (scopeOf: AnalyticsScope): CaseFilter => ({ ...base(scopeOf), state: 'closed' }),
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
  group: groupFilter,
  groupOutcome: (
    scopeOf: AnalyticsScope,
    by: GroupBy,
    groupId: number | null,
    outcome: 'inTime' | 'open' | 'overdueOpen',
  ): CaseFilter => ({ ...groupFilter(scopeOf, by, groupId), outcome }),
  weekReceived: (scopeOf: AnalyticsScope, of: { from: string; to: string }): CaseFilter =>
    base({ ...scopeOf, period: of }),
  weekAnswered: (scopeOf: AnalyticsScope, of: { from: string; to: string }): CaseFilter => ({
    answeredFrom: of.from,
    answeredTo: of.to,
    ...scopeConditions(scopeOf),
  }),
} as const

const ROUTE_NAMES = {
  channelIds: 'channels',
  blockIds: 'blocks',
  themeIds: 'themes',
  territoryIds: 'territories',
  recipientIds: 'recipients',
  responsibleIds: 'responsible',
} as const

/**
 * The address of the printed page of the workload, with the names that the analytics page itself uses: `cards` is the kind, `none` in a
 * list is «не указано». The window's `queryToScope` reads it back.
 */
export function workloadPrintRoute(scopeOf: AnalyticsScope): string {
  const { period, kind } = scopeOf
  const lists = (Object.keys(ROUTE_NAMES) as (keyof typeof ROUTE_NAMES)[]).flatMap((name) => {
    const list = scopeOf[name]
    if (list === undefined || list.length === 0) return []
    return [`&${ROUTE_NAMES[name]}=${list.map((one) => one ?? 'none').join(',')}`]
  })
  const cards = kind === undefined ? '' : `&cards=${kind}`
  return `#/print/workload?from=${period.from}&to=${period.to}${cards}${lists.join('')}`
}
