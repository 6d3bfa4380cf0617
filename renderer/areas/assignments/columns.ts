import type { AssignmentRow } from '../../../electron/contract/assignments.ts'
import type { GridColumn, GridCompact } from '../../ui/grid.ts'

/** Columns of the list, and its two lines where it stands beside a card. */
export const columns: readonly GridColumn[] = [
  { id: 'number', title: '№', width: '88px', main: true, compact: { area: '1 / 2', head: '1 / 2' } },
  {
    id: 'text',
    title: 'Поручение',
    width: 'minmax(0,1fr)',
    main: true,
    hint: (row: AssignmentRow) => row.text,
    compact: { area: '1 / 3', head: '1 / 3' },
  },
  { id: 'executor', title: 'Исполнитель', width: '170px', compact: { area: '2 / 3' } },
  { id: 'controller', title: 'Контролирует', width: '130px', meta: true },
  { id: 'source', title: 'Откуда', width: '160px', meta: true },
  { id: 'issued', title: 'Дано', width: '74px', meta: true },
  { id: 'due', title: 'Срок', width: '140px', noClip: true, compact: { area: '1 / 4', head: '1 / 4' } },
  { id: 'state', title: 'Состояние', width: '150px', compact: { area: '2 / 4' } },
]

export const compact: GridCompact = { tracks: '24px 84px minmax(0,1fr) 150px', rows: '24px 22px', height: 46 }
