import { periodOf, periodName } from '../../../electron/contract/periods.ts'
import type { PackagePeriod } from '../../../electron/contract/exchange.ts'
import { addMonths } from '../../ui/civil.ts'
import { texts } from './texts.ts'

const MONTHS = 18
const QUARTERS = 9

export interface PeriodOption {
  value: string
  label: string
  period: PackagePeriod
}

/** Months or quarters to choose from, the present one first. */
export function periodOptions(kind: 'month' | 'quarter', today: string): PeriodOption[] {
  const step = kind === 'month' ? 1 : 3
  return Array.from({ length: kind === 'month' ? MONTHS : QUARTERS }, (_, index) => {
    const period = periodOf(kind, addMonths(`${today.slice(0, 7)}-01`, -index * step))
    return { value: period.from, label: texts.period.option(periodName(period), period.from, period.to), period }
  })
}

/** The last whole month or quarter: what is reported. */
export function lastWhole(kind: 'month' | 'quarter', today: string): PackagePeriod {
  return periodOf(kind, addMonths(periodOf(kind, today).from, -1))
}
