/** A value and how many cards have it, in ascending order of values. */
export type Spread = readonly { days: number; total: number }[]

export const spreadTotal = (spread: Spread): number => spread.reduce((sum, { total }) => sum + total, 0)

/** Median of grouped values in ascending order; for an even number the mean of the middle two; null of nothing. */
export function medianOf(spread: Spread): number | null {
  const whole = spreadTotal(spread)
  if (whole === 0) return null
  const valueAt = (index: number): number => {
    let passed = 0
    for (const group of spread) {
      passed += group.total
      if (index < passed) return group.days
    }
    return spread.at(-1)?.days ?? 0
  }
  return (valueAt(Math.floor((whole - 1) / 2)) + valueAt(Math.floor(whole / 2))) / 2
}

/** Arithmetic mean of grouped values; null of nothing. */
export function meanOf(spread: Spread): number | null {
  const whole = spreadTotal(spread)
  return whole === 0 ? null : spread.reduce((sum, { days, total }) => sum + days * total, 0) / whole
}

/** Groups plain values. */
export function spreadOf(values: Iterable<number>): { days: number; total: number }[] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([days, total]) => ({ days, total })).sort((a, b) => a.days - b.days)
}
