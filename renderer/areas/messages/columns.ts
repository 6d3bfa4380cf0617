import { computed, ref, type Ref } from 'vue'
import type { CaseRow, CaseSort } from '../../../electron/contract/messages.ts'
import { LIST_COLUMNS, type ListColumn, type ListLayout } from '../../../electron/contract/views.ts'
import { dateTime } from '../../ui/format.ts'
import type { GridColumn, GridCompact } from '../../ui/grid.ts'
import { columnWords } from './findTexts.ts'
import { useSavedViews } from './savedViews.ts'

/** The columns of the design; the further ones are chosen. */
const usual: readonly ListColumn[] = ['no', 'in', 'ch', 'kind', 'topic', 'terr', 'sum', 'rec', 'due', 'st']
export const usualLayout: ListLayout = { columns: usual.map((id) => ({ id, width: null })), frozen: 1 }

type Shape = Omit<GridColumn, 'id' | 'title' | 'sortable'>
const meta = (px: number, more: Partial<Shape> = {}): Shape => ({ width: `${px}px`, meta: true, ...more })

const shape: Readonly<Record<ListColumn, Shape>> = {
  no: { width: '54px', compact: { area: '1 / 2', head: '1 / 2' } },
  in: meta(54, { hint: (row: CaseRow) => dateTime(row.receivedAt), compact: { area: '2 / 2' } }),
  ch: meta(60, { compact: { area: '2 / 3' } }),
  kind: meta(56),
  topic: { width: 'var(--case-topic, 162px)', least: 162, compact: { area: '2 / 4' } },
  terr: meta(112, { compact: { area: '2 / 5' } }),
  sum: {
    width: 'minmax(0,1fr)',
    least: 220,
    main: true,
    hint: (row: CaseRow) => row.gist,
    compact: { area: '1 / 3 / 2 / 7', head: '1 / 3 / 2 / 7' },
  },
  rec: meta(120, { compact: { area: '2 / 6' } }),
  due: { width: '127px', noClip: true, compact: { area: '1 / 7', head: '1 / 7' } },
  st: { width: '116px', compact: { area: '2 / 7' } },
  left: meta(56, { align: 'num' }),
  resp: meta(130),
  addr: meta(160, { hint: (row: CaseRow) => row.address }),
  text: meta(240, { hint: (row: CaseRow) => row.excerpt ?? '' }),
  external: meta(110),
  registered: meta(92),
  answered: meta(84),
  interim: meta(100),
  result: meta(112),
  quality: meta(112),
  solved: meta(64),
  clarity: meta(92, { align: 'num' }),
  asked: meta(84),
  returns: meta(76, { align: 'num' }),
  repeat: meta(90),
  problem: meta(84, { align: 'num' }),
  postponed: meta(104),
  paused: meta(84),
  extended: meta(84),
  raw: meta(130),
  source: meta(160),
  fact: meta(140),
  import: meta(100),
}

/** Which column stands for which order of the service. */
export const columnSort: Readonly<Partial<Record<ListColumn, CaseSort['by']>>> = {
  no: 'number',
  in: 'received',
  ch: 'channel',
  kind: 'kind',
  topic: 'theme',
  terr: 'territory',
  sum: 'gist',
  rec: 'recipient',
  due: 'due',
  st: 'status',
  left: 'due',
  resp: 'responsible',
  addr: 'address',
  external: 'external',
  registered: 'registered',
  answered: 'answered',
  result: 'result',
  quality: 'quality',
  clarity: 'clarity',
  asked: 'asked',
  returns: 'returns',
  postponed: 'postponed',
}
export const sortColumn = (by: CaseSort['by']): ListColumn =>
  by === 'block' ? 'topic' : ((Object.entries(columnSort).find(([, sort]) => sort === by)?.[0] as ListColumn) ?? 'due')

/** The two-line row beside the card (design/messages.html). */
export const compactRow: GridCompact = {
  tracks: '44px 50px 60px minmax(72px,1fr) minmax(56px,108px) minmax(56px,120px) 132px',
  rows: '24px 22px',
  height: 46,
}

const PANEL = 'reestr-mcu.messages.card'

export const gridColumn = ({ id, width }: ListLayout['columns'][number]): GridColumn => {
  const { least, ...own } = shape[id]
  const title = columnWords[id]
  const sortable = columnSort[id] !== undefined
  return width === null
    ? { id, title, sortable, ...own, ...(least === undefined ? {} : { least }) }
    : { id, title, sortable, ...own, width: `${width}px` }
}

/** A layout with one column shown or hidden; a new one stands at the right. Nothing is left without a column. */
export const toggled = (layout: ListLayout, id: ListColumn): ListLayout => {
  const has = layout.columns.some((column) => column.id === id)
  if (has && layout.columns.length === 1) return layout
  return {
    ...layout,
    columns: has ? layout.columns.filter((column) => column.id !== id) : [...layout.columns, { id, width: null }],
  }
}

/** A layout with one column moved by some places; at the edge it stays. */
export const moved = (layout: ListLayout, id: ListColumn, by: number): ListLayout => {
  const from = layout.columns.findIndex((column) => column.id === id)
  const to = Math.max(0, Math.min(layout.columns.length - 1, from + by))
  const columns = [...layout.columns]
  const [column] = columns.splice(from, 1)
  if (from < 0 || !column) return layout
  columns.splice(to, 0, column)
  return { ...layout, columns }
}

export const widened = (layout: ListLayout, id: ListColumn, width: number | null): ListLayout => ({
  ...layout,
  columns: layout.columns.map((column) => (column.id === id ? { id, width } : column)),
})

export const allColumns: readonly ListColumn[] = LIST_COLUMNS

/**
 * Columns of the list: those of the saved view, else the operator's own, else the usual ones. What a person changes is his habit and
 * stands in the register; into a view it goes when he saves the view. Whether the card stands beside is a matter of this PC.
 */
export const useCaseColumns = (viewId: Ref<number | null>) => {
  const saved = useSavedViews()
  const cardShown = ref(localStorage.getItem(PANEL) !== '0')
  /** Changed since the view was opened: shown at once, kept with the view when it is saved. */
  const changed = ref<{ view: number; layout: ListLayout } | null>(null)
  const layout = computed<ListLayout>(() => {
    const view = saved.find(viewId.value)
    if (view?.layout && changed.value?.view !== view.id) return view.layout
    if (view && changed.value?.view === view.id) return changed.value.layout
    return saved.habits.layout ?? usualLayout
  })
  const columns = computed<GridColumn[]>(() => layout.value.columns.map(gridColumn))
  const change = (next: ListLayout | null): void => {
    const view = saved.find(viewId.value)
    if (view?.layout) changed.value = { view: view.id, layout: next ?? usualLayout }
    else saved.keepLayout(next)
  }
  const showCard = (on: boolean): void => {
    cardShown.value = on
    localStorage.setItem(PANEL, on ? '1' : '0')
  }
  return { layout, columns, change, cardShown, showCard }
}
