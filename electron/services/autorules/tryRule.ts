import { RULE_FIELDS } from '../../contract/autorules.ts'
import type { RuledCard, RuleField, RuleValues, TypedRule } from '../../contract/autorules.ts'
import type { ReadDb } from '../../db/database.ts'
import { filledByRules, openFacts, receivedFacts } from './cases.repo.ts'
import type { RuledFacts } from './cases.repo.ts'
import { applyRules } from './engine.ts'
import type { RuleBook } from './engine.ts'

/** A rule tried before it is let loose: on what is open now, and against what people chose in a past period. */

/** More are not applied by one act, so that it can be looked through and taken back. */
export const MOST_APPLIED = 2000

/** Open cards in which the rule by itself would fill something. */
export function previewRule(
  db: ReadDb,
  book: RuleBook,
  limit: number,
): { total: number; ids: number[]; cards: RuledCard[] } {
  const ids: number[] = []
  const cards: RuledCard[] = []
  let total = 0
  for (const facts of openFacts(db)) {
    const [outcome] = applyRules(book, facts)
    if (!outcome) continue
    total += 1
    if (ids.length < MOST_APPLIED) ids.push(facts.id)
    if (cards.length < limit) cards.push(ruled(facts, outcome.before, outcome.changes))
  }
  return { total, ids, cards }
}

const ruled = ({ id, number, gist }: RuledFacts, before: RuleValues, after: RuleValues): RuledCard => ({
  id,
  number,
  gist,
  before,
  after,
})

export interface DryRun {
  looked: number
  hit: number
  of: number
  agreed: number
  byRule: number
  unset: number
  disagreements: RuledCard[]
}

/**
 * The rule over the cards of a period as if the fields that it fills were empty, against what stands there now. What a rule filled in
 * counts as chosen once people have answered the card with it; before that it proves nothing and is counted apart, and so are cards
 * where nobody chose yet.
 */
export function dryRunRule(
  db: ReadDb,
  book: RuleBook,
  rule: TypedRule,
  period: { from: string; to: string; limit: number },
): DryRun {
  const filled = filledByRules(db, period.from, period.to)
  const run: DryRun = { looked: 0, hit: 0, of: 0, agreed: 0, byRule: 0, unset: 0, disagreements: [] }
  const blanks = blanksOf(rule)
  for (const facts of receivedFacts(db, period.from, period.to)) {
    run.looked += 1
    const [outcome] = applyRules(book, { ...facts, ...blanks })
    if (!outcome) continue
    run.hit += 1
    compare(run, facts, outcome.changes, filled.get(facts.id) ?? {}, period.limit)
  }
  return run
}

/** The fields that the rule fills, emptied. A theme that is a condition stays: only what the rule sets is put to the test. */
function blanksOf({ actions, conditions }: TypedRule): Partial<RuledFacts> {
  const blanks: Record<string, null | false> = {}
  for (const field of RULE_FIELDS) {
    const value = actions[field]
    if (value === null || value === false) continue
    blanks[field] = value === true ? false : null
  }
  const hasThemeCondition = conditions.themeIds.length > 0 || conditions.themeGroups.length > 0
  if (hasThemeCondition) delete blanks['themeId']
  // The block follows from the theme: one that stands would forbid every theme of another block.
  if ('themeId' in blanks) blanks['blockId'] = null
  if (conditions.fastTrack !== null) delete blanks['fastTrack']
  return blanks as Partial<RuledFacts>
}

function compare(
  run: DryRun,
  facts: RuledFacts,
  says: RuleValues,
  byRules: Readonly<Record<string, unknown>>,
  limit: number,
): void {
  const fields = Object.keys(says) as RuleField[]
  const chosen = fields.filter((field) => facts[field] !== null)
  if (chosen.length === 0) {
    run.unset += 1
    return
  }
  const byPeople = facts.isAnswered
    ? chosen
    : chosen.filter((field) => !(field in byRules) || byRules[field] !== facts[field])
  if (byPeople.length === 0) {
    run.byRule += 1
    return
  }
  run.of += 1
  const wrong = byPeople.filter((field) => facts[field] !== says[field])
  if (wrong.length === 0) {
    run.agreed += 1
    return
  }
  const pick = (from: RuleValues | RuledFacts): RuleValues =>
    Object.fromEntries(wrong.map((field) => [field, from[field]])) as RuleValues
  if (run.disagreements.length < limit) run.disagreements.push(ruled(facts, pick(facts), pick(says)))
}
