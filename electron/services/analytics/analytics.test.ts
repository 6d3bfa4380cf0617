import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { NOW, openTestRegister, resourcesDir } from '../../../tests/builders/register.ts'
import type { TestRegister } from '../../../tests/builders/register.ts'
import { analyticsFilters, GROUPS, OUTCOMES, workloadPrintRoute } from '../../contract/analytics.ts'
import type { AnalyticsScope } from '../../contract/analytics.ts'
import type { CaseFilter } from '../../contract/messages.ts'
import { modelLines } from '../../documents/modelText.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { insertCases } from '../messages/messages.service.ts'
import { medianOf } from './spread.ts'
import { someCases } from './testing.ts'
import type { Choices } from './testing.ts'

const TODAY = NOW.slice(0, 10)

interface Office extends TestRegister {
  choices: Choices
  load(rows: Parameters<typeof insertCases>[1]): void
  clear(): void
  count(filter: CaseFilter): Promise<number>
}

async function office(): Promise<Office> {
  const register = openTestRegister()
  const { api, db } = register
  for (const name of ['Никольское', 'Берёзовка']) {
    await api.directory.save({
      directory: 'territories',
      id: null,
      version: null,
      name,
      shortName: '',
      activeFrom: null,
      activeTo: null,
    })
  }
  const all = await api.directory.all({})
  const ids = (list: readonly { id: number }[], limit: number): number[] =>
    list.slice(0, limit).map((entry) => entry.id)
  return {
    ...register,
    choices: {
      channels: ids(all.channels, 3),
      blocks: ids(all.blocks, 3),
      territories: ids(all.territories, 2),
      themes: ids(all.themes, 3),
      recipients: ids(all.recipients, 2),
    },
    load: (rows) => void insertCases(db, rows, { resourcesDir, at: `${NOW}:00.000Z`, operatorId: null }),
    clear: () => {
      for (const table of ['deadlines', 'routings', 'cases', 'numbers']) db.exec(`DELETE FROM ${table}`)
    },
    count: async (filter) => (await api.messages.count({ filter })).total,
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

describe('число равно своему списку (model.md, инвариант 8)', () => {
  it('для любых данных, периодов и каналов', async () => {
    const register = await office()
    const { api, count } = register
    await fc.assert(
      fc.asyncProperty(
        someCases(register.choices, TODAY, 400),
        fc.integer({ min: 0, max: 420 }),
        fc.integer({ min: 0, max: 200 }),
        fc.subarray([...register.choices.channels]),
        async (rows, start, length, channelIds) => {
          register.clear()
          register.load(rows)
          const from = addDays(TODAY, -start)
          const scope: AnalyticsScope = { period: { from, to: addDays(from, length) }, channelIds }
          const received = await count(analyticsFilters.received(scope))

          const blocks = await api.analytics.workload(scope)
          expect(sum(blocks.map((block) => block.total))).toBe(received)
          for (const block of blocks) {
            expect(sum(OUTCOMES.map((outcome) => block[outcome]))).toBe(block.total)
            expect(await count(analyticsFilters.block(scope, block.blockId))).toBe(block.total)
            for (const outcome of [...OUTCOMES, 'overdueOpen'] as const) {
              expect(await count(analyticsFilters.blockOutcome(scope, block.blockId, outcome))).toBe(block[outcome])
            }
          }

          for (const by of GROUPS) {
            const groups = await api.analytics.groups({ ...scope, by })
            expect(sum(groups.map((group) => group.received))).toBe(received)
            for (const group of groups) {
              expect(await count(analyticsFilters.group(scope, by, group.id))).toBe(group.received)
              for (const outcome of ['inTime', 'open', 'overdueOpen'] as const) {
                expect(await count(analyticsFilters.groupOutcome(scope, by, group.id, outcome))).toBe(group[outcome])
              }
              expect(await count({ ...analyticsFilters.group(scope, by, group.id), state: 'closed' })).toBe(
                group.answered,
              )
            }
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('показатели периода', () => {
  const scope: AnalyticsScope = { period: { from: '2026-11-01', to: '2026-11-30' } }

  it('пустой реестр даёт нули, а не ошибки', async () => {
    const { api } = await office()
    const keys = ['received', 'open', 'inTimeShare', 'medianDays', 'clarity']
    const values = (await api.analytics.measure({ scope, keys })).map(({ value }) => value)
    expect(values).toEqual([0, 0, null, null, null])
    expect(await api.analytics.workload(scope)).toEqual([])
    const { bars } = await api.analytics.flow({ ...scope, by: 'week' })
    expect(bars.every((bar) => bar.received === 0 && bar.receivedYearAgo === null)).toBe(true)
  })

  it('карточка из корзины не считается нигде', async () => {
    const { api, choices, load } = await office()
    const channelId = choices.channels[0] ?? 0
    load([{ kind: 'message', channelId, receivedAt: '2026-11-10T10:00', gist: 'Проверка' }])
    const [row] = (
      await api.messages.list({ filter: {}, sort: { by: 'due', direction: 'asc' }, after: null, limit: 1 })
    ).rows
    expect((await api.analytics.workload(scope))[0]?.total).toBe(1)
    await api.messages.remove({ ids: [row?.id ?? 0] })
    expect(await api.analytics.workload(scope)).toEqual([])
    expect((await api.analytics.measure({ scope, keys: ['received'] }))[0]?.value).toBe(0)
  })

  it('медиана считает дни от регистрации до ответа, оценка – среднее оценённых', async () => {
    const { api, choices, load } = await office()
    const channelId = choices.channels[0] ?? 0
    const card = (answeredAt: string | null, clarity: number | null) => ({
      kind: 'message' as const,
      channelId,
      receivedAt: '2026-11-01T08:00',
      registeredAt: '2026-11-02T09:00',
      gist: 'Проверка',
      answeredAt,
      clarity,
    })
    load([
      card('2026-11-03T18:00', 5),
      card('2026-11-05T09:00', 4),
      card('2026-11-12T09:00', null),
      card('2026-11-16T09:00', null),
      card(null, null),
    ])
    expect((await api.analytics.terms(scope)).days).toMatchObject({ median: 6.5, of: 4 })
    expect(await api.analytics.satisfaction(scope)).toMatchObject({ mean: 4.5, rated: 2 })
  })

  it('неделя, что ещё идёт, неполная; будущих недель нет; год назад только там, где реестр уже был', async () => {
    const { api, choices, load } = await office()
    const channelId = choices.channels[0] ?? 0
    load(
      ['2025-11-05T10:00', '2025-11-12T10:00', '2025-11-13T10:00', '2026-11-11T10:00', '2026-11-17T08:00'].map(
        (receivedAt) => ({
          kind: 'message' as const,
          channelId,
          receivedAt,
          gist: 'Проверка',
        }),
      ),
    )
    const { bars: weeks } = await api.analytics.flow({ ...scope, by: 'week' })
    expect(weeks.map(({ from, to, received, isPartial }) => ({ from, to, received, isPartial }))).toEqual([
      { from: '2026-11-01', to: '2026-11-01', received: 0, isPartial: true },
      { from: '2026-11-02', to: '2026-11-08', received: 0, isPartial: false },
      { from: '2026-11-09', to: '2026-11-15', received: 1, isPartial: false },
      { from: '2026-11-16', to: '2026-11-22', received: 1, isPartial: true },
    ])
    expect(weeks.map((week) => week.receivedYearAgo)).toEqual([null, null, 2, 0])
  })

  it('период задом наперёд отклоняется словами', async () => {
    const { api } = await office()
    await expect(api.analytics.workload({ period: { from: '2026-11-30', to: '2026-11-01' } })).rejects.toMatchObject({
      code: 'invalid',
      fields: { period: 'Начало периода позже его конца' },
    })
  })
})

describe('медиана', () => {
  it('совпадает с серединой отсортированного ряда', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 50 }), (days) => {
        const sorted = days.toSorted((a, b) => a - b)
        const groups = [...new Set(sorted)].map((value) => ({
          days: value,
          total: sorted.filter((one) => one === value).length,
        }))
        const middle = sorted.length / 2
        const expected = Number.isInteger(middle)
          ? ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
          : (sorted[Math.floor(middle)] ?? 0)
        expect(medianOf(groups)).toBe(expected)
      }),
    )
    expect(medianOf([])).toBeNull()
  })
})

describe('справка и таблицы', () => {
  const scope: AnalyticsScope = { period: { from: '2026-07-01', to: '2026-09-30' } }

  async function filled(): Promise<Office> {
    const register = await office()
    const { choices, load } = register
    const [channelId = 0] = choices.channels
    const [blockId = 0] = choices.blocks
    const card = { kind: 'message' as const, channelId, blockId, gist: 'Проверка' }
    load([
      { ...card, receivedAt: '2026-08-03T10:00', answeredAt: '2026-08-04T10:00', result: 'resolved' },
      { ...card, receivedAt: '2026-08-03T10:00', answeredAt: '2026-10-20T10:00', result: 'resolved' },
      { ...card, receivedAt: '2026-08-04T10:00' },
      { ...card, blockId: null, receivedAt: '2026-08-05T10:00' },
    ])
    return register
  }

  it('справка печатает те же числа, что на экране, и называет отбор', async () => {
    const { api, choices } = await filled()
    const all = await api.directory.all({})
    const block = all.blocks.find((one) => one.id === choices.blocks[0])?.name ?? '?'
    const channel = all.channels.find((one) => one.id === choices.channels[0])?.name ?? '?'
    const lines = modelLines(await api.analytics.document({ ...scope, channelIds: [choices.channels[0] ?? 0] })).map(
      (line) => line.replaceAll('\u00A0', ' '),
    )
    expect(lines).toContain(`1 ${block} 3 1 1 0 1 1 33,3 % (1 из 3)`)
    expect(lines).toContain('2 Блок не указан 1 0 0 0 1 1 0 из 1')
    expect(lines.join('\n')).toContain(channel)
    expect(lines.join('\n')).toContain('17 ноября 2026')
  })

  it('XLSX хранит числа числами, на своём листе каждую таблицу', async () => {
    const { api, files } = await filled()
    const ticket = await api.analytics.exportXlsx({ ...scope, before: { from: '2025-07-01', to: '2025-09-30' } })
    expect(ticket.name).toBe('Аналитика 2026-07-01 – 2026-09-30.xlsx')
    const parts = await unzip(files.release(ticket.ticket).path)
    const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]+)"/gu)].map(([, name]) => name)
    expect(names).toEqual([
      'Отбор',
      'Показатели',
      'Поток',
      'Каналы',
      'Блоки',
      'Темы',
      'Территории',
      'Получатели',
      'Ответственные',
      'Сроки ответа',
      'Повторы и отложенные',
      'Оценки',
      'Нагрузка блоков',
      'Нагрузка получателей',
      'Нагрузка ответственных',
      'Территория и блок',
      'Территория и тема',
      'Территория и неделя',
      'Сезонность',
      'Определения',
    ])
    const sheet = (name: string): string => parts.get(`xl/worksheets/sheet${names.indexOf(name) + 1}.xml`) ?? ''
    expect(sheet('Блоки')).toMatch(/<c r="B2"[^>]*><v>3<\/v>/)
    expect(sheet('Блоки')).toMatch(/<c r="B3"[^>]*><v>1<\/v>/)
    expect(sheet('Нагрузка блоков')).toMatch(/<c r="B2"[^>]*><v>3<\/v>/)
    expect(sheet('Показатели')).toMatch(/<c r="B2"[^>]*><v>4<\/v>/)
    expect(sheet('Отбор')).toContain('01.07.2026 – 30.09.2026')
    expect(sheet('Определения')).toContain('закрытые не позже срока')
  })

  it('DOCX отдаётся билетом с именем периода', async () => {
    const { api } = await filled()
    const ticket = await api.analytics.exportDocx(scope)
    expect(ticket.name).toBe('Нагрузка блоков 2026-07-01 – 2026-09-30.docx')
    expect(ticket.size).toBeGreaterThan(5000)
  })

  it('адрес печати несёт период и каналы', () => {
    expect(workloadPrintRoute(scope)).toBe('#/print/workload?from=2026-07-01&to=2026-09-30')
    expect(workloadPrintRoute({ ...scope, channelIds: [2, 5] })).toBe(
      '#/print/workload?from=2026-07-01&to=2026-09-30&channels=2,5',
    )
    expect(workloadPrintRoute({ ...scope, kind: 'appeal', blockIds: [3, null], responsibleIds: [7] })).toBe(
      '#/print/workload?from=2026-07-01&to=2026-09-30&cards=appeal&blocks=3,none&responsible=7',
    )
  })
})

async function unzip(path: string): Promise<Map<string, string>> {
  const zip = await yauzl.openPromise(path)
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'))
  }
  return parts
}
