import type { DeskFigure, DeskKind, DeskSource } from '../../../electron/contract/desk.ts'
import { counted, dayMonth, lowerFirst, plural, thousands } from '../../ui/format.ts'

const nbsp = '\u00A0'
const messages = ['сообщение', 'сообщения', 'сообщений'] as const
const appeals = ['обращение', 'обращения', 'обращений'] as const

/** Words of the desk. */
export const texts = {
  title: 'Рабочий стол',
  create: 'Новое',
  dayUntil: (time: string, name: string | null) =>
    `рабочий день до ${time}${name === null ? '' : `, ${lowerFirst(name)}`}`,
  dayOff: (name: string | null) => lowerFirst(name ?? 'выходной'),
  figures: {
    overdue: () => 'просрочено',
    today: () => 'срок сегодня',
    untilFriday: () => 'до пятницы',
    noRecipient: () => 'без получателя',
    awaitingInterim: (count) => `${plural(count, ['ждёт', 'ждут', 'ждут'])} ответа ИМ`,
    back: (count) => `${plural(count, ['вернулось', 'вернулись', 'вернулось'])} из отложенных`,
    assignments: (count) => `${plural(count, ['поручение', 'поручения', 'поручений'])} к сроку`,
    requests: (count) => `${plural(count, ['запрос', 'запроса', 'запросов'])} ЦУР`,
  } satisfies Record<DeskFigure, (count: number) => string>,
  kinds: {
    message: 'сообщение',
    appeal: 'обращение',
    clock: 'ответ ИМ',
    assignment: 'поручение',
    request: 'запрос ЦУР',
    recommendation: 'рекомендация',
    analyticNote: 'записка ЦУР',
  } satisfies Record<DeskKind, string>,
  part: {
    cases: (count: number) => counted(count, ['сообщение', 'сообщения', 'сообщений']),
    requests: (count: number) => `${thousands(count)}${nbsp}от${nbsp}ЦУР`,
    assignments: (count: number) => counted(count, ['поручение', 'поручения', 'поручений']),
  } satisfies Record<DeskSource, (count: number) => string>,
  /** The order as a page of its own. */
  list: {
    title: 'Сроки по порядку',
    which: 'Раздел',
    sources: 'Что показать',
    everything: 'Всё',
    source: { cases: 'Сообщения и обращения', requests: 'ЦУР', assignments: 'Поручения' } satisfies Record<
      DeskSource,
      string
    >,
    columns: { due: 'Срок', kind: 'Вид', number: '№', title: 'О чём', where: 'Где, откуда', who: 'Кто' },
    nothing: 'Таких строк нет',
    back: 'К рабочему столу',
    rows: (count: number) => counted(count, ['строка', 'строки', 'строк']),
  },
  missingYears: (years: string) => `Календарь не загружен: ${years}. Сроки этого года посчитаны без переносов.`,
  loadCalendar: 'Загрузить календарь',
  sections: { overdue: 'Просрочено', today: 'Сегодня', untilFriday: 'До пятницы' },
  showAll: 'показать все',
  showAllOf: (section: string, total: number) => `${section}: показать все ${thousands(total)}`,
  totalOf: (section: string, total: number) => `${section}: ${thousands(total)}`,
  empty: {
    overdue: 'Просроченных нет',
    overdueNearest: (when: string, number: string) => `Просроченных нет. Ближайший срок ${when}, №${nbsp}${number}`,
    today: 'На сегодня сроков нет',
    untilFriday: (day: string) => `До пятницы, ${dayMonth(day)}, сроков нет`,
  },
  todayAt: (time: string) => `сегодня в ${time}`,
  todayWord: 'сегодня',
  noRecipient: 'не назначен',
  noExecutor: 'без исполнителя',
  noBlock: 'Блок не указан',
  clocks: {
    title: 'Промежуточный ответ ИМ',
    outOf: (hours: string) => `из ${hours} раб.${nbsp}ч`,
    none: 'Никто не ждёт промежуточного ответа',
    late: (text: string) => `+${text}`,
    spent: (percent: number) => `Израсходовано ${percent}${nbsp}% рабочего времени срока`,
  },
  route: {
    title: 'Кому направить',
    all: 'разобрать все',
    none: 'Все записи направлены',
    before: (number: string, agreed: number, outOf: number) => `№${nbsp}${number} · ${agreed} раз из ${outOf}`,
    beforeLong: (name: string, agreed: number, outOf: number) =>
      `За 90 дней тему направляли: ${name} – ${agreed} из ${outOf}`,
    unknown: (number: string) => `№${nbsp}${number} · ещё не направляли`,
    noTheme: (number: string) => `№${nbsp}${number} · тема не указана`,
    choose: 'Выбрать',
    chooseFor: (number: string) => `Выбрать получателя для №${nbsp}${number}`,
    sendTo: (name: string, number: string) => `Направить №${nbsp}${number}: ${name}`,
  },
  load: {
    title: 'Открыто по блокам',
    overdue: 'просрочено',
    openOf: (block: string, open: number) => `${block}: открыто ${open}`,
    overdueOf: (block: string, overdue: number) => `${block}: просрочено ${overdue}`,
    rest: (blocks: number) => `Ещё ${counted(blocks, ['блок', 'блока', 'блоков'])}`,
    noHolder: 'Нет ответственного',
    vacant: (block: string, since: string | null) =>
      `«${block}» без ответственного${since === null ? '' : ` с ${dayMonth(since)}`}.`,
    vacantMore: (blocks: number) => `Ещё ${counted(blocks, ['блок', 'блока', 'блоков'])} без ответственного.`,
    appoint: 'Назначить',
    none: 'Открытых записей нет',
  },
  near: {
    title: 'Ближайшее',
    inPerson: (number: number) => `Заседание №${nbsp}${number}, очное`,
    absentee: (number: number) => `Опросные листы №${nbsp}${number}, заочное`,
    until: (day: string) => `до ${day}`,
    noMeeting: 'Заседание не назначено',
    copy: 'Копия проверена',
    copyUnverified: 'Копия не прошла проверку',
    noCopy: 'Копии реестра ещё нет',
    copyFailed: 'Копия при закрытии не создана',
    receiptLate: (day: string) => `ждали до ${day}`,
  },
  flow: {
    title: 'Поступило и закрыто',
    received: 'поступило',
    answered: 'закрыто',
    receivedOn: (day: string, count: number) => `${dayMonth(day)}: поступило ${count}`,
    answeredOn: (day: string, count: number) => `${dayMonth(day)}: закрыто ${count}`,
  },
  base: ({ year, messages: m, appeals: a }: { year: number; messages: number; appeals: number }) =>
    `База: ${thousands(m)} ${plural(m, messages)} и ${thousands(a)} ${plural(a, appeals)} за ${year}${nbsp}год`,
  keys: {
    where: 'Рабочий стол',
    row: 'Строка выше и ниже',
    rowHint: 'строка',
    open: 'Открыть строку',
    openHint: 'открыть',
    recipient: 'Назначить получателя',
    recipientHint: 'получатель',
  },
  failed: 'Рабочий стол не загружен',
  again: 'Повторить',
} as const
