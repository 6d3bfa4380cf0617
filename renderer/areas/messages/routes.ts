import type { RouteRecordRaw } from 'vue-router'
import type { CaseRow } from '../../../electron/contract/messages.ts'
import { api } from '../../api/index.ts'
import type { CounterSource, NavEntry } from '../../app/nav.ts'
import { registerPaletteProvider } from '../../app/palette.ts'
import { fold } from '../../ui/layout.ts'
import { texts } from './texts.ts'
import { caseViews } from './views.ts'
import ViewsNav from './ViewsNav.vue'

const FOUND = 6
/** The card of that very number may stand behind others that only mention it. */
const LOOKED_AT = 40

export const routes: RouteRecordRaw[] = [
  { path: '/messages', component: () => import('./RegisterPage.vue'), meta: { title: texts.section } },
  { path: '/messages/new', component: () => import('./entry/EntryPage.vue'), meta: { title: texts.keys.create } },
  { path: '/messages/:id(\\d+)', component: () => import('./CardPage.vue'), meta: { title: texts.register.card } },
  {
    path: '/print/case/:id(\\d+)',
    component: () => import('./CasePrintPage.vue'),
    meta: { layout: 'bare', title: texts.register.card },
  },
]

export const nav: readonly NavEntry[] = [
  {
    group: 1,
    order: 2,
    icon: 'inbox',
    title: texts.section,
    to: '/messages',
    counter: 'views.open',
    below: ViewsNav,
    match: ['/quality'],
  },
]

/** Figures of the views, `views.<id>`; «Сообщения» itself shows the open ones. */
export const counters: CounterSource = async () => {
  const figures = await api.messages.counters({ filters: caseViews.map((view) => view.filter) })
  return { views: Object.fromEntries(caseViews.map((view, index) => [view.id, figures[index] ?? 0])) }
}

registerPaletteProvider({
  id: 'messages',
  group: texts.searchGroup,
  order: 2,
  search: async (query) => {
    const { rows } = await api.messages.list({
      filter: { search: query },
      sort: { by: 'received', direction: 'desc' },
      after: null,
      limit: LOOKED_AT,
    })
    const number = fold(query).replace(/^№ ?/, '')
    const isExact = (row: CaseRow): boolean => fold(row.number) === number || fold(row.externalNumber) === number
    return [...rows.filter(isExact), ...rows.filter((row) => !isExact(row))].slice(0, FOUND).map((row) => ({
      id: `case-${row.id}`,
      title: row.gist,
      icon: 'inbox' as const,
      meta: `№\u00A0${row.number}`,
      to: `/messages/${row.id}`,
    }))
  },
})
