import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/members', component: () => import('./MembersPage.vue'), meta: { title: texts.title } },
  {
    path: '/print/roster',
    component: () => import('./RosterPrintPage.vue'),
    meta: { layout: 'bare', title: texts.title },
  },
]

export const nav: readonly NavEntry[] = [{ group: 1, order: 5, icon: 'users', title: texts.title, to: '/members' }]
