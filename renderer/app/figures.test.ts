import type { LocationQuery } from 'vue-router'
import { expect, test } from 'vitest'
import type { AssignmentFilter } from '../../electron/contract/assignments.ts'
import type { CaseFilter } from '../../electron/contract/messages.ts'
import { filterOf } from '../areas/assignments/filters.ts'
import { queryToCaseFilter, type QueryLike } from '../areas/messages/filterQuery.ts'
import { figureRoute } from './figures.ts'

const queryOfRoute = (route: ReturnType<typeof figureRoute>): Record<string, string> =>
  typeof route === 'object' && 'query' in route ? ((route.query ?? {}) as Record<string, string>) : {}

test('a figure of cards opens the register under the very filter it was counted by', () => {
  const filter: CaseFilter = {
    receivedFrom: '2026-07-01',
    receivedTo: '2026-09-30',
    blockIds: [null, 3],
    outcome: 'overdueOpen',
    not: { asked: 'never' },
  }
  const route = figureRoute({ kind: 'cases', filter })
  expect(route).toMatchObject({ path: '/messages' })
  expect(queryToCaseFilter(queryOfRoute(route) as QueryLike)).toEqual(filter)
})

test('a figure of all cards opens all of them, not the usual view of open ones', () => {
  expect(figureRoute({ kind: 'cases', filter: {} })).toEqual({ path: '/messages', query: { any: '1' } })
})

test('a figure of assignments opens the assignments it was counted by', () => {
  const filter: AssignmentFilter = {
    show: 'done',
    executor: { kind: 'recipient', id: 4 },
    meetingId: null,
    text: '',
    controllerId: null,
    blockId: 2,
    origin: null,
    issuedFrom: '2026-07-01',
    issuedTo: '2026-09-30',
    dueFrom: null,
    dueTo: null,
    returned: true,
  }
  const route = figureRoute({ kind: 'assignments', filter })
  expect(route).toMatchObject({ path: '/assignments' })
  expect(filterOf(queryOfRoute(route) as LocationQuery)).toEqual(filter)
})
