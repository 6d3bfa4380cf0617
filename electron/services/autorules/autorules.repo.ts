import type { RuleActions, RuleConditions, RuleValues } from '../../contract/autorules.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'
import { personNames } from '../people.ts'
import type { NameParts } from '../people.ts'

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

/** A suggestion that the office does not want to see again. */
export interface RuleDismissalRow extends BaseRow {
  signature: string
  at: string
}

export const ruleDismissals = defineTable<RuleDismissalRow>('rule_dismissals', { signature: 'text', at: 'text' })

export function dismissedSignatures(db: ReadDb): Set<string> {
  const rows = db.all<{ signature: string }>('SELECT signature FROM rule_dismissals WHERE deleted_at IS NULL')
  return new Set(rows.map(({ signature }) => signature))
}

/** A rule that is not in the trash. */
export function findRule(db: ReadDb, id: number): AutoRuleRow | undefined {
  const raw = db.get<Record<string, SqlValue>>(
    `SELECT ${selectList(autoRules, 'r')} FROM auto_rules r WHERE r.id = ? AND r.deleted_at IS NULL`,
    [id],
  )
  return raw && fromSql(autoRules, raw)
}

export function nextRulePosition(db: ReadDb): number {
  return (
    (db.one<{ last: number | null }>('SELECT max(position) AS last FROM auto_rules WHERE deleted_at IS NULL').last ??
      0) + 1
  )
}

/** What rules did on a card, in order, with the name of the rule, also of one that is in the trash by now. */
export function listCaseRuleActions(db: ReadDb, caseId: number): (RuleActionRow & { ruleName: string })[] {
  return db
    .all<Record<string, SqlValue> & { ruleName: string }>(
      `SELECT ${selectList(ruleActionsTable, 'a')}, r.name AS ruleName FROM rule_actions a JOIN auto_rules r ON r.id = a.rule_id
       WHERE a.case_id = ? AND a.deleted_at IS NULL ORDER BY a.id`,
      [caseId],
    )
    .map((raw) => ({ ...fromSql(ruleActionsTable, raw), ruleName: raw.ruleName }))
}

/** Cards on which each rule acted since a moment, and on how many of them people left all that it had filled in. */
export function keptSince(db: ReadDb, ruleId: number, since: string): { of: number; kept: number } {
  const rows = db.all<{ after: string; undoneAt: string | null } & Record<string, SqlValue>>(
    `SELECT a.after, a.undone_at AS undoneAt, c.block_id AS blockId, c.theme_id AS themeId, c.recipient_id AS recipientId,
       c.responsible_id AS responsibleId, c.is_important AS isImportant, c.fast_track AS fastTrack
     FROM rule_actions a JOIN cases c ON c.id = a.case_id
     WHERE a.rule_id = ? AND a.deleted_at IS NULL AND a.at >= ? AND c.deleted_at IS NULL`,
    [ruleId, since],
  )
  const isKept = (row: (typeof rows)[number]): boolean =>
    row.undoneAt === null &&
    Object.entries(JSON.parse(row.after) as Record<string, SqlValue>).every(
      ([field, value]) => row[field] === (typeof value === 'boolean' ? Number(value) : value),
    )
  return { of: rows.length, kept: rows.filter(isKept).length }
}

/** Rules that acted within civil days, and on how many cards; what was taken back is not counted. */
export function actedWithin(db: ReadDb, of: { from: string; to: string }): { rules: number; cards: number } {
  return db.one(
    `SELECT count(DISTINCT rule_id) AS rules, count(DISTINCT case_id) AS cards FROM rule_actions
     WHERE at >= ? AND at < ? AND undone_at IS NULL AND deleted_at IS NULL`,
    [of.from, `${of.to}U`],
  )
}

const TABLE_OF_FIELD = { blockId: 'blocks', themeId: 'themes', recipientId: 'recipients' } as const

/** Name of what a rule fills in, also of an entry that is in the trash by now. */
export function entryNameOf(
  db: ReadDb,
  field: 'blockId' | 'themeId' | 'recipientId' | 'responsibleId',
  id: number,
): string {
  if (field === 'responsibleId') {
    const person = db.get<NameParts>('SELECT surname, name, patronymic, post FROM persons WHERE id = ?', [id])
    return person ? personNames(person).shortName : String(id)
  }
  const row = db.get<{ name: string }>(`SELECT name FROM ${TABLE_OF_FIELD[field]} WHERE id = ?`, [id])
  return row?.name ?? String(id)
}

export function territoryName(db: ReadDb, id: number): string {
  return db.get<{ name: string }>('SELECT name FROM territories WHERE id = ?', [id])?.name ?? String(id)
}

/** Name of a rule, also of one that is in the trash by now. */
export function ruleName(db: ReadDb, id: number): string | undefined {
  return db.get<{ name: string }>('SELECT name FROM auto_rules WHERE id = ?', [id])?.name
}
