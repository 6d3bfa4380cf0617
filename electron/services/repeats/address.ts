import { stemOf } from './stems.ts'

/** Addresses as people write them, brought to what can be compared. */

export interface House {
  number: number
  /** Letter, building and the like without marks: «12а» and «12 А» → «а», «12/2» and «12 корп. 2» → «2». */
  part: string
}

export interface Street {
  /** Stems of the words of the name, numbers included («8», «март»). */
  name: readonly string[]
  house: House | null
}

export interface Address {
  streets: readonly Street[]
  /** Stems of settlements and quarters named in it. */
  areas: readonly string[]
}

const STREET_TYPES = new Set(
  'ул улица улице улицы улицу пер переулок переулке переулка пр пркт просп проспект проспекте проспекта проезд пл площадь ш шоссе бульвар бул наб набережная тупик аллея линия'.split(
    ' ',
  ),
)
const AREA_TYPES = new Set(
  'г город с село селе деревня деревне п пос поселок поселке рп пгт мкр мкрн микрорайон микрорайоне квартал снт ст станица хутор х р н район округ обл область'.split(
    ' ',
  ),
)
const HOUSE_WORDS = new Set(['дом', 'дома', 'доме', 'дому', 'домом', 'вл', 'владение'])
const PART_WORDS = new Set(['корп', 'корпус', 'корпуса', 'к', 'стр', 'строение', 'лит', 'литер', 'литера'])
const INSIDE_WORDS = new Set('кв квартира оф офис подъезд под подьезд эт этаж комн ком комната'.split(' '))

const fold = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll('ё', 'е')
const isNumber = (token: string | undefined): boolean => token !== undefined && /^\d/u.test(token)
const isLetter = (token: string | undefined): token is string => token !== undefined && /^[а-я]$/u.test(token)

/** «12а», «12/2», «12-14» → number and part. */
function houseOf(token: string): House {
  const [, digits = '0', rest = ''] = /^(\d+)(.*)$/u.exec(token) ?? []
  return { number: Number(digits), part: rest.replace(/[^\p{L}\p{N}]/gu, '') }
}

/** Reads a typed address word by word; what is not known to be anything else is the name of a street. */
export function readAddress(address: string): Address {
  // «пр-т», «б-р», «12-й» lose their hyphen so that they stay one word.
  const text = fold(address)
    .replace(/пр-к?т/gu, 'просп')
    .replace(/б-р/gu, 'бульвар')
    .replace(/р-н/gu, 'район')
    .replace(/(\d)-?(?:я|й|ая|ый|ой)(?=\s|$|\.)/gu, '$1')
  const tokens = text.match(/\d+(?:\s?[/-]\s?\d+)?[а-я]?(?![а-я])(?:\/\d+)?|[\p{L}]+|\d+|[,;\n]/gu) ?? []
  const reader = new Reader(tokens)
  return reader.read()
}

/** The state of reading one address. */
class Reader {
  private readonly tokens: readonly string[]
  private at = 0
  private mode: 'street' | 'area' = 'street'
  private name: string[] = []
  private house: House | null = null
  private readonly areas: string[] = []
  private readonly streets: Street[] = []

  constructor(tokens: readonly string[]) {
    this.tokens = tokens
  }

  read(): Address {
    for (; this.at < this.tokens.length; this.at += 1) this.take(this.tokens[this.at] ?? '')
    this.close()
    return { streets: this.streets, areas: this.areas }
  }

  private get next(): string | undefined {
    return this.tokens[this.at + 1]
  }

  private take(token: string): void {
    if (/^[,;\n]$/u.test(token)) {
      this.mode = 'street'
      return
    }
    if (isNumber(token)) return this.takeNumber(token)
    if (STREET_TYPES.has(token)) {
      if (this.name.length > 0 && this.house !== null) this.close()
      this.mode = 'street'
    } else if (HOUSE_WORDS.has(token) || (token === 'д' && isNumber(this.next))) {
      this.takeHouse()
    } else if (token === 'д' || AREA_TYPES.has(token)) this.mode = 'area'
    else if (PART_WORDS.has(token)) this.takePart()
    else if (INSIDE_WORDS.has(token)) {
      if (isNumber(this.next)) this.at += 1
    } else if (token.length > 1) this.takeWord(token)
  }

  private takeHouse(): void {
    if (!isNumber(this.next)) return
    this.at += 1
    this.putHouse(this.tokens[this.at] ?? '')
  }

  private takePart(): void {
    const { next } = this
    if (next === undefined || !(isNumber(next) || isLetter(next)) || this.house === null) return
    this.at += 1
    this.house = { ...this.house, part: `${this.house.part}${next}` }
  }

  private takeNumber(token: string): void {
    const { next } = this
    const isName =
      this.name.length === 0 &&
      next !== undefined &&
      /^[а-я]{3,}$/u.test(next) &&
      !HOUSE_WORDS.has(next) &&
      !PART_WORDS.has(next)
    if (isName) this.name.push(token)
    else if (this.house === null) this.putHouse(token)
  }

  private putHouse(token: string): void {
    this.house = houseOf(token)
    if (this.house.part === '' && isLetter(this.next) && !['д', 'к', 'с', 'г', 'п', 'ш'].includes(this.next)) {
      this.at += 1
      this.house = { ...this.house, part: this.tokens[this.at] ?? '' }
    }
  }

  private takeWord(token: string): void {
    if (this.mode === 'area') this.areas.push(stemOf(token))
    else {
      if (this.house !== null && this.name.length > 0) this.close()
      this.name.push(stemOf(token))
    }
  }

  private close(): void {
    if (this.name.length > 0) this.streets.push({ name: this.name, house: this.house })
    this.name = []
    this.house = null
  }
}

const NAMED =
  /(?:^|[^\p{L}])(?:ул(?:\.|иц[аеуы]й?)|пер(?:\.|еул[а-яё]*)|просп[а-яё]*\.?|пр-т|проезд[а-яё]*|площад[а-яё]*)\s*([А-ЯЁа-яё][а-яё-]{2,}(?:\s[А-ЯЁ][а-яё-]+)?)(?:[\s,]+(?:д\.?|дом[а-яё]*)?\s*№?\s*(\d+\s?[а-яёА-ЯЁ]?(?![а-яё])(?:\/\d+)?))?/gu
const AFTER_PLACE =
  /(?:^|[^\p{L}])(?:на|по|с|со|вдоль|около|у|возле|от|до|конце|начале|доме|дома)\s+([А-ЯЁ][а-яё-]{2,})(?:[\s,]+(?:д\.?|дом[а-яё]*)?\s*№?\s*(\d+\s?[а-яёА-ЯЁ]?(?![а-яё])(?:\/\d+)?))?/gu

/** Streets that a running text names: after «ул.» and the like, or with a capital letter after a word of place. */
export function streetsInText(text: string): Street[] {
  const found: Street[] = []
  for (const pattern of [NAMED, AFTER_PLACE]) {
    for (const [, name = '', house] of text.matchAll(pattern)) {
      const words = fold(name)
        .split(/[\s-]+/u)
        .filter((word) => word.length > 2)
        .map(stemOf)
      if (words.length === 0) continue
      found.push({ name: words, house: house === undefined ? null : houseOf(fold(house).replace(/\s/gu, '')) })
    }
  }
  return found
}

/** Edits (letters put in, left out, changed or swapped) between two words; `limit + 1` when there are more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1]
      let cost = Math.min((row[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (isSame ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      current.push(cost)
    }
    before = row
    row = current
  }
  return Math.min(row[b.length] ?? 0, limit + 1)
}

/** Whether two words of street names are one, a slip of the keyboard allowed in long ones; the first letter is hardly ever the slip. */
export function sameName(a: string, b: string): boolean {
  if (a === b) return true
  const shorter = Math.min(a.length, b.length)
  if (shorter < 5 || a[0] !== b[0] || /\d/u.test(a + b)) return false
  const limit = shorter >= 8 ? 2 : 1
  return editDistance(a, b, limit) <= limit
}

/** «Ленина» is «В. И. Ленина»; «1-я Садовая» is not «Садовая». */
export function sameStreet(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const digits = (name: readonly string[]): string => name.filter((word) => /^\d/u.test(word)).join(' ')
  if (digits(a) !== digits(b)) return false
  return short.every((word) => long.some((other) => sameName(word, other)))
}
