import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/analytics', component: () => import('./AnalyticsPage.vue'), meta: { title: texts.title } },
  {
    path: '/print/workload',
    component: () => import('./WorkloadPrintPage.vue'),
    meta: { layout: 'bare', title: texts.workload.title },
  },
]

export const nav: readonly NavEntry[] = [
  { group: 2, order: 1, icon: 'chart-column', title: texts.title, to: '/analytics' },
]
