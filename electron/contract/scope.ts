import * as v from 'valibot'
import { caseKind } from './messages.ts'
import type { CaseFilter } from './messages.ts'
import { PERIOD_KINDS } from './periods.ts'
import { civilDate, id } from './scalars.ts'

/** Which cards the figures of a page are of: a period of receipt, narrowed by directories. */

export const analyticsPeriod = v.pipe(
  // Without a kind the days are a span of one's own.
  v.strictObject({ kind: v.optional(v.picklist(PERIOD_KINDS)), from: civilDate, to: civilDate }),
  v.check((period) => period.from <= period.to, 'Начало периода позже его конца'),
)
export type AnalyticsPeriod = v.InferOutput<typeof analyticsPeriod>

const entries = v.optional(v.array(v.nullable(id)))
export const scopeEntries = {
  period: analyticsPeriod,
  channelIds: v.optional(v.array(id)),
  kind: v.optional(caseKind),
  /** `null` inside a list of ids: «не указано», as in the filter of the register. */
  blockIds: entries,
  themeIds: entries,
  territoryIds: entries,
  recipientIds: entries,
  responsibleIds: entries,
}
export const analyticsScope = v.strictObject(scopeEntries)
export type AnalyticsScope = v.InferOutput<typeof analyticsScope>

const SCOPE_IDS = ['channelIds', 'blockIds', 'themeIds', 'territoryIds', 'recipientIds', 'responsibleIds'] as const

/** Everything of a scope but its period. */
export function scopeConditions(scopeOf: AnalyticsScope): CaseFilter {
  const filter: CaseFilter = scopeOf.kind === undefined ? {} : { kind: scopeOf.kind }
  for (const name of SCOPE_IDS) {
    const ids = scopeOf[name]
    if (ids !== undefined && ids.length > 0) filter[name] = ids
  }
  return filter
}

/** The cards of a scope: those received in its period. Every figure of the period narrows this filter. */
export const scopeFilter = (scopeOf: AnalyticsScope): CaseFilter => ({
  receivedFrom: scopeOf.period.from,
  receivedTo: scopeOf.period.to,
  ...scopeConditions(scopeOf),
})
