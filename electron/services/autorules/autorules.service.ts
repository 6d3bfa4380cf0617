import type { RuleField, RuleOutcome, TypedRule } from '../../contract/autorules.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import type { Contexts } from '../context.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { getSettings } from '../office/office.service.ts'
import {
  listRules,
  listTerritoryParents,
  listThemeFacts,
  openIds,
  personIds,
  ruleActionsTable,
} from './autorules.repo.ts'
import { compileRules } from './engine.ts'
import type { RuleBook, RuleWorld } from './engine.ts'
import { problemsOf } from './problems.ts'
import { exportRules, importRules } from './ruleFile.ts'
import { copyRule, dismissSuggestion, moveRule, removeRule, saveRule, switchRule } from './rules.ts'
import { suggestRules } from './suggestions.ts'
import { dryRunRule, previewRule } from './tryRule.ts'

export {
  actedWithin,
  autoRules,
  findRule,
  keptSince,
  listCaseRuleActions,
  listRules,
  ruleActionsTable,
  ruleName,
} from './autorules.repo.ts'
export type { AutoRuleRow, RuleActionRow } from './autorules.repo.ts'
export { receivedFacts as ruledCards, ruledText } from './cases.repo.ts'
export type { RuledFacts } from './cases.repo.ts'
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

/** One rule by itself, as it is typed or as it is applied to chosen cards. */
export function bookOf(db: ReadDb, rule: TypedRule, on: string | null = null): RuleBook {
  return compileRules([{ ...rule, id: rule.id ?? 0 }], ruleWorld(db, on))
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

/** How far back corrections are looked for. */
const CORRECTION_DAYS = 120

export const autorulesService: Services<Contract, Contexts>['autorules'] = {
  list: (_input, { db, now }) => {
    const rules = listRules(db)
    return {
      rules: rules.map(({ deletedAt: _deletedAt, ...rule }) => rule),
      problems: problemsOf(db, rules, ruleWorld(db, now.slice(0, 10))),
    }
  },
  save: (input, ctx) => saveRule(ctx, input),
  setOn: (input, ctx) => switchRule(ctx, input),
  move: (input, ctx) => moveRule(ctx, input),
  copy: ({ id }, ctx) => copyRule(ctx, id),
  remove: (input, ctx) => removeRule(ctx, input),
  preview: ({ rule, limit }, { db, now }) => previewRule(db, bookOf(db, rule, now.slice(0, 10)), limit),
  dryRun: ({ rule, ...period }, { db }) => dryRunRule(db, bookOf(db, rule), rule, period),
  suggestions: ({ caseId }, { db, now }) => {
    const to = now.slice(0, 10)
    const period = { from: addDays(to, -CORRECTION_DAYS), to }
    return suggestRules(db, loadRules(db, to), period, getSettings(db).ruleSuggestAfter, caseId)
  },
  dismiss: ({ signature }, ctx) => dismissSuggestion(ctx, signature),
  exportFile: async (_input, ctx) => exportRules(ctx),
  importFile: async ({ ticket }, ctx) => importRules(ctx, ticket),
}
