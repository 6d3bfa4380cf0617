import type { IndicatorUnit } from './indicators.ts'

/** How numbers, figures of an indicator and their changes are written: the same on the screen and on paper (domain.md §8). */

const NBSP = '\u00a0'
const MINUS = '\u2212'

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/gu, NBSP)

/** A whole number with groups of three parted by a non-breaking space: 12 480. */
export const formatInteger = (value: number): string => grouped(String(Math.trunc(value)))

/** A decimal with a comma, as in 91,5. */
export function formatDecimal(value: number, digits = 1): string {
  const [whole = '0', fraction] = value.toFixed(digits).split('.')
  return fraction === undefined ? formatInteger(Number(whole)) : `${grouped(whole)},${fraction}`
}

/** Below this denominator a share says nothing and is shown as «1 из 2» (domain.md §10, warning at n < 3). */
export const smallestDenominator = 3

/** A figure: the share of `part` in `whole`, or a value of its own. */
export interface CountedFigure {
  value: number | null
  part: number | null
  whole: number | null
}

export interface FigureWords {
  /** Where there is nothing to divide. */
  nothing: string
  /** Between part and whole. */
  of: string
  /** Of a change in per cent. */
  points: string
  /** Behind the number; empty where the name of the figure says it. */
  days: string
  hours: string
}

/** A fraction only where there is one: 17 and 17,5. */
const short = (value: number): string =>
  Math.abs(value - Math.round(value)) < 0.05 ? formatInteger(Math.round(value)) : formatDecimal(value)

function measured(unit: Exclude<IndicatorUnit, 'percent'>, value: number, words: FigureWords): string {
  if (unit === 'count') return formatInteger(value)
  if (unit === 'mark') return formatDecimal(value, 2)
  const after = unit === 'days' ? words.days : words.hours
  return after === '' ? short(value) : `${short(value)}${NBSP}${after}`
}

/** A figure with its unit; «1 из 2» for a share of fewer than three, «–» where there is nothing to divide. */
export function figureText(unit: IndicatorUnit, { value, part, whole }: CountedFigure, words: FigureWords): string {
  if (value === null) return words.nothing
  if (unit !== 'percent') return measured(unit, value, words)
  if (part !== null && whole !== null && whole < smallestDenominator)
    return `${formatInteger(part)}${NBSP}${words.of}${NBSP}${formatInteger(whole)}`
  return `${formatDecimal(value)}${NBSP}%`
}

/**
 * A change with its sign: of a count in per cent of what was, of a share in percentage points, else in its own unit. «–» where one of the two
 * is not known or what was is too small to mean something.
 */
export function changeText(
  unit: IndicatorUnit,
  now: CountedFigure,
  before: CountedFigure | null,
  words: FigureWords,
): string {
  if (before === null || now.value === null || before.value === null) return words.nothing
  const difference = now.value - before.value
  const size = Math.abs(difference)
  // What rounds to nothing has no sign.
  const signed = (text: string): string =>
    /[1-9]/u.test(text) ? `${difference > 0 ? '+' : MINUS}${text}` : text.replace(/^0,0+/u, '0')
  if (unit === 'percent') {
    const isSmall = [now, before].some(({ whole }) => whole !== null && whole < smallestDenominator)
    return isSmall ? words.nothing : `${signed(formatDecimal(size))}${NBSP}${words.points}`
  }
  if (unit !== 'count' || difference === 0 || before.value < smallestDenominator)
    return signed(measured(unit, size, words))
  return `${signed(formatInteger(size))} (${signed(formatDecimal((size / before.value) * 100))}${NBSP}%)`
}
