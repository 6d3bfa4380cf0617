import { sameName, sameStreet } from './address.ts'
import type { Address, House, Street } from './address.ts'

export interface Place {
  territoryId: number | null
  address: Address
  /** Streets that the text names; used where the address field has none. */
  told: readonly Street[]
  /** Stems and numbers of the whole text. */
  stems: ReadonlySet<string>
}

export type PlaceReason = 'sameHouse' | 'nearHouse' | 'sameStreet' | 'sameTerritory' | 'none'

export interface Nearness {
  /** 0–1. */
  score: number
  reason: PlaceReason
}

const NOWHERE: Nearness = { score: 0, reason: 'none' }
const NEAR = 4
const NOT_FAR = 12

function compareHouses(a: House | null, b: House | null): Nearness {
  if (a === null || b === null) return { score: a === b ? 0.8 : 0.7, reason: 'sameStreet' }
  const apart = Math.abs(a.number - b.number)
  if (apart === 0) return { score: a.part === b.part ? 1 : 0.85, reason: a.part === b.part ? 'sameHouse' : 'nearHouse' }
  if (apart <= NEAR) return { score: 0.72, reason: 'nearHouse' }
  return { score: apart <= NOT_FAR ? 0.5 : 0.3, reason: 'sameStreet' }
}

const streetsOf = (place: Place): readonly Street[] =>
  place.address.streets.length > 0 ? place.address.streets : place.told

/** A street of one that the other only mentions in passing. */
function mentioned(streets: readonly Street[], other: Place): Nearness {
  let best = NOWHERE
  for (const { name, house } of streets) {
    if (!name.every((word) => word.length > 2 && other.stems.has(word))) continue
    const isHouseTold = house !== null && other.stems.has(`${house.number}${house.part}`)
    const found: Nearness = isHouseTold ? { score: 0.95, reason: 'sameHouse' } : { score: 0.7, reason: 'sameStreet' }
    if (found.score > best.score) best = found
  }
  return best
}

/**
 * How near two cards are, by street and house, else by territory.
 * @param related whether one territory is the other or lies in it
 */
export function compare(a: Place, b: Place, related: (a: number, b: number) => boolean): Nearness {
  const { territoryId: one } = a
  const { territoryId: two } = b
  const isKnown = one !== null && two !== null
  if (isKnown && !related(one, two)) return NOWHERE
  const [mine, theirs] = [streetsOf(a), streetsOf(b)]
  let best = NOWHERE
  for (const street of mine)
    for (const other of theirs) {
      if (!sameStreet(street.name, other.name)) continue
      const found = compareHouses(street.house, other.house)
      if (found.score > best.score) best = found
    }
  if (best.score > 0) return best
  if (mine.length > 0 && theirs.length > 0 && a.address.streets.length + b.address.streets.length > 0) {
    // Different streets; a text may still name the street of the other beside its own landmark.
    const told =
      a.address.streets.length === 0
        ? mentioned(theirs, a)
        : b.address.streets.length === 0
          ? mentioned(mine, b)
          : NOWHERE
    return told
  }
  if (mine.length > 0 && theirs.length > 0) return NOWHERE
  const told = mine.length > 0 ? mentioned(mine, b) : mentioned(theirs, a)
  if (told.score > 0) return told
  const isSameArea = a.address.areas.some((area) => b.address.areas.some((other) => sameName(area, other)))
  if (!isSameArea && a.address.areas.length > 0 && b.address.areas.length > 0) return NOWHERE
  if (isSameArea || isKnown) return { score: mine.length + theirs.length === 0 ? 0.6 : 0.42, reason: 'sameTerritory' }
  return NOWHERE
}
