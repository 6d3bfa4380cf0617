import type { CaseFilter } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'

/** Up to so many cards named by another table are looked at each; more are met soon by a walk of the order. */
const FEW = 4000

/** Index-only reads: what is in the trash or undone the condition of the filter itself takes away. */
const SOURCES: readonly ((filter: CaseFilter) => { sql: string; params: SqlValue[] } | null)[] = [
  ({ ruleId }) =>
    ruleId === undefined
      ? null
      : { sql: 'SELECT DISTINCT case_id FROM rule_actions WHERE rule_id = ? LIMIT ?', params: [ruleId] },
  ({ hasFiles }) =>
    hasFiles ? { sql: "SELECT DISTINCT owner_id FROM attachments WHERE owner = 'case' LIMIT ?", params: [] } : null,
  ({ hasRepeats }) =>
    hasRepeats
      ? {
          sql: `SELECT DISTINCT repeat_of_id FROM cases INDEXED BY cases_repeat
            WHERE repeat_of_id IS NOT NULL LIMIT ?`,
          params: [],
        }
      : null,
]

/**
 * The cards among which a filter by another table (a rule, files, repeats) finds its own, when they are few: a walk would pass over the
 * whole register to show none. Null when they are many or the filter has no such condition.
 */
export function fewCards(db: ReadDb, filter: CaseFilter): readonly number[] | null {
  for (const source of SOURCES) {
    const query = source(filter)
    if (query === null) continue
    const ids = db.column<number>(query.sql, [...query.params, FEW + 1])
    if (ids.length <= FEW) return ids
  }
  return null
}

/** The same statement, begun with these cards instead of the register; one that begins elsewhere stays as it is. */
export function fromFew<Walk extends { body: string; params: SqlValue[] }>(
  walk: Walk,
  few: readonly number[] | null | undefined,
): Walk {
  const begin = 'FROM cases c WHERE '
  if (!few || !walk.body.startsWith(begin)) return walk
  const body = `FROM json_each(?) few CROSS JOIN cases c ON c.id = few.value WHERE ${walk.body.slice(begin.length)}`
  return { ...walk, body, params: [JSON.stringify(few), ...walk.params] }
}
