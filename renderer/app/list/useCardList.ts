import { computed, nextTick, shallowRef, type ShallowRef } from 'vue'
import { useRoute, useRouter, type LocationQuery, type LocationQueryRaw } from 'vue-router'
import { reportError } from '../errors.ts'
import { useList } from './useList.ts'

/** As many rows as one reading gives. */
const ALL = 500

/**
 * A list with the card of one row beside it. The address holds the filter and the card, so that any figure elsewhere opens its list by
 * a link; an act begun on the list opens the card with its form.
 */
export const useCardList = <Filter, Row extends { id: number }, Cursor, Counts, Name extends string>(of: {
  path: string
  /** Acts that may be begun on the list. */
  names: readonly Name[]
  filterOf: (query: LocationQuery) => Filter
  queryOf: (filter: Filter) => LocationQueryRaw
  list: (input: {
    filter: Filter
    after: Cursor | null
    limit: number
  }) => Promise<{ rows: Row[]; total: number; next: Cursor | null }>
  counts: () => Promise<Counts>
  fresh: readonly string[]
  table: Readonly<ShallowRef<{ focus(): void } | null>>
  /** What becomes of the card of a row that leaves the list: it stays open, or the next row is opened. */
  whenGone: 'stay' | 'next'
  forget?: () => void
}) => {
  const route = useRoute()
  const router = useRouter()
  const filter = computed(() => of.filterOf(route.query))
  const selectedId = computed(() => Number(route.query['id']) || null)
  const patch = (changes: LocationQueryRaw): void =>
    void router.replace({ path: of.path, query: { ...route.query, ...changes } })
  const go = (to: Filter): void => void router.replace({ path: of.path, query: of.queryOf(to) })

  const counts = shallowRef(null) as ShallowRef<Counts | null>
  const current = shallowRef() as ShallowRef<Row | undefined>
  const begun = shallowRef(null) as ShallowRef<Name | null>
  const list = useList<Row, Cursor>({
    ...of,
    isHere: () => route.path === of.path,
    filter: () => filter.value,
    page: async ({ after, limit }) => {
      const { rows, next } = await of.list({ filter: filter.value, after, limit })
      return { rows, next }
    },
    total: async () => {
      const [{ total }, figures] = await Promise.all([
        of.list({ filter: filter.value, after: null, limit: 1 }),
        of.counts(),
      ])
      counts.value = figures
      return total
    },
  })
  const all = async (): Promise<Row[]> => (await of.list({ filter: filter.value, after: null, limit: ALL })).rows

  const select = ({ id }: { id: number }): void => patch({ id: String(id) })
  /** Where the cursor was told to be, and the card that stood in its row. */
  let place: number | null = null
  let inRow: number | null = null
  /** The list has moved under an open card, or the card came by a link: the cursor goes to its row. */
  const keepCard = async (id: number): Promise<void> => {
    const index = (await all()).findIndex((row) => row.id === id)
    if (selectedId.value !== id) return
    if (index >= 0) list.cursor.value = place = index
    else if (of.whenGone === 'next' && inRow === id && current.value) select(current.value)
  }
  /** The card follows a person who walks the list. */
  const follow = (row: Row | undefined, index: number): void => {
    current.value = row
    if (!row) return
    const hasWalked = place !== null && place !== index
    place = index
    if (row.id === selectedId.value) inRow = row.id
    else if (selectedId.value !== null && hasWalked) select(row)
    else if (selectedId.value !== null) keepCard(selectedId.value).catch(reportError)
  }
  const close = (): void => {
    patch({ id: undefined })
    void nextTick(list.takeKeys)
  }
  /** An act on the row of the cursor: its card opens with the form of the act. */
  const begin = (what: Name): void => {
    if (!current.value) return
    begun.value = what
    select(current.value)
  }
  const isNew = computed(() => route.query['new'] === '1')
  const add = (): void => patch({ new: '1' })
  return {
    ...list,
    names: of.names,
    filter,
    selectedId,
    patch,
    go,
    counts,
    current,
    begun,
    all,
    select,
    follow,
    close,
    begin,
    isNew,
    add,
  }
}
