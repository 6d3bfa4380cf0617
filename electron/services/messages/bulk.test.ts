import { describe, expect, it } from 'vitest'
import { citizen, openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import { resourcesDir } from '../../../tests/builders/register.ts'
import { insertCases } from './messages.service.ts'
import type { BulkCase } from './messages.service.ts'

const options = { resourcesDir, at: '2026-11-17T07:42:00.000Z', operatorId: null }

describe('a load of many cards', () => {
  it('gives each the same card as registration by hand would', async () => {
    const office = await openTestMessages()
    const facts = {
      receivedAt: '2026-11-17T09:12',
      registeredAt: '2026-11-17T10:42',
      recipientId: office.recipient(0),
      address: 'Речная, 12',
      themeId: office.theme(0),
      blockId: office.block('housing'),
    }
    const byHand = [
      await office.enter({ ...facts, fastTrack: true }),
      await office.enterAppeal(facts),
      await office.enter({ ...facts, channelId: office.channel('im') }),
    ]
    const gist = 'Не почищен проезд к аптеке на Речной, 12'
    const rows: BulkCase[] = [
      { ...facts, kind: 'message', channelId: office.channel('pos'), gist, fastTrack: true },
      { ...facts, kind: 'appeal', channelId: office.channel('appeal59'), gist },
      { ...facts, kind: 'message', channelId: office.channel('im'), gist },
    ]
    const loaded = insertCases(office.db, rows, options)
    expect(loaded).toMatchObject({ count: 3, firstId: 4, lastId: 6 })
    for (const [index, { id }] of byHand.entries()) {
      const { id: _a, number: _b, history: _c, historyTotal: _d, ...hand } = await office.card(id)
      const { id: _e, number: _f, history: _g, historyTotal: _h, ...bulk } = await office.card(loaded.firstId + index)
      expect(bulk).toEqual(hand)
    }
  })

  it('goes on with the numbering, is found by words and stands in the journal as one operation', async () => {
    const office = await openTestMessages()
    await office.enter()
    const row: BulkCase = {
      kind: 'message',
      channelId: office.channel('pos'),
      receivedAt: '2026-11-16T12:00',
      gist: 'Сосулька над входом',
      applicant: citizen(),
    }
    const loaded = insertCases(office.db, [row, row], { ...options, rebuildIndexes: true })
    expect(await office.numbers({ search: 'сосульки' })).toEqual(['2', '3'])
    expect((await office.enter()).number).toBe('4')
    const { entries } = await office.api.journal.list({
      before: null,
      limit: 2,
      operatorId: null,
      entity: null,
      entityId: null,
    })
    expect(entries.map((entry) => entry.title)).toContain('Загружено карточек: 2')
    expect((await refusal(office.api.journal.undo({ operationId: loaded.operationId }))).code).toBe('refused')
    expect(office.db.all("SELECT name FROM sqlite_schema WHERE type = 'index' AND name = 'cases_due'")).toHaveLength(1)
  })

  it('takes answers, returns and postponements as facts', async () => {
    const office = await openTestMessages()
    const row = {
      kind: 'message',
      channelId: office.channel('pos'),
      receivedAt: '2026-09-01T12:00',
      gist: 'Фонарь',
    } as const
    const { firstId } = insertCases(
      office.db,
      [
        { ...row, answeredAt: '2026-09-10T15:00', result: 'resolved', isSolved: true, clarity: 5 },
        { ...row, answeredAt: '2026-10-20' },
        { ...row, postponedUntil: '2027-05-01', postponedReason: 'Ждём тепла' },
        { ...row, reopenedAt: '2026-11-10T09:00', returns: 1 },
      ],
      options,
    )
    expect(
      await office.api.messages.counters({
        filters: [{ outcome: 'inTime' }, { outcome: 'late' }, { outcome: 'postponed' }, { outcome: 'open' }],
      }),
    ).toEqual([1, 1, 1, 1])
    expect(await office.card(firstId + 3)).toMatchObject({ status: 'repeated', dueAt: '2026-12-10', returns: 1 })
  })

  it('that breaks a fact of a card leaves nothing behind', async () => {
    const office = await openTestMessages()
    const row = { kind: 'message', channelId: office.channel('pos'), receivedAt: '2026-09-10', gist: 'Фонарь' } as const
    expect(() => insertCases(office.db, [row, { ...row, answeredAt: '2026-09-01' }], options)).toThrow()
    expect(await office.numbers({})).toEqual([])
    expect((await office.enter()).number).toBe('1')
  })
})
