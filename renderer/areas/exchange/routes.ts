import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/exchange', component: () => import('./ExchangePage.vue'), meta: { title: texts.title } },
  {
    path: '/print/centre-note',
    component: () => import('./CentreNotePrintPage.vue'),
    meta: { layout: 'bare', title: texts.title },
  },
]

export const nav: readonly NavEntry[] = [
  { group: 3, order: 20, icon: 'package-check', title: texts.title, to: '/exchange' },
]
