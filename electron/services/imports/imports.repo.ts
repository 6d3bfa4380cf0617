import type { ImportAction, ImportLine, ImportNotice, ImportSettings } from '../../contract/imports.ts'
import type { ReadDb, SqlValue, WriteDb } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

/** What a person decided row by row; a run that goes on later needs it again. */
export interface StoredRequest {
  decisions: { rowNumber: number; decision: 'add' | 'skip' | 'update' }[]
  maskingDecisions: Record<string, 'mask' | 'keep'>
}

/** What an import keeps of itself beside its rows; written with each of its transactions. */
export interface StoredReport {
  headers: string[]
  problems: ImportNotice[]
  suspected: number
  masked: number
  /** Entries of directories that the import made. */
  made: { directory: 'themes' | 'territories' | 'recipients'; id: number }[]
}

export interface ImportRow extends BaseRow {
  state: ImportLine['state']
  /** Names the run itself: whether somebody in this process is at it. */
  runKey: string
  operationId: number | null
  fileName: string
  sha256: string
  layout: string
  settings: ImportSettings
  request: StoredRequest
  /** UTC instants. */
  startedAt: string
  finishedAt: string | null
  operatorId: number | null
  rowsTotal: number | null
  rowsDone: number
  report: StoredReport
}

export const imports = defineTable<ImportRow>('imports', {
  state: 'text',
  runKey: 'text',
  operationId: 'number',
  fileName: 'text',
  sha256: 'text',
  layout: 'text',
  settings: 'json',
  request: 'json',
  startedAt: 'text',
  finishedAt: 'text',
  operatorId: 'number',
  rowsTotal: 'number',
  rowsDone: 'number',
  report: 'json',
})

export interface MappingRow extends BaseRow {
  name: string
  layout: string
  headerKey: string
  content: ImportSettings
}

export const mappings = defineTable<MappingRow>('import_mappings', {
  name: 'text',
  layout: 'text',
  headerKey: 'text',
  content: 'json',
})

export function findImport(db: ReadDb, id: number): ImportRow | undefined {
  const raw = db.get<Record<string, SqlValue>>(`SELECT ${selectList(imports, 'i')} FROM imports i WHERE i.id = ?`, [id])
  return raw && fromSql(imports, raw)
}

export interface ListedImport extends ImportRow {
  operator: string
}

export function listImports(db: ReadDb, id: number | null = null): ListedImport[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(imports, 'i')}, coalesce(o.name, '') AS operator
       FROM imports i LEFT JOIN operators o ON o.id = i.operator_id
       WHERE i.deleted_at IS NULL AND (:id IS NULL OR i.id = :id) ORDER BY i.id DESC LIMIT 500`,
      { id },
    )
    .map((raw) => fromSql(imports, raw) as ListedImport)
}

/** An import of the same bytes that still stands. */
export function earlierImport(db: ReadDb, sha256: string): { id: number; at: string } | undefined {
  return db.get(
    `SELECT id, started_at AS at FROM imports
     WHERE sha256 = ? AND state IN ('running', 'finished') AND deleted_at IS NULL ORDER BY id DESC LIMIT 1`,
    [sha256],
  )
}

export function isFileNeeded(db: ReadDb, sha256: string): boolean {
  return db.get('SELECT 1 FROM blobs WHERE sha256 = ?', [sha256]) !== undefined
}

export function keepBlob(db: WriteDb, sha256: string, size: number, at: string): void {
  db.run('INSERT INTO blobs (sha256, size, created_at) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING', [
    sha256,
    size,
    at,
  ])
}

/** Forgets a blob that only imports named. @returns whether its file may go too */
export function forgetBlob(db: WriteDb, sha256: string): boolean {
  return (
    db.run(
      `DELETE FROM blobs WHERE sha256 = :sha256 AND NOT EXISTS (SELECT 1 FROM attachments WHERE sha256 = :sha256)
         AND NOT EXISTS (SELECT 1 FROM packages WHERE sha256 = :sha256)
         AND NOT EXISTS (SELECT 1 FROM imports WHERE sha256 = :sha256 AND state = 'running')`,
      { sha256 },
    ).changes > 0
  )
}

const STAGED = 'imports.staged'

/** Files that were opened and not imported yet, by their hashes. */
export function stagedFiles(db: ReadDb): string[] {
  const row = db.get<{ value: string }>('SELECT value FROM session WHERE key = ?', [STAGED])
  return row ? (JSON.parse(row.value) as string[]) : []
}

export function setStaged(db: WriteDb, files: readonly string[]): void {
  db.run('INSERT INTO session (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [
    STAGED,
    JSON.stringify(files),
  ])
}

export interface NewImportRow {
  importId: number
  rowNumber: number
  action: ImportAction
  caseId: number | null
  reason: string
  raw: string | null
  before: string | null
}

export function addImportRow(db: WriteDb, row: NewImportRow): void {
  db.run(
    'INSERT INTO import_rows (import_id, row_number, action, case_id, reason, raw, before) VALUES (?, ?, ?, ?, ?, ?, ?)',
    [row.importId, row.rowNumber, row.action, row.caseId, row.reason, row.raw, row.before],
  )
}

/** A small line of the journal for a card that an import made: the history of the card begins with it. */
export function noteImported(db: WriteDb, operationId: number, caseId: number, values: string): void {
  db.run(
    "INSERT INTO journal (operation_id, entity, entity_id, action, old_values, new_values) VALUES (?, 'cases', ?, 'insert', NULL, ?)",
    [operationId, caseId, values],
  )
}

export function startOperation(
  db: WriteDb,
  operation: { at: string; operatorId: number | null; method: string; title: string },
): number {
  return db.run('INSERT INTO operations (at, operator_id, method, title) VALUES (?, ?, ?, ?)', [
    operation.at,
    operation.operatorId,
    operation.method,
    operation.title,
  ]).lastId
}

export function lastRowNumber(db: ReadDb, importId: number): number {
  return (
    db.one<{ last: number | null }>('SELECT max(row_number) AS last FROM import_rows WHERE import_id = ?', [importId])
      .last ?? 0
  )
}

export function countActions(db: ReadDb, importId: number): Record<ImportAction, number> {
  const counts: Record<ImportAction, number> = { added: 0, updated: 0, unchanged: 0, skipped: 0, refused: 0 }
  for (const { action, n } of db.all<{ action: ImportAction; n: number }>(
    'SELECT action, count(*) AS n FROM import_rows WHERE import_id = ? GROUP BY action',
    [importId],
  ))
    counts[action] = n
  return counts
}
