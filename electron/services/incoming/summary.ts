import type { FigureLine, PackageSummary, SummaryTable } from '../../contract/incoming.ts'
import type { PackageCase, StoredManifest } from '../exchange/exchange.service.ts'

/** Figures of a package, counted from its own cards; of one without cards, from its manifest and its table of blocks. */

export type Figures = PackageSummary['total']

export const emptyFigures = (): Figures => ({
  received: 0,
  inTime: 0,
  late: 0,
  postponed: 0,
  open: 0,
  overdueOpen: 0,
  repeats: 0,
  returned: 0,
  hadAnswer: 0,
  rated: 0,
  claritySum: 0,
})

const FIGURES = Object.keys(emptyFigures()) as (keyof Figures)[]

/** What a table is counted by. */
const NAMES: Record<SummaryTable, (record: PackageCase) => { code: string | null; name: string }> = {
  blocks: ({ blockCode, block }) => ({ code: blockCode, name: block ?? '' }),
  channels: ({ channelCode, channel }) => ({ code: channelCode, name: channel }),
  themes: ({ themeCode, theme }) => ({ code: themeCode, name: theme ?? '' }),
  territories: ({ territory }) => ({ code: null, name: territory ?? '' }),
  recipients: ({ recipient }) => ({ code: null, name: recipient ?? '' }),
}
const TABLES = Object.keys(NAMES) as SummaryTable[]

export const isRepeat = ({ repeatOf, returns }: Pick<PackageCase, 'repeatOf' | 'returns'>): boolean =>
  repeatOf !== null || returns > 0

/** As analytics counts them: a card that came back had an answer before. */
export const isReturned = ({ returns }: Pick<PackageCase, 'returns'>): boolean => returns > 0
export const hadAnswer = ({ answeredAt, returns }: Pick<PackageCase, 'answeredAt' | 'returns'>): boolean =>
  answeredAt !== null || returns > 0

function count(figures: Figures, record: PackageCase): void {
  const one = (name: 'received' | 'inTime' | 'late' | 'postponed' | 'open' | 'overdueOpen'): void => {
    figures[name] = (figures[name] ?? 0) + 1
  }
  one('received')
  one(record.outcome)
  if (record.isOverdue) one('overdueOpen')
  if (isRepeat(record)) figures.repeats += 1
  if (isReturned(record)) figures.returned += 1
  if (hadAnswer(record)) figures.hadAnswer += 1
  if (record.clarity === null) return
  figures.rated += 1
  figures.claritySum += record.clarity
}

/** The largest first, «не указано» last. */
export const bySize = (a: FigureLine, b: FigureLine): number =>
  Number(a.name === '') - Number(b.name === '') ||
  (b.received ?? 0) - (a.received ?? 0) ||
  a.name.localeCompare(b.name, 'ru')

export function summaryOfCases(records: readonly PackageCase[], hasRatings: boolean): PackageSummary {
  const total = emptyFigures()
  const tables = Object.fromEntries(TABLES.map((table) => [table, new Map<string, FigureLine>()])) as Record<
    SummaryTable,
    Map<string, FigureLine>
  >
  let messages = 0
  for (const record of records) {
    if (record.kind === 'message') messages += 1
    count(total, record)
    for (const table of TABLES) {
      const { code, name } = NAMES[table](record)
      const line = tables[table].get(name) ?? { code, name, ...emptyFigures() }
      tables[table].set(name, line)
      count(line, record)
    }
  }
  const lines = (table: SummaryTable): FigureLine[] => [...tables[table].values()].sort(bySize)
  return {
    hasCases: true,
    hasRatings,
    messages,
    appeals: records.length - messages,
    total,
    blocks: lines('blocks'),
    channels: lines('channels'),
    themes: lines('themes'),
    territories: lines('territories'),
    recipients: lines('recipients'),
  }
}

/** A line of `data/blocks.json`. */
export interface BlockFigures {
  code: string | null
  name: string
  received: number | '<3'
  inTime: number | '<3'
  late: number | '<3'
  postponed: number | '<3'
  open: number | '<3'
  overdueOpen: number | '<3'
}

const known = (figure: number | '<3'): number | null => (figure === '<3' ? null : figure)

export function summaryOfCounts(
  { counts }: Pick<StoredManifest, 'counts'>,
  blocks: readonly BlockFigures[],
): PackageSummary {
  const { messages, appeals, inTime, late, postponed, open, overdueOpen, repeats } = counts
  return {
    hasCases: false,
    hasRatings: false,
    messages,
    appeals,
    total: { ...emptyFigures(), received: counts.cases, inTime, late, postponed, open, overdueOpen, repeats },
    blocks: blocks
      .map((block) => ({
        code: block.code,
        name: block.name,
        received: known(block.received),
        inTime: known(block.inTime),
        late: known(block.late),
        postponed: known(block.postponed),
        open: known(block.open),
        overdueOpen: known(block.overdueOpen),
        repeats: 0,
        returned: 0,
        hadAnswer: 0,
        rated: 0,
        claritySum: 0,
      }))
      .sort(bySize),
    channels: [],
    themes: [],
    territories: [],
    recipients: [],
  }
}

/** Sums; a figure that one of them hides stays hidden only where all do, and counts as nothing else. */
export function addFigures(to: Figures, one: Figures): void {
  for (const name of FIGURES) {
    const value = one[name]
    if (value !== null) to[name] = (to[name] ?? 0) + value
  }
}

/** Numerator and denominator of the share in time (docs/package-format.md): answered in time of what could be judged. */
export const inTimeShare = ({ inTime, late, overdueOpen }: Figures): { part: number; whole: number } => ({
  part: inTime ?? 0,
  whole: (inTime ?? 0) + (late ?? 0) + (overdueOpen ?? 0),
})
