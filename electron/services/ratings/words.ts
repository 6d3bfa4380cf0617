import { COMPONENTS, PERCENT_COMPONENTS } from '../../contract/ratings.ts'
import type { ComponentLine, PlaceData, RatingComponent, RatingFormula } from '../../contract/ratings.ts'
import {
  capitalize,
  formatDecimal,
  formatInteger,
  plural,
  smallestDenominator,
  typeset,
} from '../../documents/typography.ts'
import { texts } from './texts.ts'

/** A place in words and as a calculation: the same on the screen and on paper. */

const MARK = 5
const counted = (count: number, forms: readonly [string, string, string]): string =>
  `${formatInteger(count)}\u00a0${plural(count, ...forms)}`
const sentence = (text: string): string => typeset(`${text}.`)
const lineOf = ({ lines }: PlaceData, key: RatingComponent): ComponentLine | undefined =>
  lines.find((line) => line.component === key)

/** Shown digits of what a component gives: whole cards, or the digits of the formula. */
const shown = (value: number, formula: RatingFormula): string => formatDecimal(value, formula.digits)

function fact(line: ComponentLine | undefined, formula: RatingFormula): string {
  if (!line || line.component === 'number' || line.value === null || line.part === null || line.whole === null)
    return ''
  const { part, whole, value } = line
  const { facts, forms } = texts
  switch (line.component) {
    case 'terms':
      return facts.terms(shown(value, formula), formatInteger(part), formatInteger(whole))
    case 'fullness':
      return facts.fullness(shown(value, formula))
    case 'satisfaction':
      return facts.satisfaction(formatDecimal((part / whole) * MARK, 1), counted(whole / MARK, forms.marks))
    case 'repeats':
      return part === 0
        ? facts.noRepeats(formatInteger(whole))
        : facts.repeats(counted(part, forms.returns), formatInteger(whole))
  }
}

/** «2-е место, балл 92,7: 93,8 % в срок (15 из 16), полнота 92,0 %, средняя оценка 4,5 (8 оценок), 1 возврат из 16.» */
export function wordsOf(of: PlaceData, all: readonly PlaceData[], formula: RatingFormula): string {
  if (of.notRanked === 'tooFew') return sentence(texts.tooFew(counted(of.number, texts.forms.cards), formula.minimum))
  if (of.place === null || of.score === null) return sentence(texts.noData)
  // Terms and returns stand side by side whatever they weigh: quick empty replies come back.
  const facts = PERCENT_COMPONENTS.map((key) => fact(lineOf(of, key), formula)).filter((text) => text !== '')
  const others = all
    .filter((one) => one.place === of.place && one.recipientId !== of.recipientId)
    .map((one) => one.name)
  const also = [
    others.length === 0 ? '' : texts.shared(others.join(', ')),
    of.number < smallestDenominator ? texts.small : '',
  ].filter((text) => text !== '')
  const head = texts.place(of.place, shown(of.score, formula))
  return sentence([facts.length === 0 ? head : `${head}: ${facts.join(', ')}`, ...also].join('; '))
}

function compared(mine: PlaceData, other: PlaceData, formula: RatingFormula, key: RatingComponent) {
  const [a, b] = [lineOf(mine, key), lineOf(other, key)]
  if (!a || !b || a.weight === 0 || a.points === b.points) return null
  const show = (line: ComponentLine): string => (line.points === null ? texts.beside.none : shown(line.points, formula))
  return {
    is: a.points === null || b.points === null ? 'apart' : a.points > b.points ? 'better' : 'worse',
    text: texts.beside.pair(texts.components[key], show(a), show(b)),
  }
}

function against(mine: PlaceData, other: PlaceData, formula: RatingFormula): string {
  const pairs = COMPONENTS.flatMap((key) => compared(mine, other, formula, key) ?? [])
  const parts = (['better', 'worse', 'apart'] as const).flatMap((kind) => {
    const list = pairs.filter((pair) => pair.is === kind).map((pair) => pair.text)
    return list.length === 0 ? [] : [texts.beside[kind](list.join(', '))]
  })
  return parts.length === 0 ? '' : `; ${parts.join('; ')}`
}

/** Beside the nearest other points above and below: by how much and what made it. */
export function besideOf(of: PlaceData, all: readonly PlaceData[], formula: RatingFormula): string {
  const { score } = of
  if (of.place === null || score === null) return ''
  const ranked = all.filter((one) => one.place !== null && one.score !== null)
  const above = ranked.findLast((one) => (one.score ?? 0) > score)
  const below = ranked.find((one) => (one.score ?? 0) < score)
  const gap = (other: PlaceData): string => shown(Math.abs((other.score ?? 0) - score), formula)
  return [
    above?.place ? sentence(texts.beside.above(above.place, above.name, gap(above)) + against(of, above, formula)) : '',
    below?.place ? sentence(texts.beside.below(below.place, below.name, gap(below)) + against(of, below, formula)) : '',
  ]
    .filter((text) => text !== '')
    .join(' ')
}

function how(line: ComponentLine, formula: RatingFormula): string {
  const { component: key } = line
  if (key === 'number') return texts.steps.best(formatInteger(line.value ?? 0), formatInteger(line.best ?? 0))
  const whole = key === 'satisfaction' ? (line.whole ?? 0) / MARK : (line.whole ?? 0)
  const step = texts.steps.of[key](formatInteger(line.part ?? 0), formatInteger(whole))
  if (line.best === null) return step
  const value = shown(line.value ?? 0, formula)
  return `${step} = ${value}; ${texts.steps.best(value, shown(line.best, formula))}`
}

/**
 * Every step with its numbers: value, weight, product; then the sum and what it is divided by.
 * @param without why a component has no data
 */
export function calculationOf(
  of: PlaceData,
  formula: RatingFormula,
  without: Record<RatingComponent, string> = texts.without,
): string[] {
  if (of.score === null || of.sum === null) return []
  const weighed = of.lines.filter((line) => line.weight > 0)
  const steps = weighed.map((line) => {
    const name = capitalize(texts.components[line.component])
    if (line.value === null)
      return texts.steps[line.product === null ? 'shared' : 'zero'](name, without[line.component], line.weight)
    const [points, product] = [shown(line.points ?? 0, formula), shown(line.product ?? 0, formula)]
    return texts.steps.product(name, how(line, formula), points, line.weight, product)
  })
  const products = weighed.flatMap((line) => (line.product === null ? [] : shown(line.product, formula)))
  const total = texts.steps.sum(products.join(' + '), shown(of.sum, formula), of.divisor, shown(of.score, formula))
  return [...steps, total].map(sentence)
}

/** The formula itself and each of its rules, a sentence each. */
export function formulaWords(formula: RatingFormula): string[] {
  const words = texts.formula
  const weighed = COMPONENTS.filter((key) => formula.weights[key] > 0)
  const sum = weighed.map((key) => `${formula.weights[key]} × ${texts.components[key]}`).join(' + ')
  const best = weighed.filter((key) => key !== 'number' && formula.normals[key] === 'best')
  return [
    words.points(sum),
    ...weighed.map((key) => capitalize(words.meaning[key])),
    ...(best.length === 0 ? [] : [words.best(best.map((key) => texts.components[key]).join(', '))]),
    words.minimum(counted(formula.minimum, texts.forms.cardsOf)),
    words.missing[formula.missing],
    words.afterTie[formula.afterTie],
    words.digits[formula.digits],
  ].map(sentence)
}
