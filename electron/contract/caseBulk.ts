import * as v from 'valibot'
import { caseFilter, caseKind, caseStatus } from './caseList.ts'
import { query, task } from './kinds.ts'
import { civilDate, civilMoment, count, id, line, operation, text } from './scalars.ts'

/** Work in bulk: many cards, one act, one undo; what would become of each card is shown first. */

/** Cards that one act may change. */
export const BULK_LIMIT = 10_000
/** Lines of «было → станет» that are asked for at once. */
export const PREVIEW_PAGE = 200

/** A value as it was and as it is, in words. */
export const fieldChange = v.strictObject({
  field: v.string(),
  label: v.string(),
  before: v.string(),
  after: v.string(),
})
export type FieldChange = v.InferOutput<typeof fieldChange>

const chosen = (max: number) =>
  v.pipe(
    v.array(id),
    v.minLength(1, 'Не выбрана ни одна карточка. Отметьте строки'),
    v.maxLength(max, `Сразу можно изменить не больше ${max.toLocaleString('ru-RU')} карточек. Сузьте отбор`),
  )

/** What is changed; fields left out stay. Gist, text and repeats belong to one card and are not changed in bulk. */
export const bulkChange = v.strictObject({
  case: v.optional(
    v.partial(
      v.strictObject({
        kind: caseKind,
        channelId: v.nullable(id),
        externalNumber: line(100),
        externalLink: line(1000),
        receivedAt: v.nullable(civilMoment),
        registeredAt: v.nullable(civilMoment),
        territoryId: v.nullable(id),
        address: line(500),
        blockId: v.nullable(id),
        themeId: v.nullable(id),
        recipientId: v.nullable(id),
        responsibleId: v.nullable(id),
        isImportant: v.boolean(),
        fastTrack: v.boolean(),
        note: text(20_000),
      }),
    ),
  ),
  /** Put under the note that each card has. */
  addNote: v.optional(text(5000)),
  status: v.optional(caseStatus),
  /** «Отложить до»; asks for a reason. */
  postponedUntil: v.optional(civilDate),
  reason: v.optional(line(1000)),
})
export type BulkChange = v.InferOutput<typeof bulkChange>

/** Why a card stays as it is. `changed`: somebody changed it after the preview. */
export const STAY_CODES = ['same', 'answered', 'deleted', 'changed', 'invalid'] as const
const stay = v.picklist(STAY_CODES)
export type StayCode = v.InferOutput<typeof stay>

const previewLine = v.strictObject({
  id,
  /** As people write it. */
  number: v.string(),
  gist: v.string(),
  /** What would change, new dates and status included; empty where the card stays. */
  changes: v.array(fieldChange),
  stays: v.nullable(v.strictObject({ code: stay, why: v.string() })),
})
export type PreviewLine = v.InferOutput<typeof previewLine>

const reasons = v.array(v.strictObject({ code: stay, why: v.string(), count }))

export const bulkContract = {
  /** «Все N по отбору», held as ids at the moment of asking. @throws refused over BULK_LIMIT */
  choose: query(v.strictObject({ filter: caseFilter }), v.strictObject({ ids: v.array(id) }), { heavy: true }),
  /** What a change would do to the chosen cards; `asOf` goes along with the change, so that what was changed since stays. */
  previewMany: query(
    v.strictObject({ ids: chosen(BULK_LIMIT), change: bulkChange }),
    v.strictObject({
      changing: v.array(id),
      staying: v.array(id),
      reasons,
      /** Cards whose due date would move. */
      dueMoves: count,
      asOf: count,
    }),
    { heavy: true },
  ),
  /** «Было → станет» of some of them. */
  previewLines: query(
    v.strictObject({ ids: chosen(PREVIEW_PAGE), change: bulkChange }),
    v.strictObject({ lines: v.array(previewLine) }),
    { heavy: true },
  ),
  /** Changes the cards that the change fits, as one operation: all of them or, where it fails, none. */
  changeMany: task(
    v.strictObject({ ids: chosen(BULK_LIMIT), change: bulkChange, asOf: v.optional(count) }),
    v.strictObject({ ...operation.entries, changed: count, reasons }),
  ),
}
