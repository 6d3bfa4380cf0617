import { describe, expect, it } from 'vitest'
import { NOW } from '../../../tests/builders/register.ts'
import { ApiError, openTestMessages } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { INDICATORS } from '../../contract/indicators.ts'
import type { IndicatorKey } from '../../contract/indicators.ts'
import { scopeFilter, tableFilters } from '../../contract/analytics.ts'
import type { AnalyticsScope } from '../../contract/analytics.ts'
import { daySql } from './days.repo.ts'
import { columnsSql, walk } from './columns.repo.ts'

const quarter = (from: string, to: string): AnalyticsScope => ({ period: { kind: 'quarter', from, to } })
const THIRD = quarter('2026-07-01', '2026-09-30')
const FOURTH = quarter('2026-10-01', '2026-12-31')

async function valuesOf(office: TestMessages, scope: AnalyticsScope): Promise<Record<IndicatorKey, number | null>> {
  const values = await office.api.analytics.measure({ scope, keys: [...INDICATORS] })
  return Object.fromEntries(values.map(({ key, value }) => [key, value])) as Record<IndicatorKey, number | null>
}

describe('края, которых касается показатель', () => {
  it('карточка за минуту до полуночи и в полночь лежит в разных кварталах', async () => {
    const office = await openTestMessages()
    for (const receivedAt of ['2026-09-30T23:59', '2026-10-01T00:00', '2026-09-30', '2026-10-01'])
      await office.enter({ receivedAt, registeredAt: receivedAt })
    expect(await valuesOf(office, THIRD)).toMatchObject({ received: 2 })
    expect(await valuesOf(office, FOURTH)).toMatchObject({ received: 2 })
  })

  it('продление через конец квартала переносит срок, а карточка остаётся в своём квартале', async () => {
    const office = await openTestMessages()
    office.setNow('2026-09-20T10:00')
    const { id, version } = await office.enterAppeal({
      receivedAt: '2026-09-10T10:00',
      registeredAt: '2026-09-10T10:00',
    })
    office.setNow('2026-10-14T10:00')
    expect(await valuesOf(office, THIRD)).toMatchObject({ openOverdue: 1, inTimeShare: 0, overdueShare: 100 })
    office.setNow('2026-10-08T10:00')
    const extended = await office.api.messages.extend({
      id,
      version,
      days: 30,
      reason: 'Нужна экспертиза',
      noticeOn: '2026-10-08',
      noticeHow: 'письмом',
    })
    office.setNow('2026-10-14T10:00')
    expect(await valuesOf(office, THIRD)).toMatchObject({
      received: 1,
      openOverdue: 0,
      inTimeShare: null,
      overdueShare: 0,
    })
    await office.api.messages.answer({
      id,
      version: extended.version,
      at: null,
      text: 'Готово',
      result: 'resolved',
      isFinal: true,
    })
    expect(await valuesOf(office, THIRD)).toMatchObject({ inTimeShare: 100, answered: 0, medianDays: 34 })
    expect(await valuesOf(office, FOURTH)).toMatchObject({ received: 0, answered: 1 })
  })

  it('возврат в работу снимает ответ, оценку и полноту, а долю повторных поднимает', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter({ receivedAt: '2026-11-10T10:00', registeredAt: '2026-11-10T10:00' })
    const { api } = office
    const answered = await api.messages.answer({
      id,
      version,
      at: '2026-11-12T10:00',
      text: 'Готово',
      result: 'resolved',
      isFinal: true,
    })
    const rated = await api.messages.satisfaction({
      id,
      version: answered.version,
      isSolved: false,
      clarity: 2,
      how: 'звонок',
      on: '2026-11-13',
    })
    expect(await valuesOf(office, FOURTH)).toMatchObject({
      clarity: 2,
      goodShare: 0,
      solvedShare: 0,
      askedShare: 100,
      respondedShare: 100,
      repeatShare: 0,
      medianDays: 2,
    })
    await api.messages.reopen({ id, version: rated.version, reason: 'Не сделано' })
    expect(await valuesOf(office, FOURTH)).toMatchObject({
      clarity: null,
      solvedShare: null,
      askedShare: null,
      repeatShare: 100,
      incomingRepeatShare: 100,
      medianDays: null,
      answered: 0,
      open: 1,
    })
  })

  it('корзина и двойник, объединённый с другой карточкой, не считаются; отмена возвращает', async () => {
    const office = await openTestMessages()
    const { api } = office
    const when = { receivedAt: '2026-11-10T10:00', registeredAt: '2026-11-10T10:00' }
    const [kept, double, third] = [await office.enter(when), await office.enter(when), await office.enter(when)]
    const merged = await api.repeats.merge({
      keptId: kept.id,
      keptVersion: kept.version,
      mergedId: double.id,
      mergedVersion: double.version,
      take: [],
    })
    expect(await valuesOf(office, FOURTH)).toMatchObject({ received: 2 })
    await api.messages.remove({ ids: [third.id] })
    expect(await valuesOf(office, FOURTH)).toMatchObject({ received: 1 })
    await api.messages.restore({ ids: [third.id] })
    await api.repeats.unmerge({ mergedId: double.id })
    expect(await valuesOf(office, FOURTH)).toMatchObject({ received: 3 })
    expect(merged.title).not.toBe('')
  })

  it('отложенная до дня, который настал, снова в работе и может быть просрочена', async () => {
    const office = await openTestMessages()
    const { id } = await office.enter({ receivedAt: '2026-11-02T10:00', registeredAt: '2026-11-02T10:00' })
    await office.api.messages.postpone({ ids: [id], until: '2026-12-10', reason: 'Ждём материалов' })
    expect(await valuesOf(office, FOURTH)).toMatchObject({ open: 0, postponedShare: 100, openOverdue: 0 })
    office.setNow('2026-12-10T00:00')
    expect(await valuesOf(office, FOURTH)).toMatchObject({
      open: 1,
      postponedShare: 0,
      openOverdue: 1,
      overdueShare: 100,
    })
  })

  it('первый ответ ИМ считается в рабочих часах: ночь, обед и выходные не входят', async () => {
    const office = await openTestMessages()
    // Friday 13.11 at 15:00 to Monday 16.11 at 09:00: one hour of a short Friday or the next morning, as the timetable says.
    const { id, version } = await office.enter({
      channelId: office.channel('im'),
      receivedAt: '2026-11-13T15:00',
      registeredAt: '2026-11-13T15:00',
    })
    await office.api.messages.interim({ id, version, at: '2026-11-16T09:00', text: 'Передано в работу' })
    const { settings } = await office.api.office.get({})
    const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
    const { start, fridayEnd } = settings.hours
    const expected = Math.max(0, minutes(fridayEnd) - 15 * 60) + Math.max(0, 9 * 60 - minutes(start))
    const found = await valuesOf(office, FOURTH)
    expect(found.medianInterimHours).toBe(expected / 60)
    expect(found.meanInterimHours).toBe(expected / 60)
  })
})

describe('одно изменение видно всем сразу', () => {
  it('в показателях, разрезах, потоке, тепловой карте и нагрузке', async () => {
    const office = await openTestMessages()
    const { api } = office
    const blockId = office.block('roads')
    const scope = { period: { kind: 'month' as const, from: '2026-11-01', to: '2026-11-30' } }
    const seen = async () => ({
      received: (await api.analytics.measure({ scope, keys: ['received'] }))[0]?.value,
      breakdown: (await api.analytics.breakdown({ ...scope, by: 'block' })).lines,
      flow: (await api.analytics.flow({ ...scope, by: 'day' })).received,
      heat: (await api.analytics.heat({ ...scope, across: 'block' })).cells.length,
      load: (await api.analytics.load({ ...scope, by: 'block' })).lines,
    })
    expect(await seen()).toMatchObject({ received: 0, breakdown: [], flow: 0, heat: 0, load: [] })
    const { id } = await office.enter({ receivedAt: NOW, registeredAt: NOW, blockId })
    expect(await seen()).toMatchObject({
      received: 1,
      breakdown: [{ id: blockId, received: 1 }],
      flow: 1,
      heat: 1,
      load: [{ id: blockId, openNow: 1 }],
    })
    await api.messages.remove({ ids: [id] })
    expect(await seen()).toMatchObject({ received: 0, breakdown: [], flow: 0, heat: 0, load: [] })
  })
})

describe('показатели органа', () => {
  const own = {
    id: null,
    version: null,
    name: 'Доля важных',
    definition: 'Карточки с отметкой «важное»',
    part: { isImportant: true },
    whole: {},
  }

  it('считаются среди карточек отбора, открывают свои списки, стоят среди определений', async () => {
    const office = await openTestMessages()
    const { api } = office
    const when = { receivedAt: '2026-11-10T10:00', registeredAt: '2026-11-10T10:00' }
    for (const isImportant of [true, false, false]) await office.enter({ ...when, isImportant })
    await office.enter({ receivedAt: '2026-09-10T10:00', registeredAt: '2026-09-10T10:00', isImportant: true })
    const { id } = await api.analytics.saveOwnIndicator(own)
    const [value] = await api.analytics.measure({ scope: FOURTH, keys: [`own:${id}`] })
    expect(value).toMatchObject({ part: 1, whole: 3 })
    expect(value?.value).toBeCloseTo(100 / 3, 9)
    expect(value?.opens).toEqual({ kind: 'cases', filter: { ...scopeFilter(FOURTH), isImportant: true } })
    expect(await api.messages.count({ filter: { ...scopeFilter(FOURTH), isImportant: true } })).toEqual({ total: 1 })
    expect((await api.analytics.definitions({})).at(-1)).toMatchObject({
      key: `own:${id}`,
      name: 'Доля важных',
      unit: 'percent',
    })
  })

  it('отбор показателя и отбор страницы пересекаются, а не спорят', async () => {
    const office = await openTestMessages()
    const { api } = office
    const [pos, im] = [office.channel('pos'), office.channel('im')]
    const when = { receivedAt: '2026-11-10T10:00', registeredAt: '2026-11-10T10:00' }
    for (const channelId of [pos, im, im]) await office.enter({ ...when, channelId })
    const { id } = await api.analytics.saveOwnIndicator({ ...own, name: 'ИМ', part: { channelIds: [im] }, whole: null })
    const measured = async (scope: AnalyticsScope) => (await api.analytics.measure({ scope, keys: [`own:${id}`] }))[0]
    expect(await measured(FOURTH)).toMatchObject({ value: 2 })
    expect(await measured({ ...FOURTH, channelIds: [pos] })).toMatchObject({ value: 0, opens: null })
    expect(await measured({ ...FOURTH, channelIds: [pos, im] })).toMatchObject({ value: 2 })
    expect(await measured(THIRD)).toMatchObject({ value: 0 })
  })

  it('правятся с отменой, удаляются, а сохранённый ключ даёт строку без значения', async () => {
    const { api } = await openTestMessages()
    const { id } = await api.analytics.saveOwnIndicator(own)
    await expect(api.analytics.saveOwnIndicator(own)).rejects.toBeInstanceOf(ApiError)
    await expect(
      api.analytics.saveOwnIndicator({ ...own, name: 'Корзина', part: { isDeleted: true } }),
    ).rejects.toBeInstanceOf(ApiError)
    const changed = await api.analytics.saveOwnIndicator({ ...own, id, version: 1, name: 'Важные' })
    expect((await api.analytics.ownIndicators({}))[0]).toMatchObject({ id, name: 'Важные', version: 2 })
    await api.journal.undo({ operationId: changed.operationId })
    const [row] = await api.analytics.ownIndicators({})
    expect(row).toMatchObject({ name: 'Доля важных' })
    await api.analytics.removeOwnIndicator({ id, version: row?.version ?? 0 })
    expect(await api.analytics.ownIndicators({})).toEqual([])
    expect(await api.analytics.measure({ scope: FOURTH, keys: [`own:${id}`] })).toEqual([
      { key: `own:${id}`, value: null, part: null, whole: null, opens: null, wholeOpens: null },
    ])
  })
})

describe('определения', () => {
  it('есть у каждого показателя и говорят, из чего он', async () => {
    const { api } = await openTestMessages()
    const all = await api.analytics.definitions({})
    expect(all.map(({ key }) => key)).toEqual([...INDICATORS])
    for (const one of all) {
      expect(one.numerator, one.key).not.toBeNull()
      expect(one.denominator === null, one.key).toBe(one.unit === 'count')
      expect(one.countsBy.length, one.key).toBeGreaterThan(10)
      expect(one.excludes, one.key).toMatch(/корзин|удалённые/)
    }
  })
})

describe('план SQLite', () => {
  const readsCards = (office: TestMessages, sql: string, params: readonly (string | number | null)[]): boolean => {
    const steps = office.db.all<{ opcode: string; p1: number; p3: number }>(`EXPLAIN ${sql}`, [...params])
    // The table is opened but sought only when a column of a card is asked for (DeferredSeek); none may be.
    const cards = steps.find((step) => step.opcode === 'DeferredSeek')?.p3
    return steps.some((step) => step.opcode === 'Column' && step.p1 === cards)
  }
  it.each([
    ['c.territory_id * 100 + c.theme_id', FOURTH],
    ['', { ...FOURTH, blockIds: [1, null], kind: 'appeal' }],
    ["c.received_at || '|' || c.interim_at", { ...FOURTH, responsibleIds: [3] }],
  ] as const)('сумма «%s» читает один индекс и не читает карточек', async (code, scope) => {
    const office = await openTestMessages()
    const filter = scopeFilter(scope as unknown as AnalyticsScope)
    const { sql, params } = code === '' ? columnsSql(filter, [], NOW) : walk({ sql: code, params: [] }, filter, NOW)
    const plan = office.db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params).map(({ detail }) => detail)
    expect(plan).toEqual([expect.stringContaining('USING INDEX cases_received (received_at>? AND received_at<?)')])
    expect(readsCards(office, sql, params as (string | number | null)[])).toBe(false)
  })

  it.each(['received', 'answered'] as const)('день считается по индексу: %s', async (of) => {
    const office = await openTestMessages()
    const { sql, params } = daySql(FOURTH, of, '2026-11-10', NOW)
    const plan = office.db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params).map(({ detail }) => detail)
    expect(plan).toEqual([expect.stringMatching(new RegExp(`SEARCH c USING (COVERING )?INDEX cases_${of} `))])
    expect(readsCards(office, sql, params as (string | number | null)[])).toBe(false)
  })
})

it('числа поручений открывают свой список, а там, где отбор о поручениях не скажешь, числа нет', async () => {
  const office = await openTestMessages()
  const keys = INDICATORS.filter((key) => key.startsWith('assignments'))
  const values = await office.api.analytics.measure({ scope: FOURTH, keys })
  expect(values.map(({ value }) => value)).toEqual([0, 0, null, 0])
  expect(values.every(({ opens }) => opens?.kind === 'assignments')).toBe(true)
  const narrowed = await office.api.analytics.measure({
    scope: { ...FOURTH, channelIds: [office.channel('pos')] },
    keys,
  })
  expect(narrowed.every(({ value, opens }) => value === null && opens === null)).toBe(true)
  expect(tableFilters.line(FOURTH, 'block', null, 'late')).toEqual({
    receivedFrom: '2026-10-01',
    receivedTo: '2026-12-31',
    blockIds: [null],
    outcome: 'late',
  })
})
