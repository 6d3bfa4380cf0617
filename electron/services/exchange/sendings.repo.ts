import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow, Table } from '../../db/tables.ts'

/** The way of a package after it was made: sendings and receipts. */

export interface PackageSendingRow extends BaseRow {
  packageId: number
  sentOn: string
  sentTo: string
  way: string
  receiptDueOn: string | null
  note: string
}

export const packageSendings = defineTable<PackageSendingRow>('package_sendings', {
  packageId: 'number',
  sentOn: 'text',
  sentTo: 'text',
  way: 'text',
  receiptDueOn: 'text',
  note: 'text',
})

export interface PackageReceiptRow extends BaseRow {
  packageId: number
  state: 'accepted' | 'returned'
  receivedOn: string
  madeAt: string
  madeBy: string
  number: string
  reasons: string[]
  /** SHA-256 that the receipt file names; null when a person wrote it down. */
  sha256: string | null
}

export const packageReceipts = defineTable<PackageReceiptRow>('package_receipts', {
  packageId: 'number',
  state: 'text',
  receivedOn: 'text',
  madeAt: 'text',
  madeBy: 'text',
  number: 'text',
  reasons: 'json',
  sha256: 'text',
})

export type Marked<Row> = Row & { markedBy: string }

/** Rows outside the trash with the operator who made each, the oldest first. */
function marked<Row extends BaseRow>(
  db: ReadDb,
  table: Table<Row>,
  where: string,
  params: Record<string, SqlValue>,
): Marked<Row>[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(table, 't')}, coalesce((SELECT u.name FROM journal j JOIN operations o ON o.id = j.operation_id
         JOIN operators u ON u.id = o.operator_id WHERE j.entity = '${table.name}' AND j.entity_id = t.id AND j.action = 'insert'), '') AS markedBy
       FROM ${table.name} t WHERE t.deleted_at IS NULL AND ${where} ORDER BY t.id`,
      params,
    )
    .map((raw) => ({ ...fromSql(table, raw), markedBy: String(raw['markedBy'] ?? '') }))
}

/** All, or those of one package. */
export const listSendings = (db: ReadDb, packageId: number | null): Marked<PackageSendingRow>[] =>
  marked(db, packageSendings, '(:packageId IS NULL OR t.package_id = :packageId)', { packageId })

export const listReceipts = (db: ReadDb, packageId: number | null): Marked<PackageReceiptRow>[] =>
  marked(db, packageReceipts, '(:packageId IS NULL OR t.package_id = :packageId)', { packageId })
