import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  {
    path: '/analytics/:leaf(flow|topics|places|terms|repeats|marks|load|seasons|effect)?',
    component: () => import('./AnalyticsPage.vue'),
    meta: { title: texts.title },
  },
  {
    path: '/print/chart',
    component: () => import('./ChartPrintPage.vue'),
    meta: { layout: 'bare', title: texts.title },
  },
  {
    path: '/print/workload',
    component: () => import('./WorkloadPrintPage.vue'),
    meta: { layout: 'bare', title: texts.workload.title },
  },
]

export const nav: readonly NavEntry[] = [
  { group: 2, order: 1, icon: 'chart-column', title: texts.title, to: '/analytics' },
]
