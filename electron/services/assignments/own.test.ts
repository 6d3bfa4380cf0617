import { describe, expect, it } from 'vitest'
import type { ASSIGNMENT_SHOWS, AssignmentFilter } from '../../contract/assignments.ts'
import { openMeetingRegister } from '../../../tests/builders/meetings.ts'
import { openTestMessages } from '../../../tests/builders/messages.ts'
import { conditions } from './filter.ts'
import { assignments, assignmentTerms, plainAssignment } from './assignments.service.ts'
import { pageSql } from './assignments.repo.ts'

const everything: AssignmentFilter = { show: 'all', executor: null, meetingId: null, text: '' }
const own = {
  text: 'Проверить освещение остановок',
  executor: null,
  coExecutors: [],
  controllerId: null,
  blockId: null,
  cause: '',
  source: 'устно Главы',
  issuedOn: '2026-11-17',
  dueOn: '2026-11-27',
  repeat: null,
  links: [],
}

describe('поручение без заседания', () => {
  it('получает номер года своей даты; номер не возвращается и после отмены', async () => {
    const { api } = openMeetingRegister()
    const first = await api.assignments.create(own)
    const { operationId } = await api.assignments.create(own)
    await api.journal.undo({ operationId })
    const last = await api.assignments.create(own)
    const past = await api.assignments.create({ ...own, issuedOn: '2025-12-30', dueOn: null })
    const number = async (id: number) => (await api.assignments.get({ id })).number
    expect([await number(first.id), await number(last.id), await number(past.id)]).toEqual(['П-1', 'П-3', 'П-1'])
    expect(await api.assignments.get({ id: first.id })).toMatchObject({
      origin: 'own',
      source: 'устно Главы',
      terms: [{ dueOn: '2026-11-27', reason: 'срок при постановке' }],
    })
  })

  it('срок раньше поручения, поручение в будущем и правило без дат не принимаются', async () => {
    const { api } = openMeetingRegister()
    await expect(api.assignments.create({ ...own, dueOn: '2026-11-16' })).rejects.toMatchObject({
      fields: { dueOn: 'Раньше даты поручения 17.11.2026' },
    })
    await expect(api.assignments.create({ ...own, issuedOn: '2026-11-18' })).rejects.toMatchObject({
      fields: { issuedOn: 'Дата ещё не наступила' },
    })
    const repeat = {
      unit: 'month' as const,
      every: 1,
      from: '2026-12-10',
      dayOfMonth: 10,
      until: '2026-12-01',
      onDayOff: 'previous' as const,
    }
    await expect(api.assignments.create({ ...own, repeat })).rejects.toMatchObject({
      fields: { until: 'Окончание раньше первой даты' },
    })
    expect((await api.assignments.counts({})).all).toBe(0)
  })

  it('блок берётся от исполнителя, если он у него один', async () => {
    const { api, roster, write } = openMeetingRegister()
    write((records) =>
      records.db.run(
        `INSERT INTO memberships (person_id, role_id, block_id, from_on, is_temporary, note)
         VALUES (?, (SELECT id FROM roles WHERE code = 'blockOfficer'), (SELECT id FROM blocks WHERE name = 'Энергетика'), '2026-01-01', 0, '')`,
        [roster.pos],
      ),
    )
    const one = await api.assignments.create({ ...own, executor: { kind: 'person', id: roster.pos } })
    const two = await api.assignments.create({ ...own, executor: { kind: 'person', id: roster.roads } })
    expect((await api.assignments.get({ id: one.id })).block).not.toBe('')
    expect((await api.assignments.get({ id: two.id })).blockId).toBeNull()
  })
})

describe('связи', () => {
  it('с сообщением: видно с обеих сторон, вторая такая же не пишется', async () => {
    const office = await openTestMessages()
    const card = await office.enter()
    const { id } = await office.api.assignments.create({ ...own, links: [{ kind: 'case', id: card.id }] })
    const shown = await office.api.assignments.get({ id })
    expect(shown.links).toMatchObject([{ kind: 'case', targetId: card.id }])
    expect((await office.api.assignments.ofCase({ caseId: card.id })).map((row) => row.id)).toEqual([id])
    const target = { kind: 'case' as const, id: card.id }
    await expect(office.api.assignments.link({ id, version: shown.version, target })).rejects.toThrow('Связь уже есть')
    await office.api.assignments.unlink({ id, version: shown.version, linkId: shown.links[0]?.id ?? 0 })
    expect(await office.api.assignments.ofCase({ caseId: card.id })).toEqual([])
    await expect(
      office.api.assignments.link({ id, version: shown.version, target: { kind: 'problem', id: 999 } }),
    ).rejects.toThrow('Такой проблемы нет')
  })

  it('с проблемой: поручение видно у неё и пропадает, когда связь снята', async () => {
    const office = await openTestMessages()
    const [first, second] = [await office.enter(), await office.enter()]
    const { problemId } = await office.api.repeats.join({ to: 'card', ids: [second.id], withId: first.id })
    const { id } = await office.api.assignments.create({ ...own, links: [{ kind: 'problem', id: problemId }] })
    expect((await office.api.assignments.ofProblem({ problemId })).map((row) => row.id)).toEqual([id])
    const { version, links } = await office.api.assignments.get({ id })
    await office.api.assignments.unlink({ id, version, linkId: links[0]?.id ?? 0 })
    expect(await office.api.assignments.ofProblem({ problemId })).toEqual([])
  })
})

/** Many invented assignments with every mix of state, term and mark. */
function withMany(count: number) {
  const register = openMeetingRegister()
  const states = ['open', 'reported', 'done', 'cancelled'] as const
  register.write((records) => {
    for (let index = 0; index < count; index += 1) {
      const state = states[index % 4] ?? 'open'
      const day = (shift: number) =>
        `2026-${String(9 + (shift % 4)).padStart(2, '0')}-${String((shift % 27) + 1).padStart(2, '0')}`
      const id = records.insert(assignments, {
        ...plainAssignment,
        origin: index % 5 === 0 ? 'own' : 'request',
        decisionId: null,
        number: `П-${index + 1}`,
        text: index % 3 === 0 ? 'Расчистить подъезд к колодцу' : 'Заменить светильники',
        executorPersonId: index % 2 === 0 ? register.roster.roads : register.roster.pos,
        executorRecipientId: null,
        controllerId: index % 7 === 0 ? register.roster.head : null,
        issuedOn: '2026-08-01',
        dueOn: index % 6 === 0 ? null : day(index),
        period: '',
        state,
        report: '',
        reportedOn: null,
        closedOn: state === 'done' || state === 'cancelled' ? day(index * 3 + 1) : null,
        note: '',
        returnOn: index % 9 === 0 ? '2026-12-20' : null,
        returns: index % 8 === 0 ? 1 : 0,
      })
      records.insert(assignmentTerms, {
        assignmentId: id,
        kind: 'first',
        dueOn: null,
        reason: '',
        at: '2026-08-01T10:00',
      })
      if (index % 10 === 0)
        records.insert(assignmentTerms, {
          assignmentId: id,
          kind: 'extended',
          dueOn: null,
          reason: '',
          at: '2026-08-02T10:00',
        })
    }
  })
  return register
}

describe('числа', () => {
  it('справки: каждое равно своему списку, доли складываются', async () => {
    const { api, roster } = withMany(200)
    const filters: AssignmentFilter[] = [
      everything,
      { ...everything, executor: { kind: 'person', id: roster.pos } },
      { ...everything, dueFrom: '2026-10-01', dueTo: '2026-10-31' },
      { ...everything, controllerId: roster.head, text: 'светильники' },
      { ...everything, origin: 'own', returned: true },
    ]
    for (const filter of filters) {
      const { figures, inTime } = await api.assignments.execution({ filter })
      const count = (show: (typeof ASSIGNMENT_SHOWS)[number]) => figures.find((one) => one.show === show)?.count ?? -1
      for (const figure of figures) {
        const list = await api.assignments.list({ filter: { ...filter, show: figure.show }, after: null, limit: 1 })
        expect([figure.show, list.total]).toEqual([figure.show, figure.count])
      }
      expect(count('done') + count('open') + count('cancelled')).toBe(count('all'))
      expect(count('inTime') + count('late')).toBe(count('done'))
      expect(count('waiting') + count('lateOpen')).toBe(count('open'))
      expect(inTime).toEqual({ part: count('inTime'), of: count('done') + count('lateOpen') })
    }
  })

  it('страницы любого размера дают весь список без повторов', async () => {
    const { api } = withMany(60)
    for (const filter of [everything, { ...everything, show: 'active' as const }, { ...everything, text: 'колодцу' }]) {
      const seen: number[] = []
      let after: { dueOn: string; id: number } | null = null
      do {
        const page: Awaited<ReturnType<typeof api.assignments.list>> = await api.assignments.list({
          filter,
          after,
          limit: 7,
        })
        seen.push(...page.rows.map((row) => row.id))
        after = page.next
      } while (after !== null)
      const whole = await api.assignments.list({ filter, after: null, limit: 500 })
      expect(seen).toEqual(whole.rows.map((row) => row.id))
      expect(seen.length).toBe(whole.total)
    }
  })
})

describe('список из многих тысяч', () => {
  it('идёт по своему указателю и не сортирует', () => {
    const { db } = openMeetingRegister()
    const days = { today: '2026-11-17', weekEnd: '2026-11-20' }
    const plan = (filter: AssignmentFilter, after: boolean) => {
      const { sql, params } = conditions(filter, days)
      return db
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${pageSql(sql, after)}`, {
          ...params,
          afterDueOn: '2026-11-17',
          afterId: 1,
          limit: 51,
        })
        .map((step) => step.detail)
        .join('; ')
    }
    expect(plan(everything, true)).toMatch(/^SEARCH a USING .*INDEX assignments_order/u)
    expect(plan({ ...everything, show: 'active' }, true)).toMatch(/^SEARCH a USING .*INDEX assignments_active_order/u)
    for (const show of ['all', 'active', 'overdue', 'postponed'] as const)
      expect(plan({ ...everything, show }, false)).not.toContain('TEMP B-TREE')
  })
})
