import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { FormulaVersion, Rating, RatingHistory, RatingScopeView } from '../../../electron/contract/ratings.ts'
import { api, ApiError, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { periodOfView, steppedView } from '../../app/period/period.ts'
import { officeNow } from '../../ui/clock.ts'
import { queryToView, viewToQuery, type View } from './query.ts'

/** Changes that come in a burst (an import) are counted once, ms. */
const READ_AFTER_MS = 400

/** Everything the page shows, read for one period and scope at one moment. */
export interface RatingData {
  rating: Rating
  history: RatingHistory
  formulas: FormulaVersion[]
  now: string
}

export const useRating = () => {
  const route = useRoute()
  const router = useRouter()
  const view = shallowRef<View>(queryToView(route.query))
  const scopes = shallowRef<RatingScopeView[]>([])
  const weekStart = ref<number | null>(null)
  const data = shallowRef<RatingData | null>(null)
  const failed = ref(false)
  const today = computed(() => officeNow.value.slice(0, 10))
  const period = computed(() => periodOfView(view.value, today.value, weekStart.value ?? 1))
  const scope = computed(() => view.value.scope ?? scopes.value[0]?.scope ?? 'all')

  let asked = 0
  const load = async (): Promise<void> => {
    if (today.value === '' || weekStart.value === null || scopes.value.length === 0) return
    const mine = ++asked
    const key = { period: period.value, scope: scope.value }
    try {
      const [rating, history, formulas] = await Promise.all([
        api.ratings.rating(key),
        api.ratings.history({ scope: key.scope, kind: key.period.kind }),
        api.ratings.formulas({}),
      ])
      if (mine !== asked) return
      data.value = { rating, history, formulas, now: officeNow.value }
      failed.value = false
    } catch (error) {
      if (mine !== asked) return
      failed.value = true
      if (!(error instanceof ApiError && error.code === 'noRegister')) reportError(error)
    }
  }
  const loadOffice = async (): Promise<void> => {
    const [office, known] = await Promise.all([api.office.get({}), api.ratings.scopes({})])
    weekStart.value = office.settings.weekStart
    scopes.value = known
  }

  const go = (changes: Partial<View>): void =>
    void router.replace({ path: '/ratings', query: viewToQuery({ ...view.value, ...changes }) })
  const step = (by: 1 | -1): void => go(steppedView(period.value, by, weekStart.value ?? 1))
  const asksAnew = computed(() => JSON.stringify([period.value, scope.value, scopes.value.length, weekStart.value]))

  watch(
    () => route.query,
    (query) => {
      if (route.path === '/ratings') view.value = queryToView(query)
    },
  )
  watch([asksAnew, today], () => void load(), { immediate: true })

  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onEvent((event) => {
    if (event.type === 'progress') return
    if (event.type === 'changed' && event.areas.some((area) => area === 'office' || area === 'directory'))
      void loadOffice().catch(reportError)
    clearTimeout(timer)
    timer = setTimeout(() => void load(), READ_AFTER_MS)
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  void loadOffice().catch(reportError)
  return { view, period, scope, scopes, data, failed, today, go, step, load }
}
