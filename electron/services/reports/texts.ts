import { plural } from '../../documents/typography.ts'

/** What notes and reports say to people from the core. */

const cards = (amount: number): string => plural(amount, 'карточка', 'карточки', 'карточек')
const list = (names: readonly string[]): string => names.join('; ')

/** Sentences that a section says of its figures: numbers in words, no causes. */
const said = {
  received: (total: string, messages: string, appeals: string) =>
    `Поступило ${total}: сообщений – ${messages}, обращений по Федеральному закону от 02.05.2006 № 59-ФЗ – ${appeals}.`,
  compared: (name: string, days: string, received: string, change: string) =>
    `${name} (${days}) поступило ${received}, изменение ${change}.`,
  before: 'За предыдущий период',
  beforeRunning: 'За столько же дней предыдущего периода',
  yearAgo: 'Год назад',
  answered: (answered: string, inTime: string | null) =>
    `Дано ответов за период: ${answered}.${inTime === null ? '' : ` Доля в срок ${inTime}.`}`,
  open: (open: string, overdue: string) => `Из поступивших в работе ${open}, из них просрочено ${overdue}.`,
  nothing: 'За период ничего не поступило.',
  mostChannel: (name: string, share: string) => `Больше всего поступило по каналу «${name}»: ${share}.`,
  mostTheme: (themes: readonly string[]) => `Чаще всего: ${list(themes)}.`,
  theme: (name: string, received: string) => `${name} – ${received}`,
  grown: (themes: readonly string[]) => `Больше, чем бывает случайно, выросли: ${list(themes)}.`,
  grew: (name: string, before: string, now: string) => `${name} – было ${before}, стало ${now}`,
  noGrowth: 'Тем, которые выросли больше, чем бывает случайно, нет.',
  mostTerritory: (name: string, share: string) => `Больше всего поступило с территории «${name}»: ${share}.`,
  terms: (closed: string, late: string, overdue: string) =>
    `Закрыто ${closed}, из них позже срока ${late}. Открыто с истёкшим сроком ${overdue}.`,
  worstBlock: (name: string, missed: string) => `Больше всего просрочек в блоке «${name}»: ${missed}.`,
  noRecipients: 'Ни одна карточка периода не направлена получателю.',
  recipients: (amount: string, silent: string) =>
    `Получателей с поступившими вопросами ${amount}, из них без единого ответа ${silent}.`,
  rating: (scope: string, number: number, formula: string, settledOn: string | null) =>
    `Рейтинг (${scope}) по формуле № ${number} органа: ${formula} ${settledOn === null ? 'Места на момент расчёта, не закреплены.' : `Места закреплены ${settledOn}.`}`,
  noRating: (scope: string) => `Рейтинг (${scope}): ни у одного получателя нет данных для места.`,
  repeats: (repeats: string) => `Повторных и возвращённых в работу ${repeats}.`,
  low: (low: string) => `Оценок 1 и 2 – ${low}.`,
  noMarks: 'Оценок за период нет.',
  assignments: (issued: string, due: string, done: string, overdue: string) =>
    `Дано поручений ${issued}. Срок наступил у ${due}: исполнено ${done}, просрочено ${overdue}.`,
  meetings: (total: string, inPerson: string, absentee: string) =>
    `Проведено заседаний ${total}: очных ${inPerson}, заочных ${absentee}.`,
  noMeetings: 'За период заседаний не было.',
  centre: (total: string, answered: string, late: string) =>
    `От ЦУР поступило документов ${total}, отвечено или закрыто ${answered}, с нарушением срока ${late}.`,
  noCentre: 'За период документов от ЦУР не поступало.',
  satisfaction: (asked: string, responded: string) => `Опрошено ${asked}, ответили ${responded}.`,
  notKept: 'Учёт не ведётся в этой версии реестра, поэтому чисел нет.',
} as const

const tables = {
  channels: 'Каналы',
  blocks: 'Отраслевые блоки',
  themes: 'Темы',
  territories: 'Территории',
  terms: 'Сроки по отраслевым блокам',
  recipients: 'Получатели',
  rating: (scope: string) => `Рейтинг: ${scope}`,
  repeats: 'Темы с повторными',
  low: 'Темы с оценками 1 и 2',
  overdue: 'Просроченные поручения',
  meetings: 'Заседания',
  centre: 'Документы ЦУР',
  marks: 'Оценки',
  notGiven: 'не указано',
  total: 'Всего',
  more: (shown: number, total: number) => `Показано ${shown} из ${total}.`,
} as const

const columns = {
  name: 'Наименование',
  channel: 'Канал',
  block: 'Отраслевой блок',
  theme: 'Тема',
  territory: 'Территория',
  recipient: 'Получатель',
  place: 'Место',
  score: 'Балл',
  placeBefore: 'Было место',
  fullness: 'Полнота',
  received: 'Поступило',
  share: 'Доля',
  before: 'Было',
  change: 'Изменение',
  yearAgo: 'Год назад',
  closed: 'Закрыто',
  inTime: 'В срок',
  late: 'Позже срока',
  overdue: 'Просрочено',
  open: 'В работе',
  inTimeShare: 'Доля в срок',
  repeats: 'Повторных',
  returned: 'Возвращено',
  low: 'Оценок 1 и 2',
  rated: 'Всего оценок',
  number: '№',
  assignment: 'Поручение',
  executor: 'Исполнитель',
  due: 'Срок',
  overdueDays: 'Дней просрочки',
  date: 'Дата',
  form: 'Форма',
  meeting: 'Заседание',
  items: 'Вопросов',
  assignments: 'Поручений',
  document: 'Вид документа',
  answered: 'Отвечено, закрыто',
  lateAnswers: 'С нарушением срока',
  mark: 'Оценка',
  amount: 'Количество',
} as const

const gaps = {
  noBlock: 'Отраслевой блок не указан',
  noTheme: 'Тема не указана',
  noTerritory: 'Территория не указана',
  noDue: 'Срок ответа не указан',
  noRecipient: 'Получатель не указан',
  noAnswerText: 'Закрыто без текста ответа',
  noResult: 'Закрыто без результата',
  recipientsSilent: (names: readonly string[], more: number) =>
    `Получатели без единого ответа (${list(names)}${more > 0 ? ` и ещё ${more}` : ''}), карточек у них`,
  residents: (names: readonly string[], more: number) =>
    `Не указано число жителей (${list(names)}${more > 0 ? ` и ещё ${more}` : ''})`,
  notAsked: 'Об ответе не спросили заявителя',
  calendar: (year: number) => `Производственный календарь ${year} года не загружен, рабочие дни посчитаны без него`,
  noIndicator: (key: string, section: string) =>
    `Показатель ${key} раздела «${section}» удалён из показателей органа, поэтому числа нет`,
  noCards: 'За период в реестре нет ни одной карточки',
  notKept: (section: string) => `Раздел «${section}»: учёт не ведётся в этой версии реестра`,
} as const

const checks = {
  notBegun: 'Период ещё не начался. Выберите другой период',
  running: (to: string) => `Период заканчивается ${to}: подписанные числа будут неполными`,
  needsComment: (section: string) => `Раздел «${section}»: напишите текст, без него документ не подписать`,
  noComment: (section: string) => `Раздел «${section}»: текста нет`,
  gaps: (amount: number) =>
    `${plural(amount, 'Остался', 'Осталось', 'Осталось')} ${amount} ${plural(amount, 'пробел', 'пробела', 'пробелов')} в данных, ${plural(amount, 'он перечислен', 'они перечислены', 'они перечислены')} в конце документа`,
  noAddressee: 'Не указано, кому документ',
} as const

const refusals = {
  noReport: 'Документ не найден. Обновите список',
  notDraft: 'Документ подписан и не меняется. Верните его в работу и повторите',
  sent: 'Документ отправлен и больше не меняется. Исправьте его новой редакцией',
  notSigned: 'Сначала подпишите документ',
  exists: (title: string) =>
    `Документ за этот период уже есть: «${title}». Откройте его или сделайте новую редакцию отправленного`,
  notSent: 'Новая редакция делается к отправленному документу. Этот ещё не отправлен, измените его самого',
  otherPeriod: 'Новая редакция делается за тот же период',
  replaced: 'Новая редакция этого документа уже есть. Откройте её',
  noRequest: 'Выберите запрос ЦУР',
  requestOfOther: 'Запрос выбирают только для материалов по запросу',
  week: 'Неделя начинается не с того дня, что указан в настройках. Выберите неделю из списка',
  whole: 'Для этого документа нужен период целиком: неделя, месяц или квартал',
  signedInFuture: 'Дата подписания ещё не наступила',
  signedBeforePeriod: (day: string) => `Период начинается ${day}, раньше его не подписать`,
  sentInFuture: 'Дата отправки ещё не наступила',
  sentBeforeSigned: (day: string) => `Документ подписан ${day}, раньше его не отправить`,
  signer: 'Выберите, кто подписывает, из состава на дату подписания',
  unknownIndicator: (key: string) => `Показатель «${key}» не найден. Уберите его из раздела`,
  notReady: (texts: readonly string[]) => `Подписать нельзя. ${texts.join('. ')}`,
  commentChanged: 'Текст раздела успели изменить. Сверьте его и сохраните ещё раз',
  noSection: 'Такого раздела в документе нет. Обновите страницу',
} as const

/** Why a document cannot come back by an undo. */
const undo = {
  exists: 'Отменить нельзя: другой такой документ за этот период уже есть. Сначала удалите его',
  replaced: 'Отменить нельзя: у отправленного документа уже есть другая новая редакция. Сначала удалите её',
  noRequest: 'Отменить нельзя: запрос ЦУР, к которому сделан документ, удалён. Сначала верните запрос',
} as const

const titles = {
  created: (title: string, period: string) => `Создан документ «${title}», ${period}`,
  changed: (title: string) => `Изменён документ «${title}»`,
  sections: (title: string) => `Изменены разделы документа «${title}»`,
  comment: (section: string) => `Записан текст раздела «${section}»`,
  signed: (title: string) => `Подписан документ «${title}»`,
  takenBack: (title: string) => `Возвращён в работу документ «${title}»`,
  sent: (title: string, to: string) => `Отправлен документ «${title}»: ${to}`,
  removed: (title: string) => `Удалён документ «${title}»`,
} as const

export const texts = {
  cards,
  said,
  tables,
  columns,
  gaps,
  checks,
  refusals,
  undo,
  titles,
  formats: { inPerson: 'очно', absentee: 'заочно' },
  requestKinds: { request: 'Запросы', recommendation: 'Рекомендации', analyticNote: 'Аналитические записки' },
  marks: (mark: number) => `Оценка ${mark}`,
  charts: {
    flow: 'Поступило и дано ответов',
    received: 'Поступило',
    answered: 'Дано ответов',
    channels: 'Поступило по каналам',
    blocks: 'Поступило по отраслевым блокам',
    before: 'Предыдущий период',
    now: 'Период документа',
    marks: 'Оценки ответов',
  },
  fileName: (title: string, period: string) => `${title}, ${period}`,
  /** In the list of files of a package. */
  inPackage: (title: string, period: string, sentOn: string) => `${title}, ${period}, отправлено ${sentOn}`,
  sheets: {
    figures: 'Показатели',
    changes: 'Что изменилось',
    gaps: 'Пробелы в данных',
    writing: 'Пишем таблицы',
    section: 'Раздел',
    figure: 'Показатель',
    unit: 'Единица',
    now: 'Значение',
    part: 'Числитель',
    whole: 'Знаменатель',
    before: 'Предыдущий период',
    yearAgo: 'Год назад',
    signed: 'Было подписано',
    gap: 'Пробел',
    amount: 'Количество',
    numerator: 'Числитель по определению',
    denominator: 'Знаменатель по определению',
    countsBy: 'По какой дате',
    excludes: 'Не входит',
    source: 'Источник',
    units: {
      count: 'количество',
      percent: '%',
      days: 'календарные дни',
      workingHours: 'рабочие часы',
      mark: 'балл',
    },
  },
} as const
