import type { RouteLocationRaw } from 'vue-router'
import type { GapLink, ReportLink } from '../../../electron/contract/reports.ts'
import { figureRoute } from '../../app/figures.ts'
import { queryOf } from '../centreRequests/filters.ts'

/** Where a cell of a report leads. */
export function reportRoute(link: ReportLink): RouteLocationRaw {
  if (link.kind === 'requests') return { path: '/centre-requests', query: queryOf(link.filter) }
  if (link.kind === 'meeting') return `/meetings/${link.meetingId}`
  if (link.kind === 'assignment') return { path: '/assignments', query: { show: 'all', id: String(link.assignmentId) } }
  return figureRoute(link)
}

/** Where a gap in the data is filled. */
export function gapRoute(link: GapLink): RouteLocationRaw {
  if (link.kind === 'territories') return '/directory/territories'
  if (link.kind === 'calendar') return '/settings/hours'
  return figureRoute(link)
}
