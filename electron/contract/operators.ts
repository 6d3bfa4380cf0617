import * as v from 'valibot'
import { command, query } from './kinds.ts'
import { count, empty, id, line, namesVersion, operation, requiredLine, version } from './scalars.ts'

/** Operator profiles: the people who share the PC. Not accounts: they say who did it. */

const operator = v.strictObject({
  id,
  version,
  name: v.string(),
  post: v.string(),
  position: count,
  isClosed: v.boolean(),
})
export type Operator = v.InferOutput<typeof operator>

export const operatorsContract = {
  list: query(empty, v.strictObject({ operators: v.array(operator), currentId: v.nullable(id) })),
  /** Drafts of the other operator stay as they are. */
  switch: command(v.strictObject({ id }), operator),
  save: command(
    v.pipe(
      v.strictObject({
        id: v.nullable(id),
        version: v.nullable(version),
        name: requiredLine(200, 'Укажите фамилию и инициалы'),
        post: line(200),
      }),
      namesVersion(),
    ),
    v.strictObject({ ...operation.entries, id }),
  ),
  close: command(v.strictObject({ id, version }), operation),
  reopen: command(v.strictObject({ id, version }), operation),
}
