import type { CentreRequestRow } from '../../../electron/contract/centreRequests.ts'
import type { GridColumn, GridCompact } from '../../ui/grid.ts'
import { texts } from './texts.ts'

/** In a narrower room the number of the ЦУР and the day of receipt stand on the card alone. */
const WIDE_FROM = 1500

/** Columns of the list by the room there is. */
export const columnsFor = (roomWidth: number): GridColumn[] => {
  const words = texts.columns
  const all: (GridColumn & { isWide?: boolean })[] = [
    { id: 'number', title: words.number, width: '76px', main: true, compact: { area: '1 / 2', head: '1 / 2' } },
    {
      id: 'title',
      title: words.title,
      width: 'minmax(0,1fr)',
      main: true,
      hint: (row: CentreRequestRow) => row.title,
      compact: { area: '1 / 3', head: '1 / 3' },
    },
    { id: 'kind', title: words.kind, width: '150px', meta: true },
    { id: 'centre', title: words.centre, width: '120px', meta: true, isWide: true },
    { id: 'received', title: words.received, width: '84px', meta: true },
    { id: 'executor', title: words.executor, width: '150px', compact: { area: '2 / 3' } },
    { id: 'due', title: words.due, width: '150px', noClip: true, compact: { area: '1 / 4', head: '1 / 4' } },
    { id: 'state', title: words.state, width: '188px', compact: { area: '2 / 4' } },
  ]
  return all.flatMap(({ isWide, ...column }) => (isWide && roomWidth < WIDE_FROM ? [] : [column]))
}

/** Two lines of a row where the list stands beside a card. */
export const compact: GridCompact = { tracks: '12px 62px minmax(0,1fr) 170px', rows: '24px 22px', height: 46 }
