import type { RouteLocationRaw } from 'vue-router'
import type { FigureList } from '../../../../electron/contract/meetingPrep.ts'
import { caseListLink } from '../../messages/filterQuery.ts'

/** The list that a figure counts, as an address. */
export const figureLink = (list: FigureList): RouteLocationRaw =>
  list.kind === 'cases'
    ? caseListLink(list.filter)
    : {
        path: '/assignments',
        query: {
          show: list.show,
          ...(list.executor ? { executor: `${list.executor.kind}-${list.executor.id}` } : {}),
        },
      }
