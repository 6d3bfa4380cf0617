import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { ASSIGNMENT_ORIGINS, ASSIGNMENT_SHOWS } from '../../../electron/contract/assignments.ts'
import type { AssignmentFilter, AssignmentShow } from '../../../electron/contract/assignments.ts'
import type { Executor } from '../../../electron/contract/meetings.ts'
import { readQuery, writeQuery } from '../../app/list/query.ts'

/** Lists that always stand in the head of the page; the others come with a figure and are shown as a chip. */
export const MAIN_SHOWS = ['active', 'overdue', 'soon', 'reported', 'postponed', 'done', 'all'] as const
export type MainShow = (typeof MAIN_SHOWS)[number]
export const isMain = (show: AssignmentShow): show is MainShow => (MAIN_SHOWS as readonly string[]).includes(show)

export const executorValue = ({ kind, id }: Executor): string => `${kind}-${id}`

/** «person-7» as an executor; null for anything else. */
export function executorOf(value: string | null | undefined): Executor | null {
  const [kind, id] = (value ?? '').split('-')
  const number = Number(id)
  return (kind === 'person' || kind === 'recipient') && Number.isSafeInteger(number) && number > 0
    ? { kind, id: number }
    : null
}

/** What an address shows; what it says wrongly is left out. */
export function filterOf(query: LocationQuery): AssignmentFilter {
  const { word, text, id, day, oneOf } = readQuery(query)
  return {
    show: oneOf(ASSIGNMENT_SHOWS, 'show') ?? 'active',
    executor: executorOf(word('executor')),
    meetingId: id('meeting'),
    text: text('text'),
    controllerId: id('controller'),
    blockId: id('block'),
    origin: oneOf(ASSIGNMENT_ORIGINS, 'origin'),
    issuedFrom: day('issuedFrom'),
    issuedTo: day('issuedTo'),
    dueFrom: day('dueFrom'),
    dueTo: day('dueTo'),
    returned: word('returned') === '1',
  }
}

/** The address of a filter, without what is as usual. */
export const queryOf = (filter: AssignmentFilter): LocationQueryRaw =>
  writeQuery({
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
  })

/** Whether anything but the chosen list narrows it. */
export const isNarrowed = (filter: AssignmentFilter): boolean =>
  Object.keys(queryOf({ ...filter, show: 'active' })).length > 0
