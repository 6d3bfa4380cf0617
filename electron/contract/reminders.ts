import * as v from 'valibot'
import { caseFilter, caseRow } from './caseList.ts'
import { DocumentModel } from './documents.ts'
import { query } from './kinds.ts'
import { count, empty, id } from './scalars.ts'

/** Whom to remind of what: dates that come near, overdue cards by their level, applicants who were not told. */

export const REMINDER_KINDS = ['overdue', 'soon', 'notice', 'paused'] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]

const group = v.strictObject({
  kind: v.picklist(REMINDER_KINDS),
  /** «Просрочено 3 дня и больше», «Срок ответа через 3 рабочих дня и раньше». */
  why: v.string(),
  /** The figure of this group opens the list of this very filter. */
  count,
  filter: caseFilter,
  /** The first cards, by due date. */
  rows: v.array(caseRow),
})
export type ReminderGroup = v.InferOutput<typeof group>

const person = v.strictObject({
  /** Null: the role or the responsible member is not named. */
  personId: v.nullable(id),
  name: v.string(),
  /** As whom the person is reminded: «ответственный», «куратор». */
  roles: v.array(v.string()),
  groups: v.array(group),
})
export type ReminderPerson = v.InferOutput<typeof person>

export const remindersContract = {
  list: query(
    empty,
    v.strictObject({
      people: v.array(person),
      /** The same cards without people: each figure opens its list. */
      totals: v.array(v.strictObject({ kind: v.picklist(REMINDER_KINDS), why: v.string(), count, filter: caseFilter })),
      /** Years without a loaded calendar in which open cards are due. */
      missingYears: v.array(count),
    }),
    { heavy: true },
  ),
  /** The list on paper, a person below another. */
  document: query(empty, DocumentModel, { heavy: true }),
}
