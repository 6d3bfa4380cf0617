import type { AssignmentRow } from '../../../electron/contract/assignments.ts'
import type { GridColumn, GridCompact } from '../../ui/grid.ts'

/** In a narrower room who controls and when it was given stand on the card alone. */
const WIDE_FROM = 1500

/** Columns of the list by the room there is. */
export const columnsFor = (roomWidth: number): GridColumn[] => {
  const all: (GridColumn & { isWide?: boolean })[] = [
    { id: 'number', title: '№', width: '76px', main: true, compact: { area: '1 / 2', head: '1 / 2' } },
    {
      id: 'text',
      title: 'Поручение',
      width: 'minmax(0,1fr)',
      main: true,
      hint: (row: AssignmentRow) => row.text,
      compact: { area: '1 / 3', head: '1 / 3' },
    },
    { id: 'executor', title: 'Исполнитель', width: '178px', compact: { area: '2 / 3' } },
    { id: 'controller', title: 'Контролирует', width: '130px', meta: true, isWide: true },
    { id: 'source', title: 'Откуда', width: '160px', meta: true },
    { id: 'issued', title: 'Дано', width: '74px', meta: true, isWide: true },
    { id: 'due', title: 'Срок', width: '140px', noClip: true, compact: { area: '1 / 4', head: '1 / 4' } },
    { id: 'state', title: 'Состояние', width: '160px', compact: { area: '2 / 4' } },
  ]
  return all.flatMap(({ isWide, ...column }) => (isWide && roomWidth < WIDE_FROM ? [] : [column]))
}

/** Two lines of a row where the list stands beside a card. */
export const compact: GridCompact = { tracks: '46px 76px minmax(0,1fr) 160px', rows: '24px 22px', height: 46 }
