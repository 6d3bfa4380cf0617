import type { ReadDb } from '../../db/database.ts'

/** How the rows of a table hang on the card `:id`. */
const BELONGS: Readonly<Record<string, string>> = {
  deadlines: 't.case_id = :id',
  routings: 't.case_id = :id',
  rule_actions: 't.case_id = :id',
  attachments: "t.owner = 'case' AND t.owner_id = :id",
  applicants: 't.id = (SELECT applicant_id FROM cases WHERE id = :id)',
}

/**
 * Rows of a table that went to the trash because of the card they hang on: by the operation that removed the card, or when its
 * registration was taken back, which may come later than that. A row that was put away by itself since is not one of them.
 */
export function removedWithCase(db: ReadDb, table: string, caseId: number): number[] {
  const belongs = BELONGS[table]
  if (belongs === undefined) throw new Error(`Rows of ${table} do not hang on a card`)
  return db
    .all<{ id: number }>(
      `WITH RECURSIVE making(operation_id) AS (
         SELECT operation_id FROM journal WHERE entity = 'cases' AND entity_id = :id AND action = 'insert'
         UNION
         SELECT o.id FROM operations o JOIN making m ON o.undoes_id = m.operation_id),
       taking(operation_id) AS (
         SELECT operation_id FROM making
         UNION ALL
         SELECT max(operation_id) FROM journal WHERE entity = 'cases' AND entity_id = :id AND action = 'remove')
       SELECT t.id FROM ${table} t WHERE ${belongs} AND t.deleted_at IS NOT NULL AND (
         SELECT j.operation_id FROM journal j WHERE j.entity = :table AND j.entity_id = t.id AND j.action = 'remove'
         ORDER BY j.id DESC LIMIT 1) IN (SELECT operation_id FROM taking)`,
      { id: caseId, table },
    )
    .map((row) => row.id)
}
