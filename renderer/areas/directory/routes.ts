import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/directory', redirect: '/directory/blocks' },
  { path: '/directory/:directory', component: () => import('./DirectoryPage.vue'), meta: { title: 'Справочники' } },
]

export const nav: NavEntry[] = [{ group: 4, order: 10, icon: 'book-open', title: 'Справочники', to: '/directory' }]
