import type { ReadDb } from '../../db/database.ts'

/** How the rows of a table hang on the card `:id`. */
const BELONGS: Readonly<Record<string, string>> = {
  deadlines: 't.case_id = :id',
  routings: 't.case_id = :id',
  rule_actions: 't.case_id = :id',
  attachments: "t.owner = 'case' AND t.owner_id = :id",
  applicants: 't.id = (SELECT applicant_id FROM cases WHERE id = :id)',
}

/** Rows of a table that went to the trash by the same operation as the card they hang on. */
export function removedWithCase(db: ReadDb, table: string, caseId: number): number[] {
  const belongs = BELONGS[table]
  if (belongs === undefined) throw new Error(`Rows of ${table} do not hang on a card`)
  return db
    .all<{ id: number }>(
      `SELECT t.id FROM ${table} t WHERE ${belongs} AND t.deleted_at IS NOT NULL AND t.id IN (
         SELECT j.entity_id FROM journal j WHERE j.entity = :table AND j.action = 'remove' AND j.operation_id =
           (SELECT max(operation_id) FROM journal WHERE entity = 'cases' AND entity_id = :id AND action = 'remove'))`,
      { id: caseId, table },
    )
    .map((row) => row.id)
}
