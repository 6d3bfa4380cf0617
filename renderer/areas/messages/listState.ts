import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { CaseFilter, CaseFound, CaseRow, CaseSort } from '../../../electron/contract/messages.ts'
import { api, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import type { PageReply, PageRequest } from '../../ui/pages.ts'
import { opposite, planPage, type CaseCursor } from './pagePlan.ts'
import {
  caseFilterToQuery,
  isBareQuery,
  queryToCaseFilter,
  queryToSort,
  sortKeys,
  sortToQuery,
  usualSort,
} from './filterQuery.ts'
import { usualView } from './views.ts'

/** Changes that come in a burst are read once, ms. */
const READ_AFTER_MS = 120
/** Rows kept at hand for «было и станет» of ticked rows that have scrolled away. */
const KNOWN_ROWS = 20_000
const PAGE = 500

/** An order may hold so many columns. */
const MOST_KEYS = 4

const watched = new Set([
  'messages',
  'autorules',
  'imports',
  'repeats',
  'deadlines',
  'journal',
  'directory',
  'members',
  'office',
  'demo',
  'sourceStatuses',
])

/** The register as its address says: filter, order, figures, rows by keyset, ticked rows. */
export const useCaseList = () => {
  const route = useRoute()
  const router = useRouter()
  const onList = (): boolean => route.path === '/messages'
  const filter = shallowRef<CaseFilter>({})
  const sort = shallowRef<CaseSort>(queryToSort({}))
  const total = ref(0)
  const byKind = ref<{ all: number; message: number; appeal: number } | null>(null)
  const loading = ref(true)
  const version = ref(0)
  const cursor = ref(0)
  const selected = ref<Set<number | string>>(new Set())
  const known = new Map<number, CaseRow>()
  /** Why the words found a card, by its id; how many cards its group has. */
  const found = shallowRef<ReadonlyMap<number, CaseFound>>(new Map())
  const groups = shallowRef<ReadonlyMap<number, number>>(new Map())
  /** What was looked for instead of the typed words. */
  const reading = ref<string | null>(null)
  /** The order in which a list too long to be sorted stands instead of the wanted one. */
  const standsBy = shallowRef<CaseSort | null>(null)

  const remember = (rows: readonly CaseRow[]): void => {
    if (known.size > KNOWN_ROWS) for (const id of known.keys()) if (!selected.value.has(id)) known.delete(id)
    for (const row of rows) known.set(row.id, row)
  }

  const loadPage = async (request: PageRequest<CaseCursor>): Promise<PageReply<CaseRow, CaseCursor>> => {
    const plan = planPage(request, total.value, undated)
    if (plan.from === 'cursor') {
      const mine = filter.value
      const reply = await api.messages.list({
        filter: mine,
        sort: sort.value,
        after: plan.after,
        skip: plan.skip,
        limit: plan.limit,
      })
      const { rows, next } = reply
      remember(rows)
      if (mine === filter.value) {
        // Set only with something new: every row on the screen is drawn again by it.
        if (reply.found.length > 0)
          found.value = new Map([...found.value, ...reply.found.map((one) => [one.id, one] as const)])
        if (reply.problems.some(({ id, size }) => groups.value.get(id) !== size))
          groups.value = new Map([...groups.value, ...reply.problems.map(({ id, size }) => [id, size] as const)])
        reading.value = reply.reading
        standsBy.value = reply.order === 'first' ? reply.sort : null
      }
      return { rows, next, start: plan.start }
    }
    const { rows } = await api.messages.list({
      filter: filter.value,
      sort: opposite(sort.value),
      after: null,
      limit: plan.limit,
    })
    remember(rows)
    return {
      rows: rows.toReversed(),
      next: plan.end < total.value ? { key: null, id: 0 } : null,
      start: plan.end - rows.length,
    }
  }
  // A new function makes the table forget its rows: another filter or order.
  const loader = shallowRef(loadPage)

  /** Rows without a value to sort by; only for the due date can the filter ask for them. */
  let undated: number | null = null
  const undatedFilter = (): CaseFilter | null =>
    sort.value.by === 'due' && sort.value.further === undefined && filter.value.due === undefined
      ? { ...filter.value, due: 'none' }
      : null

  let asked = 0
  /** Reads the figures again; an answer that a newer question has overtaken is dropped. */
  const readCounts = async (): Promise<void> => {
    const mine = ++asked
    const { kind, ...rest } = filter.value
    const without = undatedFilter()
    const [all = 0, message = 0, appeal = 0, none = 0] = await api.messages.counters({
      filters: [rest, { ...rest, kind: 'message' }, { ...rest, kind: 'appeal' }, ...(without ? [without] : [])],
    })
    if (mine !== asked) return
    const isPlain = sort.value.further === undefined
    undated = !isPlain ? null : without ? none : sort.value.by === 'received' || sort.value.by === 'number' ? 0 : null
    byKind.value = { all, message, appeal }
    total.value = kind === undefined ? all : kind === 'message' ? message : appeal
    loading.value = false
    if (cursor.value >= total.value) cursor.value = Math.max(0, total.value - 1)
  }

  watch(
    () => route.query,
    (query) => {
      if (!onList()) return
      if (isBareQuery(query)) {
        void router.replace({ path: '/messages', query: { ...query, ...caseFilterToQuery(usualView) } })
        return
      }
      filter.value = queryToCaseFilter(query)
      sort.value = queryToSort(query)
      selected.value = new Set()
      known.clear()
      found.value = new Map()
      reading.value = null
      standsBy.value = null
      cursor.value = 0
      loading.value = true
      loader.value = (request) => loadPage(request)
      readCounts().catch(reportError)
    },
    { immediate: true },
  )

  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      version.value += 1
      readCounts().catch(reportError)
    }, READ_AFTER_MS)
  }
  const stop = onEvent((event) => {
    if (event.type === 'changed' && event.areas.some((area) => watched.has(area))) refresh()
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })

  const go = (nextFilter: CaseFilter, nextSort: CaseSort = sort.value): void =>
    void router.replace({
      path: '/messages',
      query: {
        ...caseFilterToQuery(nextFilter),
        ...sortToQuery(nextSort),
        // A saved view stays the one that is being narrowed, so that it can be brought up to date.
        ...(route.query['view'] === undefined ? {} : { view: route.query['view'] }),
      },
    })
  /** Changes some conditions; `undefined` takes one away. */
  const patch = (changes: { [K in keyof CaseFilter]?: CaseFilter[K] | undefined }): void => {
    const merged = Object.entries({ ...filter.value, ...changes }).filter(([, value]) => value !== undefined)
    go(Object.fromEntries(merged))
  }
  /** Orders by a column, turned round when it is ordered by already; `add` puts it behind the others. */
  const order = (by: CaseSort['by'], add = false): void => {
    const keys = sortKeys(sort.value)
    const now = keys.find((key) => key.by === by)
    const turned = { by, direction: now?.direction === 'asc' ? ('desc' as const) : ('asc' as const) }
    if (!add) return go(filter.value, turned)
    const next = now ? keys.map((key) => (key.by === by ? turned : key)) : [...keys, turned].slice(-MOST_KEYS)
    const [head = usualSort, ...further] = next
    go(filter.value, { by: head.by, direction: head.direction, ...(further.length > 0 ? { further } : {}) })
  }

  /** Ticks every card of the list as it is at this moment. @throws ApiError where they are too many for one act */
  const selectAll = async (): Promise<void> => {
    const { ids } = await api.messages.choose({ filter: filter.value })
    selected.value = new Set(ids)
  }
  /** Rows of the ticked cards, those not scrolled past included. */
  const readChosen = async (): Promise<CaseRow[]> => {
    let after: CaseCursor | null = null
    while ([...selected.value].some((id) => !known.has(Number(id)))) {
      const { rows, next }: { rows: CaseRow[]; next: CaseCursor | null } = await api.messages.list({
        filter: filter.value,
        sort: sort.value,
        after,
        limit: PAGE,
      })
      remember(rows)
      after = next
      if (after === null) break
    }
    return chosen.value
  }
  const chosen = computed<CaseRow[]>(() =>
    [...selected.value].map((id) => known.get(Number(id))).filter((row): row is CaseRow => row !== undefined),
  )
  return {
    filter,
    sort,
    total,
    byKind,
    loading,
    version,
    cursor,
    selected,
    loader,
    chosen,
    found,
    groups,
    reading,
    standsBy,
    go,
    patch,
    order,
    selectAll,
    readChosen,
    refresh,
  }
}
