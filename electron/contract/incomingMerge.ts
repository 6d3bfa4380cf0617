import * as v from 'valibot'
import { count, id } from './scalars.ts'

/** A package of one's own other PC beside the register: what differs, and what a person chose of it. */

/** Cards that one merge takes at most. */
export const MERGE_MOST = 100_000
/** What stands of the merge of a package. */
export const MERGE_MARKS = ['running', 'interrupted', 'takingBack', 'done'] as const
export type MergeMarkName = (typeof MERGE_MARKS)[number]

/** Why a package is not merged into the register; null where it may be. */
export const MERGE_REFUSALS = ['otherOffice', 'demo', 'noCases', 'baseMissing'] as const

/** What a merge compares. `course`: state, interim and final answer with its result; `subject`: block and theme. */
export const MERGE_FIELDS = [
  'channel',
  'receivedAt',
  'externalNumber',
  'territory',
  'street',
  'gist',
  'subject',
  'recipient',
  'isImportant',
  'fastTrack',
  'course',
  'rating',
  'returns',
] as const
export const mergeField = v.picklist(MERGE_FIELDS)
export type MergeField = v.InferOutput<typeof mergeField>

/**
 * `new` is not here; `clash` has another card under its number here; `blocked` cannot be taken (its channel is unknown, it lies in the
 * trash); `different`, `same`: of a card that is here.
 */
export const MERGE_STATES = ['new', 'different', 'clash', 'blocked', 'same'] as const
export const mergeState = v.picklist(MERGE_STATES)
export type MergeState = v.InferOutput<typeof mergeState>

/** Why a value of the package cannot be written over the one that is here. */
export const FIELD_BLOCKS = ['masked', 'streetOnly', 'unknownName', 'answered', 'needsAct', 'order', 'empty'] as const
const fieldDifference = v.strictObject({
  field: mergeField,
  ours: v.string(),
  theirs: v.string(),
  blocked: v.nullable(v.picklist(FIELD_BLOCKS)),
})
export type FieldDifference = v.InferOutput<typeof fieldDifference>

export const comparedCase = v.strictObject({
  /** «2026/1338»: how choices name the card. */
  key: v.string(),
  number: v.string(),
  kind: v.picklist(['message', 'appeal']),
  state: mergeState,
  receivedAt: v.string(),
  gist: v.string(),
  /** The card here: the same one, or the other one under this number. */
  here: v.nullable(v.strictObject({ id, number: v.string(), receivedAt: v.string(), gist: v.string() })),
  fields: v.array(fieldDifference),
  /** Why it cannot be taken; empty unless `blocked`. */
  why: v.string(),
  /** What of a new card has no place here: names that no directory has. */
  unknown: v.array(v.string()),
})
export type ComparedCase = v.InferOutput<typeof comparedCase>

const fieldCount = v.strictObject({ field: mergeField, differs: count, takeable: count })
export const comparison = v.strictObject({
  states: v.strictObject({ new: count, different: count, clash: count, blocked: count, same: count }),
  /** Cards of the period that are here and not in the package. */
  onlyHere: count,
  fields: v.array(fieldCount),
})
export type Comparison = v.InferOutput<typeof comparison>

const side = v.picklist(['ours', 'theirs'])
export type MergeSide = v.InferOutput<typeof side>
/** What a person chose: for all, for a field of all, for one card, for one field of one card; the narrower wins. Left out is «ours». */
export const mergeChoices = v.strictObject({
  takeNew: v.boolean(),
  takeClashes: v.boolean(),
  fields: v.partial(
    v.strictObject(Object.fromEntries(MERGE_FIELDS.map((field) => [field, side])) as Record<MergeField, typeof side>),
  ),
  cards: v.record(
    v.string(),
    v.strictObject({
      /** Of a new card or a clash. */
      take: v.optional(v.boolean()),
      fields: v.partial(
        v.strictObject(
          Object.fromEntries(MERGE_FIELDS.map((field) => [field, side])) as Record<MergeField, typeof side>,
        ),
      ),
    }),
  ),
})
export type MergeChoices = v.InferOutput<typeof mergeChoices>
