import type { AnalyticsScope } from '../../contract/analytics.ts'
import type { AssignmentFilter, AssignmentShow } from '../../contract/assignments.ts'
import type { IndicatorKey, IndicatorValue } from '../../contract/indicators.ts'
import type { ReadDb } from '../../db/database.ts'
import { assignmentFigures } from '../assignments/assignments.service.ts'

/** Figures of assignments of a scope, each the count of a list of the section «Поручения». */

export type AssignmentKey = Extract<IndicatorKey, `assignments${string}`>

const none: AssignmentFilter = { show: 'all', executor: null, meetingId: null, text: '' }
const PERCENT = 100

/**
 * The filter of assignments that a scope means; null where it cannot be said of them: an assignment has no channel, kind, theme or place,
 * and one executor or block alone fits its filter.
 */
function filterOf(scope: AnalyticsScope, by: 'issued' | 'due'): AssignmentFilter | null {
  const { from, to } = scope.period
  const isSet = (ids: readonly unknown[] | undefined): boolean => ids !== undefined && ids.length > 0
  if (scope.kind !== undefined || isSet(scope.channelIds) || isSet(scope.themeIds) || isSet(scope.territoryIds))
    return null
  const period = by === 'issued' ? { issuedFrom: from, issuedTo: to } : { dueFrom: from, dueTo: to }
  const [block, recipient, person] = [scope.blockIds, scope.recipientIds, scope.responsibleIds].map((ids) => ids ?? [])
  const filter = { ...none, ...period }
  if (block && block.length > 0) {
    if (block.length > 1 || block[0] == null) return null
    filter.blockId = block[0]
  }
  const executors = [
    ...(recipient ?? []).map((id) => ({ kind: 'recipient' as const, id })),
    ...(person ?? []).map((id) => ({ kind: 'person' as const, id })),
  ]
  if (executors.length === 0) return filter
  const [executor] = executors
  if (executors.length > 1 || !executor || executor.id === null) return null
  return { ...filter, executor: { kind: executor.kind, id: executor.id } }
}

const SHOWS: Record<Exclude<AssignmentKey, 'assignmentsInTime'>, { by: 'issued' | 'due'; show: AssignmentShow }> = {
  assignmentsIssued: { by: 'issued', show: 'all' },
  assignmentsDone: { by: 'due', show: 'done' },
  assignmentsOverdue: { by: 'due', show: 'lateOpen' },
}

/** One indicator of assignments; without a value where the scope cannot be asked of assignments. */
export function measureAssignments(db: ReadDb, scope: AnalyticsScope, key: AssignmentKey, now: string): IndicatorValue {
  const line: IndicatorValue = { key, value: null, part: null, whole: null, opens: null, wholeOpens: null }
  const { by, show } = key === 'assignmentsInTime' ? { by: 'due' as const, show: 'inTime' as const } : SHOWS[key]
  const filter = filterOf(scope, by)
  if (filter === null) return line
  const counts = assignmentFigures(db, filter, ['all', 'done', 'inTime', 'lateOpen'], now)
  const opens = { kind: 'assignments' as const, filter: { ...filter, show } }
  const part = counts[show as keyof typeof counts]
  if (key !== 'assignmentsInTime') return { ...line, value: part, part, opens }
  const whole = counts.done + counts.lateOpen
  return { ...line, value: whole === 0 ? null : (part / whole) * PERCENT, part, whole, opens }
}
