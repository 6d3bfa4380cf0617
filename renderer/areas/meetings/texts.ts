import type { MeetingState, Presence } from '../../../electron/contract/meetings.ts'

/** Words of the meetings for people. */
export const stateWords: Readonly<Record<MeetingState, string>> = {
  draft: 'Подготовка',
  sent: 'Разослано',
  inProgress: 'Идёт',
  held: 'Проведено',
  protocol: 'Протокол',
  signed: 'Подписан',
  control: 'На контроле',
}

/** Steps of the row under the heading; a held meeting waits for its protocol. */
export const steps = ['Подготовка', 'Разослано', 'Идёт', 'Протокол', 'Подписан', 'На контроле'] as const
export const stepOf: Readonly<Record<MeetingState, number>> = {
  draft: 0,
  sent: 1,
  inProgress: 2,
  held: 3,
  protocol: 3,
  signed: 4,
  control: 5,
}
export const stateOfStep: readonly MeetingState[] = ['draft', 'sent', 'inProgress', 'protocol', 'signed', 'control']

export const presenceWords: Readonly<Record<Presence, string>> = {
  unknown: 'не отмечен',
  present: 'здесь',
  late: 'опоздал',
  absent: 'нет',
}

export const texts = {
  title: 'Заседания',
  create: 'Новое заседание',
  emptyTitle: 'Заседаний пока нет',
  emptyText: 'Создайте первое: участники возьмутся из состава на его день, решения станут поручениями.',
  emptyYear: 'В этом году заседаний нет',
  inPerson: 'очное',
  absentee: 'заочное',
  signedNote: 'Протокол подписан. Исправление – новой версией на странице протокола.',
  noItems: 'В повестке нет вопросов',
  noItemsText: 'Добавьте вопрос: заголовок «О …», докладчик и минуты.',
  quorumNone: 'Кворум положением не задан',
  heardHint: (speaker: string) => (speaker === '' ? '@ докладчик, что доложил' : `Что доложил ${speaker}`),
  spokeHint: '@ кто выступил и что сказал',
  decisionHint: 'Решение. @ исполнитель, срок словами: к пт, до 24.11, +3',
  saved: 'всё записано',
  saving: 'записывается',
  unsaved: 'не записано, проверьте поле',
} as const

/** Keeps «№», short words and what they belong to on one line (design/README.md «Тексты»). */
export const tied = (text: string): string =>
  text.replace(/№ (?=\S)/g, '№\u00A0').replace(/(?<=^|[\s(«])(\p{L}{1,2}) (?=\S)/gu, '$1\u00A0')
