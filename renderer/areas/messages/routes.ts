import type { RouteRecordRaw } from 'vue-router'
import type { CaseRow } from '../../../electron/contract/messages.ts'
import { api } from '../../api/index.ts'
import type { CounterSource, NavEntry } from '../../app/nav.ts'
import { registerPaletteProvider } from '../../app/palette.ts'
import { fold, searchList } from '../../ui/layout.ts'
import { registerTabSource } from '../../app/tabs/tabs.ts'
import { caseTabs } from './tabs.ts'
import { findTexts } from './findTexts.ts'
import { useSavedViews, viewLink } from './savedViews.ts'
import { useDirectories } from './directories.ts'
import { fieldWords, texts } from './texts.ts'
import { caseListLink } from './filterQuery.ts'
import { caseViews } from './views.ts'
import ViewsNav from './ViewsNav.vue'

const FOUND = 6
/** The card of that very number may stand behind others that only mention it. */
const LOOKED_AT = 40

export const routes: RouteRecordRaw[] = [
  { path: '/messages', component: () => import('./RegisterPage.vue'), meta: { title: texts.section } },
  {
    path: '/messages/new/:slot?',
    component: () => import('./entry/EntryRoute.vue'),
    meta: { title: texts.keys.create },
  },
  { path: '/messages/:id(\\d+)', component: () => import('./CardPage.vue'), meta: { title: texts.register.card } },
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
  const own = (await api.views.list({})).views
  const filters = [...caseViews.map((view) => view.filter), ...own.map((view) => view.filter)]
  const figures = await api.messages.counters({ filters })
  const names = [...caseViews.map((view) => view.id), ...own.map((view) => `saved${view.id}`)]
  return { views: Object.fromEntries(names.map((name, index) => [name, figures[index] ?? 0])) }
}

registerTabSource(caseTabs)

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

/** Views by their names, the built-in ones and one's own. */
registerPaletteProvider({
  id: 'views',
  group: findTexts.views.found,
  order: 0,
  search: async (query) => {
    const saved = useSavedViews()
    await saved.ensure()
    const all = [
      ...caseViews.map((view) => ({ id: view.id, title: view.title, to: caseListLink(view.filter) })),
      ...saved.views.map((view) => ({ id: `own-${view.id}`, title: view.name, to: viewLink(view) })),
    ]
    return searchList(all, query, (view) => view.title)
      .items.slice(0, FOUND)
      .map(({ id, title, to }) => ({
        id: `view-${id}`,
        title,
        icon: 'list-checks' as const,
        to: `${to.path}?${new URLSearchParams(to.query).toString()}`,
      }))
  },
})

/** Recipients by their names: each opens its open cards. */
registerPaletteProvider({
  id: 'recipients',
  group: fieldWords['recipientId'] ?? '',
  order: 3,
  search: async (query) => {
    const names = useDirectories()
    await names.ensure()
    return searchList(names.options.recipients, query, (one) => `${one.label} ${one.keywords ?? ''}`)
      .items.slice(0, FOUND)
      .map(({ value, label }) => {
        const { path, query: to } = caseListLink({ state: 'open', recipientIds: [value] })
        return {
          id: `recipient-${value}`,
          title: label,
          icon: 'inbox' as const,
          to: `${path}?${new URLSearchParams(to).toString()}`,
        }
      })
  },
})
