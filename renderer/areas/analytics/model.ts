import type { RouteLocationRaw } from 'vue-router'
import type { AnalyticsScope } from '../../../electron/contract/analytics.ts'
import type { CaseFilter } from '../../../electron/contract/messages.ts'
import type { Period } from '../../../electron/contract/periods.ts'
import { figureRoute } from '../../app/figures.ts'
import { thousands } from '../../ui/format.ts'
import type { useDirectories } from '../messages/directories.ts'
import type { Drawing } from './chart/shapes.ts'
import type { View } from './query.ts'

/** What a leaf of the page is made of: figures, and blocks of which each is a chart, its table and what it says in words. */

/** Everything a reply was asked for; kept beside it, so that figures never stand under filters they were not counted with. */
export type Asked = {
  view: View
  scope: AnalyticsScope
  period: Period
  /** The period compared with: of a running one, the same days. */
  compared: Period
  isRunning: boolean
  now: string
  today: string
}
export type Names = ReturnType<typeof useDirectories>

/** A figure or a cell with its list; without one where it is nothing, or not of cards. */
export type Cell = { text: string; to?: RouteLocationRaw; note?: string; label?: string }
export type Row = { name: string; note?: string; cells: readonly Cell[] }
export type TableModel = { caption: string; head: readonly string[]; rows: readonly Row[] }

/** `about`: keys of the definitions behind it. */
export type Figure = {
  id: string
  value: string
  text: string
  about: readonly string[]
  to?: RouteLocationRaw
  more?: readonly Cell[]
}
export type Block = {
  id: string
  title: string
  about: readonly string[]
  /** Without it the table itself is the block. */
  draw?: (width: number) => Drawing
  table: TableModel
  /** What the chart says, in words. */
  words?: readonly string[]
  isWide?: boolean
  /** Of what days it is where that is not the period of the page: «на 17.11.2026». */
  when?: string
}
export type Content = {
  figures: readonly Figure[]
  blocks: readonly Block[]
  notes: readonly string[]
  isEmpty: boolean
  /** What there is none of, where something did come in. */
  nothing?: string
}

/** A choice of a leaf, kept in the address as `by`. */
export type Choice = {
  label: string
  options: readonly { value: string; label: string }[]
  /** What is taken, the usual one where the address names none. */
  current: (asked: Asked) => string
}

export type Leaf<D = unknown> = {
  id: LeafId
  title: string
  choice?: Choice
  load: (asked: Asked) => Promise<D>
  content: (data: D, asked: Asked, names: Names) => Content
}

export const LEAVES = [
  'overview',
  'flow',
  'topics',
  'places',
  'terms',
  'repeats',
  'marks',
  'load',
  'seasons',
  'effect',
] as const
export type LeafId = (typeof LEAVES)[number]

export const leafPath = (id: LeafId): string => (id === 'overview' ? '/analytics' : `/analytics/${id}`)

export const casesRoute = (filter: CaseFilter): RouteLocationRaw => figureRoute({ kind: 'cases', filter })

/** A count with its list; nothing has no list. */
export const countCell = (count: number, filter: CaseFilter): Cell =>
  count === 0 ? { text: '0' } : { text: thousands(count), to: casesRoute(filter) }

/** The choice of an address, or the usual one where it names none of them. */
export const chosen = <T extends string>(options: readonly T[], by: string): T =>
  options.find((one) => one === by) ?? (options[0] as T)
