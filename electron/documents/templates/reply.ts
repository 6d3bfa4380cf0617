import { defineTemplate } from './template.ts'

/**
 * Answers and notices to an applicant. Law is named as domain.md §4.1 has it; the wording is ours, so every text says that the office
 * checks it against its own регламент.
 */

const caseFields = ['обращение', 'номер', 'дата', 'орган']
const checked = 'сверьте с вашим регламентом'
const answerSlots = (subject: string, opening: string, closing: string, more: readonly string[] = []) => ({
  subject: { label: 'Заголовок к тексту', text: subject, fields: caseFields },
  opening: { label: `Начало письма, ${checked}`, text: opening, fields: [...caseFields, ...more] },
  closing: { label: `Конец письма, ${checked}`, text: closing, fields: [...caseFields, ...more] },
})

export const greetingTemplate = defineTemplate({
  kind: 'greeting',
  title: 'Обращение к заявителю в письме',
  slots: {
    male: { label: 'К мужчине', text: 'Уважаемый {имя}!', fields: ['имя'] },
    female: { label: 'К женщине', text: 'Уважаемая {имя}!', fields: ['имя'] },
    unknown: { label: 'Имя или пол неизвестны', text: 'Уважаемый заявитель!', fields: [] },
    collective: { label: 'К нескольким заявителям', text: 'Уважаемые заявители!', fields: [] },
    organisation: { label: 'К организации', text: 'Уважаемые коллеги!', fields: [] },
  },
})

export const replyTemplates = {
  final: defineTemplate({
    kind: 'reply',
    title: 'Ответ заявителю',
    slots: answerSlots(
      'О рассмотрении {обращение}',
      'Сообщаем о результатах рассмотрения Вашего {обращение} от {дата} № {номер}.',
      '',
    ),
  }),
  interim: defineTemplate({
    kind: 'interimReply',
    title: 'Промежуточный ответ заявителю',
    slots: answerSlots(
      'О рассмотрении {обращение}',
      'По Вашему {обращение дат.} от {дата} № {номер} сообщаем следующее.',
      'О результатах рассмотрения будет сообщено дополнительно.',
      ['обращение дат.'],
    ),
  }),
  extension: defineTemplate({
    kind: 'extensionNotice',
    title: 'Уведомление о продлении срока',
    slots: answerSlots(
      'О продлении срока рассмотрения {обращение}',
      'В соответствии с частью 2 статьи 12 Федерального закона от 02.05.2006 № 59-ФЗ «О порядке рассмотрения обращений граждан Российской Федерации» срок рассмотрения Вашего {обращение} от {дата} № {номер} продлён до {срок}.',
      'О результатах рассмотрения будет сообщено дополнительно.',
      ['срок'],
    ),
  }),
  redirect: defineTemplate({
    kind: 'redirectNotice',
    title: 'Уведомление о переадресации',
    slots: answerSlots(
      'О переадресации {обращение}',
      'Ваше обращение от {дата} № {номер} содержит вопросы, решение которых не входит в компетенцию органа, в который оно поступило. В соответствии с частью 3 статьи 8 Федерального закона от 02.05.2006 № 59-ФЗ «О порядке рассмотрения обращений граждан Российской Федерации» оно {дата направления} направлено по компетенции: {куда}.',
      '',
      ['куда', 'дата направления'],
    ),
  }),
} as const
