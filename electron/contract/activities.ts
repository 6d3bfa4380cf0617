import * as v from 'valibot'

/**
 * What the application does for the tasks and duties of a decree: the closed list that «Карта положения» maps them to. Only what has a
 * screen stands here; a duty that the application has no screen for is mapped to nothing.
 */
export const ACTIVITIES = [
  /** Entry, import and register of cards. */
  'registration',
  /** Block, recipient and responsible person of a card. */
  'routing',
  'answers',
  /** Deadlines, reminders, overdue cards. */
  'terms',
  /** Expert marks 0–2 for the fullness of answers. */
  'quality',
  'satisfaction',
  'repeats',
  /** Flow by days, weeks and months, growth, the same period before. */
  'flow',
  /** Themes and blocks of cards, what grew. */
  'themes',
  /** Territories, heat map. */
  'places',
  /** Problems: cards gathered around one cause. */
  'problems',
  /** Flow before and after a measure. */
  'effect',
  'ratings',
  'weeklyNote',
  /** Monthly and quarterly reports. */
  'periodReports',
  /** Materials on request. */
  'requestReports',
  /** Packages for the ЦУР and their receipts. */
  'packages',
  /** Requests, recommendations and analytic notes of the ЦУР. */
  'centreRequests',
  'meetings',
  'protocols',
  'assignments',
  'autorules',
  /** Themes that are solved in short terms. */
  'fastTrack',
  /** Состав with acts and powers. */
  'members',
  /** Directory of recipients. */
  'recipients',
  /** Ready texts of answers. */
  'snippets',
  /** Indicators that the office words itself. */
  'indicators',
] as const
export const activityKey = v.picklist(ACTIVITIES)
export type ActivityKey = (typeof ACTIVITIES)[number]

/** Activities whose figures are of cards: for a role bound to a channel they are those of the channel. */
export const CHANNEL_ACTIVITIES = [
  'registration',
  'routing',
  'answers',
  'terms',
  'quality',
  'satisfaction',
  'repeats',
  'flow',
  'themes',
  'places',
  'ratings',
] as const satisfies readonly ActivityKey[]

export const isOfChannel = (key: ActivityKey): boolean => (CHANNEL_ACTIVITIES as readonly ActivityKey[]).includes(key)

export const activityNames: Readonly<Record<ActivityKey, string>> = {
  registration: 'Регистрация сообщений и обращений',
  routing: 'Распределение по получателям и блокам',
  answers: 'Подготовка и учёт ответов',
  terms: 'Контроль сроков',
  quality: 'Проверка полноты ответов',
  satisfaction: 'Опрос удовлетворённости',
  repeats: 'Повторные сообщения',
  flow: 'Анализ потока',
  themes: 'Анализ по темам и блокам',
  places: 'Анализ по территориям',
  problems: 'Сбор сообщений об одной проблеме',
  effect: 'Поток до и после мер',
  ratings: 'Рейтинг получателей',
  weeklyNote: 'Еженедельная записка',
  periodReports: 'Отчёты за месяц и квартал',
  requestReports: 'Материалы по запросу ЦУР',
  packages: 'Пакеты данных для ЦУР',
  centreRequests: 'Запросы и рекомендации ЦУР',
  meetings: 'Заседания',
  protocols: 'Протоколы заседаний',
  assignments: 'Поручения',
  autorules: 'Автоправила',
  fastTrack: 'Ускоренное решение',
  members: 'Состав и полномочия',
  recipients: 'Ответственные получатели',
  snippets: 'Готовые тексты ответов',
  indicators: 'Свои показатели',
}

/** Pages of the application that a duty is done on. */
export const MAP_PAGES = [
  'messages',
  'newCase',
  'imports',
  'quality',
  'reminders',
  'problems',
  'flow',
  'topics',
  'places',
  'terms',
  'repeats',
  'marks',
  'effect',
  'indicators',
  'ratings',
  'reports',
  'exchange',
  'centreRequests',
  'meetings',
  'proposals',
  'protocolBook',
  'assignments',
  'autorules',
  'members',
  'recipients',
  'themes',
  'territories',
  'snippets',
  'deadlines',
] as const
export const mapPage = v.picklist(MAP_PAGES)
export type MapPage = (typeof MAP_PAGES)[number]

export const pageNames: Readonly<Record<MapPage, string>> = {
  messages: 'Сообщения',
  newCase: 'Новая карточка',
  imports: 'Импорт',
  quality: 'Проверка ответов',
  reminders: 'Напоминания',
  problems: 'Проблемы',
  flow: 'Аналитика: поток',
  topics: 'Аналитика: темы и блоки',
  places: 'Аналитика: территории',
  terms: 'Аналитика: сроки',
  repeats: 'Аналитика: повторные',
  marks: 'Аналитика: оценки',
  effect: 'Аналитика: эффект мер',
  indicators: 'Настройки: показатели',
  ratings: 'Рейтинги',
  reports: 'Записки и отчёты',
  exchange: 'Пакет для ЦУР',
  centreRequests: 'Запросы ЦУР',
  meetings: 'Заседания',
  proposals: 'Предложения в повестку',
  protocolBook: 'Книга протоколов',
  assignments: 'Поручения',
  autorules: 'Автоправила',
  members: 'Состав',
  recipients: 'Справочник получателей',
  themes: 'Справочник тем',
  territories: 'Справочник территорий',
  snippets: 'Готовые тексты',
  deadlines: 'Правила сроков',
}

/** Where in the application an activity is done. */
export const activityPages: Readonly<Record<ActivityKey, readonly MapPage[]>> = {
  registration: ['messages', 'newCase', 'imports'],
  routing: ['messages'],
  answers: ['messages', 'quality'],
  terms: ['terms', 'reminders', 'deadlines'],
  quality: ['quality'],
  satisfaction: ['quality', 'marks'],
  repeats: ['repeats'],
  flow: ['flow'],
  themes: ['topics'],
  places: ['places', 'territories'],
  problems: ['problems'],
  effect: ['effect'],
  ratings: ['ratings'],
  weeklyNote: ['reports'],
  periodReports: ['reports'],
  requestReports: ['reports'],
  packages: ['exchange'],
  centreRequests: ['centreRequests'],
  meetings: ['meetings', 'proposals'],
  protocols: ['protocolBook'],
  assignments: ['assignments'],
  autorules: ['autorules'],
  fastTrack: ['themes', 'deadlines'],
  members: ['members'],
  recipients: ['recipients'],
  snippets: ['snippets'],
  indicators: ['indicators'],
}
