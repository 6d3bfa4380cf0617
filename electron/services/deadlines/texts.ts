import type { YearProblem } from './loadCalendar.ts'

/** Russian texts of the deadline engine. Prepositions, «№» and units are bound to their words by `bind`. */

const ordinalUnits = ['', 'первый', 'второй', 'третий', 'четвёртый', 'пятый', 'шестой', 'седьмой', 'восьмой', 'девятый']
const ordinalTeens = [
  'десятый',
  'одиннадцатый',
  'двенадцатый',
  'тринадцатый',
  'четырнадцатый',
  'пятнадцатый',
  'шестнадцатый',
  'семнадцатый',
  'восемнадцатый',
  'девятнадцатый',
]
const ordinalTens = [
  '',
  '',
  'двадцатый',
  'тридцатый',
  'сороковой',
  'пятидесятый',
  'шестидесятый',
  'семидесятый',
  'восьмидесятый',
  'девяностый',
]
const tens = [
  '',
  '',
  'двадцать',
  'тридцать',
  'сорок',
  'пятьдесят',
  'шестьдесят',
  'семьдесят',
  'восемьдесят',
  'девяносто',
]

/** «тридцатый», «двадцать первый»; from 100 on in digits: «120-й». Masculine, 1 and above. */
export function ordinal(number: number): string {
  const [ten, unit] = [Math.floor(number / 10), number % 10]
  if (number >= 100) return `${number}-й`
  if (ten === 1) return ordinalTeens[unit] ?? ''
  if (unit === 0) return ordinalTens[ten] ?? ''
  return [tens[ten], ordinalUnits[unit]].filter(Boolean).join(' ')
}

/** `17.11` of a date or a moment. */
export function dayMonth(at: string): string {
  return `${at.slice(8, 10)}.${at.slice(5, 7)}`
}

/** `17.11.2026`. */
export function fullDate(at: string): string {
  return `${dayMonth(at)}.${at.slice(0, 4)}`
}

/** Binds short prepositions, «№», «ч.», «ст.» and units to their neighbours with a no-break space. */
export function bind(text: string): string {
  return text
    .replace(/(?<=^|[\s(«])(в|во|с|со|к|о|об|у|и|на|до|по|из|№|ч\.|ст\.|п\.) /gu, '$1\u00a0')
    .replace(/(\d) (дн\.|раб\.|ч|мин|год)/gu, '$1\u00a0$2')
}

/** A number with a decimal comma. */
export function number(value: number): string {
  return String(value).replace('.', ',')
}

const pluralRules = new Intl.PluralRules('ru')

/** The form of a word after a number: one, few, many; a fraction takes `few` («2,5 дня»). */
function plural(one: string, few: string, many: string): (amount: number) => string {
  return (amount) => {
    const form = pluralRules.select(amount)
    return form === 'one' ? one : form === 'many' ? many : few
  }
}

const days = plural('день', 'дня', 'дней')
const hours = plural('час', 'часа', 'часов')

export const texts = {
  ruleCreated: (name: string) => `Правило срока «${name}»: запись создана`,
  ruleChanged: (name: string) => `Правило срока «${name}»: запись изменена`,
  ruleRemoved: (name: string) => `Правило срока «${name}» убрано`,
  ruleChangedMeanwhile: 'Правило успели изменить. Обновите список',
  ruleErrors: {
    channel: 'Такого канала нет в справочнике. Выберите другой',
    period: 'Конец действия раньше начала. Исправьте одну из дат',
    category: 'Для подкатегории нужна категория',
    moment: 'С момента считают только рабочие часы. Выберите день',
  },

  daysChanged: (days: readonly string[]) =>
    days.length === 1
      ? `Календарь: изменён день ${fullDate(days[0] ?? '')}`
      : `Календарь: изменено дней ${days.length}`,
  yearLoaded: (year: number) => `Загружен календарь ${year} года`,
  yearRemoved: (year: number) => `Убран загруженный календарь ${year} года`,
  yearNotLoaded: (year: number) => `Календарь ${year} года не загружен: сохранять нечего`,
  yearFileName: (year: number) => `Производственный календарь ${year}.json`,
  noOwnYear: (year: number) => `Календарь ${year} года офис не загружал: убирать нечего`,
  dayTwice: (date: string) => `День ${fullDate(date)} назван дважды. Оставьте одну строку`,
  shortIsOff: (date: string) => `${fullDate(date)} выходной: сократить его нельзя. Сначала сделайте его рабочим`,
  dayName: 'Назовите день: название стоит в «Почему этот срок»',
  yearFile: {
    notText: 'Файл не прочитан: в нём нет ни JSON, ни строк «дата;вид;название»',
    shape: (path: string) => `Файл не подходит: проверьте «${path}». Образец даёт «Сохранить год в файл»`,
    noYear: 'В файле нет года',
    manyYears: 'В файле несколько лет. Оставьте один',
    line: (line: number, text: string) => `Строка ${line}: ${text}`,
    date: 'дата пишется 17.11.2026 или 2026-11-17',
    kind: 'вид дня: праздник, выходной, перенос, рабочий или короткий',
    weekend: 'это и так выходной по неделе',
    twice: 'день уже назван выше',
    workingWeekday: 'рабочий день недели не нуждается в строке',
    givenUp: 'у переноса назовите день, с которого он сделан: «перенос с 03.01»',
    holiday: 'Праздник',
    source: 'Таблица офиса',
  },
  yearProblems: {
    otherYear: (date: string) => `${fullDate(date)} из другого года`,
    weekendDayOff: (date: string) => `${fullDate(date)} и так суббота или воскресенье`,
    noReason: (date: string) => `${fullDate(date)} выходной, а праздника или переноса на него нет`,
    transferNotOff: (date: string) => `перенос на ${fullDate(date)} есть, а выходным этот день не назван`,
    holidayNotOff: (date: string) => `праздник ${fullDate(date)} не назван выходным`,
    notSaturday: (date: string) => `${fullDate(date)} не суббота, рабочей субботой быть не может`,
    shortDayOff: (date: string) => `${fullDate(date)} назван коротким, а он выходной`,
    daysOffTotal: (detail: string) => `выходных по дням и по итогу: ${detail}`,
    workingTotal: (detail: string) => `рабочих дней по дням и по итогу: ${detail}`,
  } satisfies Record<YearProblem, (detail: string) => string>,
  yearRefused: (year: number, why: string) => `Календарь ${year} года противоречит себе: ${why}. Исправьте файл`,
  csvKinds: {
    праздник: 'holiday',
    выходной: 'dayOff',
    перенос: 'dayOff',
    рабочий: 'working',
    короткий: 'short',
    сокращённый: 'short',
    сокращенный: 'short',
  } as Readonly<Record<string, 'holiday' | 'dayOff' | 'working' | 'short'>>,

  weekend: 'выходной',
  weekends: 'выходные',
  shortDay: 'короткий день',
  workingSaturday: 'рабочая суббота',
  transferFrom: (date: string) => `перенос с ${dayMonth(date)}`,
  weekdays: ['', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],

  start: {
    received: 'поступило',
    registered: 'зарегистрировано',
    registeredSameDay: 'поступило и зарегистрировано',
    interimReply: 'промежуточный ответ',
    returned: 'возвращено в работу',
    alsoReceived: (date: string) => `, поступило ${date}`,
  },
  units: {
    calendarDays: {
      short: 'дн.',
      many: 'календарных',
      whole: plural('календарный', 'календарных', 'календарных'),
      plural: days,
    },
    workingDays: { short: 'дн.', many: 'рабочих', whole: plural('рабочий', 'рабочих', 'рабочих'), plural: days },
    workingHours: { short: 'ч', many: 'рабочих', whole: plural('рабочий', 'рабочих', 'рабочих'), plural: hours },
  },
  summary: (rule: string, amount: string, from: string) => `${rule}: ${amount} с ${from}`,
  countFrom: (unit: string, from: string) => `${unit}, считаем с ${from}`,
  extension: (reason: string) => `продление: ${reason}`,
  decidedOn: (date: string) => `, решение ${date}`,
  pause: (from: string, until: string, reason: string) => `пауза с ${from} до ${until}: ${reason}`,
  skippedLabel: 'не считаем',
  moreDays: (days: number) => `ещё рабочих дней: ${days}`,
  lastDay: (count: number) => `${ordinal(count)} день`,
  due: 'срок',
  dueLastDay: (last: string) => `срок: ${last}`,
  duePrevious: 'срок: ближайший рабочий день раньше',
  dueNext: 'срок: ближайший рабочий день позже',
  dueSkipped: (days: string) => `, пропущены ${days}`,
  dueKept: 'срок: день выходной, по правилу не переносим',
  dueKeptBeforeStart: (candidate: string) =>
    `срок: не переносим, ближайший рабочий день раньше (${candidate}) был бы до начала`,
  legalMaximum: (date: string) => `предельный срок ${date}`,

  warnings: {
    calendarNotLoaded: (year: number) =>
      `Календарь не загружен: ${year} год. Учтены только субботы, воскресенья и праздники по закону; загрузите календарь в настройках, «Часы и календарь».`,
    calendarUnconfirmed: (year: number) => `Уточните календарь: ${year} год взят из одного источника.`,
    ruleUnverified: 'Сверьте с вашим регламентом.',
    timeUnknown: 'Время поступления не указано: считаем с начала рабочего дня.',
    noWorkingDayBefore: 'Рабочего дня до выходных внутри срока нет: срок оставлен на его последнем дне.',
    registeredBeforeReceived: 'Дата регистрации раньше даты поступления: проверьте обе даты.',
    dueAfterLegalMaximum: (date: string) => `Срок позже предельного (${date}): проверьте паузы, продление и перенос.`,
    extensionOverLimit: (asked: number, limit: number) =>
      `Продлено на ${number(asked)}, правило допускает не больше ${number(limit)}: предельный срок посчитан по правилу.`,
    pauseOpen: (date: string) => `Пауза с ${date} не закончена: срок показан без неё.`,
    pauseOutside: (date: string) => `Пауза с ${date} не попадает в срок и не меняет его.`,
  },

  remaining: {
    today: 'сегодня',
    days: (days: number) => `${days} дн.`,
    hours: (hours: number) => `${hours} ч`,
    minutes: (minutes: number) => `${minutes} мин`,
  },

  rules: {
    law59Registration: '59-ФЗ, регистрация',
    law59Redirect: '59-ФЗ, переадресация',
    law59Final: '59-ФЗ',
    law59Extension: '59-ФЗ, продление',
    pos: 'ПОС',
    posFastTrack: 'ПОС, фаст-трек',
    imInterim: 'ИМ, промежуточный ответ',
    imInterimImportant: 'ИМ, промежуточный ответ, высокая важность',
    imFinal: 'ИМ, окончательный ответ',
    otherMessages: 'Сообщения, настройка офиса',
  },
  basis: {
    law59: (article: string) => `${article} Федерального закона от 02.05.2006 № 59-ФЗ; сверьте с вашим регламентом`,
    posFinal:
      'Региональные акты задают срок по категориям, например постановление Правительства Алтайского края от 06.11.2020 № 477: 30 дней; сверьте с вашим регламентом',
    posFastTrack: 'Срок фаст-трека задаёт региональный акт; 10 дней не подтверждены, сверьте с вашим регламентом',
    imInterim:
      'Пример: порядки Севастополя и Республики Крым, 02.2020: не больше 9 рабочих часов; сверьте с вашим регламентом',
    imInterimImportant:
      'Пример: порядок Севастополя, 02.2020: при высокой важности не больше 4 рабочих часов; сверьте с вашим регламентом',
    imFinal:
      'Пример: порядок Севастополя, 02.2020: не больше 7 рабочих дней после промежуточного ответа; сверьте с вашим регламентом',
    officeSetting: 'Настройка офиса: акта о сроке для этого канала нет; сверьте с вашим регламентом',
  },
} as const
