import type { CentreRequestKind, CentreRequestState, ExecutionState } from '../../contract/centreRequests.ts'
import { shortDate, shortMoment } from '../../documents/civilText.ts'

const termWords = (dueAt: string | null): string =>
  dueAt === null ? 'без срока' : dueAt.length > 10 ? shortMoment(dueAt) : shortDate(dueAt)

/** Names of what comes from the ЦУР. */
export const kindWords: Readonly<Record<CentreRequestKind, string>> = {
  request: 'запрос ЦУР',
  recommendation: 'рекомендация ЦУР',
  analyticNote: 'аналитическая записка ЦУР',
}
/** Past tense in the gender of the kind: «Запрос ЦУР Ц-12 зарегистрирован», «Рекомендация ЦУР Ц-13 зарегистрирована». */
const ending = (kind: CentreRequestKind): string => (kind === 'request' ? '' : 'а')
const named = (kind: CentreRequestKind, number: string): string =>
  `${kindWords[kind].charAt(0).toUpperCase()}${kindWords[kind].slice(1)} ${number}`

export const stateWords: Readonly<Record<CentreRequestState, string>> = {
  new: 'новый',
  inWork: 'в работе',
  answered: 'отвечено',
  closed: 'закрыто',
}

export const executionWords: Readonly<Record<ExecutionState, string>> = {
  done: 'исполнена',
  partly: 'исполнена частично',
  notDone: 'не исполнена',
  notApplicable: 'неприменима',
}

/** What the requests of the ЦУР say to people. */
export const texts = {
  notFound: 'Такого запроса ЦУР нет. Обновите список',
  number: (number: number) => `Ц-${number}`,
  /** Where an assignment comes from: «запрос ЦУР Ц-12, № 01-15/77 от 10.11.2026». */
  source: (kind: CentreRequestKind, number: string, centreNumber: string, datedOn: string | null) =>
    [
      `${kindWords[kind]} ${number}`,
      [centreNumber === '' ? '' : `№ ${centreNumber}`, datedOn === null ? '' : `от ${shortDate(datedOn)}`]
        .filter((part) => part !== '')
        .join(' '),
    ]
      .filter((part) => part !== '')
      .join(', '),
  /** What a letter answers: «запрос от 13.11.2026 № 01-15/77». */
  paper: (kind: CentreRequestKind, centreNumber: string, datedOn: string | null) =>
    [
      { request: 'запрос', recommendation: 'рекомендацию', analyticNote: 'аналитическую записку' }[kind],
      datedOn === null ? '' : `от ${shortDate(datedOn)}`,
      centreNumber === '' ? '' : `№ ${centreNumber}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  firstTerm: 'срок при регистрации',
  future: 'Дата ещё не наступила',
  futureMoment: 'Это время ещё не наступило',
  beforeReceipt: (receivedOn: string) => `Раньше дня получения ${shortDate(receivedOn)}`,
  datedAfterReceipt: 'Позже дня получения. Проверьте обе даты',
  afterTerm: (dueAt: string) => `Позже срока: ${termWords(dueAt)}. Проверьте дату получения или измените срок`,
  afterWork: (day: string) => `Позже того, что уже отмечено ${shortDate(day)}. Проверьте дату получения`,
  otherYear: (number: string, year: number) =>
    `Номер ${number} дан за ${year} год. Удалите запись и зарегистрируйте её заново`,
  sameTerm: 'Новый срок совпадает с прежним',
  noExecutor: 'Такого исполнителя нет в справочниках',
  sameExecutor: 'Исполнитель и так назначен',
  whyHandedOver: 'Укажите, почему передано',
  noBlock: 'Такого блока нет в справочнике',
  isAnswered: 'Ответ уже дан. Верните запись в работу, чтобы изменить',
  isClosed: 'Запись закрыта. Верните её в работу, чтобы изменить',
  isOpen: 'Запись и так в работе',
  notAnswered: 'Ответа ещё нет. Запрос закрывают после ответа',
  notMarked: 'Отметьте исполнение рекомендации, потом закройте',
  noRecommendation: 'Исполнение отмечают только у рекомендации',
  hasAssignments: (count: number) => `По записи дано поручений: ${count}. Отмените их, потом удаляйте`,
  hasReports: 'По записи подготовлен отчёт. Сначала удалите его',
  titles: {
    created: (kind: CentreRequestKind, number: string) => `${named(kind, number)} зарегистрирован${ending(kind)}`,
    changed: (kind: CentreRequestKind, number: string) => `${named(kind, number)} изменен${ending(kind)}`,
    term: (kind: CentreRequestKind, number: string, dueAt: string | null) =>
      `${named(kind, number)}: срок ${termWords(dueAt)}`,
    handedOver: (kind: CentreRequestKind, number: string, name: string) =>
      `${named(kind, number)}: исполнитель ${name}`,
    assigned: (kind: CentreRequestKind, number: string, assignment: string) =>
      `${named(kind, number)}: дано поручение ${assignment}`,
    noted: (kind: CentreRequestKind, number: string) => `${named(kind, number)}: запись о ходе работы`,
    answered: (kind: CentreRequestKind, number: string) => `${named(kind, number)}: ответ дан`,
    execution: (kind: CentreRequestKind, number: string, execution: ExecutionState) =>
      `${named(kind, number)} ${executionWords[execution]}`,
    closed: (kind: CentreRequestKind, number: string) => `${named(kind, number)} закрыт${ending(kind)}`,
    reopened: (kind: CentreRequestKind, number: string) => `${named(kind, number)} возвращен${ending(kind)} в работу`,
    removed: (kind: CentreRequestKind, number: string) => `${named(kind, number)} в корзине`,
    attached: (kind: CentreRequestKind, number: string, count: number) =>
      count === 1 ? `${named(kind, number)}: файл приложен` : `${named(kind, number)}: приложено файлов ${count}`,
    fileRemoved: (kind: CentreRequestKind, number: string) => `${named(kind, number)}: файл в корзине`,
  },
  taken: (name: string) => `Исполнитель: ${name}`,
  handedOver: (from: string, to: string, reason: string) => `${from} → ${to} – ${reason}`,
  assigned: (number: string, executor: string) => `Дано поручение ${number}${executor === '' ? '' : `: ${executor}`}`,
  answered: (way: string, number: string, answer: string) =>
    `${way}${number === '' ? '' : `, исх. № ${number}`}. ${answer}`,
  execution: (execution: ExecutionState, note: string) =>
    `${executionWords[execution].charAt(0).toUpperCase()}${executionWords[execution].slice(1)}${note === '' ? '' : `. ${note}`}`,
  files: (today: string) => `Перечень запросов и рекомендаций ЦУР на ${shortDate(today)}`,
} as const
