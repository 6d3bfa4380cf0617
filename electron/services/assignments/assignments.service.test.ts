import { describe, expect, it } from 'vitest'
import { openMeeting, openMeetingRegister } from '../../../tests/builders/meetings.ts'

const everything = { show: 'all' as const, executor: null, meetingId: null, text: '' }

async function withAssignments() {
  const register = openMeetingRegister()
  const { id, itemId } = await openMeeting(register)
  const add = (text: string, executorId: number, dueOn: string | null) =>
    register.api.meetings.saveDecision({
      itemId,
      id: null,
      version: null,
      text,
      executor: { kind: 'person', id: executorId },
      dueOn,
      period: '',
    })
  await add('Ввести посыпку спуска', register.roster.roads, '2026-11-20')
  await add('Довести рейтинг до получателей', register.roster.pos, '2026-12-01')
  await add('Вести сводку', register.roster.pos, null)
  const list = async (
    filter: Partial<typeof everything> | { show: 'active' | 'overdue' | 'soon' | 'done' | 'reported' },
  ) => register.api.assignments.list({ filter: { ...everything, ...filter }, after: null, limit: 50 })
  return { ...register, meetingId: id, list }
}

describe('список поручений', () => {
  it('ближайший срок первым, без срока – последним, и страницы продолжают друг друга', async () => {
    const { api } = await withAssignments()
    const first = await api.assignments.list({ filter: everything, after: null, limit: 2 })
    const rest = await api.assignments.list({ filter: everything, after: first.next, limit: 2 })
    expect([...first.rows, ...rest.rows].map((one) => one.dueOn)).toEqual(['2026-11-20', '2026-12-01', null])
    expect([first.total, rest.next]).toEqual([3, null])
  })

  it('каждое число открывает столько поручений, сколько обещает', async () => {
    const { api, list, setNow } = await withAssignments()
    setNow('2026-11-25T09:00')
    const counts = await api.assignments.counts({})
    for (const show of ['active', 'overdue', 'soon', 'reported', 'done', 'all'] as const)
      expect((await list({ show })).total).toBe(counts[show])
    expect(counts).toMatchObject({ active: 3, overdue: 1, soon: 1 })
    const { figures } = await api.desk.overview({})
    expect(figures.find(({ key }) => key === 'assignments')?.count).toBe(counts.soon)
  })

  it('ищет по тексту с буквой ё и без неё и по исполнителю', async () => {
    const { list, roster } = await withAssignments()
    expect((await list({ text: 'рейтинг' })).rows.map((one) => one.number)).toEqual(['1.1.2'])
    expect((await list({ text: 'лапшина свёд' })).total).toBe(0)
    expect((await list({ executor: { kind: 'person', id: roster.pos } } as never)).total).toBe(2)
  })
})

describe('исполнение', () => {
  it('просроченное остаётся открытым и считает дни, закрытое помнит опоздание', async () => {
    const { api, list, setNow } = await withAssignments()
    setNow('2026-11-25T09:00')
    const [late] = (await list({ show: 'overdue' })).rows
    expect(late).toMatchObject({ state: 'open', overdueDays: 5 })
    await api.assignments.close({ id: late?.id ?? 0, version: late?.version ?? 0, closedOn: '2026-11-24' })
    expect(await api.assignments.get({ id: late?.id ?? 0 })).toMatchObject({
      state: 'done',
      overdueDays: 4,
      closedOn: '2026-11-24',
    })
  })

  it('перенос требует причины и хранит все прежние сроки', async () => {
    const { api, list } = await withAssignments()
    const [row] = (await list({})).rows
    if (!row) throw new Error('no assignment')
    await expect(
      api.assignments.extend({ id: row.id, version: row.version, dueOn: '2026-11-30', reason: ' ' }),
    ).rejects.toMatchObject({ fields: { reason: 'Укажите причину переноса' } })
    await expect(
      api.assignments.extend({ id: row.id, version: row.version, dueOn: '2026-11-18', reason: 'Раньше' }),
    ).rejects.toMatchObject({ fields: { dueOn: 'Новый срок не позже прежнего 20.11.2026. Укажите дату после него' } })
    await api.assignments.extend({ id: row.id, version: row.version, dueOn: '2026-11-30', reason: 'Нет песка' })
    const card = await api.assignments.get({ id: row.id })
    expect(card.terms.map(({ dueOn, reason }) => [dueOn, reason])).toEqual([
      ['2026-11-20', 'срок по решению'],
      ['2026-11-30', 'Нет песка'],
    ])
    await api.assignments.extend({ id: row.id, version: card.version, dueOn: '2026-12-05', reason: 'Морозы' })
    expect((await api.assignments.get({ id: row.id })).terms).toHaveLength(3)
  })

  it('отчёт, исполнение, возврат с причиной; каждое действие отменяется', async () => {
    const { api, list } = await withAssignments()
    const [row] = (await list({})).rows
    if (!row) throw new Error('no assignment')
    await api.assignments.report({
      id: row.id,
      version: row.version,
      report: 'Спуск посыпан',
      reportedOn: '2026-11-17',
    })
    const reported = await api.assignments.get({ id: row.id })
    expect(reported).toMatchObject({ state: 'reported', report: 'Спуск посыпан' })
    const { operationId } = await api.assignments.close({
      id: row.id,
      version: reported.version,
      closedOn: '2026-11-17',
    })
    const closed = await api.assignments.get({ id: row.id })
    await expect(
      api.assignments.extend({ id: row.id, version: closed.version, dueOn: '2026-12-05', reason: 'Поздно' }),
    ).rejects.toThrow('Поручение исполнено')
    await api.assignments.reopen({ id: row.id, version: closed.version, reason: 'Посыпали не весь спуск' })
    expect(await api.assignments.get({ id: row.id })).toMatchObject({
      state: 'open',
      closedOn: null,
      notes: [{ kind: 'reopened', text: 'Посыпали не весь спуск' }, { kind: 'accepted' }, { kind: 'report' }],
    })
    await expect(api.journal.undo({ operationId })).rejects.toThrow('после этого действия запись меняли ещё раз')
  })

  it('исполнение в будущем и раньше поручения не принимается', async () => {
    const { api, list } = await withAssignments()
    const [row] = (await list({})).rows
    const input = { id: row?.id ?? 0, version: row?.version ?? 0 }
    await expect(api.assignments.close({ ...input, closedOn: '2026-11-18' })).rejects.toMatchObject({
      fields: { closedOn: 'Дата ещё не наступила' },
    })
    await expect(api.assignments.close({ ...input, closedOn: '2026-11-16' })).rejects.toMatchObject({
      fields: { closedOn: 'Раньше даты поручения 17.11.2026' },
    })
  })
})
