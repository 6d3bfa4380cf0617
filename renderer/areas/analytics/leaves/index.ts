import type { Leaf, LeafId } from '../model.ts'
import { effectLeaf } from './effect.ts'
import { flowLeaf } from './flow.ts'
import { loadLeaf } from './load.ts'
import { marksLeaf } from './marks.ts'
import { overviewLeaf } from './overview.ts'
import { placesLeaf } from './places.ts'
import { repeatsLeaf } from './repeats.ts'
import { seasonsLeaf } from './seasons.ts'
import { termsLeaf } from './terms.ts'
import { topicsLeaf } from './topics.ts'

/** The leaves by name; each reads its own data and says what it shows. */
const leaves = {
  overview: overviewLeaf,
  flow: flowLeaf,
  topics: topicsLeaf,
  places: placesLeaf,
  terms: termsLeaf,
  repeats: repeatsLeaf,
  marks: marksLeaf,
  load: loadLeaf,
  seasons: seasonsLeaf,
  effect: effectLeaf,
} as const

/** A leaf whose data only itself looks into. */
export const leafOf = (id: LeafId): Leaf => leaves[id] as Leaf
