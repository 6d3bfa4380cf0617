import type { AnalyticsScope, Span } from '../../electron/contract/analytics.ts'
import type { ReadDb } from '../../electron/db/database.ts'

/**
 * The figures of a period a second way, for the tests alone: from the raw rows of the table, in plain JavaScript, without `caseWhere`,
 * without the indexes, without the marks. What the two ways share is the register.
 */

export interface RawCard {
  id: number
  kind: string
  channel: number | null
  block: number | null
  theme: number | null
  territory: number | null
  recipient: number | null
  responsible: number | null
  received: string
  registered: string
  answered: string | null
  interim: string | null
  due: string | null
  status: string
  postponedUntil: string | null
  solved: number | null
  clarity: number | null
  quality: number | null
  asked: string | null
  returns: number
  repeatOf: number | null
}

/** Cards that are in no trash; a merged double is in it. */
export const rawCards = (db: ReadDb): RawCard[] =>
  db
    .all<RawCard & { deleted: string | null }>(
      `SELECT id, kind, channel_id AS channel, block_id AS block, theme_id AS theme, territory_id AS territory,
         recipient_id AS recipient, responsible_id AS responsible, received_at AS received, registered_at AS registered,
         answered_at AS answered, interim_at AS interim, due_at AS due, status, postponed_until AS postponedUntil,
         is_solved AS solved, clarity, quality, asked_on AS asked, returns, repeat_of_id AS repeatOf, deleted_at AS deleted
       FROM cases NOT INDEXED`,
    )
    .filter((row) => row.deleted === null)

export const dayOf = (moment: string): string => moment.split('T')[0] ?? ''
export const isIn = (moment: string | null, { from, to }: Span): boolean =>
  moment !== null && dayOf(moment) >= from && dayOf(moment) <= to

/** Whether `at` lies behind a term: a bare date lasts to the end of its day, and an answer of a bare date is compared by days. */
function isBehind(at: string, due: string): boolean {
  if (!due.includes('T')) return dayOf(at) > due
  if (!at.includes('T')) return at > dayOf(due)
  return at > due
}

export type OutcomeName = 'inTime' | 'late' | 'waiting' | 'open' | 'overdue'

/** What became of a card by `now`; `overdue` is the open one behind its term. */
export function outcomeOf(card: RawCard, now: string): OutcomeName {
  if (card.answered !== null) return card.due !== null && isBehind(card.answered, card.due) ? 'late' : 'inTime'
  const waits = card.status === 'postponed' && (card.postponedUntil === null || card.postponedUntil > dayOf(now))
  if (waits) return 'waiting'
  return card.due !== null && isBehind(now, card.due) ? 'overdue' : 'open'
}

const has = (list: readonly (number | null)[] | undefined, id: number | null): boolean =>
  list === undefined || list.length === 0 || list.includes(id)

/** Whether a card belongs to a scope but for its period. */
export const belongs = (card: RawCard, scope: AnalyticsScope): boolean =>
  (scope.kind === undefined || card.kind === scope.kind) &&
  has(scope.channelIds, card.channel) &&
  has(scope.blockIds, card.block) &&
  has(scope.themeIds, card.theme) &&
  has(scope.territoryIds, card.territory) &&
  has(scope.recipientIds, card.recipient) &&
  has(scope.responsibleIds, card.responsible)

export const isRepeat = (card: RawCard): boolean => card.repeatOf !== null || card.returns > 0
/** Asked, or said something unasked. */
export const wasAsked = (card: RawCard): boolean => card.asked !== null || hasSaid(card)
export const hasSaid = (card: RawCard): boolean => card.solved !== null || card.clarity !== null

const DAY_MS = 86_400_000
export const dayNumber = (moment: string): number => Date.parse(`${dayOf(moment)}T00:00:00Z`) / DAY_MS

/** The middle of a sorted list; of an even one the mean of both. */
export function middle(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  if (!Number.isInteger(half)) return sorted[Math.floor(half)] ?? null
  return ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}

export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : (part / whole) * 100)
