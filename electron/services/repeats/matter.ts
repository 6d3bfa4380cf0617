import { words } from '../words/words.service.ts'
import { isEmptyWord, kinOf, TURNING } from './kinWords.ts'
import { stemOf } from './stems.ts'

/** What a text is about: the matters and stems it names, each with the words that stand for it. */
export interface Matter {
  /** `kin:snow` or a stem → the word as it stands in the text (lower case). */
  readonly features: ReadonlyMap<string, string>
  /** Every stem and number of the text. */
  readonly stems: ReadonlySet<string>
}

const KIN = 'kin:'
const LOOKED_AT = 1200

/** Reads the first `LOOKED_AT` characters: what a message is about stands at its beginning. */
export function readMatter(text: string): Matter {
  const features = new Map<string, string>()
  const stems = new Set<string>()
  for (const word of words(text.slice(0, LOOKED_AT))) {
    const one = stemOf(word)
    stems.add(one)
    const kin = kinOf(word)
    if (kin !== null) {
      if (!features.has(KIN + kin)) features.set(KIN + kin, word)
    } else if (!isEmptyWord(word, one) && !features.has(one)) features.set(one, word)
  }
  return { features, stems }
}

const TURNING_KINS: ReadonlySet<string> = new Set(TURNING.map((kin) => KIN + kin))
/** Says which matter it is; «благодарность» and the like only say what is wanted of it. */
const isTopic = (feature: string): boolean => feature.startsWith(KIN) && !TURNING_KINS.has(feature)

/** A known matter weighs more than any other word. */
const KIN_WEIGHT = 1.6
const PLAIN_WEIGHT = 0.6

export interface Overlap {
  /** 0–1. */
  score: number
  /** Features in both. */
  common: readonly string[]
  /** Both name known matters, and none in common, or one of them turns the question. */
  isOther: boolean
}

/**
 * Share of what two texts have in common, by weight.
 * @param weightOf weight of a stem by its rarity in the register, about 0.2–1.4; undefined where not known
 * @param places stems of streets and places: they say where, not what
 */
export function overlap(
  a: Matter,
  b: Matter,
  weightOf: (stem: string) => number | undefined,
  places: ReadonlySet<string>,
): Overlap {
  const weigh = (feature: string): number =>
    places.has(feature) ? 0 : isTopic(feature) ? KIN_WEIGHT : (weightOf(feature) ?? PLAIN_WEIGHT)
  const total = (matter: Matter): number => {
    let sum = 0
    for (const feature of matter.features.keys()) sum += weigh(feature)
    return sum
  }
  const common: string[] = []
  let shared = 0
  let hasCommonKin = false
  for (const feature of a.features.keys()) {
    if (!b.features.has(feature)) continue
    const weight = weigh(feature)
    if (weight === 0) continue
    common.push(feature)
    shared += weight
    hasCommonKin ||= isTopic(feature)
  }
  const [mine, theirs] = [total(a), total(b)]
  const [less, more] = mine <= theirs ? [mine, theirs] : [theirs, mine]
  const base = 0.75 * less + 0.25 * more
  const hasKin = (matter: Matter): boolean => [...matter.features.keys()].some(isTopic)
  const isTurned = TURNING.some((kin) => a.features.has(KIN + kin) !== b.features.has(KIN + kin))
  return {
    score: base === 0 ? 0 : Math.min(1, shared / base),
    common,
    isOther: isTurned || (!hasCommonKin && hasKin(a) && hasKin(b)),
  }
}
