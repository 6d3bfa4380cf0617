import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'
import { sections } from './sections.ts'

export const routes: RouteRecordRaw[] = [
  {
    path: '/settings',
    component: () => import('./SettingsPage.vue'),
    meta: { title: 'Настройки' },
    redirect: '/settings/office',
    children: sections.map(({ id, title, component }) => ({ path: id, component, meta: { title } })),
  },
]

export const nav: NavEntry[] = [{ group: 4, order: 20, icon: 'settings-2', title: 'Настройки', to: '/settings' }]
