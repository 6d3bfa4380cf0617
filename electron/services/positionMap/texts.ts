import { formatInteger, plural } from '../../documents/typography.ts'

/** What the map of the decree says from the core: on the screen and on paper alike. */

const amount = (value: number, one: string, few: string, many: string): string =>
  `${formatInteger(value)} ${plural(value, one, few, many)}`
const cards = (value: number): string => amount(value, 'карточка', 'карточки', 'карточек')
/** «а, б, в и ещё 3». */
const named = (names: readonly string[], more: number): string =>
  names.join(', ') + (more > 0 ? ` и ещё ${formatInteger(more)}` : '')

export const figureNames = {
  routed: 'С получателем',
  themed: 'С темой',
  placed: 'С территорией',
  receivedBefore: 'Поступило за предыдущий период',
  problems: 'Проблем собрано',
  problemCards: 'Карточек в них за период',
  settled: 'Рейтингов закреплено',
  weekly: 'Записок подписано',
  monthly: 'Отчётов за месяц подписано',
  quarterly: 'Отчётов за квартал подписано',
  request: 'Материалов подписано',
  requests: 'Поступило от ЦУР',
  requestsActive: 'В работе',
  requestsLate: 'Отвечено позже срока',
  requestsOverdue: 'Просрочено',
  packagesSent: 'Пакетов отправлено',
  packagesAccepted: 'Квитанций о приёме',
  meetingsHeld: 'Заседаний проведено',
  protocolsSigned: 'Протоколов подписано',
  rulesOn: 'Правил включено',
  rulesActed: 'Правил сработало',
  cardsRuled: 'Карточек заполнено правилами',
  fastCards: 'Карточек ускоренного решения',
  fastThemes: 'Тем ускоренного решения',
  people: 'Человек в составе',
  recipients: 'Получателей',
  snippets: 'Готовых текстов',
  ownIndicators: 'Своих показателей',
} as const

/** Facts of the register and what to do about them. None of them says that the decree demands something that it does not name. */
export const gaps = {
  noCards: { text: 'Карточек за период нет', todo: 'Зарегистрируйте их или загрузите выгрузку' },
  noRecipient: (value: number) => ({ text: `Без получателя: ${cards(value)}`, todo: 'Назначьте получателя' }),
  noBlock: (value: number) => ({ text: `Без отраслевого блока: ${cards(value)}`, todo: 'Укажите блок' }),
  noTheme: (value: number) => ({ text: `Без темы: ${cards(value)}`, todo: 'Укажите тему' }),
  noTerritory: (value: number) => ({ text: `Без территории: ${cards(value)}`, todo: 'Укажите территорию' }),
  noAnswers: { text: 'Ответов за период нет', todo: 'Запишите ответы в карточках' },
  overdue: (value: number) => ({
    text: `Просрочено без ответа: ${cards(value)}`,
    todo: 'Ответьте или продлите срок с причиной',
  }),
  noQuality: { text: 'Полноту не проверяли ни по одной карточке', todo: 'Поставьте оценку 0–2 в проверке ответов' },
  nobodyToAsk: { text: 'Карточек с ответом за период нет: спрашивать некого', todo: '' },
  notAsked: {
    text: 'Удовлетворённость не спрашивали ни по одной карточке',
    todo: 'Отметьте опрос в карточках с ответом',
  },
  noProblems: {
    text: 'Сообщения об одной проблеме не собраны ни разу',
    todo: 'Соберите их в проблему из карточки или в разделе «Проблемы»',
  },
  effectNotKept: {
    text: 'Программа считает поток до и после меры, но записей о мерах не ведёт',
    todo: 'Напишите о первопричинах и мерах в разделе записки',
  },
  noRating: { text: 'Рейтинг за период не закреплён', todo: 'Закрепите места в разделе «Рейтинги»' },
  noRatingYet: (day: string) => ({
    text: 'Рейтинг за период ещё не закреплён: период не закончился',
    todo: `Места закрепляют с ${day}`,
  }),
  noWeeklyNote: { text: 'Записок за период нет', todo: 'Составьте записку' },
  missingWeeks: (weeks: readonly string[], more: number) => ({
    text: `Нет подписанной записки за недели: ${named(weeks, more)}`,
    todo: 'Составьте и подпишите',
  }),
  draft: (title: string) => ({ text: `Не подписан документ «${title}»`, todo: 'Подпишите или удалите черновик' }),
  noPeriodReports: { text: 'Отчётов за период нет', todo: 'Составьте отчёт' },
  missingQuarters: (quarters: readonly string[], more: number) => ({
    text: `Нет подписанного отчёта: ${named(quarters, more)}`,
    todo: 'Составьте и подпишите',
  }),
  noRequestReports: { text: 'Материалов по запросу за период нет', todo: '' },
  noPackages: { text: 'Пакеты за период не отправлялись', todo: 'Составьте пакет и отметьте отправку' },
  packageReturned: (name: string) => ({ text: `Пакет возвращён: ${name}`, todo: 'Исправьте и отправьте повторно' }),
  packageNoReceipt: (name: string) => ({
    text: `Срок квитанции истёк: ${name}`,
    todo: 'Загрузите квитанцию или запросите её',
  }),
  noRequests: { text: 'Запросов и рекомендаций ЦУР за период не поступало', todo: '' },
  requestsOverdue: (value: number) => ({
    text: `Просрочено запросов ЦУР: ${formatInteger(value)}`,
    todo: 'Ответьте на них',
  }),
  requestsLate: (value: number) => ({
    text: `Ответ дан позже срока: ${amount(value, 'запрос', 'запроса', 'запросов')}`,
    todo: '',
  }),
  noMeetings: { text: 'Заседаний в периоде нет', todo: 'Подготовьте заседание' },
  unsigned: (meetings: readonly string[], more: number) => ({
    text: `Протокол не подписан: ${named(meetings, more)}`,
    todo: 'Подпишите протокол',
  }),
  noAssignments: { text: 'Поручений в периоде не дано', todo: '' },
  assignmentsOverdue: (value: number) => ({
    text: `Просрочено ${amount(value, 'поручение', 'поручения', 'поручений')}`,
    todo: 'Отметьте исполнение или перенесите срок с причиной',
  }),
  noRules: { text: 'Ни одно автоправило не включено', todo: 'Включите правила в разделе «Автоправила»' },
  rulesSilent: { text: 'Ни одно автоправило за период не сработало', todo: '' },
  noFastThemes: {
    text: 'Ни одна тема не отмечена для ускоренного решения',
    todo: 'Отметьте темы в справочнике',
  },
  noFastCards: { text: 'Карточек ускоренного решения за период нет', todo: '' },
  vacant: (seats: readonly string[], more: number) => ({
    text: `Нет назначенного: ${named(seats, more)}`,
    todo: 'Назначьте в разделе «Состав»',
  }),
  nobody: { text: 'В составе никого нет', todo: 'Внесите состав' },
  noRecipients: { text: 'Справочник получателей пуст', todo: 'Внесите получателей' },
  noSnippets: { text: 'Готовых текстов нет', todo: 'Добавьте их в настройках' },
  noIndicators: { text: 'Своих показателей нет', todo: 'Задайте показатель в настройках записок и отчётов' },
} as const

export const meetingName = (number: number, day: string): string => `№ ${number} от ${day}`
export const packageName = (period: string, version: number): string => `${period}, версия ${version}`

export const titles = {
  task: (text: string) => `Карта положения: задача «${text}»`,
  duty: (text: string) => `Карта положения: обязанность «${text}»`,
  cleared: (text: string) => `Карта положения: снята отметка «${text}»`,
} as const

export const errors = {
  unknown: 'Такой задачи или обязанности нет. Обновите карту',
  exists: 'Эту отметку уже поставили. Обновите карту',
  twice: 'Одно и то же указано дважды',
} as const

/** «постановление от 30.01.2026 № 100-АП «О создании …»»: blanks of the decree are left out. */
export function decreeText(of: { kind: string; date: string; number: string; title: string }): string {
  return [
    of.kind,
    of.date === '' ? '' : `от ${of.date}`,
    of.number === '' ? '' : `№ ${of.number}`,
    // A name in quotation marks at the end of the title closes both.
    of.title === '' ? '' : `«${of.title}»`.replace('»»', '»'),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

export const paperName = (period: string): string => `Карта положения, ${period}`
