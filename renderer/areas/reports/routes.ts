import type { RouteRecordRaw } from 'vue-router'
import { periodName } from '../../../electron/contract/periods.ts'
import { api } from '../../api/index.ts'
import type { NavEntry } from '../../app/nav.ts'
import { registerPaletteProvider } from '../../app/palette.ts'
import { searchList } from '../../ui/layout.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/reports', component: () => import('./ReportsPage.vue'), meta: { title: texts.title } },
  {
    path: '/reports/:id(\\d+)',
    component: () => import('./ReportPage.vue'),
    meta: { title: texts.title, layout: 'rail' },
  },
]

export const nav: readonly NavEntry[] = [{ group: 3, order: 19, icon: 'file-text', title: texts.nav, to: '/reports' }]

/** So many of the newest are searched and shown. */
const LAST = 200
const FOUND = 4

registerPaletteProvider({
  id: 'reports',
  group: texts.title,
  order: 6,
  search: async (query) => {
    const { rows } = await api.reports.list({ kind: null, limit: LAST, offset: 0 })
    const named = rows.map((row) => ({ row, text: `${row.title} ${row.number} ${periodName(row.period)}` }))
    return searchList(named, query, ({ text }) => text)
      .items.slice(0, FOUND)
      .map(({ row }) => ({
        id: `report-${row.id}`,
        title: row.title,
        icon: 'file-text' as const,
        meta: periodName(row.period),
        to: `/reports/${row.id}`,
      }))
  },
})
