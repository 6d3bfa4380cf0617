import type { CaseRow } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { listCases } from './caseList.repo.ts'
import type { ListPage, ListQuery } from './caseList.repo.ts'
import { foundIn, otherReading } from './found.ts'

/** A page of the register as the screen shows it: rows, why words found them, how many write about the same. */
export function registerPage(db: ReadDb, query: ListQuery, now: string) {
  const page: ListPage = listCases(db, query, now)
  const typed = query.filter.search ?? ''
  const ids = page.rows.map((row) => row.id)
  return {
    ...page,
    found: typed === '' ? [] : foundIn(db, ids, typed),
    problems: problemSizes(db, page.rows),
    reading: typed === '' ? null : otherReading(db, typed),
  }
}

/** Cards of each group among the rows; a group of thousands is counted once a page, not once a row. */
function problemSizes(db: ReadDb, rows: readonly CaseRow[]): { id: number; size: number }[] {
  const ids = [...new Set(rows.map((row) => row.problemId).filter((id) => id !== null))]
  return ids.map((id) => ({
    id,
    size: db.one<{ size: number }>('SELECT count(*) AS size FROM cases WHERE problem_id = ? AND deleted_at IS NULL', [
      id,
    ]).size,
  }))
}
