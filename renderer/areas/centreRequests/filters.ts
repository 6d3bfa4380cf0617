import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { CENTRE_REQUEST_KINDS, CENTRE_REQUEST_SHOWS, EXECUTIONS } from '../../../electron/contract/centreRequests.ts'
import type { CentreRequestFilter, CentreRequestShow } from '../../../electron/contract/centreRequests.ts'
import { executorOf, executorValue } from '../assignments/filters.ts'

/** The filter lives in the address: any figure elsewhere opens its list by a link, and a reloaded page shows what it showed. */

/** Lists that always stand in the head of the page; the others come with a figure and are shown as a chip. */
export const MAIN_SHOWS = ['active', 'overdue', 'soon', 'answered', 'closed', 'all'] as const
export type MainShow = (typeof MAIN_SHOWS)[number]
export const isMain = (show: CentreRequestShow): show is MainShow => (MAIN_SHOWS as readonly string[]).includes(show)

const CIVIL = /^\d{4}-\d{2}-\d{2}$/
const EXECUTION_FILTERS = [...EXECUTIONS, 'none'] as const

/** What an address shows; what it says wrongly is left out. */
export function filterOf(query: LocationQuery): CentreRequestFilter {
  const text = (name: string): string => (typeof query[name] === 'string' ? query[name] : '')
  const civil = (name: string): string | null => (CIVIL.test(text(name)) ? text(name) : null)
  return {
    show: CENTRE_REQUEST_SHOWS.find((one) => one === text('show')) ?? 'active',
    text: text('text').slice(0, 200),
    kind: CENTRE_REQUEST_KINDS.find((one) => one === text('kind')) ?? null,
    executor: executorOf(text('executor')),
    blockId: /^[1-9]\d*$/u.test(text('block')) ? Number(text('block')) : null,
    execution: EXECUTION_FILTERS.find((one) => one === text('execution')) ?? null,
    receivedFrom: civil('receivedFrom'),
    receivedTo: civil('receivedTo'),
  }
}

/** The address of a filter, without what is as usual. */
export function queryOf(filter: CentreRequestFilter): LocationQueryRaw {
  const all: Readonly<Record<string, string | number | null | undefined>> = {
    show: filter.show === 'active' ? null : filter.show,
    text: filter.text,
    kind: filter.kind,
    executor: filter.executor && executorValue(filter.executor),
    block: filter.blockId,
    execution: filter.execution,
    receivedFrom: filter.receivedFrom,
    receivedTo: filter.receivedTo,
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  )
}

/** Whether anything but the chosen list narrows it. */
export const isNarrowed = (filter: CentreRequestFilter): boolean =>
  Object.keys(queryOf({ ...filter, show: 'active' })).length > 0
