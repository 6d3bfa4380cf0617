import type { ReadDb } from '../../db/database.ts'

/** A journal row of a card or of what hangs on it; values of an applicant are never among them. */
export interface RawChange {
  entity: string
  action: string
  oldValues: string | null
  newValues: string | null
}

/** Journal rows that belong to a card: its own and those of what hangs on it. */
const JOURNAL_OF_CASE = `
  SELECT operation_id FROM journal WHERE entity = 'cases' AND entity_id = :id
  UNION SELECT j.operation_id FROM deadlines d JOIN journal j ON j.entity = 'deadlines' AND j.entity_id = d.id WHERE d.case_id = :id
  UNION SELECT j.operation_id FROM routings r JOIN journal j ON j.entity = 'routings' AND j.entity_id = r.id WHERE r.case_id = :id
  UNION SELECT j.operation_id FROM rule_actions u JOIN journal j ON j.entity = 'rule_actions' AND j.entity_id = u.id WHERE u.case_id = :id
  UNION SELECT j.operation_id FROM attachments a JOIN journal j ON j.entity = 'attachments' AND j.entity_id = a.id WHERE a.owner = 'case' AND a.owner_id = :id
  UNION SELECT j.operation_id FROM cases c JOIN journal j ON j.entity = 'applicants' AND j.entity_id = c.applicant_id WHERE c.id = :id`

export interface CaseOperation {
  id: number
  at: string
  operator: string | null
  title: string
}

/** Operations that touched a card, newest first. @param before only those before this operation */
export function listCaseOperations(db: ReadDb, caseId: number, before: number | null, limit: number): CaseOperation[] {
  return db.all(
    `SELECT o.id, o.at, p.name AS operator, o.title FROM operations o LEFT JOIN operators p ON p.id = o.operator_id
     WHERE o.id IN (${JOURNAL_OF_CASE}) AND (:before IS NULL OR o.id < :before) ORDER BY o.id DESC LIMIT :limit`,
    { id: caseId, before, limit },
  )
}

export function countHistory(db: ReadDb, caseId: number): number {
  return db.one<{ total: number }>(`SELECT count(*) AS total FROM (${JOURNAL_OF_CASE})`, { id: caseId }).total
}

/** What one operation changed of a card, in the order it was written: by the card, since an act may have changed thousands. */
export function listCaseChanges(db: ReadDb, operationId: number, caseId: number): RawChange[] {
  const columns = 'j.id, j.entity, j.action, j.old_values AS oldValues, j.new_values AS newValues'
  return db.all(
    `SELECT entity, action, oldValues, newValues FROM (
       SELECT ${columns} FROM journal j WHERE j.entity = 'cases' AND j.entity_id = :id AND +j.operation_id = :operation
       UNION ALL SELECT ${columns} FROM routings r JOIN journal j ON j.entity = 'routings' AND j.entity_id = r.id
         WHERE r.case_id = :id AND +j.operation_id = :operation
       UNION ALL SELECT ${columns} FROM rule_actions u JOIN journal j ON j.entity = 'rule_actions' AND j.entity_id = u.id
         WHERE u.case_id = :id AND +j.operation_id = :operation
       UNION ALL SELECT ${columns} FROM attachments a JOIN journal j ON j.entity = 'attachments' AND j.entity_id = a.id
         WHERE a.owner = 'case' AND a.owner_id = :id AND +j.operation_id = :operation
       UNION ALL SELECT ${columns} FROM cases c JOIN journal j ON j.entity = 'applicants' AND j.entity_id = c.applicant_id
         WHERE c.id = :id AND +j.operation_id = :operation
     ) ORDER BY id`,
    { operation: operationId, id: caseId },
  )
}

/** How many other cards an operation changed. */
export function countOtherCards(db: ReadDb, operationId: number, caseId: number): number {
  return db.one<{ total: number }>(
    "SELECT count(DISTINCT entity_id) AS total FROM journal WHERE operation_id = ? AND entity = 'cases' AND entity_id <> ?",
    [operationId, caseId],
  ).total
}

/** Cards that an operator entered since an instant and that still stand, with the newest of them. */
export function countEntered(
  db: ReadDb,
  operatorId: number | null,
  since: string,
): { total: number; last: number | null } {
  // Operations grow with time, so the newest one of yesterday bounds the walk without an index on the instant.
  const yesterday = db.get<{ id: number }>('SELECT id FROM operations WHERE at < ? ORDER BY id DESC LIMIT 1', [since])
  return db.one<{ total: number; last: number | null }>(
    `SELECT count(*) AS total, max(c.id) AS last FROM operations o
     JOIN journal j ON j.operation_id = o.id AND j.entity = 'cases' AND j.action = 'insert'
     JOIN cases c ON c.id = j.entity_id AND c.deleted_at IS NULL
     WHERE o.id > ? AND o.operator_id IS ? AND o.method IN ('messages.register', 'messages.addQuestion')`,
    [yesterday?.id ?? 0, operatorId],
  )
}
