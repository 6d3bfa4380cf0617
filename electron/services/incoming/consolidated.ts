import type { BEHIND_TABLES, BehindRow, Consolidated, FigureLine, OfficeRow } from '../../contract/incoming.ts'
import { PLACED_FROM } from '../../contract/incoming.ts'
import type { PackagePeriod } from '../../contract/exchange.ts'
import { periodBefore, periodName, periodOf } from '../../contract/periods.ts'
import type { ReadDb } from '../../db/database.ts'
import { rankByFormula } from '../ratings/ratings.service.ts'
import type { Counted } from '../ratings/ratings.service.ts'
import { assemble, isWhole } from './assemble.ts'
import type { Assembled } from './assemble.ts'
import { listReceived } from './incoming.repo.ts'
import type { ReceivedRow } from './incoming.tables.ts'
import { addFigures, bySize, emptyFigures, inTimeShare } from './summary.ts'
import type { Figures } from './summary.ts'
import { texts } from './texts.ts'
import { newestOf } from './view.ts'

/**
 * Offices of a period side by side. Only the newest package of each office and period counts. Shares are of sums of numerators and
 * denominators: no share is ever averaged.
 */

const TOP_THEMES = 5

type BehindTable = (typeof BEHIND_TABLES)[number]

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

const sourceOf = (row: ReceivedRow): OfficeRow['sources'][number] => ({
  packageId: row.id,
  periodName: row.manifest.period.name,
  versionNumber: row.versionNumber,
  hasCases: row.summary.hasCases,
})

/** Lines of a table over packages, added by name: the largest first, «не указано» last. */
function sumLines(rows: readonly ReceivedRow[], table: 'blocks' | 'themes'): FigureLine[] {
  const lines = new Map<string, FigureLine>()
  for (const { summary } of rows)
    for (const { code, name, ...figures } of summary[table]) {
      const line = lines.get(name) ?? { code, name, ...emptyFigures() }
      lines.set(name, line)
      addFigures(line, figures)
    }
  return [...lines.values()].sort(bySize)
}

const sum = (all: readonly Figures[]): Figures => {
  const total = emptyFigures()
  for (const one of all) addFigures(total, one)
  return total
}
const totalOf = ({ rows }: Assembled): Figures => sum(rows.map(({ summary }) => summary.total))

function officeRow(office: Assembled, before: Assembled | undefined): OfficeRow {
  const { rows, first } = office
  const hasCases = rows.every(({ summary }) => summary.hasCases)
  return {
    officeKey: first.officeKey,
    officeName: first.officeName,
    isDemo: rows.some(({ manifest }) => manifest.office.isDemo),
    sources: rows.map(sourceOf),
    isAssembled: office.isAssembled,
    missingMonths: office.missingMonths,
    hasCases,
    residents: first.residents,
    figures: totalOf(office),
    before: before && isWhole(before) ? totalOf(before) : null,
    beforeSources: before && isWhole(before) ? before.rows.map(sourceOf) : [],
    themes: sumLines(rows, 'themes')
      .filter(({ name }) => name !== '')
      .slice(0, TOP_THEMES)
      .map(({ name, received }) => ({ name, received: received ?? 0 })),
    places: { inTime: null, overdue: null, repeats: null, clarity: null },
    place: null,
    score: null,
  }
}

/** Places by component; an office with months missing is not compared with whole ones. */
function placeByComponents(offices: readonly OfficeRow[]): void {
  const whole = offices.filter(isComplete)
  for (const name of NAMES) {
    const { of, isMoreBetter } = COMPONENTS[name]
    const places = placesOf(
      whole.map(({ figures }) => of(figures)),
      isMoreBetter,
    )
    whole.forEach((office, index) => (office.places[name] = places[index] ?? null))
  }
}

const isComplete = ({ missingMonths }: OfficeRow): boolean => missingMonths.length === 0

const GRADE = 5
const parts = (part: number, whole: number) => (whole === 0 ? null : { part, whole })

/** What the formula of ratings divides, of an office. Fullness of answers is in no package. */
function countedOf({ officeName, figures, hasCases }: OfficeRow, index: number): Counted {
  const terms = inTimeShare(figures)
  const { rated, claritySum, returned, hadAnswer } = figures
  return {
    recipientId: index,
    name: officeName,
    number: figures.received ?? 0,
    parts: {
      terms: parts(terms.part, terms.whole),
      fullness: null,
      satisfaction: parts(claritySum, rated * GRADE),
      repeats: hasCases ? parts(returned, hadAnswer) : null,
    },
  }
}

/** Overall places by the formula that recipients are ranked by, on the last day of the period. */
function placeByFormula(db: ReadDb, period: PackagePeriod, offices: readonly OfficeRow[]): Consolidated['rating'] {
  const ranked = offices.filter(isComplete)
  const { formula, formulaText, places } = rankByFormula(db, period, ranked.map(countedOf), texts.withoutFigure)
  return {
    formulaNumber: formula.number,
    since: formula.since,
    reason: formula.reason,
    digits: formula.content.digits,
    rules: formulaText,
    places: places.flatMap(({ recipientId, place, score, words, beside, calculation }) => {
      const office = ranked[recipientId]
      if (!office) return []
      office.place = place
      office.score = score
      const { officeKey, officeName } = office
      return [{ officeKey, officeName, place, score, words, beside, calculation }]
    }),
  }
}

export function consolidated(db: ReadDb, period: PackagePeriod): Consolidated {
  const rows = listReceived(db)
  const before = periodBefore(period)
  const newest = [...newestOf(rows).values()]
  const chosen = assemble(newest, period)
  const earlier = new Map(assemble(newest, before).map((one) => [one.first.officeKey, one]))
  const offices = chosen
    .map((one) => officeRow(one, earlier.get(one.first.officeKey)))
    .sort((a, b) => a.officeName.localeCompare(b.officeName, 'ru'))
  placeByComponents(offices)
  const rating = placeByFormula(db, period, offices)
  const here = new Set(offices.map(({ officeKey }) => officeKey))
  const missing = new Map(
    rows.filter(({ officeKey }) => !here.has(officeKey)).map(({ officeKey, officeName }) => [officeKey, officeName]),
  )
  const both = offices.filter(isCompared)
  const used = chosen.flatMap((one) => one.rows)
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
      before: sum(both.flatMap((office) => office.before ?? [])),
    },
    rating,
    blocks: sumLines(used, 'blocks'),
    themes: sumLines(used, 'themes'),
    replaced: rows.filter((row) => used.some((one) => one.id !== row.id && isSamePeriod(one, row))).length,
    withoutBase: used.filter(({ baseSha256, summary }) => baseSha256 !== null && !summary.hasCases).length,
  }
}

/** Whether the sum of the period before has this office: both of its periods are whole. */
const isCompared = (office: OfficeRow): boolean => office.before !== null && isComplete(office)

const isSamePeriod = (a: ReceivedRow, b: ReceivedRow): boolean =>
  a.officeKey === b.officeKey && a.periodFrom === b.periodFrom && a.periodTo === b.periodTo

/** What a number of the view was added up from, a line for each package; those without such a line are left out. */
export function behind(
  db: ReadDb,
  asked: { period: PackagePeriod; table: BehindTable; name: string; officeKey: string | null; isBefore: boolean },
): BehindRow[] {
  const { period, table, name, officeKey, isBefore } = asked
  const newest = [...newestOf(listReceived(db)).values()]
  const earlier = assemble(newest, periodBefore(period))
  const now = assemble(newest, period)
  const compared = new Set(now.filter(isWhole).map(({ first }) => first.officeKey))
  const of = isBefore
    ? earlier.filter((one) => isWhole(one) && (officeKey !== null || compared.has(one.first.officeKey)))
    : now
  return of
    .filter(({ first }) => officeKey === null || first.officeKey === officeKey)
    .sort((a, b) => a.first.officeName.localeCompare(b.first.officeName, 'ru'))
    .flatMap(({ rows }) => rows)
    .flatMap((row) => {
      const figures = table === 'total' ? row.summary.total : lineOf(row, table, name)
      return figures ? [{ officeName: row.officeName, ...sourceOf(row), figures }] : []
    })
}

function lineOf({ summary }: ReceivedRow, table: 'blocks' | 'themes', name: string): Figures | null {
  const line = summary[table].find((one) => one.name === name)
  if (!line) return null
  const { code: _code, name: _name, ...figures } = line
  return figures
}

/** Periods for which packages are here, the newest first, and quarters that months of some office make. */
export function periodsOf(
  db: ReadDb,
): { period: PackagePeriod; name: string; offices: number; isAssembled: boolean }[] {
  const newest = [...newestOf(listReceived(db)).values()]
  const periods = new Map<string, { period: PackagePeriod; isAssembled: boolean }>()
  const keyOf = ({ from, to }: PackagePeriod): string => `${to} ${from}`
  for (const row of newest) {
    const period: PackagePeriod = { kind: row.periodKind, from: row.periodFrom, to: row.periodTo }
    periods.set(keyOf(period), { period, isAssembled: false })
  }
  for (const { periodKind, periodFrom } of newest) {
    const quarter: PackagePeriod = periodOf('quarter', periodFrom)
    if (periodKind === 'month' && !periods.has(keyOf(quarter)))
      periods.set(keyOf(quarter), { period: quarter, isAssembled: true })
  }
  return [...periods]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([, { period, isAssembled }]) => ({
      period,
      name: periodName(period),
      offices: assemble(newest, period).length,
      isAssembled,
    }))
}
