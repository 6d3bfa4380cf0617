import { describe, expect, it } from 'vitest'
import { openMeeting, openMeetingRegister } from '../../../tests/builders/meetings.ts'
import { openTestRegister } from '../../../tests/builders/register.ts'
import type { TestRegister } from '../../../tests/builders/register.ts'
import type { DeclinedWord } from '../../contract/declension.ts'

const textOf = (model: unknown): string => JSON.stringify(model).replaceAll('\u00A0', ' ')
const roads = { subject: 'post' as const, source: 'начальник отдела дорог', gender: null }
const dative = async ({ api }: Pick<TestRegister, 'api'>, key: Parameters<typeof api.declension.forms>[0]) =>
  (await api.declension.forms(key)).find((one) => one.grammaticalCase === 'dative')

/** A meeting whose only decision is given to a person of the состав. */
async function meetingWithDecision() {
  const register = openMeetingRegister()
  const { id, itemId } = await openMeeting(register)
  await register.api.meetings.markPresent({ id })
  await register.api.meetings.saveDecision({
    itemId,
    id: null,
    version: null,
    text: 'Опубликовать график',
    executor: { kind: 'person', id: register.roster.roads },
    dueOn: '2026-11-24',
    period: '',
  })
  const ref = { kind: 'protocol' as const, meetingId: id, form: 'full' as const, versionId: null }
  const paper = async () => textOf(await register.api.papers.model({ ref }))
  const words = () => register.api.papers.declined({ ref })
  const correct = (word: DeclinedWord, form: string) =>
    register.api.declension.correct({
      subject: word.subject,
      source: word.source,
      gender: word.gender,
      grammaticalCase: word.grammaticalCase,
      origin: word.origin,
      form,
    })
  const executor = async () => {
    const found = (await words()).find((word) => word.source === 'Рябинин' && word.grammaticalCase === 'dative')
    if (!found) throw new Error('the executor is not declined')
    return found
  }
  return { ...register, id, ref, paper, words, correct, executor }
}

describe('падежи', () => {
  it('all five cases of a post come from the rules until somebody corrects one', async () => {
    const { api } = openTestRegister()
    const forms = await api.declension.forms(roads)
    expect(forms.map(({ form }) => form)).toEqual([
      'начальника отдела дорог',
      'начальнику отдела дорог',
      'начальника отдела дорог',
      'начальником отдела дорог',
      'начальнике отдела дорог',
    ])
    expect(forms.every(({ origin, isSure }) => origin === 'rules' && isSure)).toBe(true)
  })

  it('a correction goes by its text: the same post is right at every place, also at the beginning of a line', async () => {
    const register = openTestRegister()
    const { api } = register
    const done = await api.declension.correct({
      ...roads,
      grammaticalCase: 'dative',
      form: 'начальнику дорожного отдела',
      origin: 'rules',
    })
    expect(await dative(register, roads)).toMatchObject({ form: 'начальнику дорожного отдела', origin: 'office' })
    expect(await dative(register, { ...roads, source: 'Начальник отдела  дорог' })).toMatchObject({
      form: 'Начальнику дорожного отдела',
    })
    expect(await dative(register, { ...roads, source: 'начальник отдела дорог и связи' })).toMatchObject({
      origin: 'rules',
    })
    await api.journal.undo({ operationId: done.operationId })
    expect(await dative(register, roads)).toMatchObject({ form: 'начальнику отдела дорог', origin: 'rules' })
  })

  it('correcting twice keeps one form, and the form of the rules ends the correction', async () => {
    const { api } = openTestRegister()
    const correct = (form: string) =>
      api.declension.correct({ ...roads, grammaticalCase: 'dative', form, origin: 'rules' })
    await correct('начальнице отдела дорог')
    await correct('начальнице отдела дорог')
    expect(await api.declension.list({})).toMatchObject([
      { form: 'начальнице отдела дорог', byRules: 'начальнику отдела дорог' },
    ])
    await correct('начальнику отдела дорог')
    expect(await api.declension.list({})).toEqual([])
    await correct('начальнице отдела дорог')
    expect(await api.declension.list({})).toHaveLength(1)
  })

  it('a doubtful form that a person confirmed is certain from then on', async () => {
    const register = openTestRegister()
    const key = { subject: 'surname' as const, source: 'Кравец', gender: 'male' as const }
    const before = await dative(register, key)
    expect(before).toMatchObject({ isSure: false })
    await register.api.declension.correct({
      ...key,
      grammaticalCase: 'dative',
      form: before?.form ?? '',
      origin: 'rules',
    })
    expect(await dative(register, key)).toMatchObject({ isSure: true, form: before?.form, origin: 'office' })
  })

  it('a correction of a man does not touch a woman of the same surname', async () => {
    const register = openTestRegister()
    const key = (gender: 'male' | 'female') => ({ subject: 'surname' as const, source: 'Мельник', gender })
    await register.api.declension.correct({
      ...key('male'),
      grammaticalCase: 'dative',
      form: 'Мельнику-старшему',
      origin: 'rules',
    })
    expect(await dative(register, key('female'))).toMatchObject({ form: 'Мельник', origin: 'rules' })
  })

  it('a correction is ended in the list', async () => {
    const { api } = openTestRegister()
    await api.declension.correct({ ...roads, grammaticalCase: 'dative', form: 'начальнице', origin: 'rules' })
    const [{ id = 0, version = 0 } = {}] = await api.declension.list({})
    await api.declension.remove({ id, version })
    expect(await api.declension.list({})).toEqual([])
  })
})

describe('падежи в протоколе', () => {
  it('the paper tells which words it declined, and prints the corrected form from then on', async () => {
    const { paper, executor, correct } = await meetingWithDecision()
    expect(await paper()).toContain('Рябинину В.А. опубликовать')
    const word = await executor()
    expect(word).toMatchObject({ form: 'Рябинину', origin: 'rules', isSure: true, isPrivate: false })
    await correct(word, 'Рябинину-Донскому')
    expect(await paper()).toContain('Рябинину-Донскому В.А. опубликовать')
    expect(await executor()).toMatchObject({ origin: 'office', byRules: 'Рябинину' })
  })

  it('the form on the card of the person goes before the correction of the office, and is changed there', async () => {
    const { paper, executor, correct, db, roster, api } = await meetingWithDecision()
    await correct(await executor(), 'Рябинину-Офисному')
    db.run(`UPDATE persons SET forms = '{"dative":"Рябинину-Личному"}' WHERE id = ?`, [roster.roads])
    expect(await paper()).toContain('Рябинину-Личному В.А.')
    const word = await executor()
    expect(word).toMatchObject({ origin: 'person', form: 'Рябинину-Личному' })
    const done = await correct(word, 'Рябинину-Новому')
    expect(await paper()).toContain('Рябинину-Новому В.А.')
    await api.journal.undo({ operationId: done.operationId })
    expect(await paper()).toContain('Рябинину-Личному В.А.')
  })

  it('a signed protocol keeps the forms it was signed with, and has no words to correct', async () => {
    const { api, id, executor, correct, ref } = await meetingWithDecision()
    await correct(await executor(), 'Рябинину-Первому')
    await api.meetings.setState({ id, version: (await api.meetings.get({ id })).version, state: 'protocol' })
    const { meetingVersion } = await api.protocols.state({ meetingId: id })
    await api.protocols.sign({
      meetingId: id,
      version: meetingVersion,
      form: 'full',
      signedOn: '2026-11-17',
      signedBy: 'Ветлугина И. П.',
    })
    const [signed] = (await api.protocols.state({ meetingId: id })).versions
    const frozen = { ...ref, versionId: signed?.id ?? 0 }
    await correct(await executor(), 'Рябинину-Второму')
    expect(textOf(await api.papers.model({ ref: frozen }))).toContain('Рябинину-Первому В.А.')
    expect(await api.papers.declined({ ref: frozen })).toEqual([])
  })

  it('a body that must do something stands in the dative too', async () => {
    const { api, db, ref, id } = await meetingWithDecision()
    const [recipient] = db.all<{ id: number; name: string }>('SELECT id, name FROM recipients LIMIT 1')
    if (!recipient) throw new Error('no recipient')
    db.run(`UPDATE recipients SET name = 'Отдел дорог и транспорта', short_name = 'Отдел дорог' WHERE id = ?`, [
      recipient.id,
    ])
    const item = (await api.meetings.get({ id })).items[0]
    await api.meetings.saveDecision({
      itemId: item?.id ?? 0,
      id: null,
      version: null,
      text: 'Вывезти снег',
      executor: { kind: 'recipient', id: recipient.id },
      dueOn: '2026-11-24',
      period: '',
    })
    expect(textOf(await api.papers.model({ ref }))).toMatch(/Отделу дорог(?: и транспорта)? вывезти снег/u)
  })
})
