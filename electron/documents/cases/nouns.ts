// The package has no types; the window is checked without the folder of this file, so the declaration is named here.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./russian-nouns-js.d.ts" />
import RussianNouns from 'russian-nouns-js'
import type { GrammaticalCase } from './types.ts'
import { caseLike } from './types.ts'

/** One noun in the singular, by russian-nouns-js, which knows fugitive vowels and stress (боец – бойца, врач – врачом). */
export interface NounKind {
  gender: 'masculine' | 'feminine' | 'neuter'
  isAnimate: boolean
}

const engine = new RussianNouns.Engine()
const cases = {
  genitive: RussianNouns.Case.GENITIVE,
  dative: RussianNouns.Case.DATIVE,
  accusative: RussianNouns.Case.ACCUSATIVE,
  instrumental: RussianNouns.Case.INSTRUMENTAL,
  prepositional: RussianNouns.Case.PREPOSITIONAL,
} as const
const genders = {
  masculine: RussianNouns.Gender.MASCULINE,
  feminine: RussianNouns.Gender.FEMININE,
  neuter: RussianNouns.Gender.NEUTER,
} as const

/** @returns the noun in the case, of two possible forms the usual one («главой», not «главою»); undefined when the library has none */
export function declineNoun(noun: string, grammaticalCase: GrammaticalCase, kind: NounKind): string | undefined {
  const lemma = { text: noun.toLocaleLowerCase('ru-RU'), gender: genders[kind.gender], animate: kind.isAnimate }
  const [form] = engine.decline(lemma, cases[grammaticalCase])
  return form === undefined ? undefined : caseLike(form, noun)
}
