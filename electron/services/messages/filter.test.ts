import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTestMessages } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import { keyedPage, rankOf } from './caseList.repo.ts'
import { nextFriday } from '../deadlines/deadlines.service.ts'
import { caseWhere } from './caseWhere.ts'

const NOW = '2026-11-17T10:42'

/** A register whose cards have these due dates, numbered from 1 in their order. */
async function openWithDueDates(due: readonly (string | null)[]): Promise<TestMessages> {
  const office = await openTestMessages()
  for (const dueAt of due) {
    const { id } = await office.enter({ receivedAt: '2026-09-01', registeredAt: '2026-09-01' })
    office.db.run('UPDATE cases SET due_at = ? WHERE id = ?', [dueAt, id])
  }
  return office
}

describe('where a due date stands on Tuesday 17.11 at 10:42', () => {
  const positions = ['overdue', 'today', 'untilFriday', 'later', 'none'] as const
  it.each([
    ['2026-11-16', 'overdue'],
    ['2026-11-16T23:59', 'overdue'],
    ['2026-11-17T10:41', 'overdue'],
    ['2026-11-17T10:42', 'today'],
    ['2026-11-17', 'today'],
    ['2026-11-17T23:59', 'today'],
    ['2026-11-18', 'untilFriday'],
    ['2026-11-20T23:59', 'untilFriday'],
    ['2026-11-21', 'later'],
    [null, 'none'],
  ] as const)('%s: %s', async (dueAt, expected) => {
    const office = await openWithDueDates([dueAt])
    const { rows: found } = {
      rows: await Promise.all(
        positions.map(async (due) => ((await office.numbers({ due })).length === 1 ? [due] : [])),
      ),
    }
    expect(found.flat()).toEqual([expected])
  })

  it('«до пятницы» on a Friday and on a weekend means the next one', () => {
    expect([nextFriday('2026-11-19'), nextFriday('2026-11-20'), nextFriday('2026-11-21')]).toEqual([
      '2026-11-20',
      '2026-11-27',
      '2026-11-27',
    ])
  })

  it('an answered card has no position any more', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter({ receivedAt: '2026-09-01', registeredAt: '2026-09-01' })
    expect(await office.numbers({ due: 'overdue' })).toEqual(['1'])
    await office.api.messages.answer({ id, version, at: null, text: 'Готово', result: null, isFinal: true })
    expect(await office.numbers({ due: 'overdue' })).toEqual([])
    expect(await office.numbers({ outcome: 'late' })).toEqual(['1'])
  })
})

describe('an answer is in time', () => {
  it.each([
    ['2026-11-16', '2026-11-16', 'inTime'],
    ['2026-11-16T18:00', '2026-11-16', 'inTime'],
    ['2026-11-16', '2026-11-16T12:00', 'inTime'],
    ['2026-11-16T12:00', '2026-11-16T12:00', 'inTime'],
    ['2026-11-16T12:01', '2026-11-16T12:00', 'late'],
    ['2026-11-17', '2026-11-16', 'late'],
    ['2026-11-17T08:00', '2026-11-16', 'late'],
    ['2026-11-17', '2026-11-16T12:00', 'late'],
    ['2026-11-17', null, 'inTime'],
  ] as const)('answered %s, due %s: %s', async (answeredAt, dueAt, expected) => {
    const office = await openWithDueDates([dueAt])
    office.db.run("UPDATE cases SET status = 'answered', answered_at = ?", [answeredAt])
    const outcomes = ['inTime', 'late', 'postponed', 'open'] as const
    const counts = await office.api.messages.counters({ filters: outcomes.map((outcome) => ({ outcome })) })
    expect(outcomes.filter((_, index) => counts[index] === 1)).toEqual([expected])
  })
})

describe('words', () => {
  it.each([
    ['проездов', ['1']],
    ['аптека речная', ['1']],
    ['Аптекой', ['1']],
    ['береза', ['2']],
    ['БЕРЁЗУ', ['2']],
    ['12-345', ['2']],
    ['ямоч', []],
    ['берёз', ['2']],
    ['аптека берёза', []],
    ['"аптека* OR', []],
    ['!!!', []],
  ])('«%s» are found in their forms', async (search, expected) => {
    const office = await openTestMessages()
    await office.enter()
    await office.enter({ gist: 'Упала берёза', address: '', externalNumber: '12-345' })
    expect(await office.numbers({ search })).toEqual(expected)
  })
})

describe('«не указано» inside a list of ids', () => {
  it('finds cards without a recipient beside those of one', async () => {
    const office = await openTestMessages()
    const [first, second] = [office.recipient(0), office.recipient(1)]
    for (const recipientId of [first, second, null]) await office.enter({ recipientId })
    expect(await office.numbers({ recipientIds: [null] })).toEqual(['3'])
    expect(await office.numbers({ recipientIds: [first, null] })).toEqual(['1', '3'])
    expect(await office.numbers({ recipientIds: [first, second] })).toEqual(['1', '2'])
    expect(await office.numbers({ recipientIds: [] })).toEqual(['1', '2', '3'])
  })
})

describe('a page', () => {
  const moments = fc.option(
    fc.constantFrom('2026-11-16', '2026-11-17', '2026-11-17T09:00', '2026-11-17T16:40', '2026-11-20', '2026-12-01'),
    { nil: null },
  )
  const sorts = fc.record({
    by: fc.constantFrom('due', 'received', 'number', 'answered'),
    direction: fc.constantFrom('asc', 'desc'),
  } as const)

  it('follows the other without gaps and repeats, undated cards last, whatever the order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(moments, { minLength: 1, maxLength: 12 }),
        sorts,
        fc.integer({ min: 1, max: 5 }),
        async (due, sort, limit) => {
          const office = await openWithDueDates(due)
          const seen: { id: number; dueAt: string | null }[] = []
          let after: { key: string | number | null; id: number } | null = null
          do {
            const page: Awaited<ReturnType<typeof office.api.messages.list>> = await office.api.messages.list({
              filter: {},
              sort,
              after,
              limit,
            })
            expect(page.rows.length).toBeLessThanOrEqual(limit)
            seen.push(...page.rows.map(({ id, dueAt }) => ({ id, dueAt })))
            after = page.next
          } while (after !== null)
          expect(seen.map((row) => row.id).sort((a, b) => a - b)).toEqual(due.map((_, index) => index + 1))
          if (sort.by !== 'due') return
          const dated = seen.map((row) => row.dueAt).filter((at) => at !== null)
          // A bare date lasts to the end of its day, so it stands behind the moments of that day.
          const ends = dated.map((at) => `${at}U`)
          expect(ends).toEqual(
            [...ends].sort((a, b) => (a < b ? -1 : Number(a > b)) * (sort.direction === 'asc' ? 1 : -1)),
          )
          expect(seen.slice(0, dated.length).every((row) => row.dueAt !== null)).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('a far jump', () => {
  it('gives the rows that walking there would give, whatever the order, from the head and from a cursor', async () => {
    const moments = fc.option(fc.constantFrom('2026-11-16', '2026-11-17', '2026-11-17T09:00', '2026-12-01'), {
      nil: null,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(moments, { minLength: 1, maxLength: 9 }),
        fc.constantFrom('due', 'received', 'number', 'answered'),
        fc.constantFrom('asc', 'desc'),
        fc.nat(10),
        fc.nat(4),
        async (due, by, direction, skip, before) => {
          const office = await openWithDueDates(due)
          const read = async (
            more: { after?: { key: string | number | null; id: number } | null; skip?: number },
            limit = 500,
          ) => office.api.messages.list({ filter: {}, sort: { by, direction }, after: null, limit, ...more })
          const all = (await read({})).rows.map((row) => row.id)
          const jumped = await read({ skip })
          expect(jumped.rows.map((row) => row.id)).toEqual(all.slice(skip))
          const { next } = await read({}, before + 1)
          if (next === null) return
          const behind = await read({ after: next, skip }, 2)
          expect(behind.rows.map((row) => row.id)).toEqual(all.slice(before + 1 + skip, before + 3 + skip))
          expect(behind.next === null).toBe(before + 3 + skip >= all.length)
        },
      ),
      { numRuns: 40 },
    )
  })

  it.each([
    [{}, 'due'],
    [{ state: 'open' }, 'due'],
    [{ channelIds: [1], blockIds: [2] }, 'received'],
    [{}, 'number'],
    [{}, 'answered'],
  ] as const)('%j by %s finds its place in an index alone', async (filter, by) => {
    const office = await openTestMessages()
    const { sql, params } = rankOf(
      { filter: filter as unknown as CaseFilter, sort: { by, direction: 'asc' }, after: null, skip: 500, limit: 100 },
      NOW,
    )
    const steps = office.db.all<{ opcode: string; p1: number; p3: number }>(`EXPLAIN ${sql}`, params)
    // The table is opened but sought only when a column of a card is asked for (DeferredSeek); none may be.
    const cards = steps.find((step) => step.opcode === 'DeferredSeek')?.p3
    expect(steps.filter((step) => step.opcode === 'Column' && step.p1 === cards)).toEqual([])
    expect(steps.some((step) => step.opcode.startsWith('Sorter'))).toBe(false)
  })
})

describe('the plan of SQLite', () => {
  const plan = async (filter: CaseFilter, by: 'due' | 'received' | 'number' | 'answered'): Promise<string> => {
    const office = await openTestMessages()
    const { sql, params } = keyedPage(
      { filter, sort: { by, direction: 'asc' }, after: { key: '2026-11-01', id: 5 }, limit: 100 },
      NOW,
    )
    return office.db
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params)
      .map((row) => row.detail)
      .join('; ')
  }
  it.each([
    [{}, 'due', 'cases_due'],
    [{ state: 'open' }, 'due', 'cases_open_due'],
    [{ state: 'open', blockIds: [1], channelIds: [2] }, 'due', 'cases_open_due'],
    [{ due: 'overdue' }, 'due', 'cases_open_due'],
    [{}, 'received', 'cases_received'],
    [{}, 'number', 'cases_number_key'],
    [{}, 'answered', 'cases_answered'],
  ] as const)('%j by %s walks %s and sorts nothing', async (filter, by, index) => {
    const text = await plan(filter as CaseFilter, by)
    expect(text).toContain(index)
    expect(text).not.toContain('TEMP B-TREE')
  })
  it.each([{ hasFiles: true }, { hasRepeats: true }, { ruleId: 1 }] as const)(
    '%j begins with its few cards, not with the register',
    async (filter) => {
      const office = await openTestMessages()
      const { sql, params } = keyedPage(
        { filter, sort: { by: 'due', direction: 'asc' }, after: null, limit: 100, few: [1, 2] },
        NOW,
      )
      const steps = office.db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params).map((row) => row.detail)
      expect(steps[0]).toContain('few')
      expect(steps[1]).toContain('SEARCH c USING INTEGER PRIMARY KEY')
    },
  )
})

it('an absent field sets no condition but that the card is not in the trash', () => {
  expect(caseWhere({}, NOW)).toEqual({ sql: '(c.deleted_at IS NULL)', params: [] })
})
