import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/autorules', component: () => import('./AutorulesPage.vue'), meta: { title: texts.title } },
]

export const nav: readonly NavEntry[] = [{ group: 4, order: 20, icon: 'route', title: texts.title, to: '/autorules' }]
