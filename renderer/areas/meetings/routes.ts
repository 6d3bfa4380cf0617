import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/meetings', component: () => import('./MeetingListPage.vue'), meta: { title: 'Заседания' } },
  { path: '/meetings/:id(\\d+)', component: () => import('./MeetingPage.vue'), meta: { title: 'Заседание' } },
]

export const nav: readonly NavEntry[] = [
  { group: 1, order: 3, icon: 'messages-square', title: 'Заседания', to: '/meetings', match: ['/protocols'] },
]
