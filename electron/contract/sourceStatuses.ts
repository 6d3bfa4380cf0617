import * as v from 'valibot'
import { caseResult, caseStatus } from './caseList.ts'
import { command, query } from './kinds.ts'
import { count, empty, id, line, namesVersion, operation, requiredLine, version } from './scalars.ts'

/**
 * The words that ПОС, ИМ and other channels use for the state of a message, and what they mean here. The values of the platforms were
 * not seen (domain.md §6.1, §12): the office corrects the table, the raw word stays on the card.
 */

const meaning = {
  /** Code of the channel; empty for every channel that has no word of its own. */
  channelCode: v.string(),
  raw: v.string(),
  /** null: the word says nothing about it. */
  status: v.nullable(caseStatus),
  result: v.nullable(caseResult),
}

const sourceStatus = v.strictObject({ id, version, ...meaning, isVerified: v.boolean(), cards: count })
export type SourceStatus = v.InferOutput<typeof sourceStatus>
const unknownWord = v.strictObject({ channelCode: v.string(), raw: v.string(), cards: count })
export type UnknownWord = v.InferOutput<typeof unknownWord>

/** Why a card of the word stays as it is: the fact that its new status comes with is not there. */
export const SOURCE_OBSTACLES = ['answerDate', 'answered', 'postponedUntil', 'noInterimClock'] as const

const affectedCard = v.strictObject({
  id,
  number: v.string(),
  gist: v.string(),
  status: caseStatus,
  result: v.nullable(caseResult),
  newStatus: caseStatus,
  newResult: v.nullable(caseResult),
  obstacle: v.nullable(v.picklist(SOURCE_OBSTACLES)),
})
export type AffectedCard = v.InferOutput<typeof affectedCard>

const input = {
  channelCode: line(60),
  raw: requiredLine(200, 'Введите слово из выгрузки'),
  status: v.nullable(caseStatus),
  result: v.nullable(caseResult),
}

export const sourceStatusesContract = {
  /** The table, with the number of cards that hold each word, and the words of cards that the table does not know. */
  list: query(empty, v.strictObject({ statuses: v.array(sourceStatus), unknown: v.array(unknownWord) }), {
    heavy: true,
  }),
  /** What applying a meaning would do to the cards that hold the word; the first of them by name. */
  affected: query(
    v.strictObject(input),
    v.strictObject({ total: count, changing: count, held: count, cards: v.array(affectedCard) }),
  ),
  /** Saves a meaning; with `applies` also gives it to the cards that hold the word, as the same operation. */
  save: command(
    v.pipe(
      v.strictObject({
        id: v.nullable(id),
        version: v.nullable(version),
        ...input,
        isVerified: v.boolean(),
        applies: v.boolean(),
      }),
      namesVersion(),
    ),
    v.strictObject({ ...operation.entries, id, changed: count, held: count }),
  ),
  remove: command(v.strictObject({ id, version }), operation),
}
