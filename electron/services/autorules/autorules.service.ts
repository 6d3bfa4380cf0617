import type { RuleField, RuleOutcome } from '../../contract/autorules.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import {
  listRules,
  listTerritoryParents,
  listThemeFacts,
  openIds,
  personIds,
  ruleActionsTable,
} from './autorules.repo.ts'
import { compileRules } from './engine.ts'
import type { Rule, RuleBook, RuleWorld } from './engine.ts'

export { ruleActionsTable } from './autorules.repo.ts'
export { applyRules } from './engine.ts'
export type { RuleBook, RuleFacts } from './engine.ts'

/**
 * The rules that are on, in their order, ready for any number of cards.
 * @param on day on which what a rule fills in must be open in its directory; `null`: an entry that is closed by now is filled in too
 */
export function loadRules(db: ReadDb, on: string | null = null): RuleBook {
  return compileRules(
    listRules(db).filter(({ isOn }) => isOn),
    ruleWorld(db, on),
  )
}

/** Rules as they are typed, for previews of what is not saved yet. */
export function bookOf(db: ReadDb, rules: readonly Rule[], on: string | null = null): RuleBook {
  return compileRules(rules, ruleWorld(db, on))
}

function ruleWorld(db: ReadDb, on: string | null): RuleWorld {
  const open: Partial<Record<RuleField, ReadonlySet<number>>> = {
    blockId: openIds(db, 'blocks', on),
    themeId: openIds(db, 'themes', on),
    recipientId: openIds(db, 'recipients', on),
    responsibleId: personIds(db),
  }
  return {
    themes: new Map(listThemeFacts(db).map((theme) => [theme.id, theme])),
    parents: new Map(listTerritoryParents(db).map(({ id, parentId }) => [id, parentId])),
    isOpen: (field, value) => open[field]?.has(value) ?? true,
  }
}

/** Writes to a card which rules acted on it and what they filled in; `at` is the civil moment. */
export function noteRuleActions(
  records: Pick<Records, 'insert'>,
  caseId: number,
  outcomes: readonly RuleOutcome[],
  at: string,
): void {
  for (const { ruleId, before, changes } of outcomes)
    records.insert(ruleActionsTable, { caseId, ruleId, at, before, after: changes, undoneAt: null })
}
