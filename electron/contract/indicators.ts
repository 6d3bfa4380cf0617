import * as v from 'valibot'
import { assignmentFilter } from './assignments.ts'
import { caseFilter } from './messages.ts'
import { count } from './scalars.ts'

/**
 * Indicators of a period (domain.md §8). Each has one written definition and one computation: desk, analytics, ratings, notes, reports
 * and the map of duties take their figures from here, so that the same word means the same number everywhere.
 */

/** What a figure opens: the list whose count it is (model.md invariant 8). */
export const figureLink = v.variant('kind', [
  v.strictObject({ kind: v.literal('cases'), filter: caseFilter }),
  v.strictObject({ kind: v.literal('assignments'), filter: assignmentFilter }),
])
export type FigureLink = v.InferOutput<typeof figureLink>

export const INDICATORS = [
  'received',
  'messages',
  'appeals',
  /** Answered within the period, whenever received. */
  'answered',
  /** Closed in time / (all closed + open overdue), of those received. */
  'inTimeShare',
  /** Overdue (open + closed late) / received. */
  'overdueShare',
  'openOverdue',
  'open',
  'postponedShare',
  /** Opened again after an answer / answered at least once. */
  'repeatShare',
  /** Marked as a repeat of another card or opened again / received. */
  'incomingRepeatShare',
  'medianDays',
  'meanDays',
  /** First reply of ИМ in working hours of the office. */
  'medianInterimHours',
  'meanInterimHours',
  /** Asked about the answer / answered. */
  'askedShare',
  /** Gave a mark or said «решено / не решено» / asked. */
  'respondedShare',
  /** Mean mark 1–5. */
  'clarity',
  /** Marks 4 and 5 / marks. */
  'goodShare',
  /** «Решено» / all who said. */
  'solvedShare',
  /** Σ expert score 0–2 / (2n). */
  'fullness',
  'assignmentsIssued',
  'assignmentsDone',
  /** Carried out by their term / carried out and overdue. */
  'assignmentsInTime',
  'assignmentsOverdue',
] as const
export type IndicatorKey = (typeof INDICATORS)[number]

/**
 * Counts of what is open today. Of an earlier period nobody kept how much was open then, so these are compared with the figures of a
 * signed report alone: the cards of an older week have simply had longer to be answered.
 */
export const STATES_OF_TODAY: readonly string[] = ['open', 'openOverdue', 'assignmentsOverdue'] satisfies IndicatorKey[]

/** `percent` is part / whole × 100; the others stand by themselves. Days are calendar days, hours working hours of the office. */
export const INDICATOR_UNITS = ['count', 'percent', 'days', 'workingHours', 'mark'] as const
export type IndicatorUnit = (typeof INDICATOR_UNITS)[number]

/** The written definition as the application shows and prints it. */
export const indicatorDefinition = v.strictObject({
  /** An `IndicatorKey`, or `own:<id>` of one the office words itself. */
  key: v.string(),
  name: v.string(),
  /** For tables and axes. */
  shortName: v.string(),
  unit: v.picklist(INDICATOR_UNITS),
  /** Null where it is no fraction. */
  numerator: v.nullable(v.string()),
  denominator: v.nullable(v.string()),
  /** By which date a card falls into the period. */
  countsBy: v.string(),
  excludes: v.string(),
  /** Whether more is better; null where it is neither. */
  better: v.nullable(v.picklist(['more', 'less'])),
  /** «domain.md §8», the act, «показатель органа». */
  source: v.string(),
})
export type IndicatorDefinition = v.InferOutput<typeof indicatorDefinition>

/** One measured figure with the lists behind it. `value` is null where there is nothing to divide or to average. */
export const indicatorValue = v.strictObject({
  key: v.string(),
  value: v.nullable(v.number()),
  part: v.nullable(count),
  whole: v.nullable(count),
  /** Opens the counted cards: the numerator of a share, what a mean is of. */
  opens: v.nullable(figureLink),
  wholeOpens: v.nullable(figureLink),
})
export type IndicatorValue = v.InferOutput<typeof indicatorValue>
