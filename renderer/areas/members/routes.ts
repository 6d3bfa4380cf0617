import type { RouteRecordRaw } from 'vue-router'
import { api } from '../../api/index.ts'
import type { NavEntry } from '../../app/nav.ts'
import { registerPaletteProvider } from '../../app/palette.ts'
import { searchList } from '../../ui/layout.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/members', component: () => import('./MembersPage.vue'), meta: { title: texts.title } },
]

export const nav: readonly NavEntry[] = [{ group: 1, order: 5, icon: 'users', title: texts.title, to: '/members' }]

const FOUND = 5

registerPaletteProvider({
  id: 'members',
  group: texts.searchGroup,
  order: 1,
  search: async (query) => {
    const { persons } = await api.directory.all({})
    const found = searchList(persons, query, (one) => `${one.fullName} ${one.post}`)
    // The palette asks again in the other layout by itself.
    if (found.swapped) return []
    return found.items.slice(0, FOUND).map((one) => ({
      id: `person-${one.id}`,
      title: one.fullName || one.shortName,
      icon: 'users' as const,
      meta: one.post,
      to: `/members?person=${one.id}`,
    }))
  },
})
