import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { isRunning } from '../../../electron/contract/periods.ts'
import { api, ApiError, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { officeNow } from '../../ui/clock.ts'
import { LEAVES, leafPath, type Asked, type LeafId } from './model.ts'
import { comparedWith, periodOf, stepped } from './period.ts'
import { queryToView, scopeOf, viewToQuery, type View } from './query.ts'

/** Changes that come in a burst (an import) are counted once, ms. */
const READ_AFTER_MS = 400
const MONDAY = 1

/** The view as the address has it, and what it asks for. */
export function useView() {
  const route = useRoute()
  const router = useRouter()
  const weekStart = ref<number | null>(null)
  const today = computed(() => officeNow.value.slice(0, 10))
  const view = shallowRef<View>(queryToView(route.query))
  const leaf = ref<LeafId>(LEAVES.find((id) => leafPath(id) === route.path) ?? 'overview')

  const period = computed(() => {
    const { kind, on, to } = view.value
    const from = on ?? today.value
    return periodOf(kind, { from, to: to ?? from }, weekStart.value ?? MONDAY)
  })
  const compared = computed(() =>
    comparedWith(period.value, view.value.comparison, today.value, weekStart.value ?? MONDAY),
  )
  const asked = computed((): Asked | null =>
    today.value === '' || weekStart.value === null
      ? null
      : {
          view: view.value,
          scope: scopeOf(view.value, period.value),
          period: period.value,
          compared: compared.value,
          isRunning: isRunning(period.value, today.value),
          now: officeNow.value,
          today: today.value,
        },
  )
  const address = (to: LeafId, changes: Partial<View> = {}) => ({
    path: leafPath(to),
    query: viewToQuery({ ...view.value, ...changes }),
  })
  const go = (changes: Partial<View>): void => void router.replace(address(leaf.value, changes))
  /** Moves by whole periods. */
  const step = (by: 1 | -1): void => {
    const { kind, from, to } = stepped(period.value, weekStart.value ?? MONDAY, by)
    go({ on: from, to: kind === 'custom' ? to : null })
  }
  const open = (to: LeafId): void => void router.push(address(to, { by: '' }))

  watch(
    () => [route.path, route.query] as const,
    ([path, query]) => {
      const here = LEAVES.find((id) => leafPath(id) === path)
      if (here === undefined) return
      leaf.value = here
      view.value = queryToView(query)
    },
  )
  const loadSettings = async (): Promise<void> => {
    weekStart.value = (await api.office.get({})).settings.weekStart
  }
  void loadSettings().catch(reportError)
  return { view, leaf, period, compared, asked, address, go, step, open, loadSettings }
}

/** What a leaf shows: a reply beside what it was asked for, of the same leaf. */
export type Shown = { leaf: LeafId; asked: Asked; data: unknown }

/**
 * Counts whatever the address asks for and again after a change of the register. A late reply to an earlier question is dropped; what is
 * shown stays until the new figures are here, under the period it says itself, so that nothing jumps.
 */
export function useCounted(options: {
  leaf: () => LeafId
  asked: () => Asked | null
  load: (leaf: LeafId, asked: Asked) => Promise<unknown>
  onSettings: () => Promise<void>
}) {
  const shown = shallowRef<Shown | null>(null)
  const waiting = ref(false)
  const failed = ref(false)
  let turn = 0

  const load = async (): Promise<void> => {
    const asked = options.asked()
    const leaf = options.leaf()
    const mine = ++turn
    if (shown.value?.leaf !== leaf) shown.value = null
    if (asked === null) return
    waiting.value = true
    try {
      const data = await options.load(leaf, asked)
      if (mine !== turn) return
      shown.value = { leaf, asked, data }
      failed.value = false
    } catch (error) {
      if (mine !== turn) return
      // Figures of other filters are no answer to these.
      shown.value = null
      failed.value = true
      if (!(error instanceof ApiError && error.code === 'noRegister')) reportError(error)
    } finally {
      if (mine === turn) waiting.value = false
    }
  }
  // The hour may pass without a change of what is counted; the day may not.
  const question = (): string => {
    const asked = options.asked()
    return asked === null ? '' : JSON.stringify([options.leaf(), asked.view, asked.scope, asked.compared, asked.today])
  }
  watch(question, () => void load(), { immediate: true, flush: 'post' })

  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onEvent((event) => {
    if (event.type === 'progress') return
    if (event.type === 'changed' && event.areas.includes('office')) void options.onSettings().catch(reportError)
    clearTimeout(timer)
    timer = setTimeout(() => void load(), READ_AFTER_MS)
  })
  onScopeDispose(() => {
    turn += 1
    stop()
    clearTimeout(timer)
  })
  return { shown, waiting, failed, load }
}
