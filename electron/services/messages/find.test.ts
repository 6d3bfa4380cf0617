import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openTestMessages } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { CASE_FIELD_SORTS, CASE_RESULTS, CASE_SORTS, CASE_STATUSES, RELATIVE_PERIODS } from '../../contract/messages.ts'
import type { CaseFilter, CaseSort } from '../../contract/messages.ts'
import { daysOf } from './periods.ts'

const NEWEST: CaseSort = { by: 'received', direction: 'desc' }

async function page(office: TestMessages, filter: CaseFilter, sort: CaseSort = NEWEST, limit = 500) {
  return office.api.messages.list({ filter, sort, after: null, limit })
}
const gists = async (office: TestMessages, search: string) =>
  (await page(office, { search })).rows.map((row) => row.gist).toSorted()

describe('words', () => {
  let office: TestMessages
  beforeAll(async () => {
    office = await openTestMessages()
    await office.enter({ gist: 'Новый лифт не работает', address: '', text: 'Просим запустить. Соседи жалуются.' })
    await office.enter({ gist: 'Работает не каждый фонарь', address: '', text: 'Во дворе снег, дорога не чищена.' })
    await office.enter({ gist: 'Снег убрали', address: 'Pечная, 3', text: 'Спасибо за дорогу.' })
    await office.enter({ gist: 'Не ловит wifi у COCHA', address: '', externalNumber: 'ПОС-778' })
  })
  it.each([
    ['«не работает»', ['Новый лифт не работает']],
    ['"не работает"', ['Новый лифт не работает']],
    ['не работает', ['Новый лифт не работает', 'Работает не каждый фонарь']],
    ['снег -дорога', []],
    ['снег -фонарь', ['Снег убрали']],
    ['-снег', ['Не ловит wifi у COCHA', 'Новый лифт не работает']],
    ['снег -«не чищена»', ['Снег убрали']],
    ['yjdsq', ['Новый лифт не работает']],
    ['цшаш', ['Не ловит wifi у COCHA']],
    ['сосна', ['Не ловит wifi у COCHA']],
    ['речной', ['Снег убрали']],
    ['фон*', ['Работает не каждый фонарь']],
    ['снег во дворе', ['Работает не каждый фонарь']],
    ['778', ['Не ловит wifi у COCHA']],
    ['«', []],
    ['-', []],
    ['NEAR(a b)', []],
  ])('%s', async (search, expected) => {
    expect(await gists(office, search)).toEqual(expected)
    expect(await office.api.messages.count({ filter: { search } })).toEqual({ total: expected.length })
  })

  it('the reading is told when the typed words were meant in the other layout, and only then', async () => {
    expect((await page(office, { search: 'yjdsq' })).reading).toBe('новый')
    expect((await page(office, { search: 'новый' })).reading).toBeNull()
    expect((await page(office, { search: 'wifi' })).reading).toBeNull()
    expect((await page(office, { search: 'qqqq' })).reading).toBeNull()
  })

  it('that were found are named in their forms, with the place that the row does not show', async () => {
    const { rows, found } = await page(office, { search: 'дороги' })
    expect(rows.map((row) => found.find((one) => one.id === row.id)).map((one) => [one?.words, one?.fragment])).toEqual(
      [
        [['дорогу'], 'Спасибо за дорогу.'],
        [['дорога'], 'Во дворе снег, дорога не чищена.'],
      ],
    )
    expect(await office.api.messages.foundWords({ id: rows[0]?.id ?? 0, search: 'дороги' })).toEqual(['дорогу'])
  })

  it('follow a card whose day of receipt is corrected', async () => {
    const own = await openTestMessages()
    const { id, version } = await own.enter({ gist: 'Прорвало трубу' })
    const moved = await own.api.messages.update({ id, version, case: { receivedAt: '2026-11-16T10:00' } })
    expect(await gists(own, 'трубы')).toEqual(['Прорвало трубу'])
    await own.api.journal.undo({ operationId: moved.operationId })
    expect(await gists(own, 'трубы')).toEqual(['Прорвало трубу'])
    expect(own.db.one<{ n: number }>('SELECT count(*) AS n FROM case_words').n).toBe(1)
  })
})

describe('periods in words', () => {
  it.each([
    ['today', '2026-11-17', '2026-11-17'],
    ['yesterday', '2026-11-16', '2026-11-16'],
    ['thisWeek', '2026-11-16', '2026-11-22'],
    ['lastWeek', '2026-11-09', '2026-11-15'],
    ['nextWeek', '2026-11-23', '2026-11-29'],
    ['thisMonth', '2026-11-01', '2026-11-30'],
    ['lastMonth', '2026-10-01', '2026-10-31'],
    ['thisQuarter', '2026-10-01', '2026-12-31'],
    ['lastQuarter', '2026-07-01', '2026-09-30'],
    ['thisYear', '2026-01-01', '2026-12-31'],
    ['lastYear', '2025-01-01', '2025-12-31'],
    ['last7', '2026-11-11', '2026-11-17'],
    ['last30', '2026-10-19', '2026-11-17'],
  ] as const)('%s on 17.11.2026 is %s to %s', (period, from, to) => {
    expect(daysOf(period, '2026-11-17')).toEqual({ from, to })
  })
  it('cross the year', () => {
    expect(daysOf('lastMonth', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
    expect(daysOf('lastQuarter', '2026-02-01')).toEqual({ from: '2025-10-01', to: '2025-12-31' })
  })
})

/** A register of some hundreds of cards in which every fact of a card occurs. */
async function variedOffice(): Promise<TestMessages> {
  const office = await openTestMessages()
  const words = ['снег', 'дорога', 'лифт', 'фонарь', 'мусор']
  for (let index = 0; index < 60; index += 1)
    await office.enter({
      gist: `${words[index % 5]} и ${words[(index * 3 + 1) % 5]}`,
      address: index % 3 === 0 ? '' : 'Речная, 12',
      themeId: index % 4 === 0 ? null : office.theme(index % 7),
      recipientId: index % 5 === 0 ? null : office.recipient(index % 4),
      receivedAt: `2026-${String((index % 9) + 2).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}`,
      registeredAt: `2026-${String((index % 9) + 2).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}`,
      externalNumber: index % 4 === 1 ? `П-${index}` : '',
      isImportant: index % 6 === 0,
    })
  const set = (sql: string, step: number, rest = 0) =>
    office.db.run(`UPDATE cases SET ${sql} WHERE id % ${step} = ${rest}`)
  set("status = 'answered', answered_at = substr(received_at, 1, 10), result = 'resolved'", 3)
  set("result = 'explained'", 9)
  set("paused_on = '2026-10-01'", 7, 1)
  set("extended_on = '2026-10-02', extension_notice_on = iif(id % 2, '2026-10-03', NULL)", 8, 2)
  set("redirected_on = '2026-10-02'", 11, 3)
  set('quality = id % 3', 4, 3)
  set("asked_on = '2026-10-01', ask_ends_on = iif(id % 2, '2026-11-30', '2026-10-20')", 3)
  set('is_solved = id % 8 = 4, clarity = id % 5 + 1', 12)
  set('returns = id % 4', 5)
  set("approved_at = '2026-10-05'", 12)
  set("status = 'onReview', answered_at = NULL", 13, 1)
  set("raw_status = 'В работе'", 2)
  set("deleted_at = '2026-11-01T00:00:00.000Z'", 17)
  set("postponed_until = '2026-12-01'", 14, 5)
  office.db.run('UPDATE cases SET repeat_of_id = id - 1 WHERE id % 10 = 9')
  return office
}

describe('every condition', () => {
  const bool = fc.boolean()
  const date = fc.constantFrom('2026-03-10', '2026-06-01', '2026-09-15', '2026-11-17')
  const ids = fc.uniqueArray(fc.constantFrom(null, 1, 2, 3, 4), { minLength: 1, maxLength: 3 })
  const conditions = {
    kind: fc.constantFrom('message', 'appeal'),
    statuses: fc.uniqueArray(fc.constantFrom(...CASE_STATUSES), { minLength: 1, maxLength: 3 }),
    state: fc.constantFrom('open', 'closed'),
    outcome: fc.constantFrom('inTime', 'late', 'postponed', 'open', 'overdueOpen', 'judged', 'missed'),
    due: fc.constantFrom('overdue', 'today', 'untilFriday', 'later', 'none'),
    dueStage: fc.constantFrom('interim', 'final'),
    dueFrom: date,
    dueTo: date,
    dueIn: fc.constantFrom(...RELATIVE_PERIODS),
    receivedFrom: date,
    receivedTo: date,
    receivedIn: fc.constantFrom(...RELATIVE_PERIODS),
    registeredFrom: date,
    registeredTo: date,
    registeredIn: fc.constantFrom(...RELATIVE_PERIODS),
    answeredFrom: date,
    answeredTo: date,
    answeredIn: fc.constantFrom(...RELATIVE_PERIODS),
    postponedFrom: date,
    postponedTo: date,
    channelIds: ids,
    blockIds: ids,
    themeIds: ids,
    territoryIds: ids,
    recipientIds: ids,
    responsibleIds: ids,
    problemIds: ids,
    importId: fc.constant(1),
    postponed: fc.constantFrom('waiting', 'back'),
    dueBy: fc.constantFrom('2026-06-01', '2026-11-17T10:42'),
    operationId: fc.constant(1),
    ruleId: fc.constant(1),
    fastTrack: bool,
    isImportant: bool,
    isRepeat: bool,
    hasRepeats: bool,
    returnsFrom: fc.constantFrom(1, 2, 3, 9),
    isPaused: bool,
    isExtended: bool,
    isRedirected: bool,
    needsNotice: bool,
    approval: fc.constantFrom('waiting', 'approved', 'none'),
    results: fc.uniqueArray(fc.constantFrom(null, ...CASE_RESULTS), { minLength: 1, maxLength: 3 }),
    hasQuality: bool,
    qualityFrom: fc.constantFrom(0, 1, 2),
    qualityTo: fc.constantFrom(0, 1, 2),
    asked: fc.constantFrom('waiting', 'answered', 'lapsed', 'never'),
    isSolved: bool,
    hasClarity: bool,
    clarityFrom: fc.constantFrom(1, 3, 5),
    clarityTo: fc.constantFrom(1, 3, 5),
    hasInterim: bool,
    hasApplicant: bool,
    hasAnswerText: bool,
    hasFiles: bool,
    hasAddress: bool,
    hasNote: bool,
    hasExternal: bool,
    rawStatus: fc.constant('В работе'),
    sourcePage: fc.constant('Сообщество'),
    fact: fc.constant('Факт'),
  } as const
  type Name = keyof typeof conditions
  const names = Object.keys(conditions) as Name[]
  const some = fc
    .uniqueArray(fc.constantFrom(...names), { minLength: 0, maxLength: 3 })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, conditions[name]]))))
  const filters = fc.record(
    { all: some, not: some, search: fc.constantFrom('', 'снег', 'дорога', '-лифт', 'мусор -снег') },
    { requiredKeys: ['all', 'not', 'search'] },
  )
  const sorts = fc
    .array(
      fc.record({
        by: fc.constantFrom(...CASE_SORTS, ...CASE_FIELD_SORTS),
        direction: fc.constantFrom('asc' as const, 'desc' as const),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map(([head, ...further]): CaseSort => ({ ...(head ?? NEWEST), ...(further.length > 0 ? { further } : {}) }))

  it('and any of them together: the figure equals the list in any order, page by page, without gaps and repeats', async () => {
    const office = await variedOffice()
    await fc.assert(
      fc.asyncProperty(filters, sorts, fc.integer({ min: 1, max: 40 }), async ({ all, not, search }, sort, limit) => {
        const filter = {
          ...all,
          ...(Object.keys(not).length > 0 ? { not } : {}),
          ...(search === '' ? {} : { search }),
        } as CaseFilter
        const whole = (await page(office, filter, sort)).rows.map((row) => row.id)
        expect((await office.api.messages.count({ filter })).total).toBe(whole.length)
        const byPages: number[] = []
        let after = null as Awaited<ReturnType<typeof page>>['next']
        do {
          const next = await office.api.messages.list({ filter, sort, after, limit })
          byPages.push(...next.rows.map((row) => row.id))
          after = next.next
        } while (after !== null)
        expect(byPages).toEqual(whole)
        const jumped = await office.api.messages.list({ filter, sort, after: null, skip: 2, limit })
        expect(jumped.rows.map((row) => row.id)).toEqual(whole.slice(2, 2 + limit))
      }),
      { numRuns: 250 },
    )
  })

  it('by itself and under «не» shares out all cards', async () => {
    const office = await variedOffice()
    const { total } = await office.api.messages.count({ filter: {} })
    for (const name of names) {
      for (const value of fc.sample<unknown>(conditions[name] as fc.Arbitrary<unknown>, 4)) {
        const [has, not] = await office.api.messages.counters({
          filters: [{ [name]: value }, { not: { [name]: value } }] as CaseFilter[],
        })
        expect({ name, value, sum: (has ?? 0) + (not ?? 0) }).toEqual({ name, value, sum: total })
      }
    }
  })

  it('of approval and of asking shares out all cards', async () => {
    const office = await variedOffice()
    const count = (filters: CaseFilter[]) => office.api.messages.counters({ filters })
    const [total, ...approvals] = await count([
      {},
      { approval: 'waiting' },
      { approval: 'approved' },
      { approval: 'none' },
    ])
    expect(approvals.reduce((sum, one) => sum + one, 0)).toBe(total)
    const asked = await count([{ asked: 'waiting' }, { asked: 'answered' }, { asked: 'lapsed' }, { asked: 'never' }])
    expect(asked.every((one) => one > 0)).toBe(true)
    expect(asked.reduce((sum, one) => sum + one, 0)).toBe(total)
  })
})

describe('many hits', () => {
  it('give the same list as few, in every order, with other conditions, from any place', async () => {
    const office = await variedOffice()
    const { placesByWords, countByWords } = await import('./wordsList.repo.ts')
    const { searchExpression } = await import('./search.ts')
    const expression = searchExpression('снег') ?? ''
    for (const more of [{}, { state: 'open' }, { isImportant: false }, { hasAddress: true, state: 'closed' }] as const)
      for (const by of CASE_SORTS)
        for (const direction of ['asc', 'desc'] as const) {
          const filter: CaseFilter = { ...more, search: 'снег' }
          const expected = (await page(office, filter, { by, direction })).rows.map((row) => row.id)
          const query = { filter, by, direction, after: null, skip: 0, limit: 500 }
          const places = placesByWords(office.db, query, expression, '2026-11-17T10:42')
          expect(places.map((place) => place.id)).toEqual(expected)
          const middle = places[3]
          if (!middle) continue
          const behind = placesByWords(office.db, { ...query, after: middle }, expression, '2026-11-17T10:42')
          expect(behind.map((place) => place.id)).toEqual(expected.slice(4))
          expect(countByWords(office.db, filter, expression, 'due', '2026-11-17T10:42')).toBe(expected.length)
        }
  })

  it('of another word in a view that was looked through in part are found whole, and after a change too', async () => {
    const office = await variedOffice()
    const { placesByWords } = await import('./wordsList.repo.ts')
    const { searchExpression } = await import('./search.ts')
    const find = (search: string, by: (typeof CASE_SORTS)[number], limit: number) =>
      placesByWords(
        office.db,
        { filter: { state: 'open', search }, by, direction: 'asc', after: null, skip: 0, limit },
        searchExpression(search) ?? '',
        '2026-11-17T10:42',
      ).map((place) => place.id)
    const listed = async (search: string, by: (typeof CASE_SORTS)[number]) =>
      (await page(office, { state: 'open', search }, { by, direction: 'asc' })).rows.map((row) => row.id)
    for (const by of ['due', 'number'] as const) {
      const [first = 0, ...others] = await listed('снег', by)
      expect(others.length).toBeGreaterThan(3)
      expect(find('снег', by, 1).slice(0, 1)).toEqual([first])
      for (const word of ['двор', 'снег', 'яма']) expect(find(word, by, 500)).toEqual(await listed(word, by))
      office.db.run('UPDATE cases SET deleted_at = ? WHERE id = ?', ['2026-11-17T07:42:00.000Z', first])
      expect(find('снег', by, 500)).toEqual(others)
    }
  })
})
