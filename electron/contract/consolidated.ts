import * as v from 'valibot'
import { packagePeriod } from './exchange.ts'
import { figureLine, figures } from './incomingFigures.ts'
import { count, id } from './scalars.ts'

/** Offices of a period side by side, by the packages that came in. */

/** A package that figures of the consolidated view were taken from. */
const source = v.strictObject({
  packageId: id,
  periodName: v.string(),
  versionNumber: count,
  hasCases: v.boolean(),
})

const officeRow = v.strictObject({
  officeKey: v.string(),
  officeName: v.string(),
  isDemo: v.boolean(),
  /** The package of the period, or those of the months of a quarter. */
  sources: v.array(source),
  /** Put together from packages of months. */
  isAssembled: v.boolean(),
  /** Months of the quarter without a package; with any the office has no place and is not compared. */
  missingMonths: v.array(v.string()),
  hasCases: v.boolean(),
  residents: v.nullable(count),
  figures: v.strictObject(figures),
  /** Of the period before; null without its packages or with months missing. */
  before: v.nullable(v.strictObject(figures)),
  beforeSources: v.array(source),
  themes: v.array(v.strictObject({ name: v.string(), received: count })),
  /** Places among the offices, by component; null where there is too little to compare. */
  places: v.strictObject({
    inTime: v.nullable(count),
    overdue: v.nullable(count),
    repeats: v.nullable(count),
    clarity: v.nullable(count),
  }),
  /** By the formula of ratings; null where the office is not placed. */
  place: v.nullable(count),
  score: v.nullable(v.number()),
})
export type OfficeRow = v.InferOutput<typeof officeRow>

/** The place of an office by the formula, as a reader can redo it. */
const officePlace = v.strictObject({
  officeKey: v.string(),
  officeName: v.string(),
  place: v.nullable(count),
  score: v.nullable(v.number()),
  words: v.string(),
  beside: v.string(),
  calculation: v.array(v.string()),
})
export type OfficePlace = v.InferOutput<typeof officePlace>

export const consolidated = v.strictObject({
  period: packagePeriod,
  periodName: v.string(),
  before: packagePeriod,
  beforeName: v.string(),
  offices: v.array(officeRow),
  /** Known from other packages, without one for this period. */
  missing: v.array(v.strictObject({ officeKey: v.string(), officeName: v.string() })),
  total: v.strictObject(figures),
  /** Sum of the period before over the offices that have both whole; how many they are. */
  comparable: v.strictObject({ offices: count, now: v.strictObject(figures), before: v.strictObject(figures) }),
  /** The formula that holds on the last day of the period, and the places by it, the first one first. */
  rating: v.strictObject({
    formulaNumber: count,
    since: v.string(),
    reason: v.string(),
    digits: count,
    rules: v.array(v.string()),
    places: v.array(officePlace),
  }),
  blocks: v.array(figureLine),
  themes: v.array(figureLine),
  /** Packages that older ones of the same office were replaced by, and differences without a base. */
  replaced: count,
  withoutBase: count,
})
export type Consolidated = v.InferOutput<typeof consolidated>

/** Lines of the consolidated view that a number may stand in. */
export const BEHIND_TABLES = ['total', 'blocks', 'themes'] as const
/** What a number of the consolidated view was added up from, a line for each package. */
export const behind = v.strictObject({ officeName: v.string(), ...source.entries, figures: v.strictObject(figures) })
export type BehindRow = v.InferOutput<typeof behind>

/** Offices placed only when so many answers or grades stand behind a share. */
export const PLACED_FROM = 3

/** `consolidated` as a paper. */
export const consolidatedPaper = v.strictObject({ kind: v.literal('consolidated'), period: packagePeriod })
