import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import type { CaseFilter, CaseRow } from '../../../electron/contract/messages.ts'
import { api, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { answeredIn, filterOf, type QueueView } from './queue.ts'

/** Rows that are shown at once: a clerk goes through them from the top, the rest comes up as they leave. */
export const SHOWN = 200
/** Changes that come in a burst are read once, ms. */
const READ_AFTER_MS = 120
const watched = new Set(['messages', 'journal', 'demo'])

export type Figure = { count: number; filter: CaseFilter }

/** A queue with its figures. After an act its rows are read anew and the cursor stays in its place, which is the next card. */
export const useQueue = (view: Ref<QueueView>, personId: Ref<number | null>) => {
  const rows = shallowRef<readonly CaseRow[]>([])
  const total = ref(0)
  const cursor = ref(0)
  const loading = ref(true)
  const figures = shallowRef<Readonly<Record<string, Figure>>>({})
  const isSample = computed(() => view.value.queue === 'check' && view.value.scope === 'sample')
  let asked = 0

  const readRows = async (filter: CaseFilter) => {
    if (isSample.value) return api.messages.sample({ filter, seed: view.value.seed, size: view.value.size })
    const [list, count] = await Promise.all([
      api.messages.list({
        filter,
        sort: view.value.queue === 'approve' ? { by: 'due', direction: 'asc' } : { by: 'answered', direction: 'desc' },
        after: null,
        limit: SHOWN,
      }),
      api.messages.count({ filter }),
    ])
    return { rows: list.rows, total: count.total }
  }

  const readFigures = async (): Promise<Readonly<Record<string, Figure>>> => {
    const all = answeredIn(view.value.period)
    const wanted: Readonly<Record<string, CaseFilter>> =
      view.value.queue === 'ask'
        ? {
            all,
            never: { ...all, asked: 'never' },
            waiting: { ...all, asked: 'waiting' },
            answered: { ...all, asked: 'answered' },
            lapsed: { ...all, asked: 'lapsed' },
          }
        : view.value.queue === 'check'
          ? { all, checked: { ...all, hasQuality: true } }
          : { waiting: filterOf(view.value, personId.value) }
    const names = Object.keys(wanted)
    const counts = await api.messages.counters({ filters: Object.values(wanted) })
    return Object.fromEntries(
      names.map((name, index) => [name, { count: counts[index] ?? 0, filter: wanted[name] ?? {} }]),
    )
  }

  const read = async (): Promise<void> => {
    const mine = ++asked
    const filter = filterOf(view.value, personId.value)
    const [found, counted] = await Promise.all([readRows(filter), readFigures()])
    if (mine !== asked) return
    rows.value = found.rows
    total.value = found.total
    figures.value = counted
    cursor.value = Math.max(0, Math.min(cursor.value, found.rows.length - 1))
    loading.value = false
  }
  const fresh = (): void => {
    loading.value = true
    cursor.value = 0
    void read().catch(reportError)
  }
  watch([view, personId], fresh, { immediate: true })
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onEvent((event) => {
    if (event.type !== 'changed' || !event.areas.some((area) => watched.has(area))) return
    clearTimeout(timer)
    timer = setTimeout(() => void read().catch(reportError), READ_AFTER_MS)
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })

  const current = computed<CaseRow | undefined>(() => rows.value[cursor.value])
  const move = (by: number): void => {
    cursor.value = Math.max(0, Math.min(rows.value.length - 1, cursor.value + by))
  }
  return { rows, total, cursor, loading, figures, isSample, current, move, read }
}
