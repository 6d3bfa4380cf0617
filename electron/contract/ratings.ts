import * as v from 'valibot'
import type { AnalyticsScope } from './scope.ts'
import { scopeFilter } from './scope.ts'
import { factFilter } from './facts.ts'
import type { FigureLink } from './indicators.ts'
import { command, query, task } from './kinds.ts'
import { PERIOD_KINDS, periodSchema } from './periods.ts'
import {
  civilDate,
  count,
  empty,
  fileTicket,
  id,
  namesVersion,
  operation,
  requiredLine,
  text,
  version,
} from './scalars.ts'

/**
 * Ratings of recipients (domain.md §2 «ranking», §8). The decrees name what is ranked by, no weights: the formula is the office's own, in
 * versions that never change once places were settled by them.
 */

export const RATING_SCOPES = ['all', 'pos', 'im', 'attention'] as const
const ratingScope = v.picklist(RATING_SCOPES)
export type RatingScope = (typeof RATING_SCOPES)[number]

export const ratingPeriod = periodSchema(PERIOD_KINDS)
export type RatingPeriod = v.InferOutput<typeof ratingPeriod>

/** «Количество, сроки и полнота» of the decree (Тросна), and what the office adds of its own. */
export const COMPONENTS = ['number', 'terms', 'fullness', 'satisfaction', 'repeats'] as const
const component = v.picklist(COMPONENTS)
export type RatingComponent = (typeof COMPONENTS)[number]
/** Already of 100; the number is always measured by the largest. */
export const PERCENT_COMPONENTS = ['terms', 'fullness', 'satisfaction', 'repeats'] as const
export type PercentComponent = (typeof PERCENT_COMPONENTS)[number]

/** `asIs`: the percentage itself; `best`: the best of those ranked is 100. */
export const NORMALS = ['asIs', 'best'] as const
/** What becomes of the weight of a component without data: shared out among the others, or kept with 0 points. */
export const MISSING_WAYS = ['shared', 'zero'] as const
/** After two first places comes the third, or the second. */
export const AFTER_TIE = ['skip', 'next'] as const
export const WEIGHTS_SUM = 100

const weight = v.pipe(
  v.number('Введите вес'),
  v.integer('Вес – целое число'),
  v.minValue(0, 'Вес не меньше 0'),
  v.maxValue(100, 'Вес не больше 100'),
)
const normal = v.picklist(NORMALS)
export const formulaContent = v.strictObject({
  weights: v.pipe(
    v.strictObject({ number: weight, terms: weight, fullness: weight, satisfaction: weight, repeats: weight }),
    v.check(
      (weights) => Object.values(weights).reduce((sum, one) => sum + one, 0) === WEIGHTS_SUM,
      'Сумма весов должна быть 100',
    ),
  ),
  normals: v.strictObject({ terms: normal, fullness: normal, satisfaction: normal, repeats: normal }),
  /** Recipients with fewer cards are not ranked. */
  minimum: v.pipe(
    v.number('Введите число'),
    v.integer('Введите целое число'),
    v.minValue(1, 'Не меньше 1'),
    v.maxValue(1000, 'Не больше 1000'),
  ),
  missing: v.picklist(MISSING_WAYS),
  afterTie: v.picklist(AFTER_TIE),
  /** Decimals of values and points; places are given by what is shown. */
  digits: v.picklist([0, 1, 2]),
})
export type RatingFormula = v.InferOutput<typeof formulaContent>

const formula = v.strictObject({
  id,
  version,
  number: count,
  since: civilDate,
  content: formulaContent,
  reason: v.string(),
  /** Places settled by it: with any it never changes. */
  usedIn: count,
})
export type FormulaVersion = v.InferOutput<typeof formula>

const componentLine = v.strictObject({
  component,
  weight: count,
  /** What is divided by what; `part` null where there is nothing to divide. The part of `satisfaction` is the sum of marks, its whole 5 × n. */
  part: v.nullable(count),
  whole: v.nullable(count),
  /** Per cent rounded to the digits of the formula; of `number` the count itself. */
  value: v.nullable(v.number()),
  /** The value that stands for 100; null where the percentage counts as it is. */
  best: v.nullable(v.number()),
  /** 0 to 100, rounded. */
  points: v.nullable(v.number()),
  /** Weight × points; null where the component is left out. */
  product: v.nullable(v.number()),
})
export type ComponentLine = v.InferOutput<typeof componentLine>

const NOT_RANKED = ['tooFew', 'noData'] as const
/** Everything that a place stands on: what is settled, word for word. */
const placeData = v.strictObject({
  recipientId: id,
  /** The name of the day. */
  name: v.string(),
  place: v.nullable(count),
  notRanked: v.nullable(v.picklist(NOT_RANKED)),
  number: count,
  score: v.nullable(v.number()),
  lines: v.array(componentLine),
  /** Sum of products and what it is divided by. */
  sum: v.nullable(v.number()),
  divisor: count,
})
export type PlaceData = v.InferOutput<typeof placeData>

export const APPEAL_STATES = ['open', 'upheld', 'rejected'] as const
const appeal = v.strictObject({
  id,
  version,
  ratingId: id,
  recipientId: id,
  name: v.string(),
  madeOn: civilDate,
  reason: v.string(),
  state: v.picklist(APPEAL_STATES),
  decidedOn: v.nullable(civilDate),
  decision: v.string(),
})
export type RatingAppeal = v.InferOutput<typeof appeal>

const place = v.strictObject({
  ...placeData.entries,
  /** The place of the period before, as it was settled; null where it was not settled or the recipient was not ranked. */
  placeBefore: v.nullable(count),
  /** «2-е место, 92,7 балла: 93,8 % в срок (15 из 16), …». */
  words: v.string(),
  /** Beside the next places; empty where there are none. */
  beside: v.string(),
  /** The calculation, a line for each step, to be redone with a pen. */
  calculation: v.array(v.string()),
})
export type RatingPlace = v.InferOutput<typeof place>

const difference = v.strictObject({
  recipientId: id,
  name: v.string(),
  was: v.nullable(count),
  now: v.nullable(count),
  scoreWas: v.nullable(v.number()),
  scoreNow: v.nullable(v.number()),
})
export type PlaceDifference = v.InferOutput<typeof difference>

const settledMark = v.strictObject({ id, version, at: v.string() })

const rating = v.strictObject({
  period: ratingPeriod,
  scope: ratingScope,
  scopeName: v.string(),
  /** Channels of the scope; null is all of them. */
  channelIds: v.nullable(v.array(id)),
  /** «количество …, сроки …, полнота … (п. 3.2 «б»)»: what the decree says; empty where it says nothing of this scope. */
  decree: v.string(),
  formula,
  /** «Балл = (40 × сроки + …) ÷ 100» and every rule of the formula, a sentence each. */
  formulaText: v.array(v.string()),
  isRunning: v.boolean(),
  /** Null: these are figures of now, nobody settled them. */
  settled: v.nullable(settledMark),
  /** What the cards of now would give by the same formula, where it differs from what is settled. */
  differs: v.array(difference),
  /** The settled period before; null where its places were not settled. */
  before: v.nullable(v.strictObject({ id, period: ratingPeriod })),
  places: v.array(place),
  unranked: v.array(place),
  /** Cards without a recipient: nobody is ranked by them. */
  noRecipient: count,
  appeals: v.array(appeal),
})
export type Rating = v.InferOutput<typeof rating>

const scopeView = v.strictObject({
  scope: ratingScope,
  name: v.string(),
  /** The decree of the office ranks it. */
  isRanked: v.boolean(),
  decree: v.string(),
})
export type RatingScopeView = v.InferOutput<typeof scopeView>

const history = v.strictObject({
  /** The oldest first. */
  periods: v.array(v.strictObject({ id, period: ratingPeriod, formulaNumber: count })),
  lines: v.array(
    v.strictObject({
      recipientId: id,
      name: v.string(),
      /** One for each period; null where not ranked. */
      places: v.array(v.nullable(count)),
    }),
  ),
})
export type RatingHistory = v.InferOutput<typeof history>

const ratingKey = { period: ratingPeriod, scope: ratingScope }

export const ratingsContract = {
  /** Those that the office's decree ranks come first. */
  scopes: query(empty, v.array(scopeView)),
  rating: query(v.strictObject(ratingKey), rating, { heavy: true }),
  /** What a formula that is not saved yet would do to the places of a period. */
  preview: query(v.strictObject({ ...ratingKey, content: formulaContent }), v.array(difference), { heavy: true }),
  /** Settled places of the periods of one kind. */
  history: query(v.strictObject({ scope: ratingScope, kind: v.picklist(PERIOD_KINDS) }), history),

  /** The newest first. */
  formulas: query(empty, v.array(formula)),
  /** A new version, or a change of one that no places were settled by yet. */
  saveFormula: command(
    v.pipe(
      v.strictObject({
        id: v.nullable(id),
        version: v.nullable(version),
        since: civilDate,
        content: formulaContent,
        reason: requiredLine(500, 'Напишите, почему меняется формула'),
      }),
      namesVersion(),
    ),
    v.strictObject({ ...operation.entries, id, number: count }),
  ),
  removeFormula: command(v.strictObject({ id, version }), operation),

  /** Settles the places of a period that is over: they stay as they are, whatever becomes of the cards. */
  settle: command(v.strictObject(ratingKey), v.strictObject({ ...operation.entries, id })),
  /** Takes settled places away, so that they can be settled anew; refused while there are appeals. */
  unsettle: command(
    v.strictObject({ id, version, reason: requiredLine(500, 'Укажите, почему места снимаются') }),
    operation,
  ),

  appeal: command(
    v.strictObject({
      ratingId: id,
      recipientId: id,
      madeOn: civilDate,
      reason: v.pipe(text(2000), v.minLength(1, 'Напишите, с чем не согласен получатель')),
    }),
    v.strictObject({ ...operation.entries, id }),
  ),
  decideAppeal: command(
    v.strictObject({
      id,
      version,
      state: v.picklist(['upheld', 'rejected']),
      decidedOn: civilDate,
      decision: v.pipe(text(2000), v.minLength(1, 'Напишите решение')),
    }),
    operation,
  ),
  removeAppeal: command(v.strictObject({ id, version }), operation),

  exportXlsx: task(v.strictObject(ratingKey), fileTicket),
}

/** A rating on paper. */
export const ratingPaper = v.strictObject({ kind: v.literal('rating'), ...ratingKey })

const PART_FACTS = { terms: 'inTime', fullness: 'checked', satisfaction: 'rated', repeats: 'returned' } as const
const WHOLE_FACTS = { terms: 'judged', fullness: 'checked', satisfaction: 'rated', repeats: 'hadAnswer' } as const

/** The lists behind a component of a recipient: what is divided and by what; cards of now, whatever was settled. */
export function componentLinks(
  { period, channelIds }: Pick<Rating, 'period' | 'channelIds'>,
  recipientId: number | null,
  of: RatingComponent,
): { part: FigureLink; whole: FigureLink } {
  const scope: AnalyticsScope = { period, recipientIds: [recipientId], ...(channelIds === null ? {} : { channelIds }) }
  const base = scopeFilter(scope)
  if (of === 'number') return { part: { kind: 'cases', filter: base }, whole: { kind: 'cases', filter: base } }
  return {
    part: { kind: 'cases', filter: factFilter(base, PART_FACTS[of]) },
    whole: { kind: 'cases', filter: factFilter(base, WHOLE_FACTS[of]) },
  }
}
