import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { CENTRE_REQUEST_KINDS, CENTRE_REQUEST_SHOWS, EXECUTIONS } from '../../../electron/contract/centreRequests.ts'
import type { CentreRequestFilter, CentreRequestShow } from '../../../electron/contract/centreRequests.ts'
import { readQuery, writeQuery } from '../../app/list/query.ts'
import { executorOf, executorValue } from '../assignments/filters.ts'

/** Lists that always stand in the head of the page; the others come with a figure and are shown as a chip. */
export const MAIN_SHOWS = ['active', 'overdue', 'soon', 'answered', 'closed', 'all'] as const
export type MainShow = (typeof MAIN_SHOWS)[number]
export const isMain = (show: CentreRequestShow): show is MainShow => (MAIN_SHOWS as readonly string[]).includes(show)

export const EXECUTION_FILTERS = [...EXECUTIONS, 'none'] as const

/** What an address shows; what it says wrongly is left out. */
export function filterOf(query: LocationQuery): CentreRequestFilter {
  const { word, text, id, day, oneOf } = readQuery(query)
  return {
    show: oneOf(CENTRE_REQUEST_SHOWS, 'show') ?? 'active',
    text: text('text'),
    kind: oneOf(CENTRE_REQUEST_KINDS, 'kind'),
    executor: executorOf(word('executor')),
    blockId: id('block'),
    execution: oneOf(EXECUTION_FILTERS, 'execution'),
    receivedFrom: day('receivedFrom'),
    receivedTo: day('receivedTo'),
  }
}

/** The address of a filter, without what is as usual. */
export const queryOf = (filter: CentreRequestFilter): LocationQueryRaw =>
  writeQuery({
    show: filter.show === 'active' ? null : filter.show,
    text: filter.text,
    kind: filter.kind,
    executor: filter.executor && executorValue(filter.executor),
    block: filter.blockId,
    execution: filter.execution,
    receivedFrom: filter.receivedFrom,
    receivedTo: filter.receivedTo,
  })

/** Whether anything but the chosen list narrows it. */
export const isNarrowed = (filter: CentreRequestFilter): boolean =>
  Object.keys(queryOf({ ...filter, show: 'active' })).length > 0
