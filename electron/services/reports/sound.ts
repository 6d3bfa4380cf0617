import type { ReadDb } from '../../db/database.ts'
import { texts as dbTexts } from '../../db/texts.ts'
import { texts } from './texts.ts'

/** What an undo may leave behind of a report: only what an act could have made. */

/** One report of a kind for its days, one new version of a sent one, each on a request that is there. */
function whyNoPlace(db: ReadDb, id: number): string | null {
  const row = db.get<{ isOrphan: number; isNewVersion: number; hasTwin: number }>(
    `SELECT r.replaces_id IS NOT NULL AS isNewVersion,
       EXISTS (SELECT 1 FROM centre_requests q WHERE q.id = r.request_id AND q.deleted_at IS NOT NULL) AS isOrphan,
       (r.kind <> 'request' OR r.replaces_id IS NOT NULL) AND EXISTS (SELECT 1 FROM reports o WHERE o.id <> r.id AND o.deleted_at IS NULL
         AND o.kind = r.kind AND o.period_from = r.period_from AND o.period_to = r.period_to AND o.replaces_id IS r.replaces_id) AS hasTwin
     FROM reports r WHERE r.id = ? AND r.deleted_at IS NULL`,
    [id],
  )
  if (!row) return null
  if (row.isOrphan === 1) return texts.undo.noRequest
  if (row.hasTwin === 0) return null
  return row.isNewVersion === 1 ? texts.undo.replaced : texts.undo.exists
}

interface Change {
  oldValues: string
  newValues: string
}
type Values = Record<string, unknown>
const stateOf = (values: string): unknown => (JSON.parse(values) as Values)['state']

/** Whether a report whose signature has come back says what was signed: nothing of it was changed while it was at work again. */
function isAsSigned(db: ReadDb, id: number): boolean {
  const changes = db.all<Change>(
    `SELECT old_values AS oldValues, new_values AS newValues FROM journal
     WHERE entity = 'reports' AND entity_id = ? AND action = 'update' ORDER BY id`,
    [id],
  )
  const back = changes.findLastIndex(({ newValues }) => stateOf(newValues) === 'draft')
  const again = changes.findLastIndex(({ newValues }) => stateOf(newValues) === 'signed')
  const [first, last]: [Values, Values] = [{}, {}]
  for (const { oldValues, newValues } of changes.slice(back + 1, Math.max(again, 0))) {
    Object.assign(last, JSON.parse(newValues))
    Object.assign(first, { ...(JSON.parse(oldValues) as Values), ...first })
  }
  return Object.keys(last).every((name) => JSON.stringify(first[name]) === JSON.stringify(last[name]))
}

/** Why a report could not stand as it does, in words; null when it could. */
export function whyUnsound(db: ReadDb, id: number): string | null {
  const why = whyNoPlace(db, id)
  if (why !== null) return why
  const row = db.get<{ state: string }>('SELECT state FROM reports WHERE id = ?', [id])
  return row?.state === 'signed' && !isAsSigned(db, id) ? dbTexts.changedSince : null
}
