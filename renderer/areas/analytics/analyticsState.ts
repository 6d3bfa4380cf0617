import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type {
  AnalyticsCell,
  AnalyticsFigures,
  AnalyticsGroup,
  AnalyticsPeriod,
  AnalyticsScope,
  BlockLoad,
  Week,
} from '../../../electron/contract/analytics.ts'
import { api, ApiError, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'
import { officeNow } from '../../ui/clock.ts'
import { flowPeriod, isRunning, periodBefore, periodOf } from './period.ts'
import { queryToView, viewToQuery, type View } from './query.ts'

/** Changes that come in a burst (an import) are counted once, ms. */
const READ_AFTER_MS = 400
const MONDAY = 1

/** Everything the page shows, counted for one scope at one moment. */
export type AnalyticsData = {
  scope: AnalyticsScope
  flowScope: AnalyticsScope
  before: AnalyticsPeriod
  now: string
  figures: AnalyticsFigures
  blocks: BlockLoad[]
  weeks: Week[]
  recipients: AnalyticsGroup[]
  cells: AnalyticsCell[]
  cellsBefore: AnalyticsCell[]
}

/** The period and filters live in the address; a change of either counts anew. */
export const useAnalytics = () => {
  const route = useRoute()
  const router = useRouter()
  const weekStart = ref<number | null>(null)
  const data = shallowRef<AnalyticsData | null>(null)
  const failed = ref(false)
  const today = computed(() => officeNow.value.slice(0, 10))
  const view = shallowRef<View>(queryToView(route.query))

  const start = computed(() => weekStart.value ?? MONDAY)
  const period = computed(() => periodOf(view.value.kind, view.value.on ?? today.value, start.value))
  const before = computed(() =>
    periodBefore(view.value.kind, period.value, view.value.comparison, today.value, start.value),
  )
  const scopeOf = (of: AnalyticsPeriod): AnalyticsScope => ({
    period: of,
    ...(view.value.channelIds.length > 0 ? { channelIds: view.value.channelIds } : {}),
  })
  const scope = computed(() => scopeOf(period.value))
  const running = computed(() => isRunning(period.value, today.value))

  let asked = 0
  const load = async (): Promise<void> => {
    if (today.value === '' || weekStart.value === null) return
    const mine = ++asked
    const wanted = scope.value
    const flowScope = scopeOf(flowPeriod(view.value.kind, period.value))
    const compared = before.value
    const now = officeNow.value
    try {
      const [figures, blocks, weeks, recipients, cells, cellsBefore] = await Promise.all([
        api.analytics.figures({ ...wanted, before: compared }),
        api.analytics.workload(wanted),
        api.analytics.weeks(flowScope),
        api.analytics.groups({ ...wanted, by: 'recipient' }),
        api.analytics.territoryBlocks(wanted),
        api.analytics.territoryBlocks(scopeOf(compared)),
      ])
      if (mine !== asked) return
      data.value = {
        scope: wanted,
        flowScope,
        before: compared,
        now,
        figures,
        blocks,
        weeks,
        recipients,
        cells,
        cellsBefore,
      }
      failed.value = false
    } catch (error) {
      if (mine !== asked) return
      failed.value = true
      if (!(error instanceof ApiError && error.code === 'noRegister')) reportError(error)
    }
  }
  const loadSettings = async (): Promise<void> => {
    weekStart.value = (await api.office.get({})).settings.weekStart
  }

  const go = (changes: Partial<View>): void =>
    void router.replace({ path: '/analytics', query: viewToQuery({ ...view.value, ...changes }) })
  /** Moves by whole periods. */
  const step = (by: number): void => go({ on: periodOf(view.value.kind, period.value.from, start.value, by).from })

  watch(
    () => route.query,
    (query) => {
      if (route.path === '/analytics') view.value = queryToView(query)
    },
  )
  // The hour may pass without a change of what is counted; the day may not.
  watch([view, today, weekStart], () => void load(), { immediate: true })

  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = onEvent((event) => {
    if (event.type === 'progress') return
    if (event.type === 'changed' && event.areas.includes('office')) void loadSettings().catch(reportError)
    clearTimeout(timer)
    timer = setTimeout(() => void load(), READ_AFTER_MS)
  })
  onScopeDispose(() => {
    stop()
    clearTimeout(timer)
  })
  void loadSettings().catch(reportError)
  return { view, period, before, scope, running, data, failed, go, step, load }
}
