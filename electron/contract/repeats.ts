import * as v from 'valibot'
import { applicantKind, caseRow } from './messages.ts'
import { command, query } from './kinds.ts'
import { civilMoment, count, id, line, operation, requiredLine, text, version } from './scalars.ts'

/** Likely repeats, problems that many people write about, double entries merged into the card that stays. */

/**
 * Three things kept apart: the same applicant again («повторное»), many applicants on one problem (a group), the same paper entered
 * twice (to be merged).
 */
export const LIKENESS_KINDS = ['doubleEntry', 'sameApplicant', 'sameProblem'] as const
export const likenessKind = v.picklist(LIKENESS_KINDS)
export type LikenessKind = v.InferOutput<typeof likenessKind>

/** What is known so far of a card that is being entered or looked at. */
export const likelyFacts = v.strictObject({
  externalNumber: line(100),
  gist: line(2000),
  text: text(1_000_000),
  territoryId: v.nullable(id),
  address: line(500),
  themeId: v.nullable(id),
  channelId: v.nullable(id),
  receivedAt: v.nullable(civilMoment),
  /** Compared inside the service alone; no reply and no log holds a value of it. */
  applicant: v.nullable(
    v.strictObject({
      kind: applicantKind,
      name: line(300),
      phone: line(60),
      email: line(200),
      postalAddress: line(500),
    }),
  ),
  /** The card itself, where it is registered already. */
  exceptId: v.nullable(id),
})
export type LikelyFacts = v.InferOutput<typeof likelyFacts>

const problemMark = v.strictObject({ id, title: v.string(), total: count })
export type ProblemMark = v.InferOutput<typeof problemMark>

const likeness = v.strictObject({
  kind: likenessKind,
  row: caseRow,
  /** Why it is shown, each reason in words; never a value of the applicant. */
  why: v.array(v.string()),
  /** Words of the shown card that matched, as they stand in it. */
  words: v.array(v.string()),
  /** 0–1; only for the order. */
  score: v.number(),
  /** The group that the found card belongs to. */
  problem: v.nullable(problemMark),
})
export type Likeness = v.InferOutput<typeof likeness>

export const PROBLEM_SORTS = ['size', 'growth', 'title'] as const

const problemRow = v.strictObject({
  id,
  version,
  title: v.string(),
  themeId: v.nullable(id),
  territoryId: v.nullable(id),
  address: v.string(),
  note: v.string(),
  /** Cards outside the trash. */
  total: count,
  open: count,
  /** Received in the last seven days, and in the seven before. */
  week: count,
  weekBefore: count,
  lastAt: v.nullable(civilMoment),
})
export type ProblemRow = v.InferOutput<typeof problemRow>

/** Fields that the card which stays may take from the double. */
export const MERGE_FIELDS = [
  'gist',
  'text',
  'receivedAt',
  'channelId',
  'externalNumber',
  'externalLink',
  'territoryId',
  'address',
  'themeId',
  'recipientId',
  'responsibleId',
  'applicant',
  'note',
] as const
export type MergeField = (typeof MERGE_FIELDS)[number]

const numbered = v.strictObject({ id, number: v.string() })

export const repeatsContract = {
  /** Best first; empty, without asking the register, while there is nothing to compare. */
  likely: query(
    v.strictObject({ facts: likelyFacts, limit: v.pipe(count, v.minValue(1), v.maxValue(20)) }),
    v.array(likeness),
  ),
  /** The same for a card that is registered. */
  likelyOf: query(v.strictObject({ id, limit: v.pipe(count, v.minValue(1), v.maxValue(20)) }), v.array(likeness)),
  problems: query(
    v.strictObject({
      sort: v.picklist(PROBLEM_SORTS),
      search: line(200),
      limit: v.pipe(count, v.minValue(1), v.maxValue(500)),
    }),
    v.strictObject({ rows: v.array(problemRow), total: count }),
  ),
  problem: query(v.strictObject({ id }), problemRow),
  /** What a card is tied to. */
  ties: query(
    v.strictObject({ id }),
    v.strictObject({
      problem: v.nullable(problemMark),
      /** Where a merged card went: the card that stays at the end of the way. */
      mergedInto: v.nullable(numbered),
      /** Double entries that went into this card. */
      merged: v.array(numbered),
    }),
  ),
  /** Joins cards to a problem; with `withId` to the problem of that card, which is made when it has none. */
  join: command(
    v.variant('to', [
      v.strictObject({ to: v.literal('problem'), ids: v.array(id), problemId: id }),
      v.strictObject({ to: v.literal('card'), ids: v.array(id), withId: id }),
      v.strictObject({ to: v.literal('new'), ids: v.array(id), title: requiredLine(300, 'Назовите проблему') }),
    ]),
    v.strictObject({ ...operation.entries, problemId: id }),
  ),
  leave: command(v.strictObject({ ids: v.array(id) }), operation),
  saveProblem: command(
    v.strictObject({
      id,
      version,
      title: requiredLine(300, 'Назовите проблему'),
      themeId: v.nullable(id),
      territoryId: v.nullable(id),
      address: line(500),
      note: text(20_000),
    }),
    operation,
  ),
  /** Takes the group apart: its cards stay, without a problem. */
  removeProblem: command(v.strictObject({ id, version }), operation),
  /** Merges a double entry: `mergedId` goes to the trash, its numbers are found at `keptId`. One operation. */
  merge: command(
    v.strictObject({
      keptId: id,
      keptVersion: version,
      mergedId: id,
      mergedVersion: version,
      /** Fields whose value the double gives; the others stay as they are. */
      take: v.array(v.picklist(MERGE_FIELDS)),
    }),
    operation,
  ),
  /** Puts back what the merge did and only that; what was changed since stays and is named. */
  unmerge: command(
    v.strictObject({ mergedId: id }),
    v.strictObject({ ...operation.entries, kept: v.array(v.string()) }),
  ),
}
