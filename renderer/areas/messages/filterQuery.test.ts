import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import {
  CASE_RESULTS,
  CASE_SORTS,
  CASE_STATUSES,
  caseExclusion,
  caseFilter,
  RELATIVE_PERIODS,
  type CaseExclusion,
  type CaseFilter,
} from '../../../electron/contract/messages.ts'
import {
  caseFilterToQuery,
  caseListLink,
  isBareQuery,
  queryToCaseFilter,
  queryToSort,
  sortToQuery,
} from './filterQuery.ts'

const ids = fc.array(fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 1_000_000 })), {
  minLength: 1,
  maxLength: 6,
})
const date = fc
  .integer({ min: 0, max: 3650 })
  .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10))
const words = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map((text) => v.parse(caseFilter.entries.search, text))

const period = fc.constantFrom(...RELATIVE_PERIODS)
const one = fc.integer({ min: 1, max: 1_000_000 })
const flag = fc.boolean()
const grade = fc.integer({ min: 1, max: 2 })
const conditions = {
  kind: fc.constantFrom('message', 'appeal'),
  statuses: fc.array(fc.constantFrom(...CASE_STATUSES), { minLength: 1, maxLength: 4 }),
  state: fc.constantFrom('open', 'closed'),
  outcome: fc.constantFrom('inTime', 'late', 'postponed', 'open', 'overdueOpen'),
  due: fc.constantFrom('overdue', 'today', 'untilFriday', 'later', 'none'),
  dueStage: fc.constantFrom('interim', 'final'),
  dueFrom: date,
  dueTo: date,
  receivedFrom: date,
  receivedTo: date,
  answeredFrom: date,
  answeredTo: date,
  channelIds: ids,
  blockIds: ids,
  themeIds: ids,
  territoryIds: ids,
  recipientIds: ids,
  responsibleIds: ids,
  fastTrack: fc.boolean(),
  isImportant: fc.boolean(),
  isRepeat: fc.boolean(),
  hasClarity: fc.boolean(),
  dueIn: period,
  dueBy: date,
  postponed: fc.constantFrom('waiting', 'back'),
  receivedIn: period,
  registeredFrom: date,
  registeredTo: date,
  registeredIn: period,
  answeredIn: period,
  postponedFrom: date,
  postponedTo: date,
  problemIds: ids,
  importId: one,
  operationId: one,
  ruleId: one,
  hasRepeats: flag,
  returnsFrom: one.map((many) => (many % 1000) + 1),
  isPaused: flag,
  isExtended: flag,
  isRedirected: flag,
  needsNotice: flag,
  approval: fc.constantFrom('waiting', 'approved', 'none'),
  results: fc.array(fc.constantFrom(null, ...CASE_RESULTS), { minLength: 1, maxLength: 3 }),
  hasQuality: flag,
  qualityFrom: grade,
  qualityTo: grade,
  asked: fc.constantFrom('waiting', 'answered', 'lapsed', 'never'),
  isSolved: flag,
  hasSolved: flag,
  hadAnswer: flag,
  clarityFrom: grade,
  clarityTo: grade,
  hasInterim: flag,
  hasApplicant: flag,
  hasAnswerText: flag,
  hasFiles: flag,
  hasAddress: flag,
  hasNote: flag,
  hasExternal: flag,
  rawStatus: words,
  sourcePage: words,
  fact: words,
} as const
const withoutEmpty = (filter: object) => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
const exclusions: fc.Arbitrary<CaseExclusion> = fc
  .record(conditions, { requiredKeys: [] })
  .map((filter) => v.parse(caseExclusion, withoutEmpty(filter)))
  .filter((filter) => Object.keys(filter).length > 0)

const filters: fc.Arbitrary<CaseFilter> = fc
  .record({ ...conditions, search: words, not: exclusions, isDeleted: fc.boolean() }, { requiredKeys: [] })
  .map((filter) => v.parse(caseFilter, withoutEmpty(filter)))

describe('a filter of the register in the address', () => {
  it('comes back as it was, whatever its conditions', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        // The address travels as text.
        const query = Object.fromEntries(new URLSearchParams(caseFilterToQuery(filter)))
        expect(queryToCaseFilter(query)).toEqual(filter)
      }),
    )
  })

  it('covers every condition of the contract', () => {
    const seen = new Set(fc.sample(filters, 2000).flatMap((filter) => Object.keys(filter)))
    expect([...seen].toSorted()).toEqual(Object.keys(caseFilter.entries).toSorted())
  })

  it('tells a list without conditions from the bare address', () => {
    expect(isBareQuery({})).toBe(true)
    expect(isBareQuery({ sort: 'number-desc' })).toBe(true)
    expect(isBareQuery(caseFilterToQuery({}))).toBe(false)
    expect(queryToCaseFilter(caseFilterToQuery({}))).toEqual({})
    expect(isBareQuery(caseFilterToQuery({ state: 'open' }))).toBe(false)
  })

  it('treats an empty list of values as no condition', () => {
    expect(caseFilterToQuery({ state: 'open', blockIds: [] })).toEqual({ state: 'open' })
  })

  it('drops a condition it cannot read and keeps the others', () => {
    expect(
      queryToCaseFilter({
        state: 'open',
        due: 'someday',
        blockIds: '3,x',
        receivedFrom: '2026-02-30',
        isRepeat: 'yes',
        kind: ['appeal', 'message'],
      }),
    ).toEqual({ state: 'open', kind: 'appeal' })
  })

  it('names the order only when it is not by due date', () => {
    expect(sortToQuery({ by: 'due', direction: 'asc' })).toEqual({})
    for (const by of CASE_SORTS)
      for (const direction of ['asc', 'desc'] as const)
        expect(queryToSort(sortToQuery({ by, direction }))).toEqual({ by, direction })
    const several = { by: 'received', direction: 'asc', further: [{ by: 'due', direction: 'desc' }] } as const
    expect(sortToQuery({ ...several, further: [...several.further] })).toEqual({ sort: 'received-asc,due-desc' })
    expect(queryToSort({ sort: 'received-asc,due-desc' })).toEqual(several)
    expect(queryToSort({ sort: 'colour-up' })).toEqual({ by: 'due', direction: 'asc' })
  })

  it('makes a link for a figure', () => {
    expect(caseListLink({ blockIds: [4], outcome: 'late' }, { by: 'answered', direction: 'desc' })).toEqual({
      path: '/messages',
      query: { blockIds: '4', outcome: 'late', sort: 'answered-desc' },
    })
  })
})
