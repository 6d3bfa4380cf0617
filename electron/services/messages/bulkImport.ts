import type { CaseRow } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Patch } from '../../db/records.ts'
import type { CommandContext } from '../context.ts'
import { caseRowView, cases, findCase, ROW_COLUMNS } from './cases.repo.ts'
import type { CaseRecord, RawCaseRow } from './cases.repo.ts'
import { clockBook, recountClocks } from './clocks.ts'
import type { ClockBook } from './clocks.ts'
import { noteRouting } from './routing.ts'
import { fieldLabels } from './texts.ts'

/** What an import does to cards that stand in the register already, and how it takes that back. */

export { fieldLabels as caseFieldNames }
export { findCase as findCard }

/** Old and new value of each field that came out different, those that follow from the change included. */
export type ImportedChange = Record<string, [before: unknown, after: unknown]>

const books = new WeakMap<ReadDb, { at: string; book: ClockBook }>()

/** An import changes many cards within a moment: the calendar is read once for each of its transactions. */
export function bookOf(ctx: CommandContext): ClockBook {
  const kept = books.get(ctx.db)
  if (kept?.at === ctx.instant) return kept.book
  const book = clockBook(ctx.db, ctx.resourcesDir)
  books.set(ctx.db, { at: ctx.instant, book })
  return book
}

/**
 * Changes a card by what a file says of it: journaled, clocks counted anew with the reason, a new recipient kept as routing.
 * @param ctx whose records go on in the operation of the import
 */
export function updateImported(
  ctx: CommandContext,
  current: CaseRecord,
  patch: Patch<CaseRecord>,
  reason: string,
): ImportedChange {
  const next = ctx.records.updateRow(cases, current, null, patch)
  if (next.recipientId !== current.recipientId || next.responsibleId !== current.responsibleId)
    noteRouting(ctx, next, reason)
  const summary = recountClocks(ctx, next, reason, bookOf(ctx))
  const final = ctx.records.updateRow(cases, next, null, summary)
  const changes: ImportedChange = {}
  for (const field of Object.keys(final) as (keyof CaseRecord)[])
    if (field !== 'version' && current[field] !== final[field]) changes[field] = [current[field], final[field]]
  return changes
}

/** Moves an imported card to the trash, as one line of the journal. */
export function removeImported(ctx: CommandContext, id: number): void {
  ctx.records.remove(cases, id, null)
}

/** Cards as rows of the register, by id; those in the trash too. */
export function rowsOfCards(db: ReadDb, ids: readonly number[]): Map<number, CaseRow> {
  const rows = db.all<RawCaseRow>(`SELECT ${ROW_COLUMNS} FROM cases c WHERE c.id IN (SELECT value FROM json_each(?))`, [
    JSON.stringify(ids),
  ])
  return new Map(rows.map((row) => [row.id, caseRowView(row)]))
}
