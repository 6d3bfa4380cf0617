import * as v from 'valibot'
import { command, query } from './kinds.ts'
import { empty, id, json, line } from './scalars.ts'

/** What is typed but not saved: kept per operator, form and slot, found again after a killed process. */

const key = {
  form: v.pipe(v.string(), v.regex(/^[a-zA-Z.]{1,40}$/)),
  slot: v.pipe(v.string(), v.maxLength(60)),
}

/** Forms whose drafts a colleague can take over and finish. */
export const HANDED_FORMS = ['messages.new', 'messages.answer', 'messages.interim'] as const
/** Kept like a draft, but nothing to be finished: habits of an operator, his open tabs. */
export const HABIT_FORMS = ['messages.habits', 'app.tabs'] as const

const hand = v.strictObject({ operatorId: id, operator: v.string(), at: v.string(), note: v.string() })
export type DraftHand = v.InferOutput<typeof hand>

const draft = v.strictObject({ id, ...key, content: json, updatedAt: v.string(), handed: v.nullable(hand) })
export type Draft = v.InferOutput<typeof draft>

/** A draft in a list: its beginning, never the applicant. */
const draftLine = v.strictObject({
  id,
  ...key,
  title: v.string(),
  updatedAt: v.string(),
  /** From whom it came; for drafts handed on, to whom. */
  handed: v.nullable(hand),
})
export type DraftLine = v.InferOutput<typeof draftLine>

export const draftsContract = {
  /** Drafts of the operator at work, those handed to him included, and those that he handed on and others hold. */
  list: query(empty, v.strictObject({ mine: v.array(draftLine), handedOn: v.array(draftLine) })),
  get: query(v.strictObject(key), v.nullable(draft)),
  /** Written as typed, without validation of the content. */
  put: command(v.strictObject({ ...key, content: json }), v.strictObject({ updatedAt: v.string() })),
  drop: command(v.strictObject(key), v.strictObject({})),
  /** Gives a draft to a colleague, who finds it among his own. */
  handOver: command(
    v.strictObject({ ...key, operatorId: id, note: line(500) }),
    v.strictObject({ id, title: v.string() }),
  ),
  /** Takes back what the operator handed on and the colleague has not finished. */
  takeBack: command(v.strictObject({ id }), v.strictObject({ ...key, title: v.string() })),
}
