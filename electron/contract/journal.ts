import * as v from 'valibot'
import { command, query } from './kinds.ts'
import { count, empty, id, json, operation } from './scalars.ts'

/** Journal of changes: who, when, what, old and new values; and undo of whole operations. */

const change = v.strictObject({
  entity: v.string(),
  entityId: id,
  action: v.picklist(['insert', 'update', 'remove', 'restore', 'view']),
  /** Field → value; null where the values are private or absent. */
  oldValues: v.nullable(v.record(v.string(), json)),
  newValues: v.nullable(v.record(v.string(), json)),
})

const entry = v.strictObject({
  id,
  /** UTC instant. */
  at: v.string(),
  /** The same in civil time of the office. */
  civilAt: v.string(),
  operatorId: v.nullable(id),
  operator: v.string(),
  title: v.string(),
  method: v.string(),
  /** The first 200 of them; the others by `changes`. */
  changes: v.array(change),
  /** How many records it changed, and how many of them are cards of the register. */
  total: count,
  cases: count,
  undoneById: v.nullable(id),
  undoesId: v.nullable(id),
  /** Can be taken back, as far as the journal alone can tell: a later change may still stand in the way. */
  isUndoable: v.boolean(),
})
export type JournalEntry = v.InferOutput<typeof entry>
export type JournalChange = v.InferOutput<typeof change>

export const journalContract = {
  /** Newest first; `before` continues the list. */
  list: query(
    v.strictObject({
      before: v.nullable(id),
      limit: v.pipe(count, v.maxValue(200)),
      operatorId: v.nullable(id),
      entity: v.nullable(v.string()),
      entityId: v.nullable(id),
    }),
    v.strictObject({ entries: v.array(entry), next: v.nullable(id) }),
  ),
  /** Further changes of one operation, in the order they were written; `after` passes over those that are known. */
  changes: query(
    v.strictObject({ operationId: id, after: count, limit: v.pipe(count, v.minValue(1), v.maxValue(500)) }),
    v.strictObject({ changes: v.array(change) }),
  ),
  /** The newest operation of this operator that can still be undone. */
  lastUndoable: query(empty, v.nullable(operation)),
  undo: command(v.strictObject({ operationId: id }), operation),
}
