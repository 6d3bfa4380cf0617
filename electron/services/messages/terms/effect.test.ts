import { describe, expect, it } from 'vitest'
import { openTestMessages, refusal } from '../../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../../tests/builders/messages.ts'
import type { CaseTermChange } from '../../../contract/caseTerms.ts'
import type { DeadlineRuleInput } from '../../../contract/deadlines.ts'

const dayOff = (day: string): CaseTermChange => ({ kind: 'days', days: [{ day, kind: 'dayOff', name: 'День округа' }] })
const moves = async (office: TestMessages, change: CaseTermChange) =>
  (await office.api.messages.termEffect({ change })).map(({ number, stage, before, after }) =>
    [number, stage, before, after].join(' '),
  )

async function ruleChange(
  office: TestMessages,
  code: string,
  changes: Partial<DeadlineRuleInput>,
): Promise<CaseTermChange> {
  const found = (await office.api.deadlines.rules({})).find((rule) => rule.code === code)
  if (!found) throw new Error(`No rule ${code}`)
  const { id, version, code: _code, origin: _origin, title: _title, ...rule } = found
  return { kind: 'rule', id, version, rule: { ...rule, ...changes } }
}

/** Two open cards of ПОС and one that is answered; the first is due on 17.12, the second on 16.12. */
async function openOffice(): Promise<TestMessages> {
  const office = await openTestMessages()
  await office.enter()
  await office.enter({ receivedAt: '2026-11-16T10:00', registeredAt: '2026-11-16T10:00' })
  const { id, version } = await office.enter()
  await office.api.messages.answer({ id, version, at: null, text: 'Да', result: 'explained', isFinal: true })
  return office
}
const dues = async (office: TestMessages) =>
  office.db.all<{ due: string }>('SELECT due_at AS due FROM cases ORDER BY id').map(({ due }) => due)

describe('a changed calendar', () => {
  it('names every open card it would move before it applies, and moves none by itself', async () => {
    const office = await openOffice()
    expect(await moves(office, dayOff('2026-12-17'))).toEqual(['1 final 2026-12-17 2026-12-16'])
    expect(await dues(office)).toEqual(['2026-12-17', '2026-12-16', '2026-12-17'])
    const kept = await office.api.messages.changeTerms({ change: dayOff('2026-12-17'), recount: false })
    expect(kept).toMatchObject({ recounted: 0, title: 'Календарь: изменён день 17.12.2026' })
    expect(await dues(office)).toEqual(['2026-12-17', '2026-12-16', '2026-12-17'])
    // The date that was kept is not asked about again with a change that does not touch it.
    expect(await moves(office, dayOff('2026-12-18'))).toEqual([])
    expect(await moves(office, dayOff('2026-12-16'))).toEqual([
      '1 final 2026-12-17 2026-12-15',
      '2 final 2026-12-16 2026-12-15',
    ])
  })

  it('counts the cards anew in the same operation, which one undo takes back', async () => {
    const office = await openOffice()
    const done = await office.api.messages.changeTerms({ change: dayOff('2026-12-17'), recount: true })
    expect(done).toMatchObject({ recounted: 1, title: 'Календарь: изменён день 17.12.2026; пересчитано карточек: 1' })
    expect(await dues(office)).toEqual(['2026-12-16', '2026-12-16', '2026-12-17'])
    const [running, before] = (await office.card(1)).clocks
    expect(running?.lines.at(-2)?.text).toContain('День округа')
    expect(before).toMatchObject({ dueAt: '2026-12-17', cancelledReason: 'Изменён календарь' })
    await office.api.journal.undo({ operationId: done.operationId })
    expect(await dues(office)).toEqual(['2026-12-17', '2026-12-16', '2026-12-17'])
    expect((await office.card(1)).clocks).toHaveLength(1)
    expect((await office.api.deadlines.calendar({ year: 2026 })).days.filter(({ isOwn }) => isOwn)).toEqual([])
  })

  it('takes a day of the office back, keeps a pause and an extension, and leaves a met clock alone', async () => {
    const office = await openOffice()
    await office.api.messages.changeTerms({ change: dayOff('2026-12-17'), recount: true })
    const usual: CaseTermChange = { kind: 'days', days: [{ day: '2026-12-17', kind: 'usual', name: '' }] }
    expect(await moves(office, usual)).toEqual(['1 final 2026-12-16 2026-12-17'])
    await office.api.messages.changeTerms({ change: usual, recount: true })
    expect(await dues(office)).toEqual(['2026-12-17', '2026-12-16', '2026-12-17'])
    const { version } = await office.card(1)
    await office.api.messages.pause({ id: 1, version, from: '2026-11-17T10:00', reason: 'запрос' })
    await office.api.messages.changeTerms({ change: dayOff('2026-12-17'), recount: true })
    expect((await office.card(1)).clocks[0]).toMatchObject({ dueAt: '2026-12-16', pausedFrom: '2026-11-17T10:00' })
  })

  it('changes working hours of ИМ: a short day before the date moves it', async () => {
    const office = await openTestMessages()
    await office.enter({ channelId: office.channel('im') })
    const change: CaseTermChange = { kind: 'days', days: [{ day: '2026-11-17', kind: 'short', name: '' }] }
    expect(await moves(office, change)).toEqual(['1 interim 2026-11-18T10:12 2026-11-18T11:12'])
  })

  it('makes a short day whole again', async () => {
    const office = await openTestMessages()
    const change: CaseTermChange = {
      kind: 'days',
      days: [{ day: '2026-11-03', kind: 'working', name: 'Полный день по распоряжению' }],
    }
    await office.api.messages.changeTerms({ change, recount: false })
    const { days } = await office.api.deadlines.calendar({ year: 2026 })
    expect(days.find(({ date }) => date === '2026-11-03')).toEqual({
      date: '2026-11-03',
      kind: 'working',
      isWorking: true,
      isOwn: true,
      name: 'Полный день по распоряжению',
    })
  })

  it('that contradicts itself is refused in words', async () => {
    const office = await openTestMessages()
    const { changeTerms } = office.api.messages
    const short: CaseTermChange = { kind: 'days', days: [{ day: '2026-11-22', kind: 'short', name: '' }] }
    expect((await refusal(changeTerms({ change: short, recount: false }))).message).toBe(
      '22.11.2026 выходной: сократить его нельзя. Сначала сделайте его рабочим',
    )
    const nameless: CaseTermChange = { kind: 'days', days: [{ day: '2026-11-18', kind: 'dayOff', name: '' }] }
    expect((await refusal(changeTerms({ change: nameless, recount: false }))).fields).toEqual({
      name: 'Назовите день: название стоит в «Почему этот срок»',
    })
  })
})

describe('a changed rule', () => {
  it('names the cards it would move, keeps them or counts them anew, and is undone whole', async () => {
    const office = await openOffice()
    const change = await ruleChange(office, 'pos.final', { amount: 20 })
    expect(await moves(office, change)).toEqual(['2 final 2026-12-16 2026-12-04', '1 final 2026-12-17 2026-12-07'])
    const done = await office.api.messages.changeTerms({ change, recount: true })
    expect(await dues(office)).toEqual(['2026-12-07', '2026-12-04', '2026-12-17'])
    expect((await office.card(1)).clocks.at(-1)).toMatchObject({ cancelledReason: 'Изменено правило срока' })
    await office.api.journal.undo({ operationId: done.operationId })
    expect(await dues(office)).toEqual(['2026-12-17', '2026-12-16', '2026-12-17'])
  })

  it('that is only confirmed moves nothing', async () => {
    const office = await openOffice()
    expect(await moves(office, await ruleChange(office, 'pos.final', { isVerified: true }))).toEqual([])
  })

  it('that is removed leaves its cards to the next rule that fits', async () => {
    const office = await openOffice()
    const found = (await office.api.deadlines.rules({})).find(({ code }) => code === 'pos.final')
    const change = { kind: 'ruleRemoved', id: found?.id ?? 0, version: found?.version ?? 0 } as const
    await office.api.messages.changeTerms({ change, recount: false })
    expect((await office.api.deadlines.rules({})).some(({ code }) => code === 'pos.final')).toBe(false)
    expect(await dues(office)).toEqual(['2026-12-17', '2026-12-16', '2026-12-17'])
  })

  it('that is new and more special is offered for the cards it fits', async () => {
    const office = await openTestMessages()
    await office.enter()
    await office.enter({ isImportant: true })
    const change = await ruleChange(office, 'pos.final', { isImportant: true, amount: 5, name: 'ПОС, важное' })
    const added: CaseTermChange = { ...change, kind: 'rule', id: null, version: null } as CaseTermChange
    expect(await moves(office, added)).toEqual(['2 final 2026-12-17 2026-11-20'])
  })
})

describe('the example beside a rule', () => {
  it('counts the date, its legal maximum and says why', async () => {
    const office = await openTestMessages()
    const change = await ruleChange(office, 'appeal.final', {})
    if (change.kind !== 'rule') throw new Error('not a rule')
    const { example, rivals } = await office.api.messages.ruleExample({
      id: change.id,
      rule: change.rule,
      at: '2026-10-05',
    })
    expect(example).toMatchObject({ dueAt: '2026-11-03', legalMaximumAt: '2026-11-04' })
    expect(example?.lines.at(-1)?.isResult).toBe(true)
    expect(rivals).toEqual([])
  })

  it('warns of a rule that answers the same facts and says which of the two acts', async () => {
    const office = await openTestMessages()
    const change = await ruleChange(office, 'pos.final', { amount: 20 })
    if (change.kind !== 'rule') throw new Error('not a rule')
    const twin = await office.api.messages.ruleExample({ id: null, rule: change.rule, at: '2026-10-05' })
    expect(twin.rivals).toEqual([{ id: change.id, title: expect.stringContaining('ПОС') as string, wins: false }])
    const later = { ...change.rule, validFrom: '2027-01-01' }
    await office.api.messages.changeTerms({
      change: { kind: 'rule', id: change.id, version: change.version, rule: { ...change.rule, validTo: '2026-12-31' } },
      recount: false,
    })
    expect((await office.api.messages.ruleExample({ id: null, rule: later, at: '2027-10-05' })).rivals).toEqual([])
  })
})
