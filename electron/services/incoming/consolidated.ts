import type { Consolidated, FigureLine, OfficeRow } from '../../contract/incoming.ts'
import { PLACED_FROM } from '../../contract/incoming.ts'
import type { PackagePeriod } from '../../contract/exchange.ts'
import { periodBefore, periodName } from '../../contract/periods.ts'
import type { ReadDb } from '../../db/database.ts'
import { listReceived } from './incoming.repo.ts'
import type { ReceivedRow } from './incoming.tables.ts'
import { addFigures, emptyFigures, inTimeShare } from './summary.ts'
import type { Figures } from './summary.ts'
import { newestOf } from './view.ts'

/**
 * Offices of a period side by side. Only the newest package of each office and period counts. Shares are of sums of numerators and
 * denominators: no share is ever averaged.
 */

const TOP_THEMES = 5

const isOf = (row: ReceivedRow, { from, to }: { from: string; to: string }): boolean =>
  row.periodFrom === from && row.periodTo === to

/** What offices are placed by, each a part of a whole; a larger share is better only for terms and clarity. */
const COMPONENTS: Record<
  keyof OfficeRow['places'],
  { of: (figures: Figures) => { part: number; whole: number }; isMoreBetter: boolean }
> = {
  inTime: { of: inTimeShare, isMoreBetter: true },
  overdue: {
    of: ({ overdueOpen, received }) => ({ part: overdueOpen ?? 0, whole: received ?? 0 }),
    isMoreBetter: false,
  },
  repeats: { of: ({ repeats, received }) => ({ part: repeats, whole: received ?? 0 }), isMoreBetter: false },
  clarity: { of: ({ claritySum, rated }) => ({ part: claritySum, whole: rated }), isMoreBetter: true },
}
const NAMES = Object.keys(COMPONENTS) as (keyof OfficeRow['places'])[]

/**
 * Places from 1: equal shares have one place and the next is left out (1, 1, 3). Shares are compared by whole numbers, crosswise, so that no
 * rounding decides. Fewer than PLACED_FROM behind a share has no place.
 */
export function placesOf(
  shares: readonly ({ part: number; whole: number } | null)[],
  isMoreBetter: boolean,
): (number | null)[] {
  const placed = shares.map((one) => (one && one.whole >= PLACED_FROM ? one : null))
  const better = (a: { part: number; whole: number }, b: { part: number; whole: number }): boolean =>
    isMoreBetter ? a.part * b.whole > b.part * a.whole : a.part * b.whole < b.part * a.whole
  return placed.map((one) => one && 1 + placed.filter((other) => other !== null && better(other, one)).length)
}

function officeRow(row: ReceivedRow, before: ReceivedRow | undefined): OfficeRow {
  return {
    officeKey: row.officeKey,
    officeName: row.officeName,
    isDemo: row.manifest.office.isDemo,
    packageId: row.id,
    versionNumber: row.versionNumber,
    decision: row.decision,
    hasCases: row.summary.hasCases,
    residents: row.residents,
    figures: row.summary.total,
    before: before?.summary.total ?? null,
    beforeId: before?.id ?? null,
    themes: row.summary.themes
      .filter(({ name }) => name !== '')
      .slice(0, TOP_THEMES)
      .map(({ name, received }) => ({ name, received: received ?? 0 })),
    places: { inTime: null, overdue: null, repeats: null, clarity: null },
  }
}

/** Lines of a table over packages, added by name. */
function sumLines(rows: readonly ReceivedRow[], table: 'blocks' | 'themes'): FigureLine[] {
  const lines = new Map<string, FigureLine>()
  for (const { summary } of rows)
    for (const { code, name, ...figures } of summary[table]) {
      const line = lines.get(name) ?? { code, name, ...emptyFigures() }
      lines.set(name, line)
      addFigures(line, figures)
    }
  return [...lines.values()].sort(
    (a, b) =>
      Number(a.name === '') - Number(b.name === '') ||
      (b.received ?? 0) - (a.received ?? 0) ||
      a.name.localeCompare(b.name, 'ru'),
  )
}

const sum = (all: readonly (Figures | null)[]): Figures => {
  const total = emptyFigures()
  for (const one of all) if (one) addFigures(total, one)
  return total
}

export function consolidated(db: ReadDb, period: PackagePeriod): Consolidated {
  const rows = listReceived(db)
  const before = periodBefore(period)
  const newest = newestOf(rows)
  const chosen = [...newest.values()].filter((row) => isOf(row, period))
  const earlier = new Map([...newest.values()].filter((row) => isOf(row, before)).map((row) => [row.officeKey, row]))
  const offices = chosen
    .map((row) => officeRow(row, earlier.get(row.officeKey)))
    .sort((a, b) => a.officeName.localeCompare(b.officeName, 'ru'))
  for (const name of NAMES) {
    const { of, isMoreBetter } = COMPONENTS[name]
    const places = placesOf(
      offices.map(({ figures }) => figures && of(figures)),
      isMoreBetter,
    )
    offices.forEach((office, index) => (office.places[name] = places[index] ?? null))
  }
  const here = new Set(chosen.map(({ officeKey }) => officeKey))
  const missing = new Map(
    rows.filter(({ officeKey }) => !here.has(officeKey)).map(({ officeKey, officeName }) => [officeKey, officeName]),
  )
  const both = offices.filter((office) => office.before !== null)
  const ofPeriod = rows.filter((row) => isOf(row, period))
  return {
    period,
    periodName: periodName(period),
    before,
    beforeName: periodName(before),
    offices,
    missing: [...missing].map(([officeKey, officeName]) => ({ officeKey, officeName })),
    total: sum(offices.map(({ figures }) => figures)),
    comparable: {
      offices: both.length,
      now: sum(both.map(({ figures }) => figures)),
      before: sum(both.map(({ before: one }) => one)),
    },
    blocks: sumLines(chosen, 'blocks'),
    themes: sumLines(chosen, 'themes'),
    replaced: ofPeriod.length - chosen.length,
    withoutBase: chosen.filter(({ baseSha256, summary }) => baseSha256 !== null && !summary.hasCases).length,
  }
}

/** Periods for which packages are here, the newest first. */
export function periodsOf(db: ReadDb): { period: PackagePeriod; name: string; offices: number }[] {
  const found = new Map<string, { period: PackagePeriod; name: string; offices: Set<string> }>()
  for (const row of listReceived(db)) {
    const period: PackagePeriod = { kind: row.periodKind, from: row.periodFrom, to: row.periodTo }
    const key = `${period.from} ${period.to}`
    const one = found.get(key) ?? { period, name: periodName(period), offices: new Set<string>() }
    found.set(key, one)
    one.offices.add(row.officeKey)
  }
  return [...found.values()].map(({ period, name, offices }) => ({ period, name, offices: offices.size }))
}
