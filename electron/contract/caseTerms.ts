import * as v from 'valibot'
import { DEADLINE_STAGES } from './caseList.ts'
import { clockView } from './clockView.ts'
import { calendarDayInput, deadlineRuleInput } from './deadlines.ts'
import { command, query } from './kinds.ts'
import { civilDate, civilMoment, count, id, line, namesVersion, operation, text, version } from './scalars.ts'

/** Terms of cards: pause, extension, redirect, notices; changes of rules and calendar with the cards they would move. */

const saved = v.strictObject({ ...operation.entries, id, number: v.string(), version })
const year = v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2199))

/** A change that clocks depend on. */
export const caseTermChange = v.variant('kind', [
  v.strictObject({
    kind: v.literal('days'),
    days: v.pipe(v.array(calendarDayInput), v.minLength(1, 'Выберите день'), v.maxLength(400)),
  }),
  /** The content of a year file: JSON, or a table «дата;вид;название». */
  v.strictObject({ kind: v.literal('year'), text: text(200_000) }),
  v.strictObject({ kind: v.literal('yearRemoved'), year }),
  v.pipe(
    v.strictObject({
      kind: v.literal('rule'),
      id: v.nullable(id),
      version: v.nullable(version),
      rule: deadlineRuleInput,
    }),
    namesVersion(),
  ),
  v.strictObject({ kind: v.literal('ruleRemoved'), id, version }),
])
export type CaseTermChange = v.InferOutput<typeof caseTermChange>

const affectedCard = v.strictObject({
  id,
  number: v.string(),
  gist: v.string(),
  stage: v.picklist(DEADLINE_STAGES),
  /** Stored due date; null where the card has no such clock yet. */
  before: v.nullable(civilMoment),
  /** Due date after the change; null where no rule would give one. */
  after: v.nullable(civilMoment),
})
export type AffectedCard = v.InferOutput<typeof affectedCard>

/** An act that moves a term, to be shown before it is done. */
const termAct = v.variant('kind', [
  v.strictObject({ kind: v.literal('extend'), days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)) }),
  v.strictObject({ kind: v.literal('resume'), at: civilMoment }),
  v.strictObject({ kind: v.literal('redirect') }),
])
export type TermAct = v.InferOutput<typeof termAct>

const notice = { noticeOn: v.nullable(civilDate), noticeHow: line(300) }

const example = v.strictObject({
  dueAt: civilMoment,
  legalMaximumAt: civilMoment,
  lines: v.array(v.strictObject({ when: v.string(), text: v.string(), isResult: v.boolean() })),
  warnings: v.array(v.string()),
})

export const caseTermsContract = {
  /** The date a rule would give to what began at a moment, and the rules that answer the same facts. */
  ruleExample: query(
    v.strictObject({ id: v.nullable(id), rule: deadlineRuleInput, at: civilMoment }),
    v.strictObject({
      example: v.nullable(example),
      rivals: v.array(v.strictObject({ id, title: v.string(), wins: v.boolean() })),
    }),
  ),
  /** Every open card whose date a change would move: shown before the change applies. Nothing is written. */
  termEffect: query(v.strictObject({ change: caseTermChange }), v.array(affectedCard), { heavy: true }),
  /**
   * Applies a change of rules or calendar. `recount` moves the dates of the cards that `termEffect` names, in the same operation;
   * without it every stored date stays.
   */
  changeTerms: command(
    v.strictObject({ change: caseTermChange, recount: v.boolean() }),
    v.strictObject({ ...operation.entries, recounted: count }),
  ),
  /** What belongs to the terms of a card beside its stored clocks. */
  terms: query(
    v.strictObject({ id }),
    v.strictObject({
      /** Clocks that start with a fact still to come: the final one of ИМ, counted as if the interim reply were given on its last moment. */
      coming: v.array(clockView),
      /** The rule that bounds an extension of the final clock; null where none is set. */
      extension: v.nullable(v.strictObject({ title: v.string(), limit: count, legalBasis: v.string() })),
      /** The clock of a redirect, counted from registration; null where no rule gives one. */
      redirect: v.nullable(clockView),
    }),
  ),
  /** The clocks that an act would leave running. */
  previewTerm: query(v.strictObject({ id, act: termAct }), v.array(clockView)),
  extend: command(
    v.strictObject({
      id,
      version,
      days: v.pipe(
        v.number('Укажите, на сколько дней'),
        v.integer('Укажите целое число дней'),
        v.minValue(1, 'Не меньше одного дня'),
        v.maxValue(365, 'Не больше 365 дней'),
      ),
      reason: line(1000),
      ...notice,
    }),
    saved,
  ),
  /** Stops the open clocks of a card from a moment on; the due date moves when they run again. */
  pause: command(v.strictObject({ id, version, from: civilMoment, reason: line(1000) }), saved),
  resume: command(v.strictObject({ id, version, at: civilMoment }), saved),
  /** Sends a card to the body that is competent (59-ФЗ, ч. 3 ст. 8); `closes` false: a copy goes, the card stays. */
  redirect: command(
    v.strictObject({ id, version, to: line(500), on: civilMoment, closes: v.boolean(), ...notice }),
    saved,
  ),
  /** The applicant was told of an extension or a redirect: when and how. */
  saveNotice: command(
    v.strictObject({ id, version, what: v.picklist(['extension', 'redirect']), on: civilDate, how: line(300) }),
    saved,
  ),
}
