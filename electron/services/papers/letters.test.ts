import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citizen, openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import type { ReplyKind } from '../../contract/letters.ts'
import type { PaperRef, PaperRefOf } from '../../contract/papers.ts'
import { addresseeOf, greetingOf } from '../../documents/reply.ts'
import { modelLines } from '../../documents/modelText.ts'
import { greetingTemplate } from '../../documents/templates/reply.ts'
import { shippedTexts } from '../../documents/templates/template.ts'

const letter = { number: '01-12/318', date: '2026-11-17', signer: { kind: 'head' }, contact: 'Лапшина О. Д.' } as const

/** A paper as plain text, blanks that do not break made plain. */
async function lines(office: TestMessages, ref: PaperRef): Promise<string> {
  return modelLines(await office.api.papers.model({ ref }))
    .join('\n')
    .replaceAll('\u00a0', ' ')
}
const replyTo = (caseId: number, shownIn: number, reply: ReplyKind = 'final'): PaperRefOf<'reply'> => ({
  kind: 'reply',
  caseId,
  reply,
  ...letter,
  shownIn,
})
const shown = async (office: TestMessages, id: number, paper: 'reply' | 'caseCard' = 'reply'): Promise<number> =>
  (await office.api.messages.showInPaper({ id, paper })).shownIn

describe('the answer to an applicant', () => {
  it('names him, greets him by gender and says the text of the card, before the answer is given', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter({}, citizen())
    await office.api.messages.saveReplyText({ id, version, what: 'final', text: 'Проезд почищен.\nСледим до весны.' })
    const text = await lines(office, replyTo(id, await shown(office, id)))
    expect(text).toContain('Гордеевой Н.С.')
    expect(text).toContain('Речная, 12, кв. 4')
    expect(text).toContain('Уважаемая Нина Савельевна!')
    expect(text).toContain('Сообщаем о результатах рассмотрения Вашего сообщения от 17.11.2026 № 1.')
    expect(text).toContain('Проезд почищен.\nСледим до весны.')
    expect(text).toContain('На № 1 от 17.11.2026')
    expect(text).toContain('Исполнитель: Лапшина О. Д.')
  })

  it('is refused until a person has had the applicant shown, and by the showing of another card', async () => {
    const office = await openTestMessages()
    const first = await office.enter({}, citizen())
    const second = await office.enter({}, citizen({ name: 'Дубравина Анна Петровна' }))
    await office.api.messages.saveReplyText({ id: first.id, version: first.version, what: 'final', text: 'Сделано' })
    const other = await shown(office, second.id)
    for (const shownIn of [other, first.operationId])
      expect((await refusal(lines(office, replyTo(first.id, shownIn)))).message).toMatch(/заново/)
    const title = (await office.card(second.id)).history[0]?.title
    expect(title).toBe('№\u00A02: заявитель показан в ответе')
    const own = await shown(office, first.id)
    expect(await lines(office, replyTo(first.id, own))).toContain('Гордеевой')
    office.setNow('2026-11-19T09:00')
    expect((await refusal(lines(office, replyTo(first.id, own)))).message).toMatch(/сутки/)
  })

  it('says in words what the card lacks', async () => {
    const office = await openTestMessages()
    const { id } = await office.enter({}, citizen())
    const shownIn = await shown(office, id)
    const why = async (reply: ReplyKind) => (await refusal(lines(office, replyTo(id, shownIn, reply)))).message
    expect(await why('final')).toMatch(/нет текста ответа/)
    expect(await why('interim')).toMatch(/нет промежуточного ответа/)
    expect(await why('extension')).toMatch(/к обращению по 59-ФЗ/)
    const nobody = await office.enter()
    expect((await refusal(shown(office, nobody.id))).message).toMatch(/нет заявителя/)
    const appeal = await office.enterAppeal()
    await office.api.messages.saveApplicant({ id: appeal.id, applicant: citizen() })
    const seen = await shown(office, appeal.id)
    const notice = (reply: ReplyKind) => lines(office, replyTo(appeal.id, seen, reply))
    expect((await refusal(notice('extension'))).message).toMatch(/не продлён/)
    expect((await refusal(notice('redirect'))).message).toMatch(/не переадресована/)
  })

  it('tells of an extension and of a redirect by the articles of the law', async () => {
    const office = await openTestMessages()
    const { id } = await office.enterAppeal()
    await office.api.messages.saveApplicant({ id, applicant: citizen() })
    const act = { noticeOn: null, noticeHow: '' }
    const { version } = await office.card(id)
    await office.api.messages.extend({ id, version, days: 30, reason: 'запрос в другой орган', ...act })
    const extended = await office.card(id)
    const seen = await shown(office, id)
    const due = extended.dueAt?.slice(0, 10).split('-').toReversed().join('.')
    expect(await lines(office, replyTo(id, seen, 'extension'))).toContain(`продлён до ${due}`)
    await office.api.messages.redirect({
      id,
      version: extended.version,
      to: 'Жилищная инспекция',
      on: '2026-11-17',
      closes: false,
      ...act,
    })
    const notice = await lines(office, replyTo(id, seen, 'redirect'))
    expect(notice).toContain('частью 3 статьи 8 Федерального закона от 02.05.2006 № 59-ФЗ')
    expect(notice).toContain('направлено по компетенции: Жилищная инспекция')
  })

  it('keeps its text once the answer is given', async () => {
    const office = await openTestMessages()
    const { id, version } = await office.enter({}, citizen())
    const answered = await office.api.messages.answer({
      id,
      version,
      at: null,
      text: 'Почищено',
      result: 'resolved',
      isFinal: true,
    })
    const changed = office.api.messages.saveReplyText({ id, version: answered.version, what: 'final', text: 'Иначе' })
    expect((await refusal(changed)).code).toBe('refused')
    expect(await lines(office, replyTo(id, await shown(office, id)))).toContain('Почищено')
  })
})

describe('how a letter addresses somebody', () => {
  const words = shippedTexts(greetingTemplate)
  const person = (name: string) => ({ kind: 'person', name, address: '', email: '' }) as const
  it('goes by the patronymic, and fits everybody where it is not known', () => {
    expect(greetingOf(person('Ким Анатолий Борисович'), words)).toBe('Уважаемый Анатолий Борисович!')
    expect(greetingOf(person('Мамедов Рашид Али оглы'), words)).toBe('Уважаемый Рашид Али оглы!')
    for (const name of ['', 'Ким', 'Ким А.Б.', 'Ким Ли', 'анонимно'])
      expect(greetingOf(person(name), words)).toBe('Уважаемый заявитель!')
    expect(greetingOf({ ...person('ООО «Дом»'), kind: 'organisation' }, words)).toBe('Уважаемые коллеги!')
    expect(addresseeOf({ ...person('ООО «Дом»'), kind: 'organisation' })).toEqual(['ООО «Дом»'])
  })
})

describe('a cover letter', () => {
  it('says what it goes with, numbers its appendices and takes words of its own', async () => {
    const office = await openTestMessages()
    const { id, number } = await office.enterAppeal()
    const ref: PaperRefOf<'coverLetter'> = {
      kind: 'coverLetter',
      about: { letter: 'redirect', caseId: id },
      addressee: 'Жилищная инспекция\nВерхнеокской области',
      body: '',
      appendices: [
        { title: 'копия обращения', sheets: 2 },
        { title: 'снимки в электронном виде', sheets: null },
      ],
      ...letter,
    }
    const text = await lines(office, ref)
    expect(text).toContain(`направляем по компетенции обращение от 17.11.2026 № ${number}`)
    expect(text).toContain('1. копия обращения на 2 л. в 1 экз.')
    expect(text).toContain('2. снимки в электронном виде')
    expect(await lines(office, { ...ref, body: 'По договорённости направляем материалы.' })).not.toContain('59-ФЗ')
  })
})

describe('names of applicants', () => {
  it('never stand in any paper but the answer and a card that a person chose to show them in', async () => {
    const office = await openTestMessages()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('Жаворонкова', 'Ёлкина-Зимина', 'Ю'),
        fc.boolean(),
        async (surname, withHistory) => {
          const name = `${surname}Ы Пелагея Фроловна`
          const { id, version } = await office.enter(
            {},
            citizen({ name, phone: '+7 999 111-22-33', email: 'planted@example.org', postalAddress: 'Тайная, 13' }),
          )
          await office.api.messages.saveReplyText({ id, version, what: 'final', text: 'Сделано' })
          const planted = [`${surname}Ы`, 'Пелаге', '999 111', 'planted@', 'Тайная, 13']
          const shownIn = await shown(office, id, 'caseCard')
          const list: PaperRefOf<'caseList'> = {
            kind: 'caseList',
            title: 'Все',
            filter: {},
            sort: { by: 'due', direction: 'asc' },
            columns: ['no', 'sum', 'text', 'addr', 'source', 'raw'],
          }
          const cover = { addressee: 'Инспекция', body: '', appendices: [], ...letter }
          const quiet: PaperRef[] = [
            { kind: 'caseCard', caseId: id, withHistory, shownIn: null },
            list,
            { kind: 'coverLetter', about: { letter: 'redirect', caseId: id }, ...cover },
            { kind: 'coverLetter', about: { letter: 'package', period: 'за неделю' }, ...cover },
            { kind: 'roster', on: '2026-11-17', shape: 'numberPostRole', names: 'all' },
          ]
          for (const ref of quiet) {
            const model = JSON.stringify(await office.api.papers.model({ ref }))
            for (const part of planted) expect(model).not.toContain(part)
          }
          const named = await lines(office, { kind: 'caseCard', caseId: id, withHistory, shownIn })
          expect(named).toContain(name)
          expect(named).toContain('Содержит персональные данные')
          // Corrections of declined words are journaled in the open: the words of his name are offered for none.
          const words = await office.api.papers.declined({ ref: replyTo(id, shownIn) })
          const open = JSON.stringify(words.filter(({ isPrivate }) => !isPrivate))
          for (const part of planted) expect(open).not.toContain(part)
          const { title } = await office.api.papers.model({ ref: replyTo(id, shownIn) })
          for (const part of planted) expect(title).not.toContain(part)
          // The public part of the journal knows that he was shown, not who he is.
          const journal = JSON.stringify([
            office.db.all('SELECT title FROM operations', []),
            office.db.all('SELECT old_values, new_values FROM journal', []),
          ])
          for (const part of planted) expect(journal).not.toContain(part)
        },
      ),
      { numRuns: 6 },
    )
  })
})
