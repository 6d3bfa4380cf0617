import type { CaseKind } from '../../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../../db/database.ts'
import { fromSql, selectList } from '../../../db/tables.ts'
import { deadlines } from '../../deadlines/deadlines.service.ts'
import type { DeadlineRow } from '../../deadlines/deadlines.service.ts'

/** Open cards with what their clocks are counted from, without their texts. */
export interface OpenCard {
  readonly id: number
  readonly kind: CaseKind
  readonly number: number
  readonly numberYear: number
  readonly question: number
  readonly gist: string
  readonly channelCode: string
  readonly category: string | null
  readonly subcategory: string | null
  readonly fastTrack: boolean
  readonly isImportant: boolean
  readonly receivedAt: string
  readonly registeredAt: string
  readonly interimAt: string | null
  readonly reopenedAt: string | null
  readonly recipientId: number | null
}

type RawOpenCard = Omit<OpenCard, 'fastTrack' | 'isImportant'> & { fastTrack: number; isImportant: number }

const OPEN = "c.deleted_at IS NULL AND c.status <> 'answered'"

export function listOpenCards(db: ReadDb): OpenCard[] {
  return db
    .all<RawOpenCard>(
      `SELECT c.id, c.kind, c.number, c.number_year AS numberYear, c.question, c.gist, ch.code AS channelCode,
         t.group_name AS category, t.name AS subcategory, c.fast_track AS fastTrack, c.is_important AS isImportant,
         c.received_at AS receivedAt, c.registered_at AS registeredAt, c.interim_at AS interimAt,
         c.reopened_at AS reopenedAt, c.recipient_id AS recipientId
       FROM cases c JOIN channels ch ON ch.id = c.channel_id LEFT JOIN themes t ON t.id = c.theme_id
       WHERE ${OPEN} ORDER BY c.id`,
    )
    .map((raw) => ({
      ...raw,
      channelCode: raw.channelCode ?? '',
      fastTrack: raw.fastTrack === 1,
      isImportant: raw.isImportant === 1,
    }))
}

/** Clocks of open cards that are neither met nor cancelled. */
export function listRunningClocks(db: ReadDb): DeadlineRow[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(deadlines, 'd')} FROM cases c JOIN deadlines d ON d.case_id = c.id
       WHERE ${OPEN} AND d.deleted_at IS NULL AND d.met_at IS NULL AND d.cancelled_reason = '' ORDER BY d.case_id, d.id`,
    )
    .map((raw) => fromSql(deadlines, raw))
}
