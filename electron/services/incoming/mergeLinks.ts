import { caseKey } from '../exchange/exchange.service.ts'
import type { Compared } from './compare.ts'

/** Links of repeats among the cards of a package. */

export interface Link {
  id: number
  repeatOfId: number
}

interface Standing {
  id: number
  year: number
  key: string
}

/**
 * Which of the cards that came in repeat which: a package names the other card by its number alone, so it is looked for among the cards of
 * the package, of the same year first, else of the newest year before.
 * @param taken cards that came in, by their key
 * @param earlier cards that an interrupted merge had brought in
 */
export function linksOf(
  list: readonly Compared[],
  taken: ReadonlyMap<string, number>,
  earlier: ReadonlySet<number>,
): { links: Link[]; lost: number } {
  const byNumber = new Map<string, Standing[]>()
  const idOf = ({ record, state, here }: Compared): number | null =>
    taken.get(caseKey(record)) ?? ((state === 'same' || state === 'different') && here ? here.id : null)
  for (const one of list) {
    const id = idOf(one)
    const { number, year } = one.record
    if (id !== null) byNumber.set(number, [...(byNumber.get(number) ?? []), { id, year, key: caseKey(one.record) }])
  }
  const links: Link[] = []
  let lost = 0
  for (const one of list) {
    const { record } = one
    const id = idOf(one)
    const isOurs = taken.has(caseKey(record)) || (id !== null && earlier.has(id))
    if (record.repeatOf === null || id === null || !isOurs) continue
    const [other] = (byNumber.get(record.repeatOf) ?? [])
      .filter(({ year, key }) => year <= record.year && key !== caseKey(record))
      .sort((a, b) => b.year - a.year)
    if (other) links.push({ id, repeatOfId: other.id })
    else lost += 1
  }
  return { links, lost }
}
