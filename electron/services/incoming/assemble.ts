import type { PackagePeriod } from '../../contract/exchange.ts'
import { periodName, periodOf } from '../../contract/periods.ts'
import type { ReceivedRow } from './incoming.tables.ts'

/**
 * Packages of an office that make up a period: its own one, or for a quarter those of its months. Counts and sums of grades add up exactly,
 * because a card was received in one month alone; a median or another mean of terms does not, so there is none.
 */

export interface Assembled {
  /** The package that names the office. */
  first: ReceivedRow
  rows: readonly ReceivedRow[]
  /** Put together from packages of months. */
  isAssembled: boolean
  /** Names of the months of the quarter without a package. */
  missingMonths: string[]
}

const MONTHS = 3

export const isWhole = ({ missingMonths }: Assembled): boolean => missingMonths.length === 0

const isOf = (row: ReceivedRow, { from, to }: { from: string; to: string }): boolean =>
  row.periodFrom === from && row.periodTo === to

/** @param newest the packages that count, one of an office and period */
export function assemble(newest: readonly ReceivedRow[], period: PackagePeriod): Assembled[] {
  const own = newest.filter((row) => isOf(row, period))
  const alone = own.map((row): Assembled => ({ first: row, rows: [row], isAssembled: false, missingMonths: [] }))
  return period.kind === 'quarter'
    ? [...alone, ...ofMonths(newest, period, new Set(own.map((row) => row.officeKey)))]
    : alone
}

function ofMonths(newest: readonly ReceivedRow[], quarter: PackagePeriod, whole: ReadonlySet<string>): Assembled[] {
  const months = Array.from({ length: MONTHS }, (_, index) => periodOf('month', quarter.from, 1, index))
  const byOffice = new Map<string, (ReceivedRow | null)[]>()
  months.forEach((month, index) => {
    for (const row of newest) {
      if (whole.has(row.officeKey) || !isOf(row, month)) continue
      const found = byOffice.get(row.officeKey) ?? months.map(() => null)
      byOffice.set(row.officeKey, found)
      found[index] = row
    }
  })
  return [...byOffice.values()].flatMap((found) => {
    const rows = found.filter((row) => row !== null)
    const [first] = rows
    const missingMonths = months.filter((_, index) => found[index] === null).map(periodName)
    return first ? [{ first, rows, isAssembled: true, missingMonths }] : []
  })
}
