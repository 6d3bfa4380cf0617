import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { ASSIGNMENT_ORIGINS, ASSIGNMENT_SHOWS } from '../../../electron/contract/assignments.ts'
import type { AssignmentFilter, AssignmentShow } from '../../../electron/contract/assignments.ts'
import type { Executor } from '../../../electron/contract/meetings.ts'

/** The filter lives in the address: any figure elsewhere opens its list by a link, and a reloaded page shows what it showed. */

/** Lists that always stand in the head of the page; the others come with a figure and are shown as a chip. */
export const MAIN_SHOWS = ['active', 'overdue', 'soon', 'reported', 'postponed', 'done', 'all'] as const
export type MainShow = (typeof MAIN_SHOWS)[number]
export const isMain = (show: AssignmentShow): show is MainShow => (MAIN_SHOWS as readonly string[]).includes(show)

const CIVIL = /^\d{4}-\d{2}-\d{2}$/

export const executorValue = ({ kind, id }: Executor): string => `${kind}-${id}`

/** «person-7» as an executor; null for anything else. */
export function executorOf(value: string | null | undefined): Executor | null {
  const [kind, id] = (value ?? '').split('-')
  const number = Number(id)
  return (kind === 'person' || kind === 'recipient') && Number.isInteger(number) && number > 0
    ? { kind, id: number }
    : null
}

/** What an address shows; what it says wrongly is left out. */
export function filterOf(query: LocationQuery): AssignmentFilter {
  const text = (name: string): string => (typeof query[name] === 'string' ? query[name] : '')
  const number = (name: string): number | null => (/^[1-9]\d*$/u.test(text(name)) ? Number(text(name)) : null)
  const civil = (name: string): string | null => (CIVIL.test(text(name)) ? text(name) : null)
  return {
    show: ASSIGNMENT_SHOWS.find((one) => one === text('show')) ?? 'active',
    executor: executorOf(text('executor')),
    meetingId: number('meeting'),
    text: text('text').slice(0, 200),
    controllerId: number('controller'),
    blockId: number('block'),
    origin: ASSIGNMENT_ORIGINS.find((one) => one === text('origin')) ?? null,
    issuedFrom: civil('issuedFrom'),
    issuedTo: civil('issuedTo'),
    dueFrom: civil('dueFrom'),
    dueTo: civil('dueTo'),
    returned: text('returned') === '1',
  }
}

/** The address of a filter, without what is as usual. */
export function queryOf(filter: AssignmentFilter): LocationQueryRaw {
  const all: Readonly<Record<string, string | number | null | undefined>> = {
    show: filter.show === 'active' ? null : filter.show,
    executor: filter.executor && executorValue(filter.executor),
    meeting: filter.meetingId,
    text: filter.text,
    controller: filter.controllerId,
    block: filter.blockId,
    origin: filter.origin,
    issuedFrom: filter.issuedFrom,
    issuedTo: filter.issuedTo,
    dueFrom: filter.dueFrom,
    dueTo: filter.dueTo,
    returned: filter.returned ? '1' : null,
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value === null || value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  )
}

/** Whether anything but the chosen list narrows it. */
export const isNarrowed = (filter: AssignmentFilter): boolean =>
  Object.keys(queryOf({ ...filter, show: 'active' })).length > 0
