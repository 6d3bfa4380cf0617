import type { AssignmentRepeat } from '../../contract/assignments.ts'
import { shortDate } from '../../documents/civilText.ts'
import { weekdayOf } from '../deadlines/deadlines.service.ts'

const WEEKDAYS = ['понедельникам', 'вторникам', 'средам', 'четвергам', 'пятницам', 'субботам', 'воскресеньям']

const everyOf = (every: number, one: string, few: string, many: string): string =>
  every === 1 ? one : `раз в ${every} ${every % 10 >= 2 && every % 10 <= 4 && (every < 10 || every > 20) ? few : many}`

function dayWords(repeat: AssignmentRepeat): string {
  const day = repeat.dayOfMonth ?? Number(repeat.from.slice(8, 10))
  return day >= 31 ? 'в последний день' : `${day}-го числа`
}

function unitWords(repeat: AssignmentRepeat): string {
  const { every, from } = repeat
  if (repeat.unit === 'day') return everyOf(every, 'ежедневно', 'дня', 'дней')
  if (repeat.unit === 'week')
    return `${everyOf(every, 'еженедельно', 'недели', 'недель')} по ${WEEKDAYS[weekdayOf(from) - 1] ?? ''}`
  if (repeat.unit === 'month') return `${everyOf(every, 'ежемесячно', 'месяца', 'месяцев')} ${dayWords(repeat)}`
  const quarter = dayWords(repeat).startsWith('в ') ? 'в последний день квартала' : `${dayWords(repeat)} месяца`
  return `${everyOf(every, 'ежеквартально', 'квартала', 'кварталов')} ${quarter}, начиная с ${shortDate(from)}`
}

/** What the assignments say to people. */
export const texts = {
  notFound: 'Поручение не найдено. Обновите список',
  source: (meeting: number, point: string) => `протокол № ${meeting}, п. ${point}`,
  sourceDated: (meeting: number, heldOn: string, point: string) =>
    `протокол № ${meeting} от ${shortDate(heldOn)}, п. ${point}`,
  noExecutorGroup: 'исполнитель не указан',
  noBlockGroup: 'блок не указан',
  fileNames: {
    controlCard: (number: string) => `Контрольная карточка ${number}`,
    execution: (today: string) => `Справка об исполнении поручений ${shortDate(today)}`,
  },
  ownNumber: (number: number) => `П-${number}`,
  requestNumber: (number: number) => `Ц-${number}`,
  firstTerm: 'срок по решению',
  firstOwnTerm: 'срок при постановке',
  corrected: 'изменено решение заседания',
  nextPeriod: (dueOn: string) => `период до ${shortDate(dueOn)} исполнен`,
  newRule: 'изменена периодичность',
  closed: 'Поручение исполнено. Верните его в работу, чтобы изменить',
  cancelled: 'Поручение снято с контроля. Верните его в работу, чтобы изменить',
  notClosed: 'Поручение и так в работе',
  notReported: 'Отчёта нет: возвращать нечего',
  useGiveBack: 'Отчёт ждёт приёмки. Примите его или верните на доработку',
  future: 'Дата ещё не наступила',
  beforeIssue: (issuedOn: string) => `Раньше даты поручения ${shortDate(issuedOn)}`,
  manyBeforeIssue: (number: string, issuedOn: string) =>
    `Поручение ${number} дано ${shortDate(issuedOn)}: исполнено раньше оно быть не могло`,
  sameTerm: 'Новый срок совпадает с прежним',
  notLater: (dueOn: string) => `Новый срок не позже прежнего ${shortDate(dueOn)}. Укажите дату после него`,
  noExecutor: 'Такого исполнителя нет в справочниках',
  noPerson: 'Такого человека нет в справочнике',
  noBlock: 'Такого блока нет в справочнике',
  alsoAnswers: 'Исполнитель не может быть соисполнителем: отвечает он один',
  twice: 'Соисполнитель назван дважды',
  sameExecutor: 'Поручение и так у этого исполнителя',
  returnNotLater: 'Укажите день после сегодняшнего',
  noCard: 'Такой карточки нет',
  noProblem: 'Такой проблемы нет',
  linkedAlready: 'Связь уже есть',
  noLink: 'Связи уже нет. Обновите карточку',
  noDates: 'По этому правилу нет ни одной даты. Проверьте окончание',
  ruleBeforeIssue: (issuedOn: string) => `Первая дата раньше даты поручения ${shortDate(issuedOn)}`,
  ruleUntil: 'Окончание раньше первой даты',
  noAttachment: 'Файла уже нет среди вложений поручения',
  titles: {
    created: (number: string) => `Поручение ${number} создано`,
    changed: (number: string) => `Поручение ${number} изменено`,
    noted: (number: string) => `Поручение ${number}: запись о ходе исполнения`,
    reported: (number: string) => `Поручение ${number}: отчёт записан`,
    closed: (number: string) => `Поручение ${number} исполнено`,
    periodClosed: (number: string, count: number) =>
      count === 1 ? `Поручение ${number}: период принят` : `Поручение ${number}: принято периодов ${count}`,
    closedMany: (count: number) => `Принято поручений: ${count}`,
    returned: (number: string) => `Поручение ${number} возвращено на доработку`,
    reopened: (number: string) => `Поручение ${number} возвращено в работу`,
    extended: (number: string, dueOn: string) => `Поручение ${number}: срок перенесён на ${shortDate(dueOn)}`,
    cancelled: (number: string) => `Поручение ${number} снято с контроля`,
    handedOver: (number: string, name: string) => `Поручение ${number} передано: ${name}`,
    putOff: (number: string, on: string) => `Поручение ${number}: вернуться ${shortDate(on)}`,
    broughtBack: (number: string) => `Поручение ${number} снова среди открытых`,
    repeated: (number: string) => `Поручение ${number}: периодичность изменена`,
    linked: (number: string, what: string) => `Поручение ${number} связано: ${what}`,
    unlinked: (number: string) => `Поручение ${number}: связь снята`,
    attached: (number: string, count: number) =>
      count === 1 ? `Поручение ${number}: файл приложен` : `Поручение ${number}: приложено файлов ${count}`,
    fileRemoved: (number: string) => `Поручение ${number}: файл в корзине`,
  },
  handedOver: (from: string, to: string, reason: string) => `${from || 'без исполнителя'} → ${to}. ${reason}`,
  putOff: (on: string, reason: string) => `Вернуться ${shortDate(on)}${reason === '' ? '' : `. ${reason}`}`,
  broughtBack: 'Возвращено в список раньше срока',
  movedFrom: (planOn: string, name: string | null) =>
    `по правилу ${shortDate(planOn)}${name === null ? '' : ` – ${name}`}`,
  notInRoster: 'не в составе',
  recipient: 'получатель',
  linkCase: (number: string) => `сообщение № ${number}`,
  linkProblem: (title: string) => `проблема «${title}»`,
  cardsOfProblem: (count: number) => `карточек: ${count}`,
  repeat: {
    unit: unitWords,
    until: (until: string) => ` до ${shortDate(until)} включительно`,
    onDayOff: {
      previous: 'Если день нерабочий, срок – предыдущий рабочий день',
      next: 'Если день нерабочий, срок – следующий рабочий день',
      keep: 'Нерабочие дни не учитываются',
    },
  },
} as const

/** The list as a workbook. */
export const sheetTexts = {
  sheet: 'Поручения',
  fileName: (today: string) => `Поручения на ${shortDate(today)}.xlsx`,
  writing: 'Записывается XLSX',
  states: { open: 'В работе', reported: 'Есть отчёт', done: 'Исполнено', cancelled: 'Снято' },
  columns: {
    number: '№',
    text: 'Поручение',
    executor: 'Исполнитель',
    coExecutors: 'Соисполнители',
    controller: 'Контролирует',
    block: 'Блок',
    source: 'Откуда',
    issuedOn: 'Дано',
    dueOn: 'Срок',
    period: 'Периодичность',
    state: 'Состояние',
    closedOn: 'Закрыто',
    late: 'Дней просрочки',
    extensions: 'Переносов срока',
    returns: 'Возвратов',
    report: 'Отчёт',
  },
} as const
