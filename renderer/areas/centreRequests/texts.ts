import type {
  CentreNoteKind,
  CentreRequestKind,
  CentreRequestShow,
  CentreRequestState,
  ExecutionState,
} from '../../../electron/contract/centreRequests.ts'
import { counted, dayMonth, fullDate } from '../../ui/format.ts'

const nbsp = '\u00A0'

export const kindWords: Readonly<Record<CentreRequestKind, string>> = {
  request: 'Запрос',
  recommendation: 'Рекомендация',
  analyticNote: 'Аналитическая записка',
}
/** In the narrow column of the list. */
export const kindShort: Readonly<Record<CentreRequestKind, string>> = {
  ...kindWords,
  analyticNote: 'Аналит. записка',
}
export const stateWords: Readonly<Record<CentreRequestState, string>> = {
  new: 'Новый',
  inWork: 'В работе',
  answered: 'Отвечено',
  closed: 'Закрыто',
}
export const executionWords: Readonly<Record<ExecutionState, string>> = {
  done: 'исполнена',
  partly: 'исполнена частично',
  notDone: 'не исполнена',
  notApplicable: 'неприменима',
}
export const showWords: Readonly<Record<CentreRequestShow, string>> = {
  active: 'В работе',
  overdue: 'Просрочены',
  today: 'Срок сегодня',
  untilFriday: 'До пятницы',
  soon: 'К сроку',
  new: 'Без исполнителя',
  inWork: 'У исполнителей',
  answered: 'Отвечены',
  late: 'Отвечены позже срока',
  closed: 'Закрыты',
  all: 'Все',
}
export const noteWords: Readonly<Record<CentreNoteKind, string>> = {
  taken: 'Взято в работу',
  handedOver: 'Передано',
  progress: 'Ход работы',
  answered: 'Ответ',
  execution: 'Исполнение',
  closed: 'Закрыто',
  reopened: 'Возвращено в работу',
}

/** Words of the requests of the ЦУР. */
export const texts = {
  title: 'ЦУР: запросы',
  card: 'Запрос ЦУР',
  add: 'Новый запрос',
  print: 'Перечень',
  printTitle: 'Перечень запросов и рекомендаций ЦУР',
  noExecutor: 'не назначен',
  withoutTerm: 'без срока',
  emptyTitle: 'Запросов ЦУР ещё нет',
  emptyText: 'Зарегистрируйте запрос, рекомендацию или аналитическую записку: срок и ответ не потеряются',
  nothingOverdue: 'Просроченных нет',
  nothingFound: 'По этим условиям ничего нет',
  rows: (count: number) => counted(count, ['запись', 'записи', 'записей']),
  late: 'позже срока',
  done: (done: number, total: number) => `${done} из ${total}`,
  fromCentre: (number: string, on: string | null) =>
    [number === '' ? '' : `№${nbsp}${number}`, on === null ? '' : `от ${fullDate(on)}`]
      .filter((one) => one !== '')
      .join(' '),
  columns: {
    number: '№',
    title: 'О чём',
    kind: 'Вид',
    centre: 'Номер ЦУР',
    received: 'Получен',
    executor: 'Исполнитель',
    due: 'Срок',
    state: 'Состояние',
  },
  filters: {
    which: 'Что показать',
    search: 'Номер, о чём, текст',
    kind: 'Вид',
    executor: 'Исполнитель',
    block: 'Блок',
    execution: 'Исполнение',
    any: 'любой',
    anyExecution: 'любое',
    notMarked: 'не отмечено',
    receivedFrom: 'Получен с',
    receivedTo: 'Получен по',
    received: (from: string | null | undefined, to: string | null | undefined) =>
      ['получен', from ? `с ${fullDate(from)}` : '', to ? `по ${fullDate(to)}` : '']
        .filter((one) => one !== '')
        .join(' '),
    dayHolder: 'день',
    clear: 'Показать все',
  },
  facts: {
    kind: 'Вид',
    due: 'Срок',
    executor: 'Исполнитель',
    from: 'Документ ЦУР',
    received: 'Получен',
    block: 'Блок',
    execution: 'Исполнение',
    notMarked: 'не отмечено',
    answered: 'Ответ дан',
    way: 'Как направлен',
    number: 'Исх. №',
    closed: 'Закрыт',
    note: 'Примечание',
    none: 'нет',
    edit: 'Изменить',
  },
  text: 'Что просит ЦУР',
  answer: 'Ответ',
  course: { title: 'Ход работы', none: 'Записей ещё нет' },
  terms: { title: 'Сроки', written: (at: string) => `, записано ${dayMonth(at)}`, none: 'без срока' },
  made: { title: 'Поручения', none: 'Поручений по записи нет', add: 'Дать поручение' },
  reports: {
    title: 'Отчёты по запросу',
    states: { draft: 'готовится', signed: 'подписан', sent: 'отправлен' },
  },
  letter: { title: 'Письмо с ответом' },
  failed: 'Запросы ЦУР не загружены',
  remove: 'В корзину',
  form: {
    create: 'Новый запрос ЦУР',
    edit: (number: string) => `Изменить ${number}`,
    kind: 'Что пришло',
    title: 'О чём',
    text: 'Текст',
    centreNumber: 'Номер ЦУР',
    centreDatedOn: 'Дата документа ЦУР',
    receivedOn: 'Получен',
    dueAt: 'Срок',
    dueHolder: '+5, пт, 20.11 12:00',
    executor: 'Исполнитель',
    block: 'Блок',
    note: 'Примечание',
    files: 'Файлы',
    save: 'Зарегистрировать',
    change: 'Сохранить',
    cancel: 'Отмена',
    draft: (at: string) => `Черновик сохранён в ${at}`,
  },
} as const
