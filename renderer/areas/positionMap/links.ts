import type { RouteLocationRaw } from 'vue-router'
import type { Period } from '../../../electron/contract/periods.ts'
import type { MapLink, MapPage } from '../../../electron/contract/positionMap.ts'
import { viewOfPeriod } from '../../app/period/period.ts'
import { viewToQuery } from '../ratings/query.ts'
import { reportRoute } from '../reports/links.ts'

/** Where in the application a duty is done. */

const PAGES: Readonly<Record<MapPage, string>> = {
  messages: '/messages',
  newCase: '/messages/new',
  imports: '/imports',
  quality: '/quality',
  reminders: '/reminders',
  problems: '/problems',
  flow: '/analytics/flow',
  topics: '/analytics/topics',
  places: '/analytics/places',
  terms: '/analytics/terms',
  repeats: '/analytics/repeats',
  marks: '/analytics/marks',
  effect: '/analytics/effect',
  indicators: '/settings/reports',
  ratings: '/ratings',
  reports: '/reports',
  exchange: '/exchange',
  centreRequests: '/centre-requests',
  meetings: '/meetings',
  proposals: '/meetings/proposals',
  protocolBook: '/protocols/book',
  assignments: '/assignments',
  autorules: '/autorules',
  members: '/members',
  recipients: '/directory/recipients',
  themes: '/directory/themes',
  territories: '/directory/territories',
  snippets: '/settings/snippets',
  deadlines: '/settings/deadlines',
}

/** A page that counts a period opens with the period of the map. */
export function pageRoute(page: MapPage, period: Period): RouteLocationRaw {
  const path = PAGES[page]
  if (page === 'ratings') return { path, query: viewToQuery({ ...viewOfPeriod(period), scope: null, open: null }) }
  if (!path.startsWith('/analytics/')) return path
  const { kind, from, to } = period
  return { path, query: { period: kind, on: from, ...(kind === 'custom' ? { to } : {}) } }
}

export function mapRoute(link: MapLink, period: Period): RouteLocationRaw {
  if (link.kind === 'page') return pageRoute(link.page, period)
  if (link.kind === 'rating')
    return { path: '/ratings', query: viewToQuery({ ...viewOfPeriod(link.period), scope: link.scope, open: null }) }
  if (link.kind === 'report') return `/reports/${link.reportId}`
  if (link.kind === 'reports') return { path: '/reports', query: { kind: link.reportKind } }
  return reportRoute(link)
}
