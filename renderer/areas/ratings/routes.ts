import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/ratings', component: () => import('./RatingsPage.vue'), meta: { title: texts.title } },
]

export const nav: readonly NavEntry[] = [
  { group: 2, order: 2, icon: 'arrow-down-narrow-wide', title: texts.title, to: '/ratings' },
]
