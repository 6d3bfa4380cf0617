import type { Territory } from './places.ts'
import type { Rng } from './random.ts'

export interface DemoApplicant {
  readonly kind: 'citizen' | 'foreignCitizen' | 'stateless' | 'abroad' | 'organisation' | 'collective'
  /** «Фамилия Имя Отчество» or the name of an organisation. */
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly postalAddress: string
  /** People of a collective appeal. */
  readonly people: number | null
}

// Invented surnames: the feminine form is «а», adjectives «-ский» take «-ская».
const surnames =
  'Заозёрин Полынцев Вересов Луговин Кострицын Ольховин Синицын Рощин Березкин Травников Калинкин Лещинский Медунин Осокин Пряхин Речицкий Снегирёв Тростников Ушаткин Хлебцов Черёмухин Шиповников Щеглов Яровцев Дроздовский Ежевикин Житницын Зарянкин Ивушкин Камышин'.split(
    ' ',
  )
const menNames =
  'Андрей Борис Виктор Геннадий Дмитрий Евгений Игорь Кирилл Леонид Максим Николай Павел Роман Степан Фёдор'.split(' ')
const womenNames =
  'Анна Валентина Галина Дарья Елена Жанна Зинаида Ирина Ксения Лидия Марина Надежда Ольга Раиса Светлана'.split(' ')
const fathers: readonly (readonly [man: string, woman: string])[] = [
  ['Андреевич', 'Андреевна'],
  ['Борисович', 'Борисовна'],
  ['Викторович', 'Викторовна'],
  ['Геннадьевич', 'Геннадьевна'],
  ['Дмитриевич', 'Дмитриевна'],
  ['Игоревич', 'Игоревна'],
  ['Кириллович', 'Кирилловна'],
  ['Леонидович', 'Леонидовна'],
  ['Николаевич', 'Николаевна'],
  ['Павлович', 'Павловна'],
  ['Романович', 'Романовна'],
  ['Степанович', 'Степановна'],
  ['Фёдорович', 'Фёдоровна'],
]
const latin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

/** A number of the range 900 000-… that no operator serves: nobody can be called by it. */
export function fakePhone(rng: Rng): string {
  const two = (): string => String(rng.int(0, 99)).padStart(2, '0')
  return `+7 900 000-${two()}-${two()}`
}

export interface PersonName {
  readonly surname: string
  readonly name: string
  readonly patronymic: string
  readonly isWoman: boolean
}

/** An invented person with endings that agree. */
export function personName(rng: Rng): PersonName {
  const isWoman = rng.chance(0.62)
  const stem = rng.pick(surnames)
  const [man, woman] = rng.pick(fathers)
  if (!isWoman) return { surname: stem, name: rng.pick(menNames), patronymic: man, isWoman }
  const surname = stem.endsWith('ский') || stem.endsWith('цкий') ? `${stem.slice(0, -2)}ая` : `${stem}а`
  return { surname, name: rng.pick(womenNames), patronymic: woman, isWoman }
}

function emailOf({ surname }: PersonName, rng: Rng): string {
  const login = [...surname.toLowerCase()].map((letter) => latin[letter] ?? '').join('')
  return `${login}${rng.int(1, 99)}@example.ru`
}

const organisations = [
  'ООО «Заречный хлеб»',
  'ИП «Мастерская у моста»',
  'ТСЖ «Речное»',
  'СНТ «Луговина»',
  'ООО «Верхнеокский лён»',
  'ТСН «Парковое»',
  'КФХ «Ключевское»',
  'ООО «Столовая № 8»',
]

/** An invented applicant: mostly a citizen, now and then an organisation, a collective or a person from abroad. */
export function generateApplicant(rng: Rng, territory: Territory): DemoApplicant {
  const person = personName(rng)
  const full = `${person.surname} ${person.name} ${person.patronymic}`
  const house = rng.int(1, territory.houses)
  const flat = territory.kind === 'urban' ? `, кв. ${rng.int(1, 80)}` : ''
  const postalAddress = `${territory.name}, ${rng.pick(territory.streets).address}, ${house}${flat}`
  const phone = rng.chance(0.75) ? fakePhone(rng) : ''
  const email = rng.chance(0.3) ? emailOf(person, rng) : ''
  const kind = rng.weighted<DemoApplicant['kind']>([
    ['citizen', 900],
    ['organisation', 45],
    ['collective', 40],
    ['foreignCitizen', 8],
    ['abroad', 4],
    ['stateless', 3],
  ])
  if (kind === 'organisation')
    return {
      kind,
      name: rng.pick(organisations),
      phone: fakePhone(rng),
      email: `office${rng.int(1, 40)}@example.ru`,
      postalAddress,
      people: null,
    }
  if (kind === 'collective')
    return { kind, name: `${full} и другие жители`, phone, email, postalAddress, people: rng.int(5, 64) }
  return { kind, name: full, phone, email, postalAddress, people: null }
}
