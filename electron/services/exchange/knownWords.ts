import type { MaskKind } from '../../contract/exchange.ts'
import { folded } from './givenNames.ts'

/** What the register knows and a pattern cannot: names that must not leave, and names of places that may. */
export interface KnownWords {
  /** Name, phone, e-mail, address of the applicant of this very card, as stored. */
  own: readonly string[]
  /** Surnames of applicants in small letters (`folded`). */
  surnames: ReadonlySet<string>
  /** Full names of applicants in small letters, words parted by one blank. */
  fullNames: ReadonlySet<string>
  /** Words of streets, settlements, bodies in small letters, cut to their stem (`placeStem`). */
  places: ReadonlySet<string>
}

export const nothingKnown: KnownWords = { own: [], surnames: new Set(), fullNames: new Set(), places: new Set() }

/** A piece of the text that tells who somebody is; `isDoubtful`: a person decides. `end` is exclusive. */
export interface Finding {
  kind: MaskKind
  start: number
  end: number
  isDoubtful: boolean
}

const ENDING =
  /(?:ого|его|ому|ему|ыми|ими|ами|ями|ую|юю|ая|яя|ое|ее|ые|ие|ой|ей|ый|ий|ом|ем|ым|им|ых|их|ах|ях|ам|ям|[аяуюеиыойь])$/u

/** The word without its ending, so that «Луговой» and «Луговая», «Никольское» and «Никольского» meet. */
export const placeStem = (word: string): string => {
  const stem = folded(word).replace(ENDING, '')
  return stem.length >= 3 ? stem : folded(word)
}
