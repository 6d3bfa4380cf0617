import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/position-map', component: () => import('./PositionMapPage.vue'), meta: { title: texts.title } },
]

export const nav: readonly NavEntry[] = [
  { group: 2, order: 3, icon: 'list-checks', title: texts.title, to: '/position-map' },
]
