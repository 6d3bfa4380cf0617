import type { RoutingLine } from '../../contract/caseRouting.ts'
import type { ReadDb } from '../../db/database.ts'

interface Raw extends Omit<RoutingLine, 'rule'> {
  ruleId: number | null
  ruleName: string | null
}

/** The routing history of a card, newest first. */
export function routingLines(db: ReadDb, caseId: number): RoutingLine[] {
  return db
    .all<Raw>(
      `SELECT r.id, r.at, coalesce(o.name, '') AS operator, r.recipient_id AS recipientId, r.responsible_id AS responsibleId, r.act,
         r.reason, r.rule_id AS ruleId, a.name AS ruleName
       FROM routings r LEFT JOIN operators o ON o.id = r.operator_id LEFT JOIN auto_rules a ON a.id = r.rule_id
       WHERE r.case_id = ? AND r.deleted_at IS NULL ORDER BY r.at DESC, r.id DESC`,
      [caseId],
    )
    .map(({ ruleId, ruleName, ...line }) => ({
      ...line,
      rule: ruleId === null ? null : { id: ruleId, name: ruleName ?? '' },
    }))
}
