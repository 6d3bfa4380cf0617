import type { RouteLocationRaw } from 'vue-router'
import type { FigureLink } from '../../electron/contract/indicators.ts'
import { queryOf } from '../areas/assignments/filters.ts'
import { caseListLink } from '../areas/messages/filterQuery.ts'

/** Where a figure leads: the list whose count it is (model.md invariant 8). The one place that knows the lists of figures. */
export const figureRoute = (link: FigureLink): RouteLocationRaw =>
  link.kind === 'cases' ? caseListLink(link.filter) : { path: '/assignments', query: queryOf(link.filter) }
