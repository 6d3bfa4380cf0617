import type { RouteRecordRaw } from 'vue-router'
import { api } from '../../api/index.ts'
import type { CounterSource, NavEntry } from '../../app/nav.ts'

export const routes: RouteRecordRaw[] = [{ path: '/assignments', component: () => import('./AssignmentsPage.vue'), meta: { title: 'Поручения' } }]

export const nav: readonly NavEntry[] = [
  { group: 1, order: 4, icon: 'list-checks', title: 'Поручения', to: '/assignments', counter: 'assignments.active' },
]

export const counters: CounterSource = async () => ({ assignments: await api.assignments.counts({}) })
