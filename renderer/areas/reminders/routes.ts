import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/reminders', component: () => import('./RemindersPage.vue'), meta: { title: texts.title } },
  {
    path: '/print/reminders',
    component: () => import('./RemindersPrintPage.vue'),
    meta: { layout: 'bare', title: texts.title },
  },
]

export const nav: readonly NavEntry[] = [{ group: 1, order: 6, icon: 'clock', title: texts.title, to: '/reminders' }]
