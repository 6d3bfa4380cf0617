import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { PositionMap } from '../../../electron/contract/positionMap.ts'
import { api, ApiError, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { periodOfView, periodToQuery, queryToPeriod, steppedView, type PeriodView } from '../../app/period/period.ts'
import { officeNow } from '../../ui/clock.ts'
import { showOf, type Show } from './rows.ts'

const PATH = '/position-map'
/** Changes that come in a burst (an import) are counted once, ms. */
const READ_AFTER_MS = 400

/** The map of the period that the address names; read again after each change of the register. */
export const usePositionMap = () => {
  const route = useRoute()
  const router = useRouter()
  const view = shallowRef<PeriodView>(queryToPeriod(route.query))
  const show = ref<Show>(showOf(route.query['show']))
  const weekStart = ref<number | null>(null)
  const map = shallowRef<PositionMap | null>(null)
  const failed = ref(false)
  const today = computed(() => officeNow.value.slice(0, 10))
  const period = computed(() => periodOfView(view.value, today.value, weekStart.value ?? 1))

  let asked = 0
  const load = async (): Promise<void> => {
    if (today.value === '' || weekStart.value === null) return
    const mine = ++asked
    try {
      const found = await api.positionMap.view({ period: period.value })
      if (mine !== asked) return
      map.value = found
      failed.value = false
    } catch (error) {
      if (mine !== asked) return
      failed.value = true
      if (!(error instanceof ApiError && error.code === 'noRegister')) reportError(error)
    }
  }
  const loadOffice = async (): Promise<void> => {
    weekStart.value = (await api.office.get({})).settings.weekStart
  }
  const go = (changes: Partial<PeriodView & { show: Show }>): void => {
    const next = { show: show.value, ...view.value, ...changes }
    const query = { ...periodToQuery(next), ...(next.show === 'all' ? {} : { show: next.show }) }
    void router.replace({ path: PATH, query })
  }
  const step = (by: 1 | -1): void => go(steppedView(period.value, by, weekStart.value ?? 1))
  const asks = computed(() => JSON.stringify([period.value, weekStart.value]))

  watch(
    () => route.query,
    (query) => {
      if (route.path !== PATH) return
      view.value = queryToPeriod(query)
      show.value = showOf(query['show'])
    },
  )
  watch([asks, today], () => void load(), { immediate: true })

  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onEvent((event) => {
    if (event.type === 'progress') return
    if (event.type === 'changed' && event.areas.includes('office')) void loadOffice().catch(reportError)
    clearTimeout(timer)
    timer = setTimeout(() => void load(), READ_AFTER_MS)
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  void loadOffice().catch(reportError)
  return { view, show, period, map, failed, go, step, load }
}
