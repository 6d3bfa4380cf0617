import type { IndicatorUnit } from '../../../electron/contract/indicators.ts'
import { decimal, thousands } from '../../ui/format.ts'
import { texts, unitWords } from './texts.ts'

/** How the screen writes figures and their changes: by the rules of the paper. */
export interface Counted {
  value: number | null
  part: number | null
  whole: number | null
}

const MINUS = '\u2212'
const NBSP = '\u00A0'
/** A share of fewer is written as a fraction (domain.md §8). */
export const SMALLEST_WHOLE = 3

const short = (value: number): string =>
  Math.abs(value - Math.round(value)) < 0.05 ? thousands(Math.round(value)) : decimal(value)

/** «17», «87,5 %», «1 из 2», «3,5 дн.»; «–» where there is nothing to divide. */
export function figureText(unit: IndicatorUnit, { value, part, whole }: Counted): string {
  if (value === null) return texts.figures.nothing
  if (unit === 'count') return thousands(value)
  if (unit === 'mark') return decimal(value, 2)
  if (unit !== 'percent') return `${short(value)}${NBSP}${unitWords[unit]}`
  if (part !== null && whole !== null && whole < SMALLEST_WHOLE)
    return `${thousands(part)}${NBSP}${texts.figures.of}${NBSP}${thousands(whole)}`
  return `${decimal(value)}${NBSP}%`
}

/** «+12 (+8,3 %)», «−2,1 п. п.», «0»; «–» where one of the two is not known. */
export function changeText(unit: IndicatorUnit, now: Counted, before: Counted | null): string {
  if (before === null || now.value === null || before.value === null) return texts.figures.nothing
  const difference = now.value - before.value
  const signed = (text: string): string =>
    /^[0,\s\u00A0]*$/u.test(text) ? '0' : `${difference > 0 ? '+' : MINUS}${text}`
  const size = Math.abs(difference)
  if (unit === 'count') {
    if (difference === 0 || before.value < SMALLEST_WHOLE) return signed(thousands(size))
    return `${signed(thousands(size))} (${signed(decimal((size / before.value) * 100))}${NBSP}%)`
  }
  if (unit === 'percent') {
    const isSmall = [now, before].some(({ whole }) => whole !== null && whole < SMALLEST_WHOLE)
    return isSmall ? texts.figures.nothing : `${signed(decimal(size))}${NBSP}п.${NBSP}п.`
  }
  return unit === 'mark' ? signed(decimal(size, 2)) : `${signed(short(size))}${NBSP}${unitWords[unit]}`
}
