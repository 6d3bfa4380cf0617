import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { CaseFilter, CaseSort } from '../../../electron/contract/messages.ts'
import type { ListLayout, SavedView, ViewHabits } from '../../../electron/contract/views.ts'
import { api, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { useOperators } from '../../app/stores/operators.ts'
import { caseFilterToQuery, sortToQuery, usualSort } from './filterQuery.ts'

const VIEW = 'view'
const CHANGED = new Set(['views', 'journal', 'operators', 'register'])
/** A width that is being dragged is kept when it stands still, ms. */
const KEEP_AFTER_MS = 500

/** Address of a saved view: its filter and order, and which view it was. */
export const viewLink = (view: Pick<SavedView, 'id' | 'filter' | 'sort'>) => ({
  path: '/messages',
  query: { ...caseFilterToQuery(view.filter), ...sortToQuery(view.sort ?? usualSort), [VIEW]: String(view.id) },
})

/** Which saved view an address names; null for the built-in ones. */
export const viewIdOf = (query: Readonly<Record<string, unknown>>): number | null => {
  const id = Number(query[VIEW])
  return Number.isInteger(id) && id > 0 ? id : null
}

/** Views of the operator and of the office, and the habits of his list. Kept in the register, not on the PC. */
export const useSavedViews = defineStore('messages.views', () => {
  const views = ref<SavedView[]>([])
  const habits = ref<ViewHabits>({ layout: null, hidden: [] })
  const ready = ref(false)

  const read = async (): Promise<void> => {
    const reply = await api.views.list({})
    views.value = reply.views
    if (timer === undefined) habits.value = reply.habits
    ready.value = true
  }
  let reading: Promise<void> | undefined
  const ensure = (): Promise<void> => (reading ??= read())
  onEvent((event) => {
    if (event.type === 'changed' && event.areas.some((area) => CHANGED.has(area)) && ready.value)
      read().catch(reportError)
  })

  let timer: ReturnType<typeof setTimeout> | undefined
  /** Writes at once what still waits: before the page goes, and before another operator's list takes its place. */
  const flush = async (): Promise<void> => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    await api.views.keepHabits(habits.value).catch(reportError)
  }
  const keep = (next: ViewHabits): void => {
    habits.value = next
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), KEEP_AFTER_MS)
  }
  useOperators().beforeSwitch(flush)
  window.addEventListener('pagehide', () => void flush())
  const keepLayout = (layout: ListLayout | null): void => keep({ ...habits.value, layout })
  const hide = (id: string, on: boolean): void =>
    keep({
      ...habits.value,
      hidden: on ? [...habits.value.hidden, id] : habits.value.hidden.filter((one) => one !== id),
    })
  const byId = computed(() => new Map(views.value.map((view) => [view.id, view])))
  const find = (id: number | null): SavedView | undefined => (id === null ? undefined : byId.value.get(id))
  return { views, habits, ready, ensure, read, keepLayout, hide, find }
})

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
/** Whether a filter and an order are no longer those of the view; the order of the fields says nothing. */
export const differs = (view: SavedView, filter: CaseFilter, sort: CaseSort): boolean =>
  !same(caseFilterToQuery(view.filter), caseFilterToQuery(filter)) || !same(view.sort ?? usualSort, sort)
