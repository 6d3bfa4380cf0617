import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOW, openTestRegister, resourcesDir } from '../../../tests/builders/register.ts'
import type { TestRegister } from '../../../tests/builders/register.ts'
import { DESK_SECTIONS, DESK_SOURCES } from '../../contract/desk.ts'
import type { DeskLink } from '../../contract/desk.ts'
import type { CaseFilter, CaseInput } from '../../contract/messages.ts'
import { someCases } from '../analytics/testing.ts'
import { assignments, plainAssignment } from '../assignments/assignments.service.ts'
import { centreRequests, untouched } from '../centreRequests/centreRequests.service.ts'
import { addDays, loadWorkTime, workingMinutesBetween } from '../deadlines/deadlines.service.ts'
import { memberships, persons } from '../members/members.service.ts'
import { emptyCase } from '../../contract/messages.ts'
import { buildFor, openNovember, sent } from '../exchange/testing.ts'
import { nextReports } from '../reports/reports.service.ts'
import { insertCases } from '../messages/messages.service.ts'

const TODAY = NOW.slice(0, 10)

/** An assignment or a paper of the ЦУР with its term, days from today. */
interface Other {
  what: 'assignment' | 'request' | 'recommendation' | 'analyticNote'
  days: number
  time: string
  isOpen: boolean
}

const someOthers = fc.array(
  fc.record({
    what: fc.constantFrom(
      'assignment' as const,
      'request' as const,
      'recommendation' as const,
      'analyticNote' as const,
    ),
    days: fc.integer({ min: -4, max: 5 }),
    time: fc.constantFrom('', 'T09:00', 'T10:42', 'T16:00', 'T23:00'),
    isOpen: fc.boolean(),
  }),
  { maxLength: 20 },
)

interface Desk extends TestRegister {
  tell(others: readonly Other[]): void
  /** How many rows the list behind a link has. */
  opened(link: DeskLink): Promise<number>

  id(directory: 'channels' | 'blocks' | 'roles' | 'recipients', code: string): Promise<number>
  count(filter: CaseFilter): Promise<number>
  load(rows: Parameters<typeof insertCases>[1]): number
  enter(input: Partial<CaseInput> & { receivedAt: string }): Promise<{ id: number; number: string }>
}

function desk(options: { now?: string } = {}): Desk {
  const register = openTestRegister(options)
  const { api, db } = register
  const id: Desk['id'] = async (directory, code) => {
    const entry = (await api.directory.all({}))[directory].find((one) => one.code === code)
    if (!entry) throw new Error(`нет ${code}`)
    return entry.id
  }
  const tell = (others: readonly Other[]): void =>
    register.write((records) =>
      others.forEach(({ what, days, time, isOpen }, index) => {
        const on = addDays(TODAY, days)
        if (what === 'assignment')
          records.insert(assignments, {
            ...plainAssignment,
            origin: 'own',
            decisionId: null,
            number: `П-${index + 1}`,
            text: 'график замены насосов.',
            executorPersonId: null,
            executorRecipientId: null,
            controllerId: null,
            issuedOn: '2026-11-01',
            dueOn: on,
            period: '',
            state: isOpen ? 'open' : 'done',
            report: '',
            reportedOn: null,
            closedOn: isOpen ? null : TODAY,
            note: '',
            source: 'устно Главы',
          })
        else
          records.insert(centreRequests, {
            ...untouched,
            kind: what,
            number: index + 1,
            numberYear: 2026,
            centreNumber: `01-15/${index + 1}`,
            centreDatedOn: null,
            receivedOn: '2026-11-02',
            title: 'О снеге',
            text: '',
            blockId: null,
            executorPersonId: null,
            executorRecipientId: null,
            dueAt: `${on}${time}`,
            state: isOpen ? 'new' : 'closed',
            note: '',
          })
      }),
    )
  const opened = async (link: DeskLink): Promise<number> => {
    const page = { after: null, limit: 500 }
    const { rows, total } =
      link.list === 'desk'
        ? await api.desk.list({ section: link.section, source: null, ...page })
        : link.list === 'requests'
          ? await api.centreRequests.list({ filter: link.filter, ...page })
          : link.list === 'assignments'
            ? await api.assignments.list({ filter: link.filter, ...page })
            : await api.messages
                .list({ filter: link.filter, sort: { by: 'due', direction: 'asc' }, ...page })
                .then((list) => ({ rows: list.rows, total: list.rows.length }))
    expect(rows).toHaveLength(total)
    return total
  }
  return {
    ...register,
    tell,
    opened,
    id,
    count: async (filter) => (await api.messages.count({ filter })).total,
    load: (rows) => insertCases(db, rows, { resourcesDir, at: `${NOW}:00.000Z`, operatorId: null }).firstId,
    enter: async (input) =>
      api.messages.register({
        applicant: null,
        attachments: [],
        case: {
          ...emptyCase,
          channelId: await id('channels', 'pos'),
          registeredAt: input.receivedAt,
          gist: 'Не горит фонарь',
          ...input,
        },
      }),
  }
}

describe('числа рабочего стола', () => {
  it('для любых данных каждое равно своему списку, строки идут по срокам', async () => {
    const { api, db, count, load, tell, opened } = desk()
    const all = await api.directory.all({})
    const ids = (list: readonly { id: number }[]): number[] => list.slice(0, 3).map((one) => one.id)
    const choices = {
      channels: ids(all.channels),
      blocks: ids(all.blocks),
      territories: [],
      themes: ids(all.themes),
      recipients: ids(all.recipients),
    }
    await fc.assert(
      fc.asyncProperty(someCases(choices, TODAY, 40), someOthers, async (rows, others) => {
        for (const table of ['deadlines', 'routings', 'cases', 'numbers', 'assignments', 'centre_requests'])
          db.exec(`DELETE FROM ${table}`)
        load(rows)
        tell(others)
        const overview = await api.desk.overview({})
        for (const figure of overview.figures)
          expect([figure.key, await opened(figure.link)]).toEqual([figure.key, figure.count])
        for (const section of DESK_SECTIONS) {
          const view = overview.sections[section]
          expect(view.rows.length).toBe(Math.min(24, view.total))
          expect(view.parts.reduce((sum, part) => sum + part.count, 0)).toBe(view.total)
          for (const part of view.parts) expect(await opened(part.link)).toBe(part.count)
          // A term without an hour lasts to the end of its day, so it stands behind those with one.
          const ends = view.rows.map(({ dueAt }) => `${dueAt}U`)
          expect(ends).toEqual(ends.toSorted())
        }
        for (const block of overview.openByBlock) {
          expect(await count({ state: 'open', blockIds: [block.blockId] })).toBe(block.open)
          expect(await count({ outcome: 'overdueOpen', blockIds: [block.blockId] })).toBe(block.overdue)
        }
        expect(await count({ state: 'open' })).toBe(overview.openTotal)
        for (const { day, received, answered } of overview.days) {
          expect(await count({ receivedFrom: day, receivedTo: day })).toBe(received)
          expect(await count({ answeredFrom: day, answeredTo: day })).toBe(answered)
        }
        const counters = await api.desk.counters({})
        expect(counters.desk).toBe(DESK_SECTIONS.reduce((sum, key) => sum + overview.sections[key].total, 0))
        expect(counters.messages).toBe(overview.openTotal)
      }),
      { numRuns: 25 },
    )
  })

  it('страницы раздела любого размера дают весь порядок без пропусков, и каждый вид отдельно', async () => {
    const { api, db, load, tell } = desk()
    const choices = { channels: [1], blocks: [1, 2], territories: [], themes: [], recipients: [] }
    await fc.assert(
      fc.asyncProperty(
        someCases(choices, TODAY, 30),
        someOthers,
        fc.integer({ min: 1, max: 6 }),
        async (rows, others, limit) => {
          for (const table of ['deadlines', 'routings', 'cases', 'numbers', 'assignments', 'centre_requests'])
            db.exec(`DELETE FROM ${table}`)
          load(rows)
          tell(others)
          for (const section of DESK_SECTIONS) {
            const whole = await api.desk.list({ section, source: null, after: null, limit: 500 })
            expect(whole.rows.length).toBe(whole.total)
            const keyOf = ({ source, id }: (typeof whole.rows)[number]): string => `${source} ${id}`
            for (const source of [null, ...DESK_SOURCES]) {
              const keys: string[] = []
              let after: typeof whole.next = null
              do {
                const page: typeof whole = await api.desk.list({ section, source, after, limit })
                keys.push(...page.rows.map(keyOf))
                after = page.next
              } while (after !== null)
              expect(keys).toEqual(whole.rows.filter((row) => source === null || row.source === source).map(keyOf))
            }
          }
        },
      ),
      { numRuns: 20 },
    )
  })

  it('просроченное стоит по рабочему времени просрочки, при равном – по времени срока', async () => {
    const { api, db, load, tell } = desk()
    const work = loadWorkTime(db, resourcesDir, (await api.desk.overview({})).hours)
    const choices = { channels: [1], blocks: [1], territories: [], themes: [], recipients: [] }
    await fc.assert(
      fc.asyncProperty(someCases(choices, TODAY, 20), someOthers, async (rows, others) => {
        for (const table of ['deadlines', 'routings', 'cases', 'numbers', 'assignments', 'centre_requests'])
          db.exec(`DELETE FROM ${table}`)
        load(rows)
        tell(others)
        const { rows: order } = await api.desk.list({ section: 'overdue', source: null, after: null, limit: 500 })
        const late = order.map(({ dueAt }) =>
          workingMinutesBetween(work, dueAt.length > 10 ? dueAt : `${addDays(dueAt, 1)}T00:00`, NOW),
        )
        expect(late).toEqual(late.toSorted((a, b) => b - a))
      }),
      { numRuns: 20 },
    )
  })

  it('строка говорит, что это, где, чьё и к какому сроку', async () => {
    const { api, enter, id, tell } = desk()
    const blockId = await id('blocks', 'roads')
    const recipientId = await id('recipients', 'constructionHousingDept')
    await enter({ receivedAt: '2026-09-02T09:00', blockId, recipientId })
    tell([
      { what: 'recommendation', days: -1, time: 'T10:00', isOpen: true },
      { what: 'assignment', days: -1, time: '', isOpen: true },
    ])
    const { sections, names } = await api.desk.overview({})
    expect(
      sections.overdue.rows.map(({ kind, number, title, where, who }) => [kind, number, title, where, who]),
    ).toEqual([
      ['message', '1', 'Не горит фонарь', 'Дороги', 'Отдел ЖКХ'],
      ['recommendation', 'Ц-1', 'О снеге', '№\u00A001-15/1', ''],
      ['assignment', 'П-2', 'График замены насосов', 'устно Главы', ''],
    ])
    expect(sections.overdue.parts.map(({ source, count }) => [source, count])).toEqual([
      ['cases', 1],
      ['requests', 1],
      ['assignments', 1],
    ])
    expect(names).toEqual({ blocks: { [blockId]: 'Дороги' }, recipients: {} })
  })

  it('пустой реестр: нули, и ни одного срока впереди', async () => {
    const overview = await desk().api.desk.overview({})
    expect(overview.figures.every((figure) => figure.count === 0)).toBe(true)
    expect(overview.nearest).toBeNull()
    expect(overview.meetings).toEqual([])
    expect(overview.year).toEqual({ year: 2026, messages: 0, appeals: 0 })
  })

  it('когда ничего не просрочено, называет ближайший срок', async () => {
    const { api, enter } = desk()
    await enter({ receivedAt: '2026-11-16T09:00' })
    const first = await enter({ receivedAt: '2026-11-13T09:00' })
    expect((await api.desk.overview({})).nearest).toMatchObject({ number: first.number })
  })
})

describe('день на рабочем столе', () => {
  it('вторник: рабочий день до конца по расписанию, «до пятницы» – до 20 ноября', async () => {
    const overview = await desk().api.desk.overview({})
    expect(overview.dayEndsAt).toBe(overview.hours.end)
    expect(overview.dayName).toBeNull()
    expect(overview.weekEndsOn).toBe('2026-11-20')
  })

  it('праздник: рабочего дня нет, день назван', async () => {
    const overview = await desk({ now: '2026-11-04T10:00' }).api.desk.overview({})
    expect(overview.dayEndsAt).toBeNull()
    expect(overview.dayName).toMatch(/единств/i)
  })

  it('«Поступило и закрыто» показывает 11 рабочих дней, последний – сегодня, без праздника и выходных', async () => {
    const { days } = await desk().api.desk.overview({})
    expect(days.map((one) => one.day)).toEqual(
      ['02', '03', '05', '06', '09', '10', '11', '12', '13', '16', '17'].map((day) => `2026-11-${day}`),
    )
  })
})

describe('промежуточный ответ ИМ', () => {
  it('часы идут по рабочему времени: прошедшее и весь срок', async () => {
    const { api, enter, id, setNow } = desk({ now: '2026-11-16T16:30' })
    const channelId = await id('channels', 'im')
    await enter({
      channelId,
      receivedAt: '2026-11-16T16:00',
      recipientId: await id('recipients', 'constructionHousingDept'),
    })
    setNow(NOW)
    const { clocks } = await api.desk.overview({})
    expect(clocks.total).toBe(1)
    const [clock] = clocks.rows
    const { hours } = await api.desk.overview({})
    // 16:00 to the end of Monday, then from the beginning of Tuesday to 10:42: nights do not count.
    const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
    expect(clock?.spentMinutes).toBe(minutes(hours.end) - minutes('16:00') + minutes('10:42') - minutes(hours.start))
    expect(clock?.totalMinutes).toBe(9 * 60)
  })
})

describe('кому направить', () => {
  it('называет того, кому тему чаще всего направляли за 90 дней, и сколько раз из скольких', async () => {
    const { api, enter, id, load } = desk()
    const [theme] = (await api.directory.all({})).themes
    const themeId = theme?.id ?? 0
    const usual = await id('recipients', 'constructionHousingDept')
    const other = await id('recipients', 'educationDept')
    const channelId = await id('channels', 'pos')
    const past = (recipientId: number, daysAgo: number) => ({
      kind: 'message' as const,
      channelId,
      themeId,
      recipientId,
      gist: 'Прежнее',
      receivedAt: `${addDays(TODAY, -daysAgo)}T10:00`,
    })
    load([past(usual, 10), past(usual, 30), past(other, 20), past(other, 200), past(other, 300)])
    await enter({ receivedAt: '2026-11-17T09:00', themeId })
    await enter({ receivedAt: '2026-11-17T09:30' })
    const { toRoute, names } = await api.desk.overview({})
    expect(toRoute.total).toBe(2)
    const [known, unknown] = toRoute.rows.toSorted((a, b) => b.outOf - a.outOf)
    expect(known).toMatchObject({ recipientId: usual, agreed: 2, outOf: 3 })
    expect(unknown).toMatchObject({ recipientId: null, agreed: 0, outOf: 0 })
    expect(names.recipients[usual]).toBe('Отдел ЖКХ')
  })

  it('направленное уходит из списка', async () => {
    const { api, enter, id } = desk()
    const { id: caseId } = await enter({ receivedAt: '2026-11-17T09:00' })
    await api.messages.route({ ids: [caseId], recipientId: await id('recipients', 'educationDept'), reason: '' })
    expect((await api.desk.overview({})).toRoute).toMatchObject({ total: 0, rows: [] })
  })
})

describe('«Ближайшее»', () => {
  it('записка за неделю и отчёты, как их сроки знает раздел отчётов, просроченные первыми', async () => {
    const { api, db, enter } = desk()
    await enter({ receivedAt: '2026-11-02T09:00' })
    const { near } = await api.desk.overview({})
    expect(near.map(({ kind }) => kind)).toContain('weekly')
    expect(near.find(({ kind }) => kind === 'weekly')?.title).toBe('Записка за неделю 16–22.11')
    expect(near.map(({ kind, fullTitle, dueAt }) => [kind, fullTitle, dueAt]).toSorted()).toEqual(
      nextReports(db, NOW)
        .map(({ kind, title, dueAt }) => [kind, title, dueAt])
        .toSorted(),
    )
    const late = near.map(({ isOverdue }) => isOverdue)
    expect(late).toEqual(late.toSorted((a, b) => Number(b) - Number(a)))
  })

  it('пакет, квитанция на который не пришла к сроку, пока журнал пакетов считает её просроченной', async () => {
    const register = await openNovember()
    const { api, setNow } = register
    const near = async () => (await api.desk.overview({})).near
    const { card } = await buildFor(register)
    await api.exchange.markSent(sent(card.id))
    setNow('2026-11-24T18:00')
    expect((await near()).filter(({ kind }) => kind === 'receipt')).toEqual([])
    setNow('2026-11-25T08:00')
    const late = (await near()).filter(({ kind }) => kind === 'receipt')
    expect((await api.exchange.log({})).filter(({ state }) => state === 'overdue').map(({ id }) => id)).toEqual([
      card.id,
    ])
    expect(late).toEqual([
      {
        kind: 'receipt',
        id: card.id,
        title: 'Квитанция на пакет',
        fullTitle: 'Квитанция на пакет: ноябрь 2026',
        dueAt: '2026-11-24',
        isOverdue: true,
      },
    ])
    // Sent again, it waits for the next receipt.
    await api.exchange.markSent({ ...sent(card.id), sentOn: '2026-11-25' })
    expect((await near()).filter(({ kind }) => kind === 'receipt')).toEqual([])
  })
})

describe('блок без ответственного', () => {
  it('отмечен, пока его никто не держит, с первым днём без ответственного', async () => {
    const { api, enter, id, write } = desk()
    const energy = await id('blocks', 'energy')
    const roads = await id('blocks', 'roads')
    const roleId = await id('roles', 'blockOfficer')
    await enter({ receivedAt: '2026-11-16T09:00', blockId: energy })
    await enter({ receivedAt: '2026-11-16T09:00', blockId: roads })
    write((records) => {
      const personId = records.insert(persons, {
        surname: 'Корнеев',
        name: 'Алексей',
        patronymic: 'Сергеевич',
        post: 'начальник отдела',
        organisation: '',
        isServant: true,
        workPhone: '',
        workEmail: '',
        consentOn: null,
        consentNote: '',
        forms: null,
        note: '',
      })
      const seat = { personId, roleId, channelId: null, actId: null, endedActId: null, isTemporary: false, note: '' }
      records.insert(memberships, { ...seat, blockId: energy, fromOn: '2026-02-01', toOn: '2026-10-31' })
      records.insert(memberships, { ...seat, blockId: roads, fromOn: '2026-02-01', toOn: null })
    })
    const lines = new Map((await api.desk.overview({})).openByBlock.map((line) => [line.blockId, line]))
    expect(lines.get(energy)).toMatchObject({ hasHolder: false, vacantSince: '2026-11-01' })
    expect(lines.get(roads)).toMatchObject({ hasHolder: true, vacantSince: null })
  })
})

describe('поручения к сроку', () => {
  it('просроченные и те, что до пятницы; позже и исполненные не показаны', async () => {
    const { api, write } = desk()
    const one = {
      origin: 'own' as const,
      decisionId: null,
      executorPersonId: null,
      executorRecipientId: null,
      controllerId: null,
      issuedOn: '2026-11-01',
      period: '',
      report: '',
      reportedOn: null,
      closedOn: null,
      note: '',
      text: 'График замены насосов',
      ...plainAssignment,
    }
    write((records) => {
      records.insert(assignments, { ...one, number: '10.2', dueOn: '2026-11-13', state: 'open' })
      records.insert(assignments, { ...one, number: '10.5', dueOn: TODAY, state: 'reported' })
      records.insert(assignments, { ...one, number: '10.1', dueOn: '2026-11-20', state: 'open' })
      records.insert(assignments, { ...one, number: '10.3', dueOn: '2026-11-21', state: 'open' })
      records.insert(assignments, {
        ...one,
        number: '10.4',
        dueOn: '2026-11-13',
        state: 'done',
        closedOn: '2026-11-12',
      })
    })
    const { sections, figures } = await api.desk.overview({})
    expect(figures.find(({ key }) => key === 'assignments')?.count).toBe(3)
    const numbers = Object.values(sections).map(({ rows }) => rows.map((row) => row.number))
    expect(numbers).toEqual([['10.2'], ['10.5'], ['10.1']])
  })
})
