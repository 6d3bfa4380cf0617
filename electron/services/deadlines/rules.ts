import * as v from 'valibot'
import { isCivilDate } from './civil.ts'
import type { CivilDate } from './civil.ts'
import { CASE_KINDS, DEADLINE_STAGES } from '../../contract/messages.ts'
import type { CaseKind } from '../../contract/messages.ts'

const civilDate = v.pipe(v.string(), v.check(isCivilDate, 'not a civil date'))
const text = v.pipe(v.string(), v.trim(), v.minLength(1))

export type Stage = (typeof DEADLINE_STAGES)[number]

export const units = ['calendarDays', 'workingDays', 'workingHours'] as const
export type Unit = (typeof units)[number]

/**
 * A deadline rule (domain.md §4.5). Conditions (`channelCode` … `isImportant`) hold for every case of the kind when null. Amounts
 * are whole and in the rule's unit; hours are working hours of the office timetable.
 */
export const deadlineRuleSchema = v.pipe(
  v.strictObject({
    /** Row of the register's rule table; null for a rule that is not saved. */
    id: v.nullable(v.pipe(v.number(), v.integer())),
    /** Stable key, kept with every stored clock. */
    code: text,
    /** Short name for people: «59-ФЗ», «ПОС, фаст-трек». */
    name: text,
    kind: v.picklist(CASE_KINDS),
    channelCode: v.nullable(text),
    category: v.nullable(text),
    subcategory: v.nullable(text),
    fastTrack: v.nullable(v.boolean()),
    isImportant: v.nullable(v.boolean()),
    stage: v.picklist(DEADLINE_STAGES),
    /** The fact that starts the clock. */
    countFrom: v.picklist(['received', 'registered', 'interimReply']),
    unit: v.picklist(units),
    amount: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2000)),
    /** Day 1 is the day after the fact, the day of the fact, or the term runs from the moment itself (hours: `sameDay` too). */
    start: v.picklist(['nextDay', 'sameDay', 'moment']),
    onDayOff: v.picklist(['previous', 'next', 'keep']),
    validFrom: v.nullable(civilDate),
    validTo: v.nullable(civilDate),
    legalBasis: text,
    /** The basis as it stands in a line of the explanation: «ч. 1 ст. 12». */
    basisShort: v.nullable(text),
    /** False until the office confirms the rule: shown as «сверьте с вашим регламентом». */
    isVerified: v.boolean(),
    origin: v.picklist(['shipped', 'office']),
  }),
  v.check((rule) => rule.validFrom === null || rule.validTo === null || rule.validFrom <= rule.validTo, 'empty period'),
)

export type DeadlineRule = v.InferOutput<typeof deadlineRuleSchema>

/** What is known of a case when its rule is chosen. */
export interface RuleFacts {
  readonly kind: CaseKind
  readonly channelCode: string
  readonly stage: Stage
  /** The day that decides which edition of the rules applies: the day of receipt. */
  readonly on: CivilDate
  readonly category?: string | null
  readonly subcategory?: string | null
  readonly fastTrack?: boolean
  readonly isImportant?: boolean
}

function applies(rule: DeadlineRule, facts: RuleFacts): boolean {
  return (
    rule.stage === facts.stage &&
    rule.kind === facts.kind &&
    (rule.channelCode === null || rule.channelCode === facts.channelCode) &&
    (rule.category === null || rule.category === facts.category) &&
    (rule.subcategory === null || rule.subcategory === facts.subcategory) &&
    (rule.fastTrack === null || rule.fastTrack === (facts.fastTrack ?? false)) &&
    (rule.isImportant === null || rule.isImportant === (facts.isImportant ?? false)) &&
    (rule.validFrom === null || rule.validFrom <= facts.on) &&
    (rule.validTo === null || facts.on <= rule.validTo)
  )
}

/**
 * Each condition outweighs all that follow it. The procedure chosen for the case (fast track, importance) stands above its theme,
 * because a fast track is a shorter way for the very same theme.
 */
function specificity(rule: DeadlineRule): number {
  const conditions = [rule.fastTrack, rule.isImportant, rule.subcategory, rule.category, rule.channelCode]
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

/**
 * Rules that answer the very same facts as `rule` on some day: same conditions, overlapping validity. Each condition weighs on its
 * own, so only rules with equal conditions are equally specific.
 */
export function rivalsOf(rules: readonly DeadlineRule[], rule: DeadlineRule): DeadlineRule[] {
  const fields = ['kind', 'stage', 'channelCode', 'category', 'subcategory', 'fastTrack', 'isImportant'] as const
  const overlaps = (other: DeadlineRule): boolean =>
    (rule.validFrom ?? '') <= (other.validTo ?? '9') && (other.validFrom ?? '') <= (rule.validTo ?? '9')
  return rules
    .filter((other) => other.id !== rule.id && fields.every((field) => other[field] === rule[field]) && overlaps(other))
    .sort(compareRules)
}

/** Of rules that answer the same facts, the one that acts. */
export function winnerOf(rules: readonly DeadlineRule[]): DeadlineRule | undefined {
  return rules.toSorted(compareRules)[0]
}
