import { streetsOf } from './places.ts'
import type { Territory } from './places.ts'

/** Invented neighbours in the invented region, whose packages the demonstration office has received. */

export interface NeighbourQuarter {
  readonly cards: number
  /** Shares of late answers, of repeated messages, and the mean of «Ответ понятен». */
  readonly late: number
  readonly repeated: number
  readonly clarity: number
}

export interface Neighbour {
  readonly name: string
  readonly nameGenitive: string
  readonly nameDative: string
  readonly namePrepositional: string
  readonly shortName: string
  readonly mcuName: string
  readonly town: string
  readonly residents: number
  readonly places: readonly Territory[]
  /** Whether grades of applicants leave. */
  readonly hasRatings: boolean
  /** The quarter before the last one; null: no package of it came. */
  readonly before: NeighbourQuarter | null
  readonly last: NeighbourQuarter
  readonly receipt: { readonly decision: 'accepted' | 'returned'; readonly number: string } | null
}

const IN = { 'п.': 'в посёлке', 'с.': 'в селе', 'д.': 'в деревне' } as const

const place = (
  code: string,
  [kind, name]: readonly [keyof typeof IN, string],
  streets: string,
  near: string,
  weight: number,
): Territory => ({
  code,
  name: `${kind} ${name}`,
  shortName: name,
  kind: 'rural',
  residents: weight * 1000,
  in: `${IN[kind]} ${name}`,
  streets: streetsOf(streets),
  near: near.split(', '),
  weight,
  houses: 40,
})

type Names = Pick<Neighbour, 'name' | 'nameGenitive' | 'nameDative' | 'namePrepositional' | 'shortName' | 'mcuName'>

function names(adjective: string): Names {
  const district = `${adjective} муниципального округа`
  return {
    name: `Администрация ${district}`,
    nameGenitive: `Администрации ${district}`,
    nameDative: `Администрации ${district}`,
    namePrepositional: `Администрации ${district}`,
    shortName: `${adjective.replace(/ого$/u, 'ий')} округ`,
    mcuName: `Муниципальный центр управления ${district}`,
  }
}

export const neighbours: readonly Neighbour[] = [
  {
    ...names('Тихореченского'),
    town: 'п. Тихая Речка',
    residents: 18_640,
    places: [
      place('quietRiver', ['п.', 'Тихая Речка'], 'Луговая, Школьная, Победы', 'у школы, у клуба', 5),
      place('oldMill', ['д.', 'Старая Мельница'], 'Мельничная, Зелёная', 'у моста', 2),
    ],
    hasRatings: true,
    before: { cards: 31, late: 0.16, repeated: 0.07, clarity: 3.6 },
    last: { cards: 38, late: 0.11, repeated: 0.05, clarity: 3.9 },
    receipt: { decision: 'accepted', number: '17' },
  },
  {
    ...names('Белополянского'),
    town: 'с. Белая Поляна',
    residents: 12_210,
    places: [
      place('whiteGlade', ['с.', 'Белая Поляна'], 'Садовая, Молодёжная', 'у почты, у школы', 4),
      place('birches', ['д.', 'Три Берёзы'], 'Берёзовая, Полевая', 'у колодца', 2),
    ],
    hasRatings: false,
    before: null,
    last: { cards: 24, late: 0.25, repeated: 0.12, clarity: 3.2 },
    receipt: { decision: 'returned', number: '18' },
  },
  {
    ...names('Дальнеозерского'),
    town: 'п. Дальнее Озеро',
    residents: 23_950,
    places: [
      place('farLake', ['п.', 'Дальнее Озеро'], 'Озёрная, Набережная, Лесная', 'у пристани, у магазина', 6),
      place('sandy', ['с.', 'Песчаное'], 'Песчаная, Сосновая', 'у остановки', 3),
    ],
    hasRatings: true,
    before: null,
    last: { cards: 46, late: 0.04, repeated: 0.02, clarity: 4.4 },
    receipt: null,
  },
]
