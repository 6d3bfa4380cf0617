import type { WriteDb } from '../../db/database.ts'

/** An entry of a directory by the words that rules know it by. */
export interface Named {
  id: number
  code: string | null
  name: string
  groupName: string
}

function byId(db: WriteDb, sql: string): Map<number, Named> {
  return new Map(db.all<Named>(sql).map((row) => [row.id, row]))
}

export const namedChannels = (db: WriteDb): Map<number, Named> =>
  byId(db, "SELECT id, code, name, '' AS groupName FROM channels")

export const namedThemes = (db: WriteDb): Map<number, Named> =>
  byId(db, 'SELECT id, code, name, group_name AS groupName FROM themes')

export function lastCaseId(db: WriteDb): number {
  return db.one<{ last: number | null }>('SELECT max(id) AS last FROM cases').last ?? 0
}

/** Drops the indexes that a load would keep in step row by row. @returns what makes them again */
export function dropIndexes(db: WriteDb): string[] {
  const indexes = db.all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name IN ('cases', 'deadlines') AND sql IS NOT NULL",
  )
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
  return indexes.map(({ sql }) => sql)
}

/** The one line of the journal for a whole load. */
export function noteLoad(db: WriteDb, load: { at: string; operatorId: number | null; title: string }): number {
  return db.run("INSERT INTO operations (at, operator_id, method, title) VALUES (?, ?, 'messages.load', ?)", [
    load.at,
    load.operatorId,
    load.title,
  ]).lastId
}
