import type { JournalChange, JournalEntry } from '../../contract/journal.ts'
import type { ReadDb } from '../../db/database.ts'

interface OperationRaw {
  id: number
  at: string
  operatorId: number | null
  operator: string | null
  title: string
  method: string
  undoneById: number | null
  undoesId: number | null
  /** 1 when it changed something. */
  hasChanges: number
}

/** Acts over so many cards that they are taken back in steps, on the page where they were made. */
export const LONG_METHODS: ReadonlySet<string> = new Set(['incoming.mergeMany'])

/** Methods whose effect outside the register (a signature, a file sent) undo could not take back. */
export const FINAL_METHODS: ReadonlySet<string> = new Set([
  'register.create',
  'messages.load',
  'imports.run',
  'imports.resume',
  'protocols.sign',
  'protocols.reopen',
  'exchange.build',
  'reports.markSent',
  ...LONG_METHODS,
])

interface ChangeRaw {
  operationId: number
  entity: string
  entityId: number
  action: JournalEntry['changes'][number]['action']
  oldValues: string | null
  newValues: string | null
}

export interface JournalQuery {
  before: number | null
  limit: number
  operatorId: number | null
  entity: string | null
  entityId: number | null
}

const OPERATION = `SELECT o.id, o.at, o.operator_id AS operatorId, p.name AS operator, o.title, o.method, o.undoes_id AS undoesId,
  (SELECT u.id FROM operations u WHERE u.undoes_id = o.id LIMIT 1) AS undoneById,
  EXISTS (SELECT 1 FROM journal j WHERE j.operation_id = o.id AND j.action <> 'view') AS hasChanges
  FROM operations o LEFT JOIN operators p ON p.id = o.operator_id`

/** Newest operations first, at most `limit` of them, with their changes (200 changes of each are read). */
export function listOperations(db: ReadDb, query: JournalQuery, civilAt: (instant: string) => string): JournalEntry[] {
  const conditions: string[] = []
  const params: (string | number)[] = []
  if (query.before !== null) {
    conditions.push('o.id < ?')
    params.push(query.before)
  }
  if (query.operatorId !== null) {
    conditions.push('o.operator_id = ?')
    params.push(query.operatorId)
  }
  if (query.entity !== null) {
    const one = query.entityId !== null
    conditions.push(`o.id IN (SELECT operation_id FROM journal WHERE entity = ?${one ? ' AND entity_id = ?' : ''})`)
    params.push(query.entity, ...(query.entityId === null ? [] : [query.entityId]))
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
  const operations = db.all<OperationRaw>(`${OPERATION} ${where} ORDER BY o.id DESC LIMIT ?`, [...params, query.limit])
  return operations.map(({ hasChanges, ...operation }) => {
    const changes = changesOf(db, operation.id)
    return {
      ...operation,
      civilAt: civilAt(operation.at),
      operator: operation.operator ?? '',
      changes,
      ...sizeOf(db, operation.id, changes),
      isUndoable: hasChanges === 1 && operation.undoneById === null && !FINAL_METHODS.has(operation.method),
    }
  })
}

/** How many changes of an operation its line of the journal carries. */
const CARRIED = 200

/** Changes of an operation in the order they were written. */
export function changesOf(db: ReadDb, operationId: number, after = 0, limit = CARRIED): JournalChange[] {
  return db
    .all<ChangeRaw>(
      `SELECT operation_id AS operationId, entity, entity_id AS entityId, action, old_values AS oldValues, new_values AS newValues
       FROM journal WHERE operation_id = ? ORDER BY id LIMIT ? OFFSET ?`,
      [operationId, limit, after],
    )
    .map(({ entity, entityId, action, oldValues, newValues }) => ({
      entity,
      entityId,
      action,
      oldValues: oldValues === null ? null : (JSON.parse(oldValues) as JournalChange['oldValues']),
      newValues: newValues === null ? null : (JSON.parse(newValues) as JournalChange['newValues']),
    }))
}

/** How much an operation changed: what its line carries is all of it, but for an act over many records. */
function sizeOf(db: ReadDb, operationId: number, changes: readonly JournalChange[]): { total: number; cases: number } {
  const isWhole = changes.length < CARRIED
  const ids = new Set(changes.filter(({ entity }) => entity === 'cases').map(({ entityId }) => entityId))
  if (isWhole) return { total: changes.length, cases: ids.size }
  return db.one<{ total: number; cases: number }>(
    "SELECT count(*) AS total, count(DISTINCT CASE WHEN entity = 'cases' THEN entity_id END) AS cases FROM journal WHERE operation_id = ?",
    [operationId],
  )
}

/** Newest operation of an operator that changed something, is no undo and was not undone. */
export function lastUndoable(
  db: ReadDb,
  operatorId: number | null,
): { operationId: number; title: string } | undefined {
  return db.get(
    `SELECT o.id AS operationId, o.title FROM operations o
     WHERE o.operator_id IS ? AND o.undoes_id IS NULL AND o.method NOT IN (${[...FINAL_METHODS].map((method) => `'${method}'`).join(', ')})
       AND NOT EXISTS (SELECT 1 FROM operations u WHERE u.undoes_id = o.id)
       AND EXISTS (SELECT 1 FROM journal j WHERE j.operation_id = o.id AND j.action <> 'view')
     ORDER BY o.id DESC LIMIT 1`,
    [operatorId],
  )
}

export function findOperation(db: ReadDb, id: number): OperationRaw | undefined {
  return db.get<OperationRaw>(`${OPERATION} WHERE o.id = ?`, [id])
}
