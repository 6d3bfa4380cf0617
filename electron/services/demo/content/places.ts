/** The invented «Заречный муниципальный округ Верхнеокской области»: where people live and how the places are declined. */

export type PlaceKind = 'urban' | 'settlement' | 'rural'

export interface Street {
  /** «Садовая», «Победы». */
  readonly name: string
  /** «на Садовой», «на улице Победы». */
  readonly in: string
  /** «по Садовой», «по улице Победы». */
  readonly along: string
  /** «Садовой», «улицы Победы». */
  readonly of: string
  /** «на Садовую», «на улицу Победы». */
  readonly to: string
  /** «ул. Садовая». */
  readonly address: string
}

export interface Territory {
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly kind: PlaceKind
  readonly residents: number
  /** «в микрорайоне Заводской», «в Никольском». */
  readonly in: string
  readonly streets: readonly Street[]
  /** Landmarks after a verb of place: «у поликлиники». */
  readonly near: readonly string[]
  /** Share of the flow of messages, about proportional to residents. */
  readonly weight: number
  readonly houses: number
}

/** Adjective streets end in «-ая»; names of the other kind stay as they are after «улица». */
function street(name: string): Street {
  if (name.endsWith('ая')) {
    const stem = name.slice(0, -2)
    return {
      name,
      in: `на ${stem}ой`,
      along: `по ${stem}ой`,
      of: `${stem}ой`,
      to: `на ${stem}ую`,
      address: `ул. ${name}`,
    }
  }
  return {
    name: `улица ${name}`,
    in: `на улице ${name}`,
    along: `по улице ${name}`,
    of: `улицы ${name}`,
    to: `на улицу ${name}`,
    address: `ул. ${name}`,
  }
}

export const streetsOf = (text: string): Street[] => text.split(', ').map(street)
const list = (text: string): string[] => text.split(', ')

export const territories: readonly Territory[] = [
  {
    code: 'centre',
    name: 'г. Заречный, Центр',
    shortName: 'Центр',
    kind: 'urban',
    residents: 9390,
    in: 'в центре города',
    streets: streetsOf('Речная, Почтовая, Садовая, Советская, Победы, Библиотечная, Базарная'),
    near: list('у Дома культуры, у библиотеки, у рынка, у аптеки, у школы № 1, у сквера, у почты'),
    weight: 92,
    houses: 64,
  },
  {
    code: 'severny',
    name: 'г. Заречный, мкр. Северный',
    shortName: 'Северный',
    kind: 'urban',
    residents: 8120,
    in: 'в микрорайоне Северный',
    streets: streetsOf('Молодёжная, Парковая, Строителей, Больничная, Космонавтов, Северная'),
    near: list(
      'у поликлиники, у остановки «Парк», у школы № 2, у детского сада «Ромашка», у магазина «Северный», у стадиона',
    ),
    weight: 78,
    houses: 48,
  },
  {
    code: 'zavodskoy',
    name: 'г. Заречный, мкр. Заводской',
    shortName: 'Заводской',
    kind: 'urban',
    residents: 7560,
    in: 'в микрорайоне Заводской',
    streets: streetsOf('Заводская, Рабочая, Литейная, Энергетиков, Котельная'),
    near: list('у проходной, у котельной № 2, у школы № 4, у детского сада «Теремок», у общежития, у Дома быта'),
    weight: 84,
    houses: 40,
  },
  {
    code: 'privokzalny',
    name: 'г. Заречный, мкр. Привокзальный',
    shortName: 'Привокзальный',
    kind: 'urban',
    residents: 5190,
    in: 'в микрорайоне Привокзальный',
    streets: streetsOf('Вокзальная, Железнодорожная, Станционная, Мира, Складская'),
    near: list('у вокзала, у переезда, у МФЦ, у школы № 3, у автостанции, у магазина «Привокзальный»'),
    weight: 41,
    houses: 36,
  },
  {
    code: 'lesnoyBor',
    name: 'п. Лесной Бор',
    shortName: 'Лесной Бор',
    kind: 'settlement',
    residents: 4780,
    in: 'в посёлке Лесной Бор',
    streets: streetsOf('Сосновая, Лесная, Хвойная, Санаторная, Дачная'),
    near: list('у школы, у амбулатории, у санатория, у магазина «Бор», у детского сада «Ёлочка»'),
    weight: 46,
    houses: 52,
  },
  {
    code: 'nikolskoye',
    name: 'с. Никольское',
    shortName: 'Никольское',
    kind: 'rural',
    residents: 3890,
    in: 'в Никольском',
    streets: streetsOf('Школьная, Полевая, Центральная, Колхозная, Церковная, Набережная'),
    near: list('у школы, у церкви, у сельского клуба, у магазина, у скважины № 4, у колонки'),
    weight: 51,
    houses: 78,
  },
  {
    code: 'beryozovka',
    name: 'д. Берёзовка',
    shortName: 'Берёзовка',
    kind: 'rural',
    residents: 2690,
    in: 'в Берёзовке',
    streets: streetsOf('Берёзовая, Школьная, Нагорная, Новая'),
    near: list('у остановки «Школа», у магазина, у фельдшерского пункта, у моста, у клуба'),
    weight: 21,
    houses: 60,
  },
  {
    code: 'vyazovka',
    name: 'с. Вязовка',
    shortName: 'Вязовка',
    kind: 'rural',
    residents: 1400,
    in: 'в Вязовке',
    streets: streetsOf('Луговая, Центральная, Заовражная, Садовая'),
    near: list('у магазина, у клуба, у въезда в село, у фермы, у пруда'),
    weight: 14,
    houses: 46,
  },
  {
    code: 'troitskoye',
    name: 'с. Троицкое',
    shortName: 'Троицкое',
    kind: 'rural',
    residents: 1100,
    in: 'в Троицком',
    streets: streetsOf('Троицкая, Молодёжная, Озёрная, Центральная'),
    near: list('у магазина, у почты, у фельдшерского пункта, у озера'),
    weight: 9,
    houses: 38,
  },
  {
    code: 'klyuchi',
    name: 'д. Ключи',
    shortName: 'Ключи',
    kind: 'rural',
    residents: 640,
    in: 'в Ключах',
    streets: streetsOf('Родниковая, Центральная, Овражная'),
    near: list('у родника, у магазина, у остановки'),
    weight: 3,
    houses: 30,
  },
  {
    code: 'dubrava',
    name: 'п. Дубрава',
    shortName: 'Дубрава',
    kind: 'rural',
    residents: 430,
    in: 'в посёлке Дубрава',
    streets: streetsOf('Дубовая, Лесная, Кирпичная'),
    near: list('у старой школы, у магазина, у лесничества'),
    weight: 2,
    houses: 24,
  },
  {
    code: 'novosyolki',
    name: 'д. Новосёлки',
    shortName: 'Новосёлки',
    kind: 'rural',
    residents: 310,
    in: 'в Новосёлках',
    streets: streetsOf('Новая, Центральная, Прудовая'),
    near: list('у пруда, у остановки, у фермы'),
    weight: 1,
    houses: 22,
  },
]
const byCode = new Map(territories.map((territory) => [territory.code, territory]))

/** Throws RangeError for a code that is not in the list. */
export function territoryOf(code: string): Territory {
  const found = byCode.get(code)
  if (found === undefined) throw new RangeError(`unknown territory: ${code}`)
  return found
}
