import type { RouteRecordRaw } from 'vue-router'
import { api } from '../../api/index.ts'
import type { CounterSource, NavEntry } from '../../app/nav.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/desk', component: () => import('./DeskPage.vue'), meta: { title: texts.title } },
  { path: '/desk/list', component: () => import('./DeskListPage.vue'), meta: { title: texts.list.title } },
]

export const nav: readonly NavEntry[] = [
  { group: 1, order: 1, icon: 'calendar-check', title: texts.title, to: '/desk', counter: 'desk' },
]

/** Figures of the left panel: `desk`, `messages` (open), `centreRequests` (at work). */
export const counters: CounterSource = async () => {
  const { desk, messages, centreRequests } = await api.desk.counters({})
  return { desk, messages, centreRequests }
}
