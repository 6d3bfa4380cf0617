import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDemo } from '../../../tests/builders/demo.ts'

/** What the demonstration office has sent and received, seen as its screens see it. */

let demo: Awaited<ReturnType<typeof openDemo>>
let api: (typeof demo)['api']

beforeAll(async () => {
  demo = await openDemo()
  ;({ api } = demo)
}, 180_000)
afterAll(() => demo.close())

const quarter = { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' } as const

describe('the demonstration office on its day', () => {
  it('has signed the report of the last quarter and sent it to the ЦУР, where a package takes it along', async () => {
    const { rows } = await api.reports.list({ kind: 'quarterly', limit: 10, offset: 0 })
    expect(rows).toMatchObject([{ state: 'sent', signedOn: '2026-10-08', period: quarter, commented: 4 }])
    const contents = await api.exchange.contents({ period: quarter })
    expect(contents.find(({ part }) => part === 'reports')?.amount).toBe(2)
  })

  it('has a package that was accepted, changes that came back with a reason, and the same sent again', async () => {
    const log = await api.exchange.log({})
    expect(
      log.map(({ versionNumber, kind, state, madeBy, sending, receipt }) => [
        versionNumber,
        kind,
        state,
        madeBy.replaceAll('\u00A0', ' '),
        sending?.sentOn,
        receipt?.receivedOn,
        receipt?.reasons,
      ]),
    ).toEqual([
      [3, 'difference', 'sent', 'Лапшина О. Д.', '2026-11-16', undefined, undefined],
      [
        2,
        'difference',
        'returned',
        'Лапшина О. Д.',
        '2026-11-12',
        '2026-11-13',
        ['Не указано, какие меры приняты по просроченным записям'],
      ],
      [1, 'full', 'accepted', 'Лапшина О. Д.', '2026-11-05', '2026-11-06', []],
    ])
    const [again] = log
    const card = await api.exchange.get({ id: again?.id ?? 0 })
    expect(card.difference?.changed).toBeGreaterThan(0)
    expect(card.difference).toMatchObject({ added: 0, removed: 0 })
  })

  it('keeps its cards as the story tells them, whatever a package of a past day took back', async () => {
    const october = { kind: 'month', from: '2026-10-01', to: '2026-10-31' } as const
    const answered = await api.messages.list({
      filter: { receivedFrom: october.from, receivedTo: october.to, state: 'closed' },
      sort: { by: 'received', direction: 'desc' },
      after: null,
      limit: 500,
    })
    const since = answered.rows.filter(({ answeredAt }) => (answeredAt ?? '') > '2026-11-05T10:20')
    expect(since.length).toBeGreaterThan(10)
    expect(since.filter(({ status }) => status === 'inWork')).toEqual([])
  })

  it('has received sound packages of invented neighbours, one accepted, one returned, one waiting', async () => {
    const received = await api.incoming.list({})
    expect(received.every(({ isDemo, isOwn, replacedBy }) => isDemo && !isOwn && replacedBy === null)).toBe(true)
    const { offices, comparable, missing } = await api.incoming.consolidated({ period: quarter })
    const ofQuarter = received.filter(({ period }) => period.from === quarter.from)
    expect(new Set(ofQuarter.map(({ decision }) => decision))).toEqual(new Set(['accepted', 'returned', null]))
    expect(offices).toHaveLength(3)
    expect(offices.every(({ residents, figures }) => residents !== null && (figures?.received ?? 0) > 20)).toBe(true)
    expect([comparable.offices, missing]).toEqual([1, []])
    for (const { id } of received) {
      const card = await api.incoming.get({ id })
      const { rows } = await api.incoming.cards({ id, filter: {}, offset: 0, limit: 500 })
      expect(rows.length).toBe(card.summary.total.received)
      expect(new Set(rows.map(({ territory }) => territory)).size).toBe(2)
    }
  })
})
