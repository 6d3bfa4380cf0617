import { fakePhone } from './applicants.ts'
import { clockText, type Season } from './dates.ts'
import { themeOf } from './directory.ts'
import type { Street, Territory } from './places.ts'
import type { Rng } from './random.ts'
import { capitalise, compile, fill, type Template } from './template.ts'
import { caseTemplates } from './texts/index.ts'
import type { CaseTemplate } from './texts/kind.ts'

export interface CaseText {
  readonly text: string
  /** One line, what it is about. */
  readonly gist: string
  readonly address: string
  readonly theme: string
  readonly block: string
}

export interface CaseTextRequest {
  /** Theme of the demonstration dictionary; without it any theme of the block. */
  readonly theme?: string
  /** Block code: `housing`, `roads` … `ecology`. Needed when `theme` is absent. */
  readonly block?: string
  readonly territory: Territory
  readonly season: Season
  /** `formal`: an appeal on paper; `plain` (default): a message; `chat`: a post in a social network. */
  readonly voice?: 'formal' | 'plain' | 'chat'
}

interface Compiled extends CaseTemplate {
  readonly compiledGist: Template
  readonly compiledText: Template
}

const compiled = (template: CaseTemplate): Compiled => ({
  ...template,
  compiledGist: compile(template.gist),
  compiledText: compile(template.text),
})
const byBlock = new Map(Object.entries(caseTemplates).map(([block, list]) => [block, list.map(compiled)]))

const floors = ['первом', 'втором', 'третьем', 'четвёртом', 'пятом']
const floorsOf = ['первого', 'второго', 'третьего', 'четвёртого', 'пятого']
const entrances = ['первом', 'втором', 'третьем', 'четвёртом']
const sinceWhen = [
  'с понедельника',
  'со вторника',
  'со среды',
  'с четверга',
  'с пятницы',
  'с выходных',
  'с прошлой недели',
  'третий день',
  'с начала месяца',
]
const ordinalDays = [
  'второй день',
  'третий день',
  'четвёртый день',
  'пятый день',
  'вторую неделю',
  'третью неделю',
  'почти месяц',
]
const durations = ['два дня', 'три дня', 'четыре дня', 'неделю', 'полторы недели', 'две недели']
const hours = ['шести вечера', 'семи вечера', 'восьми вечера', 'девяти вечера', 'пяти часов']
const walkers = ['дети', 'пожилые люди', 'мамы с колясками', 'школьники']
const lamps = ['два фонаря', 'три фонаря', 'четыре фонаря', 'пять фонарей']
const kindergartens = ['«Ромашка»', '«Теремок»', '«Ёлочка»', '«Солнышко»', '«Родничок»']

const subjects = ['математики', 'английского языка', 'физики', 'химии']
const doctors = ['терапевту', 'неврологу', 'окулисту', 'хирургу']
const devices = ['рентген', 'флюорограф', 'аппарат УЗИ']

const greetings = {
  formal: ['', 'Уважаемая администрация! ', ''],
  plain: ['', '', 'Здравствуйте. ', 'Добрый день. '],
  chat: ['', '', 'Добрый вечер! ', 'Люди, у всех так? ', 'Подскажите, куда писать: '],
}
const closings = {
  formal: [
    ' Прошу рассмотреть обращение по существу и ответить письменно.',
    ' Прошу сообщить о принятых мерах и сроках.',
    ' Ответ прошу направить по указанному адресу.',
  ],
  plain: ['', '', ' Прошу принять меры.', ' Просим разобраться.', ' Когда это решится?', ' Фото приложены.'],
  chat: [
    '',
    '',
    ' Кто отвечает?',
    ' Сколько можно ждать.',
    ' Администрация, обратите внимание.',
    ' Фото в комментариях.',
  ],
}

/** Values of the place, and draws of the rest; a slot named twice in one complaint keeps its value. */
function slotSource(rng: Rng, territory: Territory, street: Street, house: string): (slot: string) => string {
  const known = new Map<string, string>([
    ['street', street.name],
    ['in', street.in],
    ['along', street.along],
    ['of', street.of],
    ['to', street.to],
    ['house', house],
    ['terr', territory.in],
  ])
  const draw = (slot: string): string => {
    switch (slot) {
      case 'near':
        return rng.pick(territory.near)
      case 'floor':
        return rng.pick(floors)
      case 'floorOf':
        return rng.pick(floorsOf)
      case 'subject':
        return rng.pick(subjects)
      case 'doctor':
        return rng.pick(doctors)
      case 'device':
        return rng.pick(devices)
      case 'entrance':
        return rng.pick(entrances)
      case 'since':
        return rng.pick(sinceWhen)
      case 'dayOrd':
        return rng.pick(ordinalDays)
      case 'ndays':
        return rng.pick(durations)
      case 'hour':
        return rng.pick(hours)
      case 'who':
        return rng.pick(walkers)
      case 'some':
        return rng.pick(lamps)
      case 'kg':
        return rng.pick(kindergartens)
      case 'school':
        return `№ ${rng.int(1, 6)}`
      case 'route':
        return `№ ${rng.int(101, 109)}`
      case 'temp':
        return String(rng.int(13, 17))
      case 'clock':
        return clockText(rng.int(13, 43) * 30)
      default:
        throw new RangeError(`unknown slot: ${slot}`)
    }
  }
  return (slot) => {
    const value = known.get(slot) ?? draw(slot)
    known.set(slot, value)
    return value
  }
}

function fitting(block: string, { theme, season, territory }: CaseTextRequest): readonly Compiled[] {
  const list = byBlock.get(block)
  if (list === undefined) throw new RangeError(`no texts for the block: ${block}`)
  const ofTheme = theme === undefined ? list : list.filter((template) => template.theme === theme)
  const inPlace = ofTheme.filter(
    ({ place }) =>
      place === undefined || territory.kind === 'settlement' || (place === 'town') === (territory.kind === 'urban'),
  )
  const inSeason = inPlace.filter(({ seasons }) => seasons === undefined || seasons.includes(season))
  // A village may get a theme that is told only of towns: any text of the theme is better than none.
  return [inSeason, inPlace, ofTheme].find((templates) => templates.length > 0) ?? list
}

const fittingCache = new Map<string, readonly Compiled[]>()

/**
 * One believable complaint: text as a person writes it, its gist in one line and the address. The same generator state and
 * request give the same text. Throws RangeError for an unknown block or theme.
 */
export function generateCaseText(rng: Rng, request: CaseTextRequest): CaseText {
  const { territory, season, theme, voice = 'plain' } = request
  const block = theme === undefined ? request.block : themeOf(theme).block
  if (block === undefined) throw new RangeError('a block or a theme is needed')
  const key = `${block}/${theme ?? ''}/${season}/${territory.kind}`
  const templates = fittingCache.get(key) ?? fitting(block, request)
  fittingCache.set(key, templates)
  const template = rng.pick(templates)
  const street = rng.pick(territory.streets)
  const house = `${rng.int(1, territory.houses)}${rng.chance(0.07) ? rng.pick(['а', 'б', '/1', '/2']) : ''}`
  const value = slotSource(rng, territory, street, house)
  const body = fill(template.compiledText, rng, value)
  const opening = rng.pick(greetings[voice])
  // Citizens do write their telephone into the text: what masking has to find (domain.md §10).
  const contact = rng.chance(0.03)
    ? ` Телефон для связи ${fakePhone(rng)}${territory.kind === 'urban' ? `, кв. ${rng.int(1, 80)}` : ''}.`
    : ''
  return {
    text: `${opening}${opening.endsWith(': ') ? body.charAt(0).toLowerCase() + body.slice(1) : body}${rng.pick(closings[voice])}${contact}`,
    gist: capitalise(fill(template.compiledGist, rng, value)),
    address: addressOf(template.address ?? 'house', street, house, value),
    theme: template.theme,
    block,
  }
}

function addressOf(
  kind: 'house' | 'street' | 'near',
  street: Street,
  house: string,
  value: (slot: string) => string,
): string {
  if (kind === 'house') return `${street.address}, ${house}`
  return kind === 'street' ? street.address : `${street.address}, ${value('near')}`
}
