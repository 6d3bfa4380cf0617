import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from '../../app/nav.ts'
import { sections } from './sections.ts'
import { registerPaletteProvider } from '../../app/palette.ts'
import { searchList } from '../../ui/layout.ts'

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

/** Pages of the settings by their names. */
registerPaletteProvider({
  id: 'settings',
  group: 'Настройки',
  order: 9,
  search: async (query) =>
    searchList(sections, query, (section) => section.title)
      .items.slice(0, 5)
      .map(({ id, title, icon }) => ({ id: `settings-${id}`, title, icon, to: `/settings/${id}` })),
})
