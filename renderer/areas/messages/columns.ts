import { computed, ref } from 'vue'
import type { CaseRow } from '../../../electron/contract/messages.ts'
import { dateTime } from '../../ui/format.ts'
import type { GridColumn, GridCompact } from '../../ui/grid.ts'
import { texts } from './texts.ts'

export const CASE_COLUMNS = ['no', 'in', 'ch', 'kind', 'topic', 'terr', 'sum', 'rec', 'due', 'st'] as const
export type CaseColumn = (typeof CASE_COLUMNS)[number]

/** Without these a row could not be told from another. */
const fixed: readonly CaseColumn[] = ['no', 'sum']
export const optionalColumns = CASE_COLUMNS.filter((id) => !fixed.includes(id))

const shape: Readonly<Record<CaseColumn, Omit<GridColumn, 'id' | 'title'>>> = {
  no: { width: '54px', sortable: true, compact: { area: '1 / 2', head: '1 / 2' } },
  in: {
    width: '47px',
    meta: true,
    sortable: true,
    hint: (row: CaseRow) => dateTime(row.receivedAt),
    compact: { area: '2 / 2' },
  },
  ch: { width: '60px', meta: true, compact: { area: '2 / 3' } },
  kind: { width: '56px', meta: true },
  topic: { width: 'var(--case-topic, 162px)', compact: { area: '2 / 4' } },
  terr: { width: '112px', meta: true, compact: { area: '2 / 5' } },
  sum: {
    width: 'minmax(0,1fr)',
    main: true,
    hint: (row: CaseRow) => row.gist,
    compact: { area: '1 / 3 / 2 / 7', head: '1 / 3 / 2 / 7' },
  },
  rec: { width: '120px', meta: true, compact: { area: '2 / 6' } },
  due: { width: '127px', sortable: true, noClip: true, compact: { area: '1 / 7', head: '1 / 7' } },
  st: { width: '116px', compact: { area: '2 / 7' } },
}

/** Which column stands for which order of the service. */
export const columnSort = { no: 'number', in: 'received', due: 'due' } as const
export const sortColumn: Readonly<Record<string, string>> = {
  number: 'no',
  received: 'in',
  due: 'due',
  answered: 'due',
}

/** The two-line row beside the card (design/messages.html). */
export const compactRow: GridCompact = {
  tracks: '44px 50px 60px minmax(72px,1fr) minmax(56px,108px) minmax(56px,120px) 132px',
  rows: '24px 22px',
  height: 46,
}

const STORE = 'reestr-mcu.messages.columns'
const PANEL = 'reestr-mcu.messages.card'

const readHidden = (): CaseColumn[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]')
    return Array.isArray(kept) ? optionalColumns.filter((id) => kept.includes(id)) : []
  } catch {
    return []
  }
}

/** Which columns are shown and whether the card stands beside the list: remembered on this PC. */
export const useCaseColumns = () => {
  const hidden = ref<CaseColumn[]>(readHidden())
  const cardShown = ref(localStorage.getItem(PANEL) !== '0')
  const columns = computed<GridColumn[]>(() =>
    CASE_COLUMNS.filter((id) => !hidden.value.includes(id)).map((id) => ({
      id,
      title: texts.columns[id],
      ...shape[id],
    })),
  )
  const toggle = (id: CaseColumn): void => {
    hidden.value = hidden.value.includes(id) ? hidden.value.filter((one) => one !== id) : [...hidden.value, id]
    localStorage.setItem(STORE, JSON.stringify(hidden.value))
  }
  const showCard = (on: boolean): void => {
    cardShown.value = on
    localStorage.setItem(PANEL, on ? '1' : '0')
  }
  return { hidden, columns, toggle, cardShown, showCard }
}
