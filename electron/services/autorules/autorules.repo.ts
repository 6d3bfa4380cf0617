import type { RuleActions, RuleConditions, RuleValues } from '../../contract/autorules.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'

/** A rule as the office keeps it. */
export interface AutoRuleRow extends BaseRow {
  name: string
  position: number
  isOn: boolean
  conditions: RuleConditions
  actions: RuleActions
  note: string
}

export const autoRules = defineTable<AutoRuleRow>('auto_rules', {
  name: 'text',
  position: 'number',
  isOn: 'boolean',
  conditions: 'json',
  actions: 'json',
  note: 'text',
})

/** What a rule did on a card; `undoneAt` once a person took it back. */
export interface RuleActionRow extends BaseRow {
  caseId: number
  ruleId: number
  /** Civil moment. */
  at: string
  before: RuleValues
  after: RuleValues
  undoneAt: string | null
}

export const ruleActionsTable = defineTable<RuleActionRow>('rule_actions', {
  caseId: 'number',
  ruleId: 'number',
  at: 'text',
  before: 'json',
  after: 'json',
  undoneAt: 'text',
})

/** All rules in the order of the office. */
export function listRules(db: ReadDb): AutoRuleRow[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(autoRules, 'r')} FROM auto_rules r WHERE r.deleted_at IS NULL ORDER BY r.position, r.id`,
    )
    .map((raw) => fromSql(autoRules, raw))
}

export function listThemeFacts(db: ReadDb): { id: number; blockId: number | null; groupName: string }[] {
  return db.all('SELECT id, block_id AS blockId, group_name AS groupName FROM themes WHERE deleted_at IS NULL')
}

export function listTerritoryParents(db: ReadDb): { id: number; parentId: number | null }[] {
  return db.all('SELECT id, parent_id AS parentId FROM territories WHERE deleted_at IS NULL')
}

/** Ids that a rule may fill in on a day; `null`: on any day. */
export function openIds(db: ReadDb, directory: 'blocks' | 'themes' | 'recipients', on: string | null): Set<number> {
  const rows = db.all<{ id: number }>(
    `SELECT id FROM ${directory} WHERE deleted_at IS NULL AND (:on IS NULL OR active_to IS NULL OR active_to >= :on)`,
    { on },
  )
  return new Set(rows.map(({ id }) => id))
}

export function personIds(db: ReadDb): Set<number> {
  return new Set(db.all<{ id: number }>('SELECT id FROM persons WHERE deleted_at IS NULL').map(({ id }) => id))
}
