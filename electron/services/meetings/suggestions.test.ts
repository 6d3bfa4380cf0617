import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FigureList, Suggestion } from '../../contract/meetingPrep.ts'
import { openTestMessages } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { resourcesDir } from '../../../tests/builders/register.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { insertCases } from '../messages/messages.service.ts'
import { excess, fall, FAR, growth } from '../chance.ts'

const TODAY = '2026-11-17'
type BulkCase = Parameters<typeof insertCases>[1] extends Iterable<infer Row> ? Row : never

/** Cards received so many days ago; `answerAfter` null leaves them open. */
function put(
  register: TestMessages,
  count: number,
  daysAgo: (index: number) => number,
  facts: Partial<BulkCase> & { answerAfter?: number | null },
): void {
  const { answerAfter = null, ...rest } = facts
  const rows = Array.from({ length: count }, (_, index): BulkCase => {
    const day = addDays(TODAY, -daysAgo(index))
    return {
      kind: 'message',
      channelId: register.channel('pos'),
      receivedAt: `${day}T09:00`,
      gist: 'Проверка',
      ...(answerAfter === null
        ? {}
        : { answeredAt: `${addDays(day, answerAfter)}T12:00`, result: 'resolved' as const }),
      ...rest,
    }
  })
  insertCases(register.db, rows, { resourcesDir, at: `${TODAY}T08:00:00.000Z`, operatorId: null })
}

async function proposed(register: TestMessages): Promise<Suggestion[]> {
  const { id } = await register.api.meetings.create({ heldOn: TODAY, startsAt: null, place: '', number: null })
  return register.api.meetings.suggestions({ meetingId: id })
}

const total = async ({ api }: TestMessages, list: FigureList): Promise<number> =>
  list.kind === 'cases'
    ? (await api.messages.count({ filter: list.filter })).total
    : (await api.assignments.counts({}))[list.show]

describe('вопросы, которые предлагает реестр', () => {
  it('рост темы против прежних месяцев предлагается, ровный поток нет', async () => {
    const register = await openTestMessages()
    const [grows, even] = [register.theme(0), register.theme(1)]
    put(register, 14, (index) => index, { themeId: grows, answerAfter: 1 })
    put(register, 15, (index) => 31 + index * 5, { themeId: grows, answerAfter: 1 })
    put(register, 40, (index) => index * 3, { themeId: even, answerAfter: 1 })
    const found = (await proposed(register)).filter((one) => one.kind === 'theme')
    expect(found.map((one) => one.source)).toEqual([`theme:${grows}`])
    expect(found[0]?.detail).toBe('14 за месяц, было 5')
  })

  it('молодой реестр роста тем не знает: сравнивать не с чем', async () => {
    const register = await openTestMessages()
    put(register, 30, (index) => index, { themeId: register.theme(0), answerAfter: 1 })
    expect((await proposed(register)).filter((one) => one.kind === 'theme')).toEqual([])
  })

  it('перегруженный блок и падение доли в срок предлагаются, и каждая цифра равна списку, который она открывает', async () => {
    const register = await openTestMessages()
    const { blocks } = await register.api.directory.all({})
    const [roads, heat] = [blocks[0]?.id ?? 0, blocks[1]?.id ?? 0]
    const recipient = register.recipient(0)
    put(register, 120, (index) => index % 80, { blockId: heat, answerAfter: 1 })
    put(register, 30, (index) => index % 20, { blockId: roads })
    put(register, 5, (index) => index, { blockId: heat })
    put(register, 40, (index) => 95 + (index % 60), { recipientId: recipient, answerAfter: 1 })
    put(register, 20, (index) => 60 + (index % 20), { recipientId: recipient, answerAfter: 50 })
    const found = await proposed(register)
    expect(found.map((one) => one.source)).toEqual(expect.arrayContaining([`block:${roads}`, `recipient:${recipient}`]))
    let checked = 0
    for (const { list, value } of found.flatMap((one) => one.figures.lines)) {
      if (list === null) continue
      expect(await total(register, list)).toBe(Number(value))
      checked += 1
    }
    expect(checked).toBeGreaterThan(8)
  })

  it('взятое предложение хранит цифры того дня и больше не предлагается, снятое предлагается снова', async () => {
    const register = await openTestMessages()
    const { api } = register
    put(register, 14, (index) => index, { themeId: register.theme(0), answerAfter: 1 })
    put(register, 15, (index) => 31 + index * 5, { themeId: register.theme(0), answerAfter: 1 })
    const { id: meetingId } = await api.meetings.create({ heldOn: TODAY, startsAt: null, place: '', number: null })
    const [one] = await api.meetings.suggestions({ meetingId })
    if (!one) throw new Error('nothing is proposed')
    const { source, title, figures } = one
    const { id, version } = await api.meetings.takeSuggestion({ meetingId, source, title, figures })
    await expect(api.meetings.takeSuggestion({ meetingId, source, title, figures })).rejects.toMatchObject({
      message: 'Этот вопрос уже в повестке. Обновите список',
    })
    put(register, 6, (index) => index, { themeId: register.theme(0), answerAfter: 1 })
    expect((await api.meetings.get({ id: meetingId })).items.find((item) => item.id === id)?.figures).toEqual(figures)
    expect(await api.meetings.suggestions({ meetingId })).toEqual([])
    const paper = await api.papers.model({ ref: { kind: 'itemFigures', itemId: id } })
    expect(JSON.stringify(paper.blocks)).toContain('"14"')
    await api.meetings.removeItem({ id, version })
    expect((await api.meetings.suggestions({ meetingId })).map((other) => other.source)).toEqual([source])
  })
})

describe('просроченные поручения на следующей повестке', () => {
  it('стоят в вопросе «Об исполнении поручений», в бумаге повестки и в справке, пока не закрыты', async () => {
    const register = await openTestMessages()
    const { api, setNow } = register
    const { id } = await api.meetings.create({ heldOn: TODAY, startsAt: null, place: '', number: null })
    const { id: itemId } = await api.meetings.saveItem({
      meetingId: id,
      id: null,
      version: null,
      title: 'О снеге',
      speakerId: null,
      minutes: null,
      note: '',
    })
    await api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text: 'Очистить дворы',
      executor: null,
      dueOn: '2026-11-20',
      period: '',
    })
    setNow('2026-11-24T09:00')
    const next = await api.meetings.create({ heldOn: '2026-12-01', startsAt: null, place: '', number: null })
    const execution = (await api.meetings.get({ id: next.id })).items.find((item) => item.kind === 'execution')
    expect(await api.meetings.execution({ meetingId: next.id })).toMatchObject({
      overdue: 1,
      lines: [{ text: 'Очистить дворы', overdueDays: 4 }],
    })
    for (const ref of [
      { kind: 'agenda', meetingId: next.id },
      { kind: 'itemFigures', itemId: execution?.id ?? 0 },
    ] as const) {
      const paper = await api.papers.model({ ref })
      expect(JSON.stringify(paper.blocks)).toContain('Очистить дворы')
    }
  })
})

describe('мера случайности', () => {
  it('ровный поток и одинаковые доли отклонения не дают', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 6 }), (pace, spans) => {
        expect(growth(pace, pace * spans, spans)).toBeCloseTo(0)
        expect(excess(pace, pace * 4, 0.25)).toBeCloseTo(0)
        expect(fall({ part: pace, whole: pace * 2 }, { part: pace, whole: pace * 2 })).toBe(0)
      }),
    )
  })

  it('чем больше прибавка, тем дальше от случайности; малые числа не предлагаются', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 300 }), (now, before) => {
        expect(growth(now + 1, before, 3)).toBeGreaterThanOrEqual(growth(now, before, 3))
      }),
    )
    expect(growth(3, 3, 3)).toBeLessThan(FAR)
    expect(growth(14, 15, 3)).toBeGreaterThan(FAR)
    expect(growth(0, 0, 3)).toBe(0)
  })
})
