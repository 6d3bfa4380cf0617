import type { RouteRecordRaw } from 'vue-router'
import { api } from '../../api/index.ts'
import type { CounterSource, NavEntry } from '../../app/nav.ts'
import { registerPaletteProvider } from '../../app/palette.ts'
import { upperFirst } from '../../ui/format.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/assignments', component: () => import('./AssignmentsPage.vue'), meta: { title: 'Поручения' } },
]

export const nav: readonly NavEntry[] = [
  { group: 1, order: 4, icon: 'list-checks', title: 'Поручения', to: '/assignments', counter: 'assignments.active' },
]

export const counters: CounterSource = async () => ({ assignments: await api.assignments.counts({}) })

const FOUND = 4

registerPaletteProvider({
  id: 'assignments',
  group: 'Поручения',
  order: 4,
  search: async (query) => {
    const filter = { show: 'all' as const, executor: null, meetingId: null, text: query }
    const { rows } = await api.assignments.list({ filter, after: null, limit: FOUND })
    return rows.map((row) => ({
      id: `assignment-${row.id}`,
      title: upperFirst(row.text),
      icon: 'list-checks' as const,
      meta: row.number,
      to: `/assignments?show=all&id=${row.id}`,
    }))
  },
})
