import * as v from 'valibot'
import { DocumentModel } from './documents.ts'
import { indicatorDefinition, indicatorValue } from './indicators.ts'
import { command, query, task } from './kinds.ts'
import { FLOW_KINDS, tableMethods } from './analyticsTables.ts'
import { caseFilter } from './messages.ts'
import type { CaseFilter } from './messages.ts'
import { analyticsPeriod, analyticsScope, scopeEntries, scopeFilter } from './scope.ts'
import type { AnalyticsScope } from './scope.ts'
import { count, empty, fileTicket, id, namesVersion, operation, requiredLine, text, version } from './scalars.ts'

/** Numbers of a period. Each is a count over a `CaseFilter` that the functions below give, so that it opens its list. */

export { scopeConditions, scopeFilter } from './scope.ts'
export type { AnalyticsPeriod, AnalyticsScope } from './scope.ts'
export * from './analyticsTables.ts'

const scope = scopeEntries

/** Cards received in the period, by what became of them; the four outcomes add up to the total. */
const outcomes = { inTime: count, late: count, postponed: count, open: count, overdueOpen: count }
export const OUTCOMES = ['inTime', 'late', 'postponed', 'open'] as const
export type Outcome = (typeof OUTCOMES)[number]

const blockLoad = v.strictObject({ blockId: v.nullable(id), ...outcomes, total: count })
export type BlockLoad = v.InferOutput<typeof blockLoad>

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
  groups: query(v.strictObject({ ...scope, by: v.picklist(GROUPS) }), v.array(group), { heavy: true }),
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
  blockOutcome: (scopeOf: AnalyticsScope, blockId: number | null, outcome: Outcome | 'overdueOpen'): CaseFilter => ({
    ...base(scopeOf),
    blockIds: [blockId],
    outcome,
  }),
  block: (scopeOf: AnalyticsScope, blockId: number | null): CaseFilter => ({ ...base(scopeOf), blockIds: [blockId] }),
  repeats: (scopeOf: AnalyticsScope): CaseFilter => ({ ...base(scopeOf), isRepeat: true }),
  group: groupFilter,
  groupOutcome: (
    scopeOf: AnalyticsScope,
    by: GroupBy,
    groupId: number | null,
    outcome: 'inTime' | 'open' | 'overdueOpen',
  ): CaseFilter => ({ ...groupFilter(scopeOf, by, groupId), outcome }),
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
