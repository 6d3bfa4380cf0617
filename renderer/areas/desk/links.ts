import type { RouteLocationRaw } from 'vue-router'
import type { DeskLink, DeskRow, DeskSection, DeskSource } from '../../../electron/contract/desk.ts'
import { queryOf as assignmentQuery } from '../assignments/filters.ts'
import { queryOf as requestQuery } from '../centreRequests/filters.ts'
import { caseListLink } from '../messages/filterQuery.ts'

/** The order of urgency itself, one section of it and one sort of rows. */
export const sectionRoute = (section: DeskSection, source: DeskSource | null = null): RouteLocationRaw => ({
  path: '/desk/list',
  query: { section, ...(source === null ? {} : { source }) },
})

/** Where a figure of the desk leads: the list whose count it is. */
export function deskRoute(link: DeskLink): RouteLocationRaw {
  if (link.list === 'desk') return sectionRoute(link.section)
  if (link.list === 'cases') return caseListLink(link.filter)
  return link.list === 'requests'
    ? { path: '/centre-requests', query: requestQuery(link.filter) }
    : { path: '/assignments', query: assignmentQuery(link.filter) }
}

/** Where a row of the order is opened. */
export function rowRoute({ source, id }: Pick<DeskRow, 'source' | 'id'>): RouteLocationRaw {
  if (source === 'cases') return { path: `/messages/${id}` }
  return source === 'requests'
    ? { path: '/centre-requests', query: { show: 'all', id } }
    : { path: '/assignments', query: { show: 'all', id } }
}
