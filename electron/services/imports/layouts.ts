import type { ImportTarget } from '../../contract/imports.ts'
import { folded } from './values.ts'

/** Columns of the exports of ПОС, ИМ and the like by their names (domain.md §6). A target of null is a known column that stays raw. */

type Names = readonly (readonly [name: string, target: ImportTarget | null])[]

const POS: Names = [
  ['Номер', 'externalNumber'],
  ['Номер ЕПГУ', null],
  ['Источник', 'sourcePage'],
  ['Верхнеуровневый ЛКО', null],
  ['Категория', 'themeGroup'],
  ['Подкатегория', 'theme'],
  ['Факт', 'fact'],
  ['Организация, в которую поступило сообщение', null],
  ['Организация, в которой находится сообщение', 'recipient'],
  ['Дата поступления', 'receivedAt'],
  ['Дата планируемого завершения работ', null],
  ['Дата фактического завершения работ', 'answeredAt'],
  ['Стадия', null],
  ['Статус', 'status'],
  ['Просрочено', null],
  ['Фаст-трек', 'fastTrack'],
  ['ФЗ', 'appeal'],
  ['Заявитель выбрал подачу по 59-ФЗ', 'appeal'],
  ['Тип решения', 'result'],
  ['Направлено по email в ФОИВ, не подключенный к ПОС', null],
  ['Оценка ответа заявителем', 'clarity'],
  ['Повторное рассмотрение', 'repeated'],
  // Staff of the bodies, never applicants.
  ['ФИО координатора', null],
  ['ФИО исполнителя', null],
  ['ФИО руководителя', null],
]

const IM: Names = [
  ['Номер инцидента', 'externalNumber'],
  ['ID', 'externalNumber'],
  ['ID инцидента', 'externalNumber'],
  ['Дата создания', 'receivedAt'],
  ['Дата создания инцидента', 'receivedAt'],
  ['Дата окончания', 'answeredAt'],
  ['Дата закрытия', 'answeredAt'],
  ['Группа тем', 'themeGroup'],
  ['Тема', 'theme'],
  ['Регион', null],
  ['Муниципалитет', null],
  ['Населенный пункт', 'territory'],
  ['Улица', 'street'],
  ['Дом', 'house'],
  ['Теги', null],
  ['Тип инцидента', null],
  ['Текст инцидента', 'text'],
  ['Исполнитель', 'recipient'],
  ['Итог', 'status'],
  ['Статус', 'status'],
  ['Ссылка', 'externalLink'],
  ['Ссылка на сообщение', 'externalLink'],
  ['URL', 'externalLink'],
  ['Сообщество', 'sourcePage'],
  ['Страница', 'sourcePage'],
  ['Источник', 'sourcePage'],
  ['Ответ', 'answerText'],
  ['Текст ответа', 'answerText'],
  ['Дата ответа', null],
]

/** What a portal or a table of the office itself calls its columns. */
const COMMON: Names = [
  ...POS,
  ...IM,
  ['№', 'externalNumber'],
  ['№ п/п', null],
  ['№ обращения', 'externalNumber'],
  ['№ сообщения', 'externalNumber'],
  ['№ заявки', 'externalNumber'],
  ['Номер обращения', 'externalNumber'],
  ['Номер сообщения', 'externalNumber'],
  ['Номер заявки', 'externalNumber'],
  ['Рег. номер', 'externalNumber'],
  ['Регистрационный номер', 'externalNumber'],
  ['Дата', 'receivedAt'],
  ['Дата обращения', 'receivedAt'],
  ['Дата сообщения', 'receivedAt'],
  ['Дата подачи', 'receivedAt'],
  ['Дата заявки', 'receivedAt'],
  ['Поступило', 'receivedAt'],
  ['Дата регистрации', 'registeredAt'],
  ['Зарегистрировано', 'registeredAt'],
  ['Дата ответа', 'answeredAt'],
  ['Дата исполнения', 'answeredAt'],
  ['Отвечено', 'answeredAt'],
  ['Адрес', 'address'],
  ['Место', 'address'],
  ['Адрес проблемы', 'address'],
  ['Территория', 'territory'],
  ['Поселение', 'territory'],
  ['Населённый пункт', 'territory'],
  ['Раздел', 'themeGroup'],
  ['Рубрика', 'themeGroup'],
  ['Тематика', 'theme'],
  ['Тема обращения', 'theme'],
  ['Содержание', 'text'],
  ['Описание', 'text'],
  ['Текст', 'text'],
  ['Текст обращения', 'text'],
  ['Текст сообщения', 'text'],
  ['Суть', 'gist'],
  ['Краткое содержание', 'gist'],
  ['Суть обращения', 'gist'],
  ['Ответственный', 'recipient'],
  ['Ответственный исполнитель', 'recipient'],
  ['Организация', 'recipient'],
  ['Ответственный получатель', 'recipient'],
  ['Состояние', 'status'],
  ['Результат', 'result'],
  ['Результат рассмотрения', 'result'],
  ['Ответ заявителю', 'answerText'],
  ['Примечание', 'note'],
  ['Комментарий', 'note'],
  ['Оценка', 'clarity'],
  ['Заявитель', 'applicantName'],
  ['ФИО заявителя', 'applicantName'],
  ['ФИО', 'applicantName'],
  ['Телефон', 'applicantPhone'],
  ['Телефон заявителя', 'applicantPhone'],
  ['E-mail', 'applicantEmail'],
  ['Email', 'applicantEmail'],
  ['Электронная почта', 'applicantEmail'],
  ['Почтовый адрес', 'applicantAddress'],
  ['Адрес заявителя', 'applicantAddress'],
]

const byName = (names: Names): ReadonlyMap<string, ImportTarget | null> =>
  // An earlier name wins: «Дата ответа» of ИМ is a date of its own.
  new Map([...names].reverse().map(([name, target]) => [folded(name), target]))

const posNames = byName(POS)
const imNames = byName(IM)
const commonNames = new Map([...byName(COMMON), ['дата ответа', 'answeredAt' as const]])

/** Names that no other export has. */
const POS_SIGNS = [
  'организация, в которой находится сообщение',
  'заявитель выбрал подачу по 59-фз',
  'фаст-трек',
  'подкатегория',
  'стадия',
].map(folded)
const IM_SIGNS = ['номер инцидента', 'текст инцидента', 'тип инцидента', 'группа тем'].map(folded)
/** Targets of which a table has one column; a second column of the same name stays raw. */
const MANY: ReadonlySet<ImportTarget> = new Set([
  'appeal',
  'text',
  'answerText',
  'interimText',
  'note',
  'address',
  'repeated',
  'fastTrack',
])

export type Family = 'pos' | 'im' | 'portal'
export interface HeaderMatch {
  family: Family
  found: number
  all: number
  targets: (ImportTarget | null)[]
  known: boolean[]
}

const named = (headers: readonly string[], names: ReadonlyMap<string, unknown>): number =>
  new Set(headers.filter((header) => header !== '' && names.has(header))).size

/** What a row of headers says, or null when it names nothing that we know. */
export function matchHeader(row: readonly string[]): HeaderMatch | null {
  const headers = Array.from(row, (cell) => folded(cell ?? ''))
  const hasSign = (signs: readonly string[]): boolean => signs.some((sign) => headers.includes(sign))
  const pos = named(headers, posNames)
  const im = named(headers, imNames)
  const common = named(headers, commonNames)
  const make = (
    family: Family,
    names: ReadonlyMap<string, ImportTarget | null>,
    found: number,
    all: number,
  ): HeaderMatch => ({
    family,
    found,
    all,
    ...targetsOf(headers, names, family),
  })
  if (pos >= 5 && pos >= im && hasSign(POS_SIGNS)) return make('pos', posNames, pos, POS.length)
  if (im >= 2 && hasSign(IM_SIGNS)) return make('im', imNames, im, headers.filter((header) => header !== '').length)
  return common >= 2 ? make('portal', commonNames, common, headers.filter((header) => header !== '').length) : null
}

function targetsOf(
  headers: readonly string[],
  names: ReadonlyMap<string, ImportTarget | null>,
  family: Family,
): Pick<HeaderMatch, 'targets' | 'known'> {
  const taken = new Set<ImportTarget>()
  // «Номер инцидента» is the better key than «ID» wherever both stand.
  const hasNumber = headers.includes('номер инцидента')
  const known = headers.map((header) => header !== '' && names.has(header))
  const targets = headers.map((header): ImportTarget | null => {
    const isAnswer = family === 'im' && header.includes('ответ') && !header.startsWith('дата') && !names.has(header)
    const target = isAnswer ? 'answerText' : (names.get(header) ?? null)
    if (target === null || (hasNumber && header === 'id')) return null
    if (taken.has(target) && !MANY.has(target)) return null
    taken.add(target)
    return target
  })
  return { targets, known }
}

/** Places of columns of ИМ where the header is absent: a hint that the contents must prove (domain.md §6.2). */
export interface PlaceVariant {
  code: 'im' | 'imMonitoring' | 'imLegacy' | 'imHackathon'
  dates: readonly string[]
  group: string
  places: readonly (readonly [letter: string, target: ImportTarget])[]
}

export const IM_PLACES: readonly PlaceVariant[] = [
  {
    code: 'im',
    dates: ['R'],
    group: 'T',
    places: [
      ['R', 'receivedAt'],
      ['S', 'answeredAt'],
      ['T', 'themeGroup'],
      ['U', 'theme'],
      ['AI', 'text'],
    ],
  },
  {
    code: 'imMonitoring',
    dates: ['T'],
    group: 'V',
    places: [
      ['T', 'receivedAt'],
      ['U', 'answeredAt'],
      ['V', 'themeGroup'],
      ['X', 'territory'],
      ['Y', 'street'],
      ['Z', 'house'],
      ['AI', 'text'],
    ],
  },
  {
    code: 'imLegacy',
    dates: ['T'],
    group: 'V',
    places: [
      ['T', 'receivedAt'],
      ['U', 'answeredAt'],
      ['V', 'themeGroup'],
      ['W', 'theme'],
      ['Z', 'territory'],
      ['AI', 'text'],
    ],
  },
  {
    code: 'imHackathon',
    dates: [],
    group: 'T',
    places: [
      ['T', 'themeGroup'],
      ['U', 'theme'],
      ['AI', 'text'],
    ],
  },
]

/** Groups of themes of ИМ in Пермский край and Калужская обл. (domain.md §7): what a column of groups is known by. */
export const KNOWN_GROUPS: ReadonlySet<string> = new Set(
  [
    'Здравоохранение/Медицина',
    'Социальное обслуживание и защита',
    'Дороги',
    'ЖКХ',
    'Благоустройство',
    'Мусор/Свалки/ТКО',
    'Общественный транспорт',
    'Коронавирус',
    'Образование',
    'Безопасность',
    'Связь и телевидение',
    'Мобилизация',
    'Физическая культура и спорт',
    'Строительство и архитектура',
    'Газ и топливо',
    'Спецпроекты',
    'Культура',
    'Электроснабжение',
    'Экономика и бизнес',
    'Экология',
    'Роспотребнадзор',
    'Памятники и объекты культурного наследия',
    'Государственная собственность',
    'Торговля',
    'МФЦ "Мои документы"',
    'Погребение и похоронное дело',
    'Безопасность и правопорядок',
    'Внутренняя политика',
    'Военная служба',
    'Здравоохранение',
    'Имущественные и земельные отношения',
    'Межнациональные отношения',
    'Молодёжная политика',
    'Обращение с отходами',
    'Органы власти и подведомственные учреждения',
    'Сельское хозяйство и охота',
    'Труд и занятость',
    'Туризм',
    'ЦУР',
    'Энергетика',
  ].map(folded),
)
