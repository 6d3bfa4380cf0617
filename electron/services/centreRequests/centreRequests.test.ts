import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openMeetingRegister } from '../../../tests/builders/meetings.ts'
import { CENTRE_REQUEST_SHOWS } from '../../contract/centreRequests.ts'
import type { CentreRequestFilter, CentreRequestKind, CentreRequestShow } from '../../contract/centreRequests.ts'
import { periodOf } from '../../contract/periods.ts'
import type { Executor } from '../../contract/meetings.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { centreRequests, untouched } from './centreRequests.service.ts'
import { conditions, daysOf } from './filter.ts'
import { pageSql } from './centreRequests.repo.ts'

const TODAY = '2026-11-17'
const came = {
  kind: 'request' as CentreRequestKind,
  centreNumber: '01-15/77',
  centreDatedOn: '2026-11-13',
  receivedOn: '2026-11-16',
  title: 'О сообщениях на уборку снега',
  text: 'Представить сведения о сообщениях за октябрь',
  blockId: null,
  executor: null,
  dueAt: '2026-11-20T12:00',
  note: '',
  tickets: [],
}
type Came = Omit<typeof came, 'dueAt' | 'executor'> & { dueAt: string | null; executor: Executor | null }
const assigned = {
  text: 'Подготовить сведения об уборке снега',
  coExecutors: [],
  controllerId: null,
  blockId: null,
  cause: '',
  source: 'запрос ЦУР Ц-1',
  issuedOn: TODAY,
  dueOn: '2026-11-19',
  repeat: null,
  links: [],
}

function centre() {
  const register = openMeetingRegister()
  const { api } = register
  const card = (id: number) => api.centreRequests.get({ id })
  const seen = async (id: number) => ({ id, version: (await card(id)).version })
  const add = (changes: Partial<Came> = {}) => api.centreRequests.create({ ...came, ...changes })
  const found = async (show: CentreRequestShow, more: Partial<CentreRequestFilter> = {}) =>
    (await api.centreRequests.list({ filter: { show, text: '', ...more }, after: null, limit: 100 })).rows
  return { ...register, card, seen, came: add, found, roads: { kind: 'person' as const, id: register.roster.roads } }
}

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

describe('список запросов ЦУР', () => {
  const NOW = `${TODAY}T10:42`
  const someRequest = fc.record({
    kind: fc.constantFrom('request', 'recommendation', 'analyticNote'),
    state: fc.constantFrom('new', 'inWork', 'answered', 'closed'),
    days: fc.integer({ min: -9, max: 9 }),
    time: fc.constantFrom('', 'T10:41', 'T10:42', 'T17:00', null),
    answered: fc.integer({ min: -9, max: 0 }),
  })

  it('для любых данных каждое число равно своему списку, а страницы складываются в список без пропусков', async () => {
    const { api, db, write } = centre()
    await fc.assert(
      fc.asyncProperty(
        fc.array(someRequest, { maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        async (rows, limit) => {
          for (const table of ['centre_request_terms', 'centre_request_notes', 'centre_requests'])
            db.exec(`DELETE FROM ${table}`)
          write((records) =>
            rows.forEach(({ kind, state, days, time, answered }, index) =>
              records.insert(centreRequests, {
                ...came0,
                ...untouched,
                kind: kind as CentreRequestKind,
                number: index + 1,
                numberYear: 2026,
                receivedOn: addDays('2026-11-01', index % 5),
                dueAt: time === null ? null : `${addDays(TODAY, days)}${time}`,
                state: state as 'new',
                answeredAt: state === 'answered' ? addDays(TODAY, answered) : null,
                closedOn: state === 'closed' ? TODAY : null,
              }),
            ),
          )
          const counts = await api.centreRequests.counts({})
          for (const show of CENTRE_REQUEST_SHOWS) {
            const filter = { show, text: '' }
            const whole = await api.centreRequests.list({ filter, after: null, limit: 100 })
            expect([show, whole.rows.length, whole.total]).toEqual([show, counts[show], counts[show]])
            const ids: number[] = []
            let after: typeof whole.next = null
            do {
              const page: typeof whole = await api.centreRequests.list({ filter, after, limit })
              ids.push(...page.rows.map(({ id }) => id))
              after = page.next
            } while (after !== null)
            expect(ids).toEqual(whole.rows.map(({ id }) => id))
          }
          expect(counts.new + counts.inWork).toBe(counts.active)
          expect(counts.overdue + counts.today + counts.untilFriday).toBe(counts.soon)
          expect(counts.active + counts.answered + counts.closed).toBe(counts.all)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('работа стоит по срокам, без срока последней; всё остальное – новые поступления первыми', async () => {
    const { came: add, found } = centre()
    await add({ title: 'без срока', dueAt: null, receivedOn: '2026-11-13' })
    await add({ title: 'днём', dueAt: '2026-11-19', receivedOn: '2026-11-16' })
    await add({ title: 'утром того же дня', dueAt: '2026-11-19T09:00', receivedOn: '2026-11-17' })
    expect((await found('active')).map(({ title }) => title)).toEqual(['утром того же дня', 'днём', 'без срока'])
    expect((await found('all')).map(({ receivedOn }) => receivedOn)).toEqual(['2026-11-17', '2026-11-16', '2026-11-13'])
  })

  it('находит по номеру органа, номеру ЦУР, словам и ответу, без различия ё и е и больших букв', async () => {
    const { came: add, found } = centre()
    await add({ title: 'Об уборке снега у Королёва' })
    await add({ title: 'О вывозе мусора', centreNumber: '02-11/9' })
    const titles = async (text: string) => (await found('all', { text })).map(({ title }) => title)
    expect(await titles('ц-2')).toEqual(['О вывозе мусора'])
    expect(await titles('02-11')).toEqual(['О вывозе мусора'])
    expect(await titles('СНЕГА королева')).toEqual(['Об уборке снега у Королёва'])
    expect(await titles('нет такого')).toEqual([])
  })

  it('исполнители названы с числом дел, которое открывает их список', async () => {
    const { api, came: add, found, roads } = centre()
    await add({ executor: roads })
    await add({ executor: roads })
    const [who] = await api.centreRequests.executors({})
    expect(who).toMatchObject({ ...roads, name: 'Рябинин\u00A0В.\u00A0А.', active: 2 })
    expect(await found('active', { executor: roads })).toHaveLength(2)
  })

  it('страница работы идёт по указателю сроков, страница всех – по указателю получения', () => {
    const { db } = centre()
    const plan = (show: CentreRequestShow): string => {
      const { sql, params } = conditions({ show, text: '' }, daysOf(NOW))
      return db
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${pageSql(show, sql, true)}`, {
          ...params,
          afterKey: '2026-11-17U',
          afterId: 1,
          limit: 20,
        })
        .map(({ detail }) => detail)
        .join('\n')
    }
    expect(plan('active')).toContain('centre_requests_due (due_end>')
    expect(plan('active')).not.toContain('TEMP B-TREE')
    expect(plan('all')).toContain('centre_requests_received (received_on<')
    expect(plan('all')).not.toContain('TEMP B-TREE')
  })

  const came0 = {
    centreNumber: '1',
    centreDatedOn: null,
    title: 'О снеге',
    text: '',
    blockId: null,
    executorPersonId: null,
    executorRecipientId: null,
    note: '',
  }
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
