import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/incoming', component: () => import('./IncomingPage.vue'), meta: { title: texts.title } },
  {
    path: '/incoming/consolidated',
    component: () => import('./ConsolidatedPage.vue'),
    meta: { title: texts.consolidated.title },
  },
  { path: '/incoming/:id(\\d+)', component: () => import('./PackagePage.vue'), meta: { title: texts.title } },
  { path: '/incoming/:id(\\d+)/merge', component: () => import('./MergePage.vue'), meta: { title: texts.merge.title } },
]

export const nav: readonly NavEntry[] = [{ group: 3, order: 25, icon: 'inbox', title: texts.title, to: '/incoming' }]
