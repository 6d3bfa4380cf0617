import { AppError } from '../../contract/errors.ts'
import type { ReadDb, WriteDb } from '../../db/database.ts'
import { Records } from '../../db/records.ts'
import type { Patch } from '../../db/records.ts'
import type { CommandContext, TaskContext } from '../context.ts'
import { findCard, removeImported, rowsOfCards, updateImported } from '../messages/messages.service.ts'
import type { CaseRecord } from '../messages/messages.service.ts'
import { findImport, forgetBlob, imports, startOperation } from './imports.repo.ts'
import type { ImportRow } from './imports.repo.ts'
import { progressTexts, reasons, refusals, takenBackTexts, titles } from './texts.ts'

/** Taking a whole import back: added cards to the trash, updated ones to their earlier values where nobody changed them since. */

const SLICE_MS = 35
const PAGE = 200
const SETTLE_ROWS = 5000

interface WrittenRow {
  id: number
  rowNumber: number
  action: 'added' | 'updated'
  caseId: number
  before: string | null
}

export interface TakenBack {
  operationId: number
  title: string
  removed: number
  restored: number
  kept: number
  partly: number
}

interface TakeBackOptions {
  changed: 'keep' | 'remove'
  /** What the import is afterwards: stopped before its end, or taken back. */
  state: 'stopped' | 'takenBack'
  evenIfCancelled: boolean
}

const CHANGED_BY_PEOPLE = `
  EXISTS (SELECT 1 FROM journal j WHERE j.entity = 'cases' AND j.entity_id = r.case_id AND j.action = 'update'
    AND j.operation_id IS NOT :operation)`

/** Fields that follow from others: the clocks are counted anew. */
const DERIVED = new Set(['dueAt', 'dueStage', 'legalMaximumAt', 'noClockReason'])

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** @param isUnderWay whether the run itself goes on in this process */
export async function takeBack(
  ctx: TaskContext,
  id: number,
  changed: 'keep' | 'remove',
  isUnderWay: (row: ImportRow) => boolean,
): Promise<TakenBack> {
  const row = findImport(ctx.db, id)
  if (!row) throw new AppError('notFound', refusals.unknown)
  if (isUnderWay(row)) throw new AppError('refused', refusals.isRunning)
  if (row.state === 'takenBack' || row.state === 'stopped') throw new AppError('refused', refusals.takenBack)
  return takeBackAll(ctx, id, { changed, state: 'takenBack', evenIfCancelled: false })
}

/** In short transactions that share one operation; one that was cut off goes on where it stopped. */
export async function takeBackAll(ctx: TaskContext, id: number, options: TakeBackOptions): Promise<TakenBack> {
  const row = findImport(ctx.db, id)
  if (!row) throw new AppError('notFound', refusals.unknown)
  const title = titles.takenBack(row.fileName)
  const write = <T>(work: (command: CommandContext) => T, isStep = false): T =>
    ctx.write(title, work, { evenIfCancelled: options.evenIfCancelled, isStep })
  const operationId = write(({ records: { db }, instant, operatorId }) => {
    db.run("UPDATE imports SET state = 'takingBack' WHERE id = ?", [id])
    return startOperation(db, { at: instant, operatorId, method: 'imports.takeBack', title })
  })
  const result: TakenBack = { operationId, title, removed: 0, restored: 0, kept: 0, partly: 0 }
  await ctx.inSteps(async (settle) => {
    for (let rest = 1, looked = 0; rest > 0; looked += rest) {
      rest = write((command) => takeSome(continued(command, operationId, title), row, options, result), true)
      ctx.progress(result.removed + result.restored + result.kept, row.rowsDone, progressTexts.takingBack)
      if (Math.floor((looked + rest) / SETTLE_ROWS) > Math.floor(looked / SETTLE_ROWS)) settle()
      if (options.evenIfCancelled) await pause()
      else await ctx.breathe()
    }
  })
  write((command) => close(continued(command, operationId, title), row, options.state))
  return result
}

/** The context whose journaled writes belong to the operation of the taking back. */
function continued(command: CommandContext, operationId: number, title: string): CommandContext & { db: WriteDb } {
  const { db } = command.records
  const { operatorId, instant: at } = command
  const records = new Records(db, { operatorId, at, method: 'imports.takeBack', title, continues: operationId })
  return { ...command, records, db }
}

/** @returns how many rows were looked at; 0 at the end */
function takeSome(
  act: CommandContext & { db: WriteDb },
  row: ImportRow,
  { changed }: TakeBackOptions,
  result: TakenBack,
): number {
  const started = performance.now()
  let looked = 0
  for (const written of nextRows(act.db, row.id)) {
    if (looked > 0 && performance.now() - started > SLICE_MS) break
    const taken =
      written.action === 'added' ? takeAdded(act, row, written, changed, result) : takeUpdated(act, written, result)
    act.db.run('UPDATE import_rows SET taken_back = ? WHERE id = ?', [taken, written.id])
    looked += 1
  }
  return looked
}

/** The last rows first, so that a card that was updated twice gets its values back in turn. */
const nextRows = (db: ReadDb, importId: number): WrittenRow[] =>
  db.all(
    `SELECT id, row_number AS rowNumber, action, case_id AS caseId, before FROM import_rows
     WHERE import_id = ? AND action IN ('added', 'updated') AND case_id IS NOT NULL AND taken_back IS NULL
     ORDER BY row_number DESC LIMIT ${PAGE}`,
    [importId],
  )

function takeAdded(
  act: CommandContext,
  row: ImportRow,
  { caseId }: WrittenRow,
  changed: 'keep' | 'remove',
  result: TakenBack,
): string {
  const card = findCard(act.db, caseId)
  if (!card || card.deletedAt !== null) return takenBackTexts.gone
  if (changed === 'keep' && isChanged(act.db, caseId, row.operationId)) {
    result.kept += 1
    return takenBackTexts.kept
  }
  removeImported(act, caseId)
  result.removed += 1
  return takenBackTexts.removed
}

const isChanged = (db: ReadDb, caseId: number, operation: number | null): boolean =>
  db.get(`SELECT 1 FROM (SELECT :caseId AS case_id) r WHERE ${CHANGED_BY_PEOPLE}`, { caseId, operation }) !== undefined

type Changes = Record<string, [before: unknown, after: unknown]>

/** Which fields still stand as the import left them. */
function splitChanges(card: CaseRecord, changes: Changes): { patch: Record<string, unknown>; isWhole: boolean } {
  const patch: Record<string, unknown> = {}
  let isWhole = true
  for (const [field, [before, after]] of Object.entries(changes)) {
    if (DERIVED.has(field)) continue
    if (card[field as keyof CaseRecord] === after) patch[field] = before
    else isWhole = false
  }
  // An answer and its state go together.
  if ('status' in patch !== 'answeredAt' in patch && 'answeredAt' in changes && 'status' in changes) {
    delete patch['status']
    delete patch['answeredAt']
    isWhole = false
  }
  return { patch, isWhole }
}

function takeUpdated(act: CommandContext, { caseId, before }: WrittenRow, result: TakenBack): string {
  const card = findCard(act.db, caseId)
  if (!card || card.deletedAt !== null) return takenBackTexts.gone
  const { patch, isWhole } = splitChanges(card, JSON.parse(before ?? '{}') as Changes)
  if (Object.keys(patch).length > 0) updateImported(act, card, patch as Patch<CaseRecord>, reasons.clocks)
  if (isWhole) result.restored += 1
  else result.partly += 1
  return isWhole ? takenBackTexts.restored : takenBackTexts.partly
}

/** The last transaction; its journal line lets the whole act be taken back in its turn. */
function close(act: CommandContext & { db: WriteDb }, row: ImportRow, state: 'stopped' | 'takenBack'): void {
  act.db.run(
    "UPDATE imports SET state = 'finished', finished_at = coalesce(finished_at, ?), rows_total = rows_done WHERE id = ?",
    [act.instant, row.id],
  )
  act.records.update(imports, row.id, null, { state })
  if (state === 'stopped' && forgetBlob(act.db, row.sha256)) act.files.dropBlob(row.sha256)
}

/** What taking back would meet, before it is done. */
export function takeBackPreview(db: ReadDb, id: number, civil: (instant: string) => string) {
  const row = findImport(db, id)
  if (!row) throw new AppError('notFound', refusals.unknown)
  const { operationId: operation } = row
  const live = `FROM import_rows r JOIN cases c ON c.id = r.case_id AND c.deleted_at IS NULL
     WHERE r.import_id = :id AND r.taken_back IS NULL AND r.action = :action`
  const count = (action: string): number => db.one<{ n: number }>(`SELECT count(*) AS n ${live}`, { id, action }).n
  const changed = db.all<{ caseId: number; at: string; operator: string | null }>(
    `SELECT r.case_id AS caseId, o.at, p.name AS operator ${live.replace(
      'WHERE',
      `
       JOIN journal j ON j.id = (SELECT max(id) FROM journal WHERE entity = 'cases' AND entity_id = r.case_id AND action = 'update' AND operation_id IS NOT :operation)
       JOIN operations o ON o.id = j.operation_id LEFT JOIN operators p ON p.id = o.operator_id WHERE`,
    )}
     ORDER BY j.id DESC LIMIT 100`,
    { id, action: 'added', operation },
  )
  const rows = rowsOfCards(
    db,
    changed.map(({ caseId }) => caseId),
  )
  return {
    added: count('added'),
    updated: count('updated'),
    changed: changed.flatMap(({ caseId, at, operator }) => {
      const found = rows.get(caseId)
      return found ? [{ case: found, operator: operator ?? '', at: civil(at) }] : []
    }),
    changedTotal: db.one<{ n: number }>(`SELECT count(*) AS n ${live} AND ${CHANGED_BY_PEOPLE}`, {
      id,
      action: 'added',
      operation,
    }).n,
    updatedChanged: countPartly(db, id),
  }
}

function countPartly(db: ReadDb, id: number): number {
  let partly = 0
  for (const { caseId, before } of db.all<{ caseId: number; before: string | null }>(
    "SELECT case_id AS caseId, before FROM import_rows WHERE import_id = ? AND action = 'updated' AND taken_back IS NULL",
    [id],
  )) {
    const card = findCard(db, caseId)
    if (card && !splitChanges(card, JSON.parse(before ?? '{}') as Changes).isWhole) partly += 1
  }
  return partly
}
