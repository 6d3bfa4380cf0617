import * as v from 'valibot'
import { count } from './scalars.ts'

/**
 * Figures of a set of cards. `inTime`, `late`, `postponed`, `open` share out `received`; `overdueOpen` is part of `open`. `claritySum` is
 * the sum of `rated` grades, so that means over many packages are counted and never averaged. null: hidden by the office that made the package.
 */
export const figures = {
  received: v.nullable(count),
  inTime: v.nullable(count),
  late: v.nullable(count),
  postponed: v.nullable(count),
  open: v.nullable(count),
  overdueOpen: v.nullable(count),
  repeats: count,
  /** Returned after an answer, of those that had one: what a rating divides. 0 of 0 where the package has no cards. */
  returned: count,
  hadAnswer: count,
  rated: count,
  claritySum: count,
}
export const figureLine = v.strictObject({ code: v.nullable(v.string()), name: v.string(), ...figures })
export type FigureLine = v.InferOutput<typeof figureLine>

export const SUMMARY_TABLES = ['blocks', 'channels', 'themes', 'territories', 'recipients'] as const
export type SummaryTable = (typeof SUMMARY_TABLES)[number]

export const summary = v.strictObject({
  /** Whether the cards themselves are there; else only totals and blocks are known. */
  hasCases: v.boolean(),
  /** Whether grades of applicants left the other office. */
  hasRatings: v.boolean(),
  messages: count,
  appeals: count,
  total: v.strictObject(figures),
  blocks: v.array(figureLine),
  channels: v.array(figureLine),
  themes: v.array(figureLine),
  territories: v.array(figureLine),
  recipients: v.array(figureLine),
})
export type PackageSummary = v.InferOutput<typeof summary>
