import type { PackagePeriod } from '../../contract/exchange.ts'
import type { ReadDb } from '../../db/database.ts'
import { getDirectories } from '../directory/directory.service.ts'
import { addressesOf, applicantNames, lastOperation } from './exchange.repo.ts'
import type { CaseSource } from './exchange.repo.ts'
import { folded } from './givenNames.ts'
import { placeStem } from './knownWords.ts'
import type { KnownWords } from './knownWords.ts'
import { streetOf } from './street.ts'

type SharedWords = Omit<KnownWords, 'own'>

const wordsOf = (text: string): string[] => folded(text).match(/\p{L}{3,}/gu) ?? []

/** Names of applicants are read here for one purpose: so that they do not leave inside a free text (domain.md §10). */
function readKnown(db: ReadDb, period: PackagePeriod, now: string): SharedWords {
  const surnames = new Set<string>()
  const fullNames = new Set<string>()
  for (const { normalName } of applicantNames(db)) {
    const words = wordsOf(normalName)
    if (words.length > 1) fullNames.add(words.join(' '))
    const [surname] = words
    if (surname !== undefined && words.length <= 4) surnames.add(surname)
  }
  const places = new Set<string>()
  const addPlace = (text: string): void => {
    for (const word of wordsOf(text)) if (word.length > 3) places.add(placeStem(word))
  }
  const { territories, recipients, blocks, themes } = getDirectories(db)
  for (const entry of [...territories, ...recipients, ...blocks, ...themes])
    addPlace(`${entry.name} ${entry.shortName}`)
  for (const { address } of addressesOf(db, period, now)) {
    const street = streetOf(address)
    if (street.split(/\s+/u).length <= 4) addPlace(street)
  }
  return { surnames, fullNames, places }
}

const kept = new WeakMap<ReadDb, { stamp: string; known: SharedWords }>()

/** What the register knows of names and places; read anew after each change of the register. */
export function knownWords(db: ReadDb, period: PackagePeriod, now: string): SharedWords {
  const stamp = `${lastOperation(db)} ${period.from} ${period.to}`
  const last = kept.get(db)
  if (last?.stamp === stamp) return last.known
  const known = readKnown(db, period, now)
  kept.set(db, { stamp, known })
  return known
}

/** Values of the applicant of a card, the name first. */
export const ownWords = (source: CaseSource): string[] =>
  [source.applicantName, source.phone, source.email, source.postalAddress].map((value) => value ?? '')
