import type { AffectedCard } from '../../../contract/sourceStatuses.ts'
import type { CaseKind, CaseResult, CaseStatus } from '../../../contract/messages.ts'
import type { ReadDb } from '../../../db/database.ts'
import type { CommandContext } from '../../context.ts'
import { change } from '../cards.ts'
import { cases } from '../cases.repo.ts'
import { formatNumber } from '../numbering.ts'

/** A raw status that cards of one channel hold, and how many of them. */
export interface SourceWord {
  channelId: number
  channelCode: string
  raw: string
  cards: number
}

/** The raw statuses of the register outside the trash, by channel. */
export function sourceWords(db: ReadDb): SourceWord[] {
  return db.all(
    `SELECT w.channel_id AS channelId, coalesce(ch.code, '') AS channelCode, w.raw_status AS raw, w.cards
     FROM (SELECT c.channel_id, c.raw_status, count(*) AS cards FROM cases c
           WHERE c.raw_status <> '' AND c.deleted_at IS NULL GROUP BY c.channel_id, c.raw_status) w
     JOIN channels ch ON ch.id = w.channel_id ORDER BY w.channel_id, w.raw_status`,
  )
}

interface RawCard {
  id: number
  kind: CaseKind
  number: number
  question: number
  gist: string
  status: CaseStatus
  result: CaseResult | null
  postponedUntil: string | null
  waitsForInterim: number
}

export type SourceChange = AffectedCard

/** What a meaning would change on the cards that hold the words; cards that are so already are left out. */
export function sourceChanges(
  db: ReadDb,
  words: readonly Pick<SourceWord, 'channelId' | 'raw'>[],
  wanted: { status: CaseStatus | null; result: CaseResult | null },
): SourceChange[] {
  return words.flatMap(({ channelId, raw }) =>
    db
      .all<RawCard>(
        `SELECT c.id, c.kind, c.number, c.question, c.gist, c.status, c.result,
           c.postponed_until AS postponedUntil,
           EXISTS (SELECT 1 FROM deadlines d WHERE d.case_id = c.id AND d.stage = 'interim' AND d.met_at IS NULL
                   AND d.cancelled_reason = '' AND d.deleted_at IS NULL) AS waitsForInterim
         FROM cases c WHERE c.channel_id = ? AND c.raw_status = ? AND c.raw_status <> '' AND c.deleted_at IS NULL
           AND (c.status <> coalesce(?, c.status) OR c.result IS NOT coalesce(?, c.result)) ORDER BY c.id`,
        [channelId, raw, wanted.status, wanted.result],
      )
      .map((card) => changeOf(card, wanted)),
  )
}

function changeOf(card: RawCard, wanted: { status: CaseStatus | null; result: CaseResult | null }): SourceChange {
  const newStatus = wanted.status ?? card.status
  const newResult = wanted.result ?? card.result
  const { id, gist, status, result } = card
  return {
    id,
    number: formatNumber(card),
    gist,
    status,
    result,
    newStatus,
    newResult,
    obstacle: obstacleOf(card, newStatus),
  }
}

/**
 * A status that comes with a fact is given only where the fact is there: a word alone does not make an answer. What is answered is
 * opened by people alone, with a reason.
 */
function obstacleOf(card: RawCard, to: CaseStatus): SourceChange['obstacle'] {
  if (to === card.status) return null
  if (card.status === 'answered') return 'answered'
  if (to === 'answered') return 'answerDate'
  if (to === 'postponed' && card.postponedUntil === null) return 'postponedUntil'
  if (to === 'awaitingInterim' && card.waitsForInterim === 0) return 'noInterimClock'
  return null
}

/** Gives the cards what the word means by now. The due date does not move. */
export function applySourceMeaning(ctx: CommandContext, changes: readonly SourceChange[]): void {
  for (const { id, status, newStatus, newResult } of changes) {
    const card = ctx.records.get(cases, id)
    const leaves = status === 'postponed' && newStatus !== 'postponed'
    change(ctx, card, null, {
      status: newStatus,
      result: newResult,
      ...(leaves ? { postponedUntil: null, postponedReason: '' } : {}),
    })
  }
}
