import type { LocationQueryRaw, RouteLocationRaw } from 'vue-router'
import type { FigureLine, OfficeRow, PackageCaseFilter } from '../../../electron/contract/incoming.ts'
import { clarityText, figure, judged, shareText, texts } from './texts.ts'

/** Figures that the tables show, each with the cards behind it. */

type Figures = Omit<FigureLine, 'code' | 'name'>
export type FigureName = 'received' | 'share' | 'overdue' | 'repeats' | 'clarity'

export const FIGURES: Record<
  FigureName,
  { title: string; text: (of: Figures) => string; show: PackageCaseFilter['show'] }
> = {
  received: { title: texts.figures.received, text: (of) => figure(of.received), show: undefined },
  share: {
    title: texts.figures.share,
    text: (of) => (of.inTime === null ? texts.figures.none : shareText(of.inTime, judged(of))),
    show: 'judged',
  },
  overdue: { title: texts.figures.overdueOpen, text: (of) => figure(of.overdueOpen), show: 'overdue' },
  repeats: { title: texts.figures.repeats, text: (of) => figure(of.repeats), show: 'repeats' },
  clarity: { title: texts.figures.clarity, text: (of) => clarityText(of), show: 'rated' },
}
export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[]
export const isFigure = (name: unknown): name is FigureName => typeof name === 'string' && name in FIGURES

/** The cards of a package behind a figure; of a package without cards, its page. */
export function cardsRoute(
  source: { packageId: number; hasCases: boolean },
  name: FigureName,
  narrowed: LocationQueryRaw = {},
): RouteLocationRaw {
  const { show } = FIGURES[name]
  return {
    path: `/incoming/${source.packageId}`,
    query: source.hasCases ? { tab: 'cards', ...(show === undefined ? {} : { show }), ...narrowed } : {},
  }
}

/** What a number of the consolidated view is asked to show behind it; it stands in the address. */
export interface BehindAsked {
  table: 'total' | 'blocks' | 'themes'
  name: string
  officeKey: string | null
  isBefore: boolean
  figure: FigureName
}

export const behindQuery = ({ table, name, officeKey, isBefore, figure: of }: BehindAsked): LocationQueryRaw => ({
  behind: table,
  figure: of,
  ...(name === '' && table === 'total' ? {} : { name }),
  ...(officeKey === null ? {} : { office: officeKey }),
  ...(isBefore ? { before: '1' } : {}),
})

export function behindOf(query: LocationQueryRaw): BehindAsked | null {
  const { behind: table, figure: of, name, office, before } = query
  if ((table !== 'total' && table !== 'blocks' && table !== 'themes') || !isFigure(of)) return null
  return {
    table,
    figure: of,
    name: typeof name === 'string' ? name : '',
    officeKey: typeof office === 'string' ? office : null,
    isBefore: before === '1',
  }
}

/** What lies behind a figure of an office: the cards of its package, or the packages that it was put together from. */
export function officeRoute(row: OfficeRow, name: FigureName, period: string, isBefore = false): RouteLocationRaw {
  const sources = isBefore ? row.beforeSources : row.sources
  const [source] = sources
  if (source && sources.length === 1) return cardsRoute(source, name)
  const asked: BehindAsked = { table: 'total', name: '', officeKey: row.officeKey, isBefore, figure: name }
  return { path: '/incoming/consolidated', query: { period, ...behindQuery(asked) } }
}
