import { describe, expect, it } from 'vitest'
import { openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import type { DeadlineRuleInput, DeadlineRuleView } from '../../contract/deadlines.ts'

async function shipped(office: TestMessages, code: string): Promise<DeadlineRuleView> {
  const rule = (await office.api.deadlines.rules({})).find((candidate) => candidate.code === code)
  if (!rule) throw new Error(`No rule ${code}`)
  return rule
}

function inputOf({
  id: _id,
  version: _version,
  code: _code,
  origin: _origin,
  title: _title,
  ...rule
}: DeadlineRuleView) {
  return rule
}

/** Saves a rule and finds the edition that stands for it now; no card is counted anew. */
async function save(
  office: TestMessages,
  input: { id: number | null; version: number | null; rule: DeadlineRuleInput },
): Promise<{ id: number; operationId: number; title: string }> {
  const done = await office.api.messages.changeTerms({ change: { kind: 'rule', ...input }, recount: false })
  return { ...done, id: Math.max(...(await office.api.deadlines.rules({})).map(({ id }) => id)) }
}

describe('a rule of deadlines', () => {
  it('that is changed becomes a new edition: old cards keep their date, new ones get the new term', async () => {
    const office = await openTestMessages()
    const old = await office.enter()
    const rule = await shipped(office, 'pos.final')
    const saved = await save(office, {
      id: rule.id,
      version: rule.version,
      rule: { ...inputOf(rule), amount: 20, legalBasis: 'Постановление № 5', isVerified: true },
    })
    expect(saved.id).not.toBe(rule.id)
    expect(await shipped(office, 'pos.final')).toMatchObject({
      id: saved.id,
      amount: 20,
      origin: 'office',
      isVerified: true,
    })
    expect((await office.card(old.id)).clocks[0]).toMatchObject({ ruleId: rule.id, dueAt: '2026-12-17' })
    const fresh = await office.card((await office.enter()).id)
    expect(fresh.clocks[0]).toMatchObject({ ruleId: saved.id, dueAt: '2026-12-07', isVerified: true, warnings: [] })
    await office.api.journal.undo({ operationId: saved.operationId })
    expect(await shipped(office, 'pos.final')).toMatchObject({ id: rule.id, amount: 30 })
  })

  it('extends an old card by its own edition', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter()
    const rule = await shipped(office, 'pos.final')
    await save(office, { id: rule.id, version: rule.version, rule: { ...inputOf(rule), amount: 5 } })
    await office.api.messages.extend({ id, version, days: 10, reason: 'Нужен осмотр', noticeOn: null, noticeHow: '' })
    expect(await office.card(id)).toMatchObject({ dueAt: '2026-12-25' })
  })

  it('that is only confirmed stays a shipped one', async () => {
    const office = await openTestMessages()
    const rule = await shipped(office, 'im.final')
    await save(office, {
      id: rule.id,
      version: rule.version,
      rule: { ...inputOf(rule), isVerified: true },
    })
    expect(await shipped(office, 'im.final')).toMatchObject({ origin: 'shipped', isVerified: true })
  })

  it('of the office wins over a shipped one for its theme', async () => {
    const office = await openTestMessages()
    const rule = await shipped(office, 'pos.final')
    const theme = office.db.one<{ id: number; groupName: string }>(
      'SELECT id, group_name AS groupName FROM themes LIMIT 1',
    )
    await save(office, {
      id: null,
      version: null,
      rule: {
        ...inputOf(rule),
        name: 'ПОС по теме',
        category: theme.groupName,
        amount: 14,
        legalBasis: 'Постановление № 5',
      },
    })
    expect(await office.card((await office.enter({ themeId: theme.id })).id)).toMatchObject({ dueAt: '2026-12-01' })
    expect(await office.card((await office.enter()).id)).toMatchObject({ dueAt: '2026-12-17' })
  })

  it('that contradicts itself is refused at its fields', async () => {
    const office = await openTestMessages()
    const rule = await shipped(office, 'pos.final')
    const tried = (changes: Partial<DeadlineRuleView>) =>
      save(office, { id: rule.id, version: rule.version, rule: { ...inputOf(rule), ...changes } })
    const refused = await refusal(
      tried({ channelCode: 'telegraph', validFrom: '2026-02-01', validTo: '2026-01-01', start: 'moment' }),
    )
    expect(refused.fields).toEqual({
      channelCode: 'Такого канала нет в справочнике. Выберите другой',
      validTo: 'Конец действия раньше начала. Исправьте одну из дат',
      start: 'С момента считают только рабочие часы. Выберите день',
    })
    expect((await refusal(tried({ amount: 0 }))).fields['change.rule.amount']).toBe('Не меньше 1')
  })

  it('changed by two people at once is a conflict', async () => {
    const office = await openTestMessages()
    const rule = await shipped(office, 'pos.final')
    const tried = (amount: number) =>
      save(office, { id: rule.id, version: rule.version, rule: { ...inputOf(rule), amount } })
    await tried(20)
    expect((await refusal(tried(25))).code).toBe('conflict')
  })
})

describe('a year of the calendar', () => {
  it('lists the days that differ and says how sure it is', async () => {
    const office = await openTestMessages()
    const year = await office.api.deadlines.calendar({ year: 2027 })
    expect(year).toMatchObject({ isLoaded: true, confidence: 'medium', workingDays: 247 })
    expect(year.days).toContainEqual({
      date: '2027-02-20',
      kind: 'short',
      isWorking: true,
      isOwn: false,
      name: 'рабочая суббота',
    })
  })

  it('stands in the list with its act, its confidence and its totals; the next one is there although nothing is known of it', async () => {
    const office = await openTestMessages()
    office.setNow('2027-11-17T10:42')
    const years = await office.api.deadlines.years({})
    expect(years.map(({ year }) => year)).toEqual([2023, 2024, 2025, 2026, 2027, 2028])
    expect(years.find(({ year }) => year === 2024)).toMatchObject({
      workingDays: 248,
      daysOff: 118,
      confidence: 'high',
    })
    expect(years.at(-1)).toMatchObject({ isLoaded: false, confidence: null })
    for (const { act, year, workingDays, daysOff, isLoaded } of years) {
      expect(act !== '').toBe(isLoaded)
      expect(workingDays + daysOff).toBe(year % 4 === 0 ? 366 : 365)
    }
  })

  it('that is not loaded says so', async () => {
    const office = await openTestMessages()
    expect(await office.api.deadlines.calendar({ year: 2031 })).toMatchObject({ isLoaded: false, confidence: null })
  })
})
