import { computeClock } from './clock.ts'
import type { Clock, ClockChanges, StartFacts } from './clock.ts'
import type { WorkTime } from './officeHours.ts'
import { chooseRule } from './rules.ts'
import type { DeadlineRule, RuleFacts } from './rules.ts'

/** Stages that run by themselves from the facts of a card; a redirect is started by a person. */
const ownStages = ['registration', 'routing', 'interim', 'final'] as const

/**
 * All clocks a card has by the rules: for every stage its most specific rule and, once its starting fact is known, the clock.
 * Stages without a rule are left out. Extensions and pauses are given by stage; their limit comes from the rule of stage
 * `extension`, which the law gives for the final answer alone.
 *
 * Throws RangeError like `computeClock`.
 */
export function caseClocks(
  rules: readonly DeadlineRule[],
  facts: Omit<RuleFacts, 'stage'>,
  start: StartFacts,
  settings: WorkTime,
  changes: Partial<Record<(typeof ownStages)[number], Omit<ClockChanges, 'extensionRule'>>> = {},
): { rule: DeadlineRule; clock: Clock | null }[] {
  return ownStages.flatMap((stage) => {
    const rule = chooseRule(rules, { ...facts, stage })
    if (rule === null) return []
    const extensionRule = stage === 'final' ? chooseRule(rules, { ...facts, stage: 'extension' }) : null
    return [{ rule, clock: computeClock(rule, start, settings, { ...changes[stage], extensionRule }) }]
  })
}
