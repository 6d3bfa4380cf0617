import { AppError } from '../../contract/errors.ts'
import type { CaseKind } from '../../contract/messages.ts'
import type { ReadDb, SqlValue, WriteDb } from '../../db/database.ts'
import { fromSql, selectList } from '../../db/tables.ts'
import { cases } from '../messages/messages.service.ts'
import type { CaseRecord } from '../messages/messages.service.ts'
import { receivedPackages } from './incoming.tables.ts'
import type { ReceivedRow } from './incoming.tables.ts'
import { texts } from './texts.ts'

function rows(db: ReadDb, where: string, params: SqlValue[]): ReceivedRow[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(receivedPackages, 't')} FROM received_packages t WHERE t.deleted_at IS NULL AND ${where}`,
      params,
    )
    .map((raw) => fromSql(receivedPackages, raw))
}

/** Newest period first, then by office, the newest version first. */
export const listReceived = (db: ReadDb): ReceivedRow[] =>
  rows(db, '1 ORDER BY t.period_to DESC, t.period_from DESC, t.office_name, t.generated_at DESC, t.id DESC', [])

export const receivedFor = (db: ReadDb, { from, to }: { from: string; to: string }): ReceivedRow[] =>
  rows(db, 't.period_from = ? AND t.period_to = ? ORDER BY t.generated_at DESC, t.id DESC', [from, to])

export const findByContent = (db: ReadDb, contentSha256: string): ReceivedRow | undefined =>
  rows(db, '(t.content_sha256 = ? OR t.sha256 = ?) LIMIT 1', [contentSha256, contentSha256])[0]

/** Differences whose base is this package. */
export const waitingFor = (db: ReadDb, contentSha256: string): ReceivedRow[] =>
  rows(db, 't.base_sha256 = ?', [contentSha256])

export const ofOffice = (db: ReadDb, officeKey: string): ReceivedRow[] =>
  rows(db, 't.office_key = ? ORDER BY t.id', [officeKey])

/** @throws AppError notFound */
export function requireReceived(db: ReadDb, id: number): ReceivedRow {
  const [row] = rows(db, 't.id = ?', [id])
  if (!row) throw new AppError('notFound', texts.refusals.unknown)
  return row
}

/** Numbers of receipts that were given, newest first. */
export const receiptNumbers = (db: ReadDb): { id: number; number: string }[] =>
  db.all(
    "SELECT id, receipt_number AS number FROM received_packages WHERE receipt_number <> '' ORDER BY decided_at DESC, id DESC",
  )

export const keepBlob = (db: WriteDb, sha256: string, size: number, at: string): void =>
  void db.run('INSERT INTO blobs (sha256, size, created_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING', [
    sha256,
    size,
    at,
  ])

export const isBlobKept = (db: ReadDb, sha256: string): boolean =>
  db.get('SELECT 1 FROM blobs WHERE sha256 = ?', [sha256]) !== undefined

const whole = selectList(cases, 'c')
const card = (raw: Record<string, SqlValue> | undefined): CaseRecord | undefined => raw && fromSql(cases, raw)

/** The card under a number, in the trash too: a number is given once. The index is named: SQLite may know the register as it was when it was small. */
export const cardByNumber = (
  db: ReadDb,
  at: { kind: CaseKind; year: number; number: number; question: number },
): CaseRecord | undefined =>
  card(
    db.get(
      `SELECT ${whole} FROM cases c INDEXED BY cases_number WHERE c.kind = ? AND c.number_year = ? AND c.number = ? AND c.question = ?`,
      [at.kind, at.year, at.number, at.question],
    ),
  )

/** The card of a number of the source in a channel, outside the trash. */
export const cardByExternal = (db: ReadDb, externalNumber: string, channelId: number): CaseRecord | undefined =>
  card(
    db.get(
      `SELECT ${whole} FROM cases c INDEXED BY cases_external WHERE c.external_number = ? AND c.external_number <> '' AND c.channel_id = ? AND c.deleted_at IS NULL ORDER BY c.id LIMIT 1`,
      [externalNumber, channelId],
    ),
  )

/** Ids of cards by the number that they had in another register, before they were taken under a new one. */
export function idsByFormer(db: ReadDb): Map<string, number[]> {
  const found = new Map<string, number[]>()
  for (const { key, id } of db.all<{ key: string; id: number }>(
    `SELECT kind || ' ' || number_year || '/' || former_numbers AS key, id FROM cases
     WHERE former_numbers <> '' AND deleted_at IS NULL ORDER BY id`,
  ))
    found.set(key, [...(found.get(key) ?? []), id])
  return found
}

/** Whether the last act on a card was taking back an operation: it lies in the trash because nobody wanted it made. */
export const wasTakenBack = (db: ReadDb, id: number): boolean =>
  db.get<{ undoesId: number | null }>(
    `SELECT o.undoes_id AS undoesId FROM journal j JOIN operations o ON o.id = j.operation_id
     WHERE j.entity = 'cases' AND j.entity_id = ? ORDER BY j.id DESC LIMIT 1`,
    [id],
  )?.undoesId != null

/** What stands of a merge: a fact of this PC, outside the journal, so that a killed one is known from a whole one. */
export interface MergeMark {
  operationId: number
  state: 'writing' | 'whole' | 'takingBack'
  /** The operation that takes back, and how far down the journal it came. */
  undoId: number | null
  before: number | null
}

const markKey = (packageId: number): string => `incoming.merge ${packageId}`

/** @returns null where there was no merge, or it was taken back as a whole */
export function mergeMark(db: ReadDb, packageId: number): MergeMark | null {
  const row = db.get<{ value: string }>('SELECT value FROM session WHERE key = ?', [markKey(packageId)])
  if (!row) return null
  const mark = JSON.parse(row.value) as MergeMark
  const isUndone = db.get('SELECT 1 FROM operations WHERE undoes_id = ? AND id IS NOT ?', [
    mark.operationId,
    mark.undoId,
  ])
  return isUndone ? null : mark
}

export function setMergeMark(db: WriteDb, packageId: number, mark: MergeMark | null): void {
  if (mark)
    db.run('INSERT INTO session (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [
      markKey(packageId),
      JSON.stringify(mark),
    ])
  else db.run('DELETE FROM session WHERE key = ?', [markKey(packageId)])
}

export interface MergedRow {
  id: number
  caseId: number
  action: 'insert' | 'restore' | 'update'
  oldValues: string | null
  newValues: string | null
}

/** What an operation did to cards, the last first. */
export const mergedRows = (db: ReadDb, operationId: number, before: number | null, limit: number): MergedRow[] =>
  db.all(
    `SELECT id, entity_id AS caseId, action, old_values AS oldValues, new_values AS newValues FROM journal
     WHERE operation_id = ? AND entity = 'cases' AND action IN ('insert', 'restore', 'update') AND id < ?
     ORDER BY id DESC LIMIT ?`,
    [operationId, before ?? Number.MAX_SAFE_INTEGER, limit],
  )

/** Cards that an operation brought in. */
export const takenIn = (db: ReadDb, operationId: number): Set<number> =>
  new Set(
    db
      .all<{ id: number }>(
        "SELECT DISTINCT entity_id AS id FROM journal WHERE operation_id = ? AND entity = 'cases' AND action IN ('insert', 'restore')",
        [operationId],
      )
      .map(({ id }) => id),
  )

/** Whether somebody changed a card after a journal line of an operation. */
export const isChangedAfter = (db: ReadDb, caseId: number, line: number, operations: readonly number[]): boolean =>
  db.get(
    `SELECT 1 FROM journal WHERE entity = 'cases' AND entity_id = ? AND id > ? AND action <> 'view'
       AND operation_id NOT IN (${operations.join(', ')}) LIMIT 1`,
    [caseId, line],
  ) !== undefined
