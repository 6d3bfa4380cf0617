/** A column of DataTable. `width` is a grid track («54px», «minmax(0,1fr)»). */
export type GridColumn = {
  id: string
  title: string
  width: string
  align?: 'num'
  sortable?: boolean
  /** Second-rank text: 12 px, second colour. */
  meta?: boolean
  /** The column that turns bold for new records. */
  main?: boolean
  /** Lets a mark stand out over the edge of its cell. */
  noClip?: boolean
  /** Width in px where the track is not one of px: what the column asks for at least. */
  least?: number
  /** Reads the full text for the hint of a cut cell. */
  hint?: (row: never) => string
  /** Place in the two-line row: `area` as in grid-area («1 / 2»); a column without it is left out there. */
  compact?: { area: string; head?: string }
}

/** The two-line row under 900 px of width. */
export type GridCompact = { tracks: string; rows: string; height: number }

/** Which column orders the list. */
export type GridSort = { by: string; direction: 'asc' | 'desc' }

const CHECK = 46

/** Pixels that a column needs: those of its track, or the least that it asks for. */
export const columnPx = (column: GridColumn): number =>
  /^\d+(\.\d+)?px$/.test(column.width) ? Number.parseFloat(column.width) : (column.least ?? 160)

/** Width below which the columns do not fit side by side, px. */
export const leastWidth = (columns: readonly GridColumn[], selectable: boolean): number =>
  columns.reduce((sum, column) => sum + columnPx(column), selectable ? CHECK : 0)

/** Where each of the first `count` columns stays while the list moves sideways, px; the tick column stays with them. */
export const frozenAt = (columns: readonly GridColumn[], count: number, selectable: boolean): number[] => {
  const places: number[] = []
  let left = selectable ? CHECK : 0
  for (const column of columns.slice(0, count)) {
    places.push(left)
    left += columnPx(column)
  }
  return places
}

/** A move of the cursor by keyboard: row to go to, or null where the key means something else. */
export const gridMove = (
  event: { code: string; ctrlKey: boolean; altKey: boolean },
  cursor: number,
  total: number,
  page: number,
): number | null => {
  if (total === 0 || event.altKey) return null
  const last = total - 1
  const clamp = (index: number) => Math.max(0, Math.min(last, index))
  switch (event.code) {
    case 'ArrowDown':
      return clamp(cursor + 1)
    case 'ArrowUp':
      return clamp(cursor - 1)
    case 'PageDown':
      return clamp(cursor + page)
    case 'PageUp':
      return clamp(cursor - page)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
