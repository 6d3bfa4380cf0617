import { COMPONENTS } from '../../contract/ratings.ts'
import type { ComponentLine, PlaceData, RatingComponent, RatingFormula } from '../../contract/ratings.ts'

/**
 * Points and places out of counts. Everything is computed from the rounded values that are shown, in whole numbers of the last digit, so that
 * a reader who takes a pen gets exactly what the table says.
 */

/** Counts of one recipient; `part` null where there is nothing to divide by. */
export interface Counted {
  recipientId: number
  name: string
  number: number
  parts: Record<Exclude<RatingComponent, 'number'>, { part: number; whole: number } | null>
}

const PERCENT = 100

/** `a / b` rounded half up; whole numbers. */
const roundedRatio = (a: number, b: number): number => Math.floor((2 * a + b) / (2 * b))

/** What a component gives before it is measured by the best: units of the last digit; of `number` the count. Null without data. */
function valueUnits(of: Counted, key: RatingComponent, unit: number): number | null {
  if (key === 'number') return of.number
  const parts = of.parts[key]
  if (parts === null || parts.whole === 0) return null
  const { part, whole } = parts
  return roundedRatio((key === 'repeats' ? whole - part : part) * PERCENT * unit, whole)
}

const normalOf = (formula: RatingFormula, key: RatingComponent): 'asIs' | 'best' =>
  key === 'number' ? 'best' : formula.normals[key]

/** The largest value of each component among those ranked; null where nobody has it. */
function bests(ranked: readonly Counted[], unit: number): Map<RatingComponent, number | null> {
  return new Map(
    COMPONENTS.map((key) => {
      const values = ranked.flatMap((one) => valueUnits(one, key, unit) ?? [])
      return [key, values.length === 0 ? null : Math.max(...values)]
    }),
  )
}

function lineOf(
  of: Counted,
  key: RatingComponent,
  formula: RatingFormula,
  best: number | null,
  unit: number,
): ComponentLine {
  const weight = formula.weights[key]
  const parts = key === 'number' ? null : of.parts[key]
  const units = valueUnits(of, key, unit)
  const scale = key === 'number' ? 1 : unit
  const line = {
    component: key,
    weight,
    part: parts?.part ?? null,
    whole: parts?.whole ?? null,
    value: units === null ? null : units / scale,
    best: null,
    points: null,
    product: null,
  }
  if (units === null) return formula.missing === 'zero' && weight > 0 ? { ...line, points: 0, product: 0 } : line
  if (normalOf(formula, key) === 'asIs') return { ...line, points: units / unit, product: (units * weight) / unit }
  // Where the best of all is nothing, nobody falls behind it: all get nothing.
  const points = best === null || best === 0 ? 0 : roundedRatio(Math.min(units, best) * PERCENT * unit, best)
  return {
    ...line,
    best: best === null ? null : best / scale,
    points: points / unit,
    product: (points * weight) / unit,
  }
}

function whyNotRanked(of: Counted, formula: RatingFormula): PlaceData['notRanked'] {
  if (of.number < formula.minimum) return 'tooFew'
  return COMPONENTS.some((key) => formula.weights[key] > 0 && valueUnits(of, key, 1) !== null) ? null : 'noData'
}

/** Points of one recipient; weights of what has no data are shared out: the sum is divided by the weights that took part. */
function scored(of: Counted, formula: RatingFormula, best: ReadonlyMap<RatingComponent, number | null>): PlaceData {
  const unit = 10 ** formula.digits
  const lines = COMPONENTS.map((key) => lineOf(of, key, formula, best.get(key) ?? null, unit))
  const counted = lines.filter((line) => line.product !== null && line.weight > 0)
  const divisor = counted.reduce((sum, line) => sum + line.weight, 0)
  const sumUnits = counted.reduce((sum, line) => sum + Math.round((line.product ?? 0) * unit), 0)
  const notRanked = whyNotRanked(of, formula)
  const isScored = notRanked === null && divisor > 0
  return {
    recipientId: of.recipientId,
    name: of.name,
    place: null,
    notRanked,
    number: of.number,
    score: isScored ? roundedRatio(sumUnits, divisor) / unit : null,
    lines,
    sum: isScored ? sumUnits / unit : null,
    divisor,
  }
}

const byName = (a: { name: string; recipientId: number }, b: { name: string; recipientId: number }): number =>
  a.name.localeCompare(b.name, 'ru') || a.recipientId - b.recipientId

/** Gives places by points: equal points share one, what follows them is the formula's word. */
function placed(ranked: PlaceData[], afterTie: RatingFormula['afterTie']): PlaceData[] {
  const sorted = ranked.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || byName(a, b))
  let place = 0
  return sorted.map((one, index) => {
    if (index === 0 || sorted[index - 1]?.score !== one.score) place = afterTie === 'skip' ? index + 1 : place + 1
    return { ...one, place }
  })
}

/** Those ranked, the first place first, then those that are not, by name. */
export function rank(recipients: readonly Counted[], formula: RatingFormula): PlaceData[] {
  const unit = 10 ** formula.digits
  // Who is not ranked is no measure for those who are.
  const best = bests(
    recipients.filter((one) => whyNotRanked(one, formula) === null),
    unit,
  )
  const all = recipients.map((one) => scored(one, formula, best))
  const [ranked, unranked] = [all.filter((one) => one.notRanked === null), all.filter((one) => one.notRanked !== null)]
  return [...placed(ranked, formula.afterTie), ...unranked.sort(byName)]
}
