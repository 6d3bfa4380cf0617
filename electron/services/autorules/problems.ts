import type { RuleField, RuleProblem } from '../../contract/autorules.ts'
import type { ReadDb } from '../../db/database.ts'
import type { AutoRuleRow } from './autorules.repo.ts'
import { entryNameOf } from './autorules.repo.ts'
import { compileRules } from './engine.ts'
import type { ReadyRule, RuleWorld } from './engine.ts'
import type { Pattern } from './wordBook.ts'
import { texts } from './texts.ts'

/** What is wrong with the rules as they stand: one that an earlier one leaves nothing to, one that fills in what is closed. */
export function problemsOf(db: ReadDb, rules: readonly AutoRuleRow[], world: RuleWorld): RuleProblem[] {
  const on = rules.filter(({ isOn }) => isOn)
  const ready = compileRules(on, { ...world, isOpen: () => true }).rules
  return on.flatMap((rule, index): RuleProblem[] => {
    const mine = ready[index]
    if (!mine) return []
    const shadow = ready.slice(0, index).find((earlier) => shadows(earlier, mine))
    return [
      ...(shadow
        ? [{ ruleId: rule.id, kind: 'shadowed' as const, byId: shadow.id, text: texts.problem.shadowed(shadow.name) }]
        : []),
      ...closedEntries(db, rule, world),
      ...(isWithoutConditions(mine)
        ? [{ ruleId: rule.id, kind: 'noConditions' as const, byId: null, text: texts.problem.noConditions }]
        : []),
    ]
  })
}

function closedEntries(db: ReadDb, rule: AutoRuleRow, world: RuleWorld): RuleProblem[] {
  return (Object.keys(texts.closed) as (keyof typeof texts.closed)[]).flatMap((field): RuleProblem[] => {
    const value = rule.actions[field]
    if (value === null || world.isOpen(field, value)) return []
    const what = texts.closed[field](entryNameOf(db, field, value))
    return [{ ruleId: rule.id, kind: 'closedEntry', byId: null, text: texts.problem.closedEntry(what) }]
  })
}

function isWithoutConditions(rule: ReadyRule): boolean {
  return (
    rule.kind === null &&
    rule.fastTrack === null &&
    [rule.channels, rule.themes, rule.territories].every((set) => set === null) &&
    [rule.pages, rule.all, rule.any, rule.none].every((list) => list.length === 0)
  )
}

/** Whether every card that `later` hits is hit by `earlier` too, which has filled all that `later` would. */
function shadows(earlier: ReadyRule, later: ReadyRule): boolean {
  const filled = new Set<RuleField>(earlier.actions.map(([field]) => field))
  return later.actions.every(([field]) => filled.has(field)) && isWider(earlier, later)
}

function isWider(wide: ReadyRule, narrow: ReadyRule): boolean {
  return (
    (wide.kind === null || wide.kind === narrow.kind) &&
    (wide.fastTrack === null || wide.fastTrack === narrow.fastTrack) &&
    holds(wide.channels, narrow.channels) &&
    holds(wide.themes, narrow.themes) &&
    holds(wide.territories, narrow.territories) &&
    (wide.pages.length === 0 ||
      (narrow.pages.length > 0 && narrow.pages.every((page) => wide.pages.some((part) => page.includes(part))))) &&
    hasWiderWords(wide, narrow)
  )
}

const holds = (wide: ReadonlySet<number> | null, narrow: ReadonlySet<number> | null): boolean =>
  wide === null || (narrow !== null && [...narrow].every((id) => wide.has(id)))

function hasWiderWords(wide: ReadyRule, narrow: ReadyRule): boolean {
  const keys = (list: readonly Pattern[]): Set<string> => new Set(list.map((pattern) => pattern.join(' ')))
  const [all, any, none] = [keys(narrow.all), keys(narrow.any), keys(narrow.none)]
  const wideAny = keys(wide.any)
  return (
    [...keys(wide.all)].every((key) => all.has(key)) &&
    [...keys(wide.none)].every((key) => none.has(key)) &&
    (wideAny.size === 0 ||
      [...all].some((key) => wideAny.has(key)) ||
      (any.size > 0 && [...any].every((key) => wideAny.has(key))))
  )
}
