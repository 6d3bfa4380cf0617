import type { RouteRecordRaw } from 'vue-router'
import { api } from '../../api/index.ts'
import type { NavEntry } from '../../app/nav.ts'
import { registerPaletteProvider } from '../../app/palette.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/problems', component: () => import('./ProblemsPage.vue'), meta: { title: texts.title } },
]

export const nav: readonly NavEntry[] = [
  { group: 2, order: 2, icon: 'triangle-alert', title: texts.title, to: '/problems' },
]

const FOUND = 4

registerPaletteProvider({
  id: 'problems',
  group: texts.title,
  order: 6,
  search: async (query) => {
    const { rows } = await api.repeats.problems({ sort: 'size', search: query.slice(0, 200), limit: FOUND })
    return rows.map((row) => ({
      id: `problem-${row.id}`,
      title: row.title,
      icon: 'triangle-alert' as const,
      meta: String(row.total),
      to: `/messages?problemIds=${row.id}`,
    }))
  },
})
