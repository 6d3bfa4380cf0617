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

/** The card under a number, in the trash too: a number is given once. */
export const cardByNumber = (
  db: ReadDb,
  at: { kind: CaseKind; year: number; number: number; question: number },
): CaseRecord | undefined =>
  card(
    db.get(`SELECT ${whole} FROM cases c WHERE c.kind = ? AND c.number_year = ? AND c.number = ? AND c.question = ?`, [
      at.kind,
      at.year,
      at.number,
      at.question,
    ]),
  )

/** The card of a number of the source in a channel, outside the trash. */
export const cardByExternal = (db: ReadDb, externalNumber: string, channelId: number): CaseRecord | undefined =>
  card(
    db.get(
      `SELECT ${whole} FROM cases c WHERE c.external_number = ? AND c.external_number <> '' AND c.channel_id = ? AND c.deleted_at IS NULL ORDER BY c.id LIMIT 1`,
      [externalNumber, channelId],
    ),
  )

/** Cards that had this number in another register before they were taken under a new one. */
export const cardByFormer = (db: ReadDb, at: { kind: CaseKind; year: number; number: string }): CaseRecord[] =>
  db
    .all<Record<string, SqlValue>>(
      `SELECT ${whole} FROM cases c WHERE c.kind = ? AND c.number_year = ? AND c.former_numbers = ? AND c.deleted_at IS NULL ORDER BY c.id`,
      [at.kind, at.year, at.number],
    )
    .map((raw) => fromSql(cases, raw))

/** Whether the last act on a card was taking back an operation: it lies in the trash because nobody wanted it made. */
export const wasTakenBack = (db: ReadDb, id: number): boolean =>
  db.get<{ undoesId: number | null }>(
    `SELECT o.undoes_id AS undoesId FROM journal j JOIN operations o ON o.id = j.operation_id
     WHERE j.entity = 'cases' AND j.entity_id = ? ORDER BY j.id DESC LIMIT 1`,
    [id],
  )?.undoesId != null
