import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/imports', component: () => import('./ImportPage.vue'), meta: { title: texts.title } },
  { path: '/imports/:id(\\d+)', component: () => import('./ReportPage.vue'), meta: { title: texts.report.title } },
]

export const nav: readonly NavEntry[] = [{ group: 3, order: 10, icon: 'file-down', title: texts.title, to: '/imports' }]
