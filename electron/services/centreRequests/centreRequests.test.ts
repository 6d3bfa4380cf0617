import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { periodOf } from '../../contract/periods.ts'
import { assigned, came, centre } from './testing.ts'

const TODAY = '2026-11-17'

describe('запрос ЦУР', () => {
  it('получает номер года получения, который не возвращается и после отмены', async () => {
    const { api, came: add, card } = centre()
    const first = await add()
    const { operationId } = await add()
    await api.journal.undo({ operationId })
    const third = await add()
    const past = await add({ receivedOn: '2025-12-30', centreDatedOn: '2025-12-29', dueAt: null })
    const numbers = await Promise.all([first, third, past].map(async ({ id }) => (await card(id)).number))
    expect(numbers).toEqual(['Ц-1', 'Ц-3', 'Ц-1'])
    expect(first.title).toBe('Запрос ЦУР Ц-1 зарегистрирован')
    expect(await card(first.id)).toMatchObject({
      state: 'new',
      executor: '',
      terms: [{ dueAt: '2026-11-20T12:00', reason: 'срок при регистрации' }],
    })
  })

  it('не получен завтра, не составлен после получения и не просрочен до получения', async () => {
    const { came: add } = centre()
    await expect(add({ receivedOn: '2026-11-18' })).rejects.toMatchObject({
      fields: { receivedOn: 'Дата ещё не наступила' },
    })
    await expect(add({ centreDatedOn: '2026-11-17' })).rejects.toMatchObject({
      fields: { centreDatedOn: 'Позже дня получения. Проверьте обе даты' },
    })
    await expect(add({ dueAt: '2026-11-15' })).rejects.toMatchObject({
      fields: { dueAt: 'Раньше дня получения 16.11.2026' },
    })
  })

  it('не становится полученным позже срока и ответа и закрытым не меняет вида', async () => {
    const { api, came: add, card } = centre()
    const { id } = await add({ receivedOn: '2026-11-13', dueAt: '2026-11-16' })
    const change = async (details: { receivedOn?: string; kind?: 'analyticNote' }) => {
      const { kind, centreNumber, centreDatedOn, receivedOn, title, text, blockId, note, version } = await card(id)
      const now = { kind, centreNumber, centreDatedOn, receivedOn, title, text, blockId, note }
      return api.centreRequests.update({ id, version, ...now, ...details })
    }
    await expect(change({ receivedOn: TODAY })).rejects.toMatchObject({
      fields: { receivedOn: 'Позже срока: 16.11.2026. Проверьте дату получения или измените срок' },
    })
    const answer = { answer: 'Сведения', answeredAt: '2026-11-14T10:00', way: 'почта', number: '', tickets: [] }
    await api.centreRequests.answer({ id, version: 1, ...answer })
    await expect(change({ receivedOn: '2026-11-15' })).rejects.toMatchObject({
      fields: { receivedOn: 'Позже того, что уже отмечено 14.11.2026. Проверьте дату получения' },
    })
    await api.centreRequests.close({ id, version: 2, closedOn: TODAY, comment: '' })
    await expect(change({ kind: 'analyticNote' })).rejects.toThrow('Верните её в работу')
    await change({ receivedOn: '2026-11-14' })
  })

  it('срок хранит все прежние с причинами; отмена возвращает прежний', async () => {
    const { api, came: add, card, seen } = centre()
    const { id } = await add()
    await expect(
      api.centreRequests.setTerm({ ...(await seen(id)), dueAt: '2026-11-24', reason: ' ' }),
    ).rejects.toMatchObject({ fields: { reason: 'Укажите, почему изменён срок' } })
    const { operationId } = await api.centreRequests.setTerm({
      ...(await seen(id)),
      dueAt: '2026-11-24',
      reason: 'ЦУР продлил по просьбе',
    })
    expect((await card(id)).terms.map(({ dueAt, reason }) => [dueAt, reason])).toEqual([
      ['2026-11-20T12:00', 'срок при регистрации'],
      ['2026-11-24', 'ЦУР продлил по просьбе'],
    ])
    expect(await card(id)).toMatchObject({ dueAt: '2026-11-24', termChanges: 1 })
    await api.journal.undo({ operationId })
    expect(await card(id)).toMatchObject({ dueAt: '2026-11-20T12:00', termChanges: 0 })
    expect((await card(id)).terms).toHaveLength(1)
  })

  it('первый исполнитель без причины, другой – с причиной; выбывший из состава отмечен', async () => {
    const { api, came: add, card, seen, roads, left } = centre()
    const { id } = await add()
    await api.centreRequests.handOver({ ...(await seen(id)), executor: { kind: 'person', id: left }, reason: '' })
    expect(await card(id)).toMatchObject({ state: 'inWork', executorLeftOn: '2026-10-31' })
    const other = async (reason: string) =>
      api.centreRequests.handOver({ ...(await seen(id)), executor: roads, reason })
    await expect(other('')).rejects.toMatchObject({ fields: { reason: 'Укажите, почему передано' } })
    await other('выбыл из состава')
    expect(await card(id)).toMatchObject({ executorLeftOn: null, executor: 'Рябинин\u00A0В.\u00A0А.' })
    expect((await card(id)).notes[0]).toMatchObject({
      kind: 'handedOver',
      text: 'Аверин\u00A0М.\u00A0Р. → Рябинин\u00A0В.\u00A0А. – выбыл из состава',
    })
  })

  it('поручение по запросу ведёт обратно, берёт запрос в работу и не даёт его удалить', async () => {
    const { api, came: add, card, seen, roads } = centre()
    const { id } = await add()
    const { version } = await seen(id)
    const made = await api.centreRequests.assign({
      ...assigned,
      executor: roads,
      requestId: id,
      requestVersion: version,
    })
    expect(made.title).toBe('Запрос ЦУР Ц-1: дано поручение П-1')
    const assignment = await api.assignments.get({ id: made.id })
    expect(assignment).toMatchObject({ origin: 'request', request: { id, number: 'Ц-1' }, number: 'П-1' })
    expect(await card(id)).toMatchObject({
      state: 'inWork',
      executor: 'Рябинин\u00A0В.\u00A0А.',
      assignments: { total: 1, done: 0 },
      made: [{ id: made.id, number: 'П-1' }],
    })
    await api.assignments.close({ id: made.id, version: assignment.version, closedOn: TODAY })
    expect((await card(id)).assignments).toEqual({ total: 1, done: 1 })
    await expect(api.centreRequests.remove(await seen(id))).rejects.toThrow('По записи дано поручений: 1')
  })

  it('отмена поручения по запросу возвращает запрос как был', async () => {
    const { api, came: add, card, seen, roads } = centre()
    const { id } = await add()
    const { version } = await seen(id)
    const { operationId, id: made } = await api.centreRequests.assign({
      ...assigned,
      executor: roads,
      requestId: id,
      requestVersion: version,
    })
    await api.journal.undo({ operationId })
    expect(await card(id)).toMatchObject({ state: 'new', executor: '', made: [], notes: [] })
    await expect(api.assignments.get({ id: made })).rejects.toMatchObject({ code: 'notFound' })
    await api.centreRequests.remove(await seen(id))
    await expect(card(id)).rejects.toThrow('Такого запроса ЦУР нет')
  })

  it('регистрация не отменяется, пока по запросу есть поручение', async () => {
    const { api, came: add, seen, roads } = centre()
    const { id, operationId } = await add({ executor: null })
    await api.centreRequests.assign({
      ...assigned,
      executor: roads,
      requestId: id,
      requestVersion: (await seen(id)).version,
    })
    await expect(api.journal.undo({ operationId })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('закрывается только после ответа; ответ не из будущего и не до получения', async () => {
    const { api, came: add, card, seen } = centre()
    const { id } = await add()
    const answer = async (answeredAt: string) =>
      api.centreRequests.answer({
        ...(await seen(id)),
        answer: 'Сведения направлены',
        answeredAt,
        way: 'по электронной почте',
        number: '01-12/350',
        tickets: [],
      })
    await expect(api.centreRequests.close({ ...(await seen(id)), closedOn: TODAY, comment: '' })).rejects.toThrow(
      'Ответа ещё нет. Запрос закрывают после ответа',
    )
    await expect(answer('2026-11-17T10:43')).rejects.toMatchObject({
      fields: { answeredAt: 'Это время ещё не наступило' },
    })
    await expect(answer('2026-11-15')).rejects.toMatchObject({
      fields: { answeredAt: 'Раньше дня получения 16.11.2026' },
    })
    await answer('2026-11-17T10:42')
    expect(await card(id)).toMatchObject({ state: 'answered', isLate: false, answerNumber: '01-12/350' })
    await expect(
      api.centreRequests.setTerm({ ...(await seen(id)), dueAt: '2026-12-01', reason: 'поздно' }),
    ).rejects.toThrow('Ответ уже дан')
    await api.centreRequests.close({ ...(await seen(id)), closedOn: TODAY, comment: 'ЦУР принял' })
    expect(await card(id)).toMatchObject({ state: 'closed', closedOn: TODAY })
  })

  it('возврат в работу оставляет прежний ответ в ходе работы и текст для правки', async () => {
    const { api, came: add, card, seen } = centre()
    const { id } = await add()
    await api.centreRequests.answer({
      ...(await seen(id)),
      answer: 'Сведения направлены',
      answeredAt: TODAY,
      way: 'ЭДО',
      number: '',
      tickets: [],
    })
    await expect(api.centreRequests.reopen({ ...(await seen(id)), reason: '' })).rejects.toMatchObject({
      fields: { reason: 'Укажите причину возврата в работу' },
    })
    await api.centreRequests.reopen({ ...(await seen(id)), reason: 'ЦУР просит уточнить' })
    const now = await card(id)
    expect(now).toMatchObject({ state: 'new', answeredAt: null, answer: 'Сведения направлены' })
    expect(now.notes.map(({ kind, text }) => [kind, text])).toEqual([
      ['reopened', 'ЦУР просит уточнить'],
      ['answered', 'ЭДО. Сведения направлены'],
    ])
  })

  it('ответ в минуту срока и в день срока – вовремя, минутой и днём позже – нет', async () => {
    const { api, came: add, card, seen, setNow } = centre()
    setNow('2026-11-25T09:00')
    const late = async (dueAt: string, answeredAt: string) => {
      const { id } = await add({ dueAt })
      await api.centreRequests.answer({
        ...(await seen(id)),
        answer: 'Да',
        answeredAt,
        way: 'ЭДО',
        number: '',
        tickets: [],
      })
      return (await card(id)).isLate
    }
    expect(await late('2026-11-20T12:00', '2026-11-20T12:00')).toBe(false)
    expect(await late('2026-11-20T12:00', '2026-11-20T12:01')).toBe(true)
    expect(await late('2026-11-20', '2026-11-20T23:59')).toBe(false)
    expect(await late('2026-11-20', '2026-11-21')).toBe(true)
  })

  it('вторая вкладка со старой версией узнаёт, что запись уже изменили', async () => {
    const { api, came: add, seen, roads } = centre()
    const { id } = await add()
    const stale = await seen(id)
    await api.centreRequests.handOver({ ...stale, executor: roads, reason: '' })
    await expect(
      api.centreRequests.setTerm({ ...stale, dueAt: '2026-12-01', reason: 'продлён' }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  it('отчёт по запросу стоит на карточке и не даёт её удалить', async () => {
    const { api, came: add, card, seen } = centre()
    const { id } = await add()
    const { id: reportId } = await api.reports.create({
      kind: 'request',
      period: periodOf('month', TODAY),
      requestId: id,
      replacesId: null,
    })
    expect((await card(id)).reports).toMatchObject([{ id: reportId, state: 'draft', periodFrom: '2026-11-01' }])
    await expect(api.centreRequests.remove(await seen(id))).rejects.toThrow('По записи подготовлен отчёт')
  })

  it('файл лежит у запроса, назван и снят; поручение его не видит', async () => {
    const { api, files, folder, came: add, card } = centre()
    const { id } = await add()
    const path = join(folder, 'запрос.txt')
    writeFileSync(path, 'Прошу представить')
    const { ticket } = files.admit({ path, name: 'запрос.txt', purpose: 'attachment', temporary: false })
    await api.centreRequests.attach({ id, tickets: [ticket] })
    const [file] = (await card(id)).files
    expect(file).toMatchObject({ name: 'запрос.txt' })
    const named = { attachmentId: file?.id ?? 0, version: file?.version ?? 0 }
    await expect(api.assignments.detach(named)).rejects.toMatchObject({ code: 'notFound' })
    await api.centreRequests.describeFile({ ...named, name: 'письмо ЦУР.txt', note: 'вх. 12' })
    await api.centreRequests.detach({ ...named, version: named.version + 1 })
    expect((await card(id)).files).toEqual([])
  })
})

describe('рекомендация и аналитическая записка ЦУР', () => {
  it('рекомендация закрывается после отметки об исполнении, которой нет у запроса', async () => {
    const { api, came: add, card, seen, found } = centre()
    const { id } = await add({ kind: 'recommendation' })
    const { id: asked } = await add()
    const mark = { execution: 'partly' as const, onDate: TODAY, note: 'песок завезён не везде' }
    await expect(api.centreRequests.setExecution({ ...(await seen(asked)), ...mark })).rejects.toThrow(
      'Исполнение отмечают только у рекомендации',
    )
    await expect(api.centreRequests.close({ ...(await seen(id)), closedOn: TODAY, comment: '' })).rejects.toThrow(
      'Отметьте исполнение рекомендации',
    )
    expect(await found('all', { execution: 'none' })).toHaveLength(1)
    await api.centreRequests.setExecution({ ...(await seen(id)), ...mark })
    expect(await found('all', { execution: 'none' })).toHaveLength(0)
    expect(await found('all', { execution: 'partly' })).toHaveLength(1)
    const done = await api.centreRequests.close({ ...(await seen(id)), closedOn: TODAY, comment: '' })
    expect(done.title).toBe('Рекомендация ЦУР Ц-1 закрыта')
    expect(await card(id)).toMatchObject({ execution: 'partly', executionNote: mark.note, state: 'closed' })
  })

  it('записка закрывается без ответа: её принимают к сведению', async () => {
    const { api, came: add, card, seen } = centre()
    const { id } = await add({ kind: 'analyticNote', dueAt: null })
    await api.centreRequests.close({ ...(await seen(id)), closedOn: TODAY, comment: 'к сведению' })
    expect(await card(id)).toMatchObject({ state: 'closed', isLate: false })
  })
})

describe('отмена', () => {
  it('возвращает карточку такой, какой она была до любого действия', async () => {
    const { api, came: add, card, seen, roads } = centre()
    const { id } = await add({ kind: 'recommendation' })
    const { version: _version, ...start } = await card(id)
    const { kind: _kind, ...details } = came
    const acts: (() => Promise<{ operationId: number }>)[] = [
      async () => {
        const { executor: _executor, dueAt: _dueAt, tickets: _tickets, ...typed } = details
        return api.centreRequests.update({ ...(await seen(id)), ...typed, kind: 'recommendation', title: 'О снеге' })
      },
      async () => api.centreRequests.setTerm({ ...(await seen(id)), dueAt: null, reason: 'ЦУР снял срок' }),
      async () => api.centreRequests.handOver({ ...(await seen(id)), executor: roads, reason: '' }),
      async () =>
        api.centreRequests.assign({
          ...assigned,
          executor: roads,
          requestId: id,
          requestVersion: (await seen(id)).version,
        }),
      async () => api.centreRequests.progress({ id, onDate: TODAY, text: 'Ждём сведения', tickets: [] }),
      async () =>
        api.centreRequests.setExecution({ ...(await seen(id)), execution: 'done', onDate: TODAY, note: 'сделано' }),
      async () =>
        api.centreRequests.answer({
          ...(await seen(id)),
          answer: 'Исполнено',
          answeredAt: TODAY,
          way: 'ЭДО',
          number: '7',
          tickets: [],
        }),
      async () => api.centreRequests.close({ ...(await seen(id)), closedOn: TODAY, comment: 'принято' }),
      async () => api.centreRequests.reopen({ ...(await seen(id)), reason: 'уточнить' }),
    ]
    const past: (typeof start)[] = []
    const done: number[] = []
    for (const act of acts) {
      const { version: _now, ...before } = await card(id)
      past.push(before)
      done.push((await act()).operationId)
    }
    for (const [index, operationId] of [...done.entries()].toReversed()) {
      await api.journal.undo({ operationId })
      const { version: _now, ...after } = await card(id)
      expect([index, after]).toEqual([index, past[index]])
    }
    expect(past[0]).toEqual(start)
  })
})
