import type { IndicatorUnit } from '../contract/indicators.ts'
import { texts } from './texts/index.ts'
import { formatDecimal, formatInteger, smallestDenominator } from './typography.ts'

/** How a report writes a figure and its change: the same in its tables, sentences and on the screen. */

export interface Counted {
  value: number | null
  part: number | null
  whole: number | null
}

const MINUS = '\u2212'
const NBSP = '\u00a0'

/** 17, 17,5: a fraction only where there is one. */
const shortDecimal = (value: number): string =>
  Math.abs(value - Math.round(value)) < 0.05 ? formatInteger(Math.round(value)) : formatDecimal(value)

/** A figure with its unit; «1 из 2» for a share of fewer than three, «–» where there is nothing to divide. */
export function figureText(unit: IndicatorUnit, { value, part, whole }: Counted): string {
  if (value === null) return texts.report.nothing
  if (unit === 'count') return formatInteger(value)
  if (unit === 'mark') return formatDecimal(value, 2)
  if (unit === 'days') return shortDecimal(value)
  if (unit === 'workingHours') return `${formatDecimal(value)}${NBSP}${texts.report.hours}`
  if (part !== null && whole !== null && whole < smallestDenominator)
    return `${formatInteger(part)}${NBSP}${texts.report.of}${NBSP}${formatInteger(whole)}`
  return `${formatDecimal(value)}${NBSP}%`
}

/**
 * A change with its sign: of a count in percent of what was, of a share in percentage points, else in its own unit. «–» where one of the two
 * is not known or what was is too small to mean something.
 */
export function changeText(unit: IndicatorUnit, now: Counted, before: Counted | null): string {
  if (before === null || now.value === null || before.value === null) return texts.report.nothing
  const difference = now.value - before.value
  const signed = (text: string): string => {
    if (/^[0,\s\u00a0]*$/u.test(text)) return '0'
    return `${difference > 0 ? '+' : MINUS}${text}`
  }
  const size = Math.abs(difference)
  if (unit === 'count') {
    if (before.value < smallestDenominator) return signed(formatInteger(size))
    const share = formatDecimal((size / before.value) * 100)
    return difference === 0 ? '0' : `${signed(formatInteger(size))} (${signed(share)}${NBSP}%)`
  }
  if (unit === 'percent') {
    const isSmall = [now, before].some(({ whole }) => whole !== null && whole < smallestDenominator)
    return isSmall ? texts.report.nothing : `${signed(formatDecimal(size))}${NBSP}${texts.report.points}`
  }
  if (unit === 'workingHours') return `${signed(formatDecimal(size))}${NBSP}${texts.report.hours}`
  return signed(unit === 'mark' ? formatDecimal(size, 2) : shortDecimal(size))
}
