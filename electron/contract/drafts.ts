import * as v from 'valibot'
import { command, query } from './kinds.ts'
import { empty, id, json } from './scalars.ts'

/** What is typed but not saved: kept per operator, form and slot, found again after a killed process. */

const key = { form: v.pipe(v.string(), v.regex(/^[a-zA-Z.]{1,40}$/)), slot: v.pipe(v.string(), v.maxLength(60)) }
const draft = v.strictObject({ id, ...key, content: json, updatedAt: v.string() })
export type Draft = v.InferOutput<typeof draft>

export const draftsContract = {
  list: query(empty, v.array(draft)),
  get: query(v.strictObject(key), v.nullable(draft)),
  /** Written as typed, without validation of the content. */
  put: command(v.strictObject({ ...key, content: json }), v.strictObject({ updatedAt: v.string() })),
  drop: command(v.strictObject(key), v.strictObject({})),
}
