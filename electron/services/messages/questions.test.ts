import { describe, expect, it } from 'vitest'
import { citizen, message, openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import type { QuestionInput } from '../../contract/caseQuestions.ts'

const question = (gist: string, changes: Partial<QuestionInput> = {}): QuestionInput => ({
  gist,
  text: '',
  territoryId: null,
  address: '',
  blockId: null,
  themeId: null,
  recipientId: null,
  responsibleId: null,
  isImportant: false,
  ...changes,
})

const registerLetter = (office: TestMessages, questions: QuestionInput[]) =>
  office.api.messages.register({
    case: message({ channelId: office.channel('pos'), text: 'Письмо о дороге и о фонаре' }),
    applicant: citizen(),
    attachments: [],
    questions,
  })

describe('a paper with several questions', () => {
  it('is registered by one act: the questions share the number, each has its theme, executor and clock', async () => {
    const office = await openTestMessages()
    const saved = await registerLetter(office, [
      question('Не горит фонарь', { themeId: office.theme(3), recipientId: office.recipient(1), isImportant: true }),
      question('Нет остановки', { themeId: office.theme(5) }),
    ])
    expect(saved).toMatchObject({ number: '1', title: expect.stringContaining('вопросов: 3') as string })
    expect(saved.questions.map((one) => one.number)).toEqual(['1/2', '1/3'])
    const [second] = saved.questions
    const card = await office.card(second?.id ?? 0)
    expect(card).toMatchObject({
      gist: 'Не горит фонарь',
      text: 'Письмо о дороге и о фонаре',
      themeId: office.theme(3),
      recipientId: office.recipient(1),
      isImportant: true,
      status: 'assigned',
      applicant: { kind: 'citizen' },
    })
    expect(card.clocks.length).toBeGreaterThan(0)
  })

  it('is taken back whole by one undo', async () => {
    const office = await openTestMessages()
    const { operationId } = await registerLetter(office, [question('Не горит фонарь')])
    await office.api.journal.undo({ operationId })
    expect(await office.numbers({})).toEqual([])
  })

  it('says what is wrong with all its questions at once and registers none of them', async () => {
    const office = await openTestMessages()
    const refused = await refusal(
      office.api.messages.register({
        case: message({ channelId: null, text: '' }),
        applicant: null,
        attachments: [],
        questions: [question('Не горит фонарь'), question('', { themeId: 99_999 })],
      }),
    )
    expect(Object.keys(refused.fields)).toEqual(
      expect.arrayContaining(['channelId', 'questions.1.gist', 'questions.1.themeId']),
    )
    expect(await office.numbers({})).toEqual([])
  })

  it('shows all its questions from each of them, the later ones too, without those in the trash', async () => {
    const office = await openTestMessages()
    const saved = await registerLetter(office, [question('Не горит фонарь')])
    const later = await office.api.messages.addQuestion({
      id: saved.id,
      case: message({ channelId: office.channel('pos'), gist: 'Третий вопрос' }),
    })
    expect((await office.api.messages.questions({ id: later.id })).map((one) => one.number)).toEqual([
      '1',
      '1/2',
      '1/3',
    ])
    await office.api.messages.remove({ ids: [later.id] })
    expect((await office.api.messages.questions({ id: saved.id })).map((one) => one.number)).toEqual(['1', '1/2'])
  })

  it('has an answer of its own for each question', async () => {
    const office = await openTestMessages()
    const saved = await registerLetter(office, [question('Не горит фонарь')])
    await office.api.messages.answer({
      id: saved.id,
      version: saved.version,
      at: '2026-11-17T10:42',
      text: 'Расчищено',
      result: 'resolved',
      isFinal: true,
    })
    const heads = await office.api.messages.questions({ id: saved.id })
    expect(heads.map((one) => one.status)).toEqual(['answered', 'new'])
    expect(heads[0]?.answeredAt).toBe('2026-11-17T10:42')
  })

  it('is not mixed up with the same number of another year or kind', async () => {
    const office = await openTestMessages()
    const first = await office.enter()
    await office.enterAppeal()
    office.setNow('2027-01-12T09:00')
    const next = await office.enter({ receivedAt: '2027-01-12T08:00' })
    expect(next.number).toBe('1')
    expect((await office.api.messages.questions({ id: first.id })).map((one) => one.id)).toEqual([first.id])
  })
})

describe('heads of cards for tabs', () => {
  it('name number and state, say what lies in the trash, and leave out what is not there', async () => {
    const office = await openTestMessages()
    const one = await office.enter()
    const two = await office.enter({ gist: 'Яма' })
    await office.api.messages.remove({ ids: [two.id] })
    expect(await office.api.messages.heads({ ids: [one.id, two.id, 777] })).toMatchObject([
      { id: one.id, number: '1', status: 'new', isDeleted: false },
      { id: two.id, number: '2', gist: 'Яма', isDeleted: true },
    ])
  })
})
