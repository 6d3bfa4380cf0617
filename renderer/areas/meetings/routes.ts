import type { RouteRecordRaw } from 'vue-router'
import { api } from '../../api/index.ts'
import type { NavEntry } from '../../app/nav.ts'
import { registerPaletteProvider } from '../../app/palette.ts'
import { counted, fullDate, longDate } from '../../ui/format.ts'
import { searchList } from '../../ui/layout.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/meetings', component: () => import('./MeetingListPage.vue'), meta: { title: 'Заседания' } },
  {
    path: '/meetings/proposals',
    component: () => import('./prep/ProposalsPage.vue'),
    meta: { title: 'Предложения в повестку' },
  },
  { path: '/meetings/groups', component: () => import('./prep/GroupsPage.vue'), meta: { title: 'Рабочие группы' } },
  {
    path: '/meetings/:id(\\d+)/prep',
    component: () => import('./prep/PrepPage.vue'),
    meta: { title: 'Подготовка заседания' },
  },
  { path: '/meetings/:id(\\d+)', component: () => import('./MeetingRoute.vue'), meta: { title: 'Заседание' } },
  {
    path: '/meetings/:id(\\d+)/present',
    component: () => import('./PresentPage.vue'),
    meta: { title: 'Заседание на экране', layout: 'bare' },
  },
]

export const nav: readonly NavEntry[] = [
  { group: 1, order: 3, icon: 'messages-square', title: 'Заседания', to: '/meetings', match: ['/protocols'] },
]

const FOUND = 4

registerPaletteProvider({
  id: 'meetings',
  group: 'Заседания',
  order: 3,
  search: async (query) => {
    const { meetings } = await api.meetings.list({ year: null })
    const found = searchList(
      meetings,
      query,
      (one) =>
        `${one.number} заседание № ${one.number} от ${fullDate(one.heldOn)} ${longDate(one.heldOn)} ${one.place}`,
    )
    // The palette asks again in the other layout by itself.
    if (found.swapped) return []
    return found.items.slice(0, FOUND).map((one) => ({
      id: `meeting-${one.id}`,
      title: `Заседание №\u00A0${one.number} от ${fullDate(one.heldOn)}`,
      icon: 'messages-square' as const,
      meta: counted(one.items, ['вопрос', 'вопроса', 'вопросов']),
      to: `/meetings/${one.id}`,
    }))
  },
})

const places = [
  { id: 'meeting-proposals', title: 'Предложения в повестку', icon: 'list-checks' as const, to: '/meetings/proposals' },
  { id: 'meeting-groups', title: 'Рабочие группы', icon: 'users' as const, to: '/meetings/groups' },
]

registerPaletteProvider({
  id: 'meeting-places',
  group: 'Заседания',
  order: 3,
  search: (query) => {
    const found = searchList(places, query, (one) => one.title)
    return Promise.resolve(found.swapped ? [] : found.items)
  },
})
