import type { Contract } from '../../contract/index.ts'
import type { Directories, DirectoryName } from '../../contract/directory.ts'
import { fieldErrors } from '../../contract/errors.ts'
import type { Services } from '../../contract/kinds.ts'
import type { Preset, PresetTheme } from '../../contract/preset.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Records } from '../../db/records.ts'
import type { Table } from '../../db/tables.ts'
import type { Contexts } from '../context.ts'
import { personNames } from '../people.ts'
import {
  blocks,
  channels,
  directoryTables,
  findByName,
  listDirectory,
  listPersonNames,
  nextPosition,
  recipients,
  roles,
  territories,
  themes,
} from './directory.repo.ts'
import type { DirectoryRow, RecipientRow, TerritoryRow } from './directory.repo.ts'
import { texts } from './texts.ts'

export { nextPosition, normalName, recipients, territories, themes } from './directory.repo.ts'

/** All directories with their closed entries. */
export function getDirectories(db: ReadDb): Directories {
  return {
    blocks: listDirectory(db, blocks).map(view),
    themes: listDirectory(db, themes).map(view),
    territories: listDirectory(db, territories).map(view),
    channels: listDirectory(db, channels).map(view),
    roles: listDirectory(db, roles).map(view),
    recipients: listDirectory(db, recipients).map(view),
    persons: listPersonNames(db).map((person) => ({ id: person.id, post: person.post, ...personNames(person) })),
  }
}

function view<Row extends DirectoryRow>(row: Row): Omit<Row, 'deletedAt'> {
  const { deletedAt: _, ...entry } = row
  return entry
}

/** First content of the directories from a preset; channels that carry figures only are left out of the card's choice. */
export function seedDirectories(records: Records, preset: Preset, presetThemes: readonly PresetTheme[]): void {
  const common = { activeFrom: null, activeTo: null, origin: 'preset' } as const
  const blockIds = new Map(
    preset.blocks.map((block, index) => [
      block.code,
      records.insert(blocks, { ...common, ...block, position: index + 1 }),
    ]),
  )
  const blockId = (code: string | null | undefined): number | null => (code ? (blockIds.get(code) ?? null) : null)
  preset.channels
    .filter((channel) => channel.carriesCases)
    .forEach((channel, index) =>
      records.insert(channels, {
        ...common,
        code: channel.code,
        name: channel.name,
        shortName: channel.shortName,
        position: index + 1,
        defaultKind: channel.kind,
        note: channel.note ?? '',
      }),
    )
  preset.roles.forEach((role, index) =>
    records.insert(roles, {
      ...common,
      code: role.code,
      name: role.name,
      shortName: role.shortName,
      position: index + 1,
      duties: role.duties.map(({ text }) => text),
      allowsMany: role.severalHolders,
      chairs: role.chairsMeetings,
      replacesCode: role.replaces,
    }),
  )
  preset.recipients.forEach((recipient, index) =>
    records.insert(recipients, {
      ...common,
      code: recipient.code,
      name: recipient.name,
      shortName: recipient.shortName,
      position: index + 1,
      parentId: null,
      blockId: blockId(recipient.blocks[0]),
    }),
  )
  presetThemes.forEach((theme, index) =>
    records.insert(themes, {
      ...common,
      code: theme.code,
      name: theme.name,
      shortName: theme.name,
      position: index + 1,
      blockId: blockId(theme.blockCode),
      groupName: theme.group,
      fastTrack: theme.fastTrack,
    }),
  )
}

export const directoryService: Services<Contract, Contexts>['directory'] = {
  all: (_input, ctx) => getDirectories(ctx.db),

  save: (input, ctx) => {
    const { directory, id, version, name, activeFrom, activeTo } = input
    const shortName = input.shortName === '' ? name : input.shortName
    const twin = findByName(ctx.db, directory, name)
    if (twin !== undefined && twin !== id) throw fieldErrors({ name: texts.sameName })
    if (activeFrom !== null && activeTo !== null && activeTo < activeFrom)
      throw fieldErrors({ activeTo: texts.periodReversed })
    if (input.parentId != null && isOwnParent(ctx.db, directory, id, input.parentId))
      throw fieldErrors({ parentId: texts.parentLoop })
    const kind = texts.kinds[directory]
    ctx.records.title =
      id === null
        ? texts.created(kind, name)
        : titleOfChange(kind, name, ctx.records.get(directoryTables[directory] as typeof blocks, id), activeTo)
    const patch = { name, shortName, activeFrom, activeTo, ...extras(input) }
    if (id !== null) {
      ctx.records.update(directoryTables[directory] as typeof blocks, id, version, patch)
      return { ...ctx.records.handle(), id }
    }
    const row = {
      code: null,
      position: nextPosition(ctx.db, directory),
      origin: 'own' as const,
      ...emptyExtras[directory],
      ...patch,
    }
    const created = ctx.records.insert(directoryTables[directory] as typeof blocks, row)
    return { ...ctx.records.handle(), id: created }
  },

  move: ({ directory, id, version, position }, ctx) => {
    const table = directoryTables[directory] as typeof blocks
    const row = ctx.records.get(table, id)
    ctx.records.title = texts.moved(texts.kinds[directory], row.name)
    const others = listDirectory(ctx.db, table).filter((entry) => entry.id !== id)
    others.splice(Math.min(position, others.length), 0, row)
    others.forEach((entry, index) =>
      ctx.records.update(table, entry.id, entry.id === id ? version : null, { position: index + 1 }),
    )
    return ctx.records.handle()
  },
}

/** Closing and reopening are told by their own names: they are the usual changes of an entry in use. */
function titleOfChange(kind: string, name: string, row: DirectoryRow, activeTo: string | null): string {
  if (row.activeTo === activeTo || row.name !== name) return texts.changed(kind, name)
  return activeTo === null ? texts.reopened(kind, name) : texts.closed(kind, name)
}

/** Whether an entry would come to stand under itself. */
function isOwnParent(db: ReadDb, directory: DirectoryName, id: number | null, parentId: number): boolean {
  if (id === null || (directory !== 'territories' && directory !== 'recipients')) return false
  const parents = new Map(
    listDirectory<TerritoryRow | RecipientRow>(
      db,
      directoryTables[directory] as Table<TerritoryRow | RecipientRow>,
    ).map((row) => [row.id, row.parentId]),
  )
  // A chain longer than the directory is a loop that was there before.
  for (
    let at: number | null | undefined = parentId, steps = 0;
    at != null && steps <= parents.size;
    at = parents.get(at), steps += 1
  )
    if (at === id) return true
  return false
}

/** What a directory has beyond the shared shape, as a new entry starts with it. */
const emptyExtras = {
  blocks: {},
  themes: { blockId: null, groupName: '', fastTrack: false },
  territories: { parentId: null, residents: null },
  channels: { defaultKind: 'message', note: '' },
  roles: { duties: [], allowsMany: true, chairs: false, replacesCode: null },
  recipients: { parentId: null, blockId: null },
} as const

const EXTRA_FIELDS = [
  'blockId',
  'parentId',
  'residents',
  'fastTrack',
  'groupName',
  'defaultKind',
  'note',
  'duties',
  'allowsMany',
] as const

function extras(
  input: { directory: keyof typeof emptyExtras } & Partial<Record<(typeof EXTRA_FIELDS)[number], unknown>>,
): object {
  const allowed = emptyExtras[input.directory]
  return Object.fromEntries(
    EXTRA_FIELDS.filter((field) => field in allowed && input[field] !== undefined).map((field) => [
      field,
      input[field],
    ]),
  )
}
