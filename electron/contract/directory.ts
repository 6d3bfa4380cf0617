import * as v from 'valibot'
import { command, query } from './kinds.ts'
import { civilDate, count, empty, id, line, namesVersion, operation, requiredLine, version } from './scalars.ts'

/** Directories share one shape: name, short name, order, active period, origin. Nothing in use is deleted: it is closed. */

export const DIRECTORIES = ['blocks', 'themes', 'territories', 'channels', 'roles', 'recipients'] as const
export const directoryName = v.picklist(DIRECTORIES)
export type DirectoryName = (typeof DIRECTORIES)[number]

const entry = {
  id,
  version,
  code: v.nullable(v.string()),
  name: v.string(),
  shortName: v.string(),
  position: count,
  activeFrom: v.nullable(civilDate),
  activeTo: v.nullable(civilDate),
  origin: v.picklist(['preset', 'own']),
}
const block = v.strictObject(entry)
const theme = v.strictObject({ ...entry, blockId: v.nullable(id), groupName: v.string(), fastTrack: v.boolean() })
const territory = v.strictObject({ ...entry, parentId: v.nullable(id), residents: v.nullable(count) })
const channel = v.strictObject({ ...entry, defaultKind: v.picklist(['message', 'appeal']), note: v.string() })
const role = v.strictObject({
  ...entry,
  duties: v.array(v.string()),
  allowsMany: v.boolean(),
  chairs: v.boolean(),
  replacesCode: v.nullable(v.string()),
})
const recipient = v.strictObject({ ...entry, parentId: v.nullable(id), blockId: v.nullable(id) })
const person = v.strictObject({ id, shortName: v.string(), fullName: v.string(), post: v.string() })

const directories = v.strictObject({
  blocks: v.array(block),
  themes: v.array(theme),
  territories: v.array(territory),
  channels: v.array(channel),
  roles: v.array(role),
  recipients: v.array(recipient),
  /** People as names to choose from; contacts and consents are in `members`. */
  persons: v.array(person),
})
export type Directories = v.InferOutput<typeof directories>
export type Block = v.InferOutput<typeof block>
export type Theme = v.InferOutput<typeof theme>
export type Territory = v.InferOutput<typeof territory>
export type Channel = v.InferOutput<typeof channel>
export type Role = v.InferOutput<typeof role>
export type PersonName = v.InferOutput<typeof person>

export const directoryContract = {
  /** All directories at once, closed entries included: they are small and name things in old cards. */
  all: query(empty, directories),
  save: command(
    v.pipe(
      v.strictObject({
        directory: directoryName,
        id: v.nullable(id),
        version: v.nullable(version),
        name: requiredLine(500, 'Укажите название'),
        shortName: line(120),
        activeFrom: v.nullable(civilDate),
        activeTo: v.nullable(civilDate),
        blockId: v.optional(v.nullable(id)),
        parentId: v.optional(v.nullable(id)),
        residents: v.optional(v.nullable(count)),
        fastTrack: v.optional(v.boolean()),
        groupName: v.optional(line(200)),
        defaultKind: v.optional(v.picklist(['message', 'appeal'])),
        note: v.optional(line(1000)),
        duties: v.optional(v.array(requiredLine(2000))),
        allowsMany: v.optional(v.boolean()),
      }),
      namesVersion(),
    ),
    v.strictObject({ ...operation.entries, id }),
  ),
  move: command(v.strictObject({ directory: directoryName, id, version, position: count }), operation),
}
