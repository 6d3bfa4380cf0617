/** One line of the bench. `limit` null: shown for comparison alone. */
export interface Figure {
  name: string
  value: number
  unit: 'ms' | 'MB' | 'kB'
  limit: number | null
  /** The raw SQL or the peer measured in the same run. */
  baseline: number | null
  /** value / baseline */
  ratio: number | null
  /** Largest allowed ratio, where the issue names one. */
  ratioLimit?: number
  ok: boolean
}

export function figure(
  name: string,
  value: number,
  unit: Figure['unit'],
  options: { limit?: number; baseline?: number; ratioLimit?: number } = {},
): Figure {
  const ratio = options.baseline === undefined ? null : value / options.baseline
  const isFast = options.limit === undefined || value <= options.limit
  const isNear = options.ratioLimit === undefined || ratio === null || ratio <= options.ratioLimit
  return {
    name,
    value: round(value),
    unit,
    limit: options.limit ?? null,
    baseline: options.baseline === undefined ? null : round(options.baseline),
    ratio: ratio === null ? null : round(ratio),
    ...(options.ratioLimit === undefined ? {} : { ratioLimit: options.ratioLimit }),
    ok: isFast && isNear,
  }
}

const round = (value: number): number => Math.round(value * 100) / 100

/** Milliseconds that each call took, after `warmUp` calls that are not counted. */
export async function times(count: number, work: (index: number) => unknown, warmUp = 20): Promise<number[]> {
  for (let index = 0; index < warmUp; index += 1) await work(index)
  const list: number[] = []
  for (let index = 0; index < count; index += 1) {
    const started = performance.now()
    await work(index)
    list.push(performance.now() - started)
  }
  return list
}

/** The value that a share of the list does not exceed. */
export function percentile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
}

export const p95 = (list: readonly number[]): number => percentile(list, 0.95)
export const median = (list: readonly number[]): number => percentile(list, 0.5)

/** The table that a person reads. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map((f) => [
    f.ok ? 'ok' : 'MISSED',
    f.name,
    `${f.value} ${f.unit}`,
    f.limit === null ? '' : `≤ ${f.limit} ${f.unit}`,
    f.baseline === null ? '' : `${f.baseline} ${f.unit}`,
    f.ratio === null ? '' : `${f.ratio}×${f.ratioLimit === undefined ? '' : ` (≤ ${f.ratioLimit}×)`}`,
  ])
  const head = ['', 'what', 'measured', 'limit', 'raw or peer', 'ratio']
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
