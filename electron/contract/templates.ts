import * as v from 'valibot'
import { DocumentModel } from './documents.ts'
import { command, query } from './kinds.ts'
import { empty, operation, requiredLine, text, version } from './scalars.ts'

/** Texts around the data of the papers, which an office words itself. A changed text goes into new papers, never into a signed one. */

/** Longest text of one slot, characters: half a sheet. */
export const SLOT_LENGTH = 3000

const kind = requiredLine(60, 'Выберите документ')
const texts = v.record(v.string(), text(SLOT_LENGTH))
/** Texts of all slots as they are typed; a slot that is left out stays as it is. */
const typed = v.strictObject({ kind, texts })

export const templateSlot = v.strictObject({
  slot: v.string(),
  label: v.string(),
  /** As the program comes. */
  shipped: v.string(),
  /** The office's own wording; null while it has none. */
  own: v.nullable(v.string()),
  /** What may stand in braces. */
  fields: v.array(v.string()),
})
export type TemplateSlotView = v.InferOutput<typeof templateSlot>

export const template = v.strictObject({
  kind: v.string(),
  title: v.string(),
  /** Version of the office's texts; null while it has none of its own. */
  version: v.nullable(version),
  slots: v.array(templateSlot),
  /** Whether a sample of this paper can be shown. */
  hasSample: v.boolean(),
})
export type TemplateView = v.InferOutput<typeof template>

export const templatesContract = {
  /** Every paper whose words may be changed, in the order of the office's work. */
  list: query(empty, v.array(template)),
  /** A paper of invented data with the texts as they are typed, saved or not. */
  preview: query(typed, DocumentModel),
  /** Keeps what differs from the texts as shipped. An unknown `{поле}` is refused at its slot. */
  save: command(v.strictObject({ ...typed.entries, version: v.nullable(version) }), operation),
  /** Back to the texts as shipped: one slot, or all where `slot` is null. */
  restore: command(v.strictObject({ kind, slot: v.nullable(v.string()), version: v.nullable(version) }), operation),
}
