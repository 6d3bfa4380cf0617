import type { GrammaticalCase } from './types.ts'
import { swap } from './types.ts'

/** Gender of an adjective by its nominative ending; undefined when the word is none, or is plural. */
export type AdjectiveGender = 'masculine' | 'feminine' | 'neuter'

export function adjectiveGender(word: string): AdjectiveGender | undefined {
  const text = word.toLocaleLowerCase('ru-RU').replace(/ся$/u, '')
  if (/[а-яё]{2}(?:ый|ий|ой)$/u.test(text)) return 'masculine'
  if (/[а-яё]{2}(?:ая|яя)$/u.test(text)) return 'feminine'
  if (/[а-яё]{2}(?:ое|ее)$/u.test(text)) return 'neuter'
  return undefined
}

type Endings = Readonly<Record<GrammaticalCase, string>>
const endings = (
  genitive: string,
  dative: string,
  accusative: string,
  instrumental: string,
  prepositional: string,
): Endings => ({ genitive, dative, accusative, instrumental, prepositional })

const hard = endings('ого', 'ому', 'ого', 'ым', 'ом')
const afterVelar = endings('ого', 'ому', 'ого', 'им', 'ом')
const soft = endings('его', 'ему', 'его', 'им', 'ем')
const third = endings('ьего', 'ьему', 'ьего', 'ьим', 'ьем')
const feminineHard = endings('ой', 'ой', 'ую', 'ой', 'ой')
const feminineSibilant = endings('ей', 'ей', 'ую', 'ей', 'ей')
const feminineSoft = endings('ей', 'ей', 'юю', 'ей', 'ей')

function endingsOf(text: string, gender: AdjectiveGender): Endings {
  if (gender === 'feminine') {
    if (text.endsWith('яя')) return feminineSoft
    return /[жчшщ]ая$/u.test(text) ? feminineSibilant : feminineHard
  }
  if (text === 'третий') return third
  if (/(?:ой|ое)$/u.test(text)) return /[гкхжчшщ]о[йе]$/u.test(text) ? afterVelar : hard
  if (/[гкх]ий$/u.test(text)) return afterVelar
  return /(?:ий|ее)$/u.test(text) ? soft : hard
}

/** An adjective or participle in a case; «-ся» stays at the end. The accusative of inanimate masculine and neuter is the nominative. */
export function declineAdjective(
  word: string,
  grammaticalCase: GrammaticalCase,
  gender: AdjectiveGender,
  isAnimate: boolean,
): string {
  if (grammaticalCase === 'accusative' && gender !== 'feminine' && (!isAnimate || gender === 'neuter')) return word
  const tail = /ся$/iu.test(word) ? word.slice(-2) : ''
  const stem = word.slice(0, word.length - tail.length)
  return swap(stem, 2, endingsOf(stem.toLocaleLowerCase('ru-RU'), gender)[grammaticalCase]) + tail
}
