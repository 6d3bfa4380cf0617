import type { RouteRecordRaw } from 'vue-router'
import { api } from '../../api/index.ts'
import type { NavEntry } from '../../app/nav.ts'
import { registerPaletteProvider } from '../../app/palette.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/centre-requests', component: () => import('./CentreRequestsPage.vue'), meta: { title: texts.title } },
]

/** Beside the package: what goes to the ЦУР and what comes from it. Its figure comes with those of the desk. */
export const nav: readonly NavEntry[] = [
  { group: 3, order: 21, icon: 'building-2', title: texts.title, to: '/centre-requests', counter: 'centreRequests' },
]

const FOUND = 4

registerPaletteProvider({
  id: 'centre-requests',
  group: texts.title,
  order: 5,
  search: async (query) => {
    const { rows } = await api.centreRequests.list({ filter: { show: 'all', text: query }, after: null, limit: FOUND })
    return rows.map((row) => ({
      id: `centre-request-${row.id}`,
      title: row.title,
      icon: 'building-2' as const,
      meta: row.number,
      to: `/centre-requests?show=all&id=${row.id}`,
    }))
  },
})
