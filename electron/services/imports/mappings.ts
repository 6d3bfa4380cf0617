import { createHash } from 'node:crypto'
import { AppError } from '../../contract/errors.ts'
import type { ImportMapping, ImportSettings } from '../../contract/imports.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { fromSql, selectList } from '../../db/tables.ts'
import type { CommandContext } from '../context.ts'
import { mappings } from './imports.repo.ts'
import type { MappingRow } from './imports.repo.ts'
import { refusals, titles } from './texts.ts'
import { folded } from './values.ts'

/** Mappings that the office saved: the next table with the same header gets them by itself. */

/** Under which a mapping is found again: names of the columns in their order. */
export const headerKey = (headers: readonly string[]): string =>
  createHash('sha256').update(headers.map(folded).join('\n').trimEnd()).digest('hex')

export function listMappings(db: ReadDb): MappingRow[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(mappings, 'm')} FROM import_mappings m WHERE m.deleted_at IS NULL ORDER BY m.name, m.id`,
    )
    .map((raw) => fromSql(mappings, raw))
}

export const mappingViews = (db: ReadDb): ImportMapping[] =>
  listMappings(db).map(({ id, version, name, layout, content }) => ({
    id,
    version,
    name,
    layout: layout as ImportMapping['layout'],
    settings: content,
  }))

/** The same name, or the same header under another name, replaces what was saved. */
export function saveMapping(
  ctx: CommandContext,
  { name, headers, settings }: { name: string; headers: readonly string[]; settings: ImportSettings },
): { operationId: number; title: string; id: number } {
  const row = { name, layout: settings.layout, headerKey: headerKey(headers), content: settings }
  const same = listMappings(ctx.db).filter(
    (one) => folded(one.name) === folded(name) || one.headerKey === row.headerKey,
  )
  const [first, ...others] = same
  for (const one of others) ctx.records.remove(mappings, one.id, null)
  ctx.records.title = titles.savedMapping(name)
  const id = first ? ctx.records.update(mappings, first.id, null, row).id : ctx.records.insert(mappings, row)
  return { ...ctx.records.handle(), id }
}

export function removeMapping(
  ctx: CommandContext,
  id: number,
  version: number,
): { operationId: number; title: string } {
  const mapping = ctx.records.find(mappings, id)
  if (!mapping || mapping.deletedAt !== null) throw new AppError('notFound', refusals.unknownMapping)
  ctx.records.remove(mappings, id, version)
  ctx.records.title = titles.removedMapping(mapping.name)
  return ctx.records.handle()
}
