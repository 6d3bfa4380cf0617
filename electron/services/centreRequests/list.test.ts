import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CENTRE_REQUEST_SHOWS } from '../../contract/centreRequests.ts'
import type { CentreRequestKind, CentreRequestShow } from '../../contract/centreRequests.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { centreRequests, untouched } from './centreRequests.service.ts'
import { conditions, daysOf } from './filter.ts'
import { pageSql } from './centreRequests.repo.ts'
import { centre } from './testing.ts'

const TODAY = '2026-11-17'

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
