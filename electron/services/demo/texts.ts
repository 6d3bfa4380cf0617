import type { CaseStatus } from '../../contract/messages.ts'

const no = (number: string): string => `№\u00A0${number}`

/** What the history of the demonstration office says. */
export const texts = {
  asked: 'звонок',
  registered: (number: string) => `Зарегистрировано ${no(number)}`,
  routed: (number: string) => `Назначен получатель ${no(number)}`,
  interim: (number: string) => `Дан промежуточный ответ ${no(number)}`,
  answered: (number: string) => `Дан ответ ${no(number)}`,
  status: (number: string) => `Изменён статус ${no(number)}`,
  /** Words of ПОС and ИМ by our status, as their exports are thought to write them. */
  sourceWords: {
    pos: {
      new: 'На модерации',
      assigned: 'На рассмотрении',
      inWork: 'В работе',
      onReview: 'На согласовании',
      answered: 'Ответ направлен',
      postponed: 'Решение отложено',
      repeated: 'На повторном рассмотрении',
    },
    im: { new: 'Новый', assigned: 'В работе', inWork: 'Не решено', answered: 'Решено', postponed: 'Отложено' },
  } as Record<'pos' | 'im', Partial<Record<CaseStatus, string>>>,
  /** One that the table does not know. */
  unknownSourceWord: 'На контроле',
  draftAnswer: 'Подрядчику выдано предписание. Работы закончат до конца недели, за сроком следит администрация.',
  noteInPart: 'Не назван срок работ',
  noteBeside: 'На вопрос не ответили',
  checked: (number: string, grade: number) => `${no(number)}: полнота ответа ${grade} из 2`,
  firstTerm: 'срок по решению',
} as const

/** The course of assignments in the demonstration office. */
export const assignmentTexts = {
  firstOwnTerm: 'срок при постановке',
  byHead: 'устно Главы',
  message: (number: number) => `сообщение № ${number}`,
  pumps: { asked: 'Запрошены предложения двух поставщиков, ответ одного обещан на этой неделе.' },
  sites: {
    report: 'Адреса сверены по 38 контейнерным площадкам, перечень приложен.',
    back: 'В перечне нет восьми площадок Никольского. Дополнить.',
  },
  extended: 'Ждём тарифы регионального оператора на следующий год',
  digest: 'Представлять Главе сводку о сроках и качестве ответов',
  digestGiven: 'Сводка передана в приёмную.',
  road: 'Осмотреть участок дороги и предложить способ ремонта до снега',
  roadCause: 'Водоотвод не прочищен, вода разрушает обочину',
  lamps: 'Составить перечень неработающих светильников у школ и остановок',
} as const
