import * as v from 'valibot'
import { isCivilDate } from './civil.ts'
import type { CivilDate } from './civil.ts'

const civilDate = v.pipe(v.string(), v.check(isCivilDate, 'not a civil date'))
const text = v.pipe(v.string(), v.trim(), v.minLength(1))

export const stages = ['registration', 'routing', 'interim', 'final', 'redirect', 'extension'] as const
export type Stage = (typeof stages)[number]

export const units = ['calendarDays', 'workingDays', 'workingHours'] as const
export type Unit = (typeof units)[number]

/**
 * A deadline rule (domain.md §4.5). Conditions (`kind` … `importance`) hold for every case when null. Amounts are in the rule's
 * unit; hours are working hours of the office timetable and may be halves or quarters.
 */
export const deadlineRuleSchema = v.pipe(
  v.strictObject({
    /** Row of the register's rule table; null for a rule that is not saved. */
    id: v.nullable(v.pipe(v.number(), v.integer())),
    /** Stable key, kept with every stored clock. */
    code: text,
    /** Short name for people: «59-ФЗ», «ПОС, фаст-трек». */
    name: text,
    kind: v.nullable(v.picklist(['message', 'appeal'])),
    channel: v.nullable(text),
    category: v.nullable(text),
    subcategory: v.nullable(text),
    fastTrack: v.nullable(v.boolean()),
    importance: v.nullable(v.picklist(['normal', 'high'])),
    stage: v.picklist(stages),
    /** The fact that starts the clock. */
    countFrom: v.picklist(['received', 'registered', 'interimReply']),
    unit: v.picklist(units),
    amount: v.pipe(v.number(), v.minValue(0.25), v.maxValue(2000)),
    /** Day 1 is the day after the fact, the day of the fact, or the term runs from the moment itself (hours: `sameDay` too). */
    start: v.picklist(['nextDay', 'sameDay', 'moment']),
    onDayOff: v.picklist(['previous', 'next', 'keep']),
    validFrom: v.nullable(civilDate),
    validTo: v.nullable(civilDate),
    legalBasis: text,
    /** The basis as it stands in a line of the explanation: «ч. 1 ст. 12». */
    basisShort: v.nullable(text),
    /** Shown as «сверьте с вашим регламентом» until the office confirms the rule. */
    needsCheck: v.boolean(),
    origin: v.picklist(['shipped', 'office']),
  }),
  v.check(
    (rule) => (rule.unit === 'workingHours' ? Number.isInteger(rule.amount * 60) : Number.isInteger(rule.amount)),
    'days are whole, hours are whole minutes',
  ),
  v.check((rule) => rule.validFrom === null || rule.validTo === null || rule.validFrom <= rule.validTo, 'empty period'),
)

export type DeadlineRule = v.InferOutput<typeof deadlineRuleSchema>

/** What is known of a case when its rule is chosen. */
export interface RuleFacts {
  readonly kind: 'message' | 'appeal'
  readonly channel: string
  readonly stage: Stage
  /** The day that decides which edition of the rules applies: the day of receipt. */
  readonly on: CivilDate
  readonly category?: string | null
  readonly subcategory?: string | null
  readonly fastTrack?: boolean
  readonly importance?: 'normal' | 'high'
}

function applies(rule: DeadlineRule, facts: RuleFacts): boolean {
  return (
    rule.stage === facts.stage &&
    (rule.kind === null || rule.kind === facts.kind) &&
    (rule.channel === null || rule.channel === facts.channel) &&
    (rule.category === null || rule.category === facts.category) &&
    (rule.subcategory === null || rule.subcategory === facts.subcategory) &&
    (rule.fastTrack === null || rule.fastTrack === (facts.fastTrack ?? false)) &&
    (rule.importance === null || rule.importance === (facts.importance ?? 'normal')) &&
    (rule.validFrom === null || rule.validFrom <= facts.on) &&
    (rule.validTo === null || facts.on <= rule.validTo)
  )
}

/**
 * Each condition outweighs all that follow it. The procedure chosen for the case (fast track, importance) stands above its theme,
 * because a fast track is a shorter way for the very same theme.
 */
function specificity(rule: DeadlineRule): number {
  const conditions = [rule.fastTrack, rule.importance, rule.subcategory, rule.category, rule.channel, rule.kind]
  return conditions.reduce<number>((weight, condition) => weight * 2 + (condition === null ? 0 : 1), 0)
}

function compareRules(a: DeadlineRule, b: DeadlineRule): number {
  const own = Number(b.origin === 'office') - Number(a.origin === 'office')
  const later = (b.validFrom ?? '').localeCompare(a.validFrom ?? '')
  return specificity(b) - specificity(a) || own || later || (a.code < b.code ? -1 : Number(a.code > b.code))
}

/**
 * The most specific rule that applies to the case on its day, or null when no rule gives a term: then the case has none, and
 * nothing is invented. Among equals the office's own rule wins over a shipped one, then the later edition, then the code.
 */
export function chooseRule(rules: readonly DeadlineRule[], facts: RuleFacts): DeadlineRule | null {
  return rules.filter((rule) => applies(rule, facts)).sort(compareRules)[0] ?? null
}
