import { AppError } from '../../contract/errors.ts'
import { Records } from '../../db/records.ts'
import type { Patch } from '../../db/records.ts'
import type { CommandContext, TaskContext } from '../context.ts'
import { findCase, removeImported, updateImported } from '../messages/messages.service.ts'
import type { CaseRecord } from '../messages/messages.service.ts'
import { isChangedAfter, mergedRows, mergeMark, setMergeMark, takenIn } from './incoming.repo.ts'
import type { MergedRow, MergeMark } from './incoming.repo.ts'
import { receivedPackages } from './incoming.tables.ts'
import type { ReceivedRow } from './incoming.tables.ts'
import { texts } from './texts.ts'

/**
 * Taking back the merge of a package in short transactions under one operation, the last card first; one that was cut off goes on where it
 * stopped. A card or a field that somebody changed since stays as it is and is counted.
 */

const SLICE_MS = 60
const PAGE = 500
const METHOD = 'incoming.takeBack'
/** Fields that follow from others: the clocks are counted anew. */
const DERIVED = new Set(['dueAt', 'dueStage', 'legalMaximumAt', 'noClockReason'])

export interface TakenBack {
  operationId: number
  title: string
  removed: number
  restored: number
  kept: number
}

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** @throws AppError refused where there is no merge of the package */
export async function takeBackMerge(
  ctx: TaskContext,
  row: ReceivedRow,
  { evenIfCancelled }: { evenIfCancelled: boolean },
): Promise<TakenBack> {
  const found = mergeMark(ctx.db, row.id)
  if (!found) throw new AppError('refused', texts.refusals.nothingMerged)
  const title = texts.titles.takenBack(row.officeName, row.manifest.period.name, row.versionNumber)
  const begun =
    found.undoId === null ? ctx.write(title, (c) => begin(c, row, found, title), { evenIfCancelled }) : found
  const back = new Back(row, begun, title, takenIn(ctx.db, begun.operationId))
  await ctx.inSteps(async (settle) => {
    let steps = 0
    for (let isOver = false; !isOver;) {
      isOver = ctx.write(title, (command) => back.slice(command), { evenIfCancelled, isStep: true })
      ctx.progress(back.result.removed, back.all, texts.progress.takingBack)
      if ((steps += 1) % 100 === 0) settle()
      if (evenIfCancelled) await pause()
      else await ctx.breathe()
    }
  })
  return ctx.write(title, (command) => back.finish(command), { evenIfCancelled })
}

function begin(
  { records: { db }, operatorId, instant }: CommandContext,
  row: ReceivedRow,
  of: MergeMark,
  title: string,
) {
  const source = { operatorId, at: instant, method: METHOD, title, undoesId: of.operationId }
  const mark: MergeMark = {
    ...of,
    state: 'takingBack',
    undoId: new Records(db, source).handle().operationId,
    before: null,
  }
  setMergeMark(db, row.id, mark)
  return mark
}

class Back {
  readonly result: TakenBack
  readonly all: number
  private readonly row: ReceivedRow
  private mark: MergeMark
  private readonly added: ReadonlySet<number>
  private readonly operations: readonly number[]

  constructor(row: ReceivedRow, mark: MergeMark, title: string, added: ReadonlySet<number>) {
    const operationId = mark.undoId ?? 0
    this.row = row
    this.mark = mark
    this.added = added
    this.all = added.size
    this.operations = [mark.operationId, operationId]
    this.result = { operationId, title, removed: 0, restored: 0, kept: 0 }
  }

  private act(command: CommandContext): CommandContext {
    const { operatorId, instant: at } = command
    const { operationId: continues, title } = this.result
    const records = new Records(command.records.db, { operatorId, at, method: METHOD, title, continues })
    return { ...command, records }
  }

  /** @returns whether it was the last */
  slice(command: CommandContext): boolean {
    const act = this.act(command)
    const started = performance.now()
    const rows = mergedRows(act.db, this.mark.operationId, this.mark.before, PAGE)
    let last = this.mark.before
    for (const [index, row] of rows.entries()) {
      if (index > 0 && performance.now() - started > SLICE_MS) break
      this.one(act, row)
      last = row.id
    }
    this.mark = { ...this.mark, before: last }
    setMergeMark(act.records.db, this.row.id, this.mark)
    return rows.length === 0
  }

  private one(act: CommandContext, row: MergedRow): void {
    const card = findCase(act.db, row.caseId)
    if (!card || card.deletedAt !== null) return
    if (row.action === 'update') {
      if (!this.added.has(card.id)) this.giveBack(act, card, row)
      return
    }
    if (isChangedAfter(act.db, card.id, row.id, this.operations)) {
      this.result.kept += 1
      return
    }
    removeImported(act, card.id)
    this.result.removed += 1
  }

  /** A field gets its value back where it still stands as the merge left it. */
  private giveBack(act: CommandContext, card: CaseRecord, { oldValues, newValues }: MergedRow): void {
    const [old, fresh] = [oldValues, newValues].map((text) => JSON.parse(text ?? '{}') as Record<string, unknown>)
    const fields = Object.keys(fresh ?? {}).filter((name) => !DERIVED.has(name))
    const still = fields.filter((name) => card[name as keyof CaseRecord] === fresh?.[name])
    // An answer and its state go together.
    const isTorn = still.length < fields.length && (fields.includes('status') || fields.includes('answeredAt'))
    const patch = Object.fromEntries(isTorn ? [] : still.map((name) => [name, old?.[name]])) as Patch<CaseRecord>
    if (fields.length === 0) return
    if (Object.keys(patch).length > 0) updateImported(act, card, patch, texts.takenBackReason)
    if (still.length === fields.length) this.result.restored += 1
    else this.result.kept += 1
  }

  finish(command: CommandContext): TakenBack {
    const { records } = this.act(command)
    records.update(receivedPackages, this.row.id, null, { mergedAt: null })
    setMergeMark(records.db, this.row.id, null)
    return this.result
  }
}
