import type { MergeChoices } from '../../contract/incoming.ts'
import { MERGE_MOST } from '../../contract/incoming.ts'
import { AppError } from '../../contract/errors.ts'
import { Records } from '../../db/records.ts'
import type { CommandContext, TaskContext } from '../context.ts'
import { caseKey } from '../exchange/exchange.service.ts'
import { cases, findCase, insertTaken, restoreTaken, updateImported } from '../messages/messages.service.ts'
import { compareAll, Comparer, parseNumber } from './compare.ts'
import type { Compared } from './compare.ts'
import { cardByNumber, mergeMark, requireReceived, setMergeMark, takenIn } from './incoming.repo.ts'
import type { MergeMark } from './incoming.repo.ts'
import { receivedPackages } from './incoming.tables.ts'
import type { ReceivedRow } from './incoming.tables.ts'
import { linksOf } from './mergeLinks.ts'
import type { Link } from './mergeLinks.ts'
import { takeBackMerge } from './mergeBack.ts'
import { mergeable, planOf, takenCase } from './mergePlan.ts'
import type { Plan } from './mergePlan.ts'
import { texts } from './texts.ts'
import { mergesUnderWay } from './view.ts'

/**
 * Merging a package: what was chosen, in transactions short enough that no other call waits for one, under one operation. A cancel, an error
 * and a register that changed meanwhile take back what was written; a killed merge is gone on with or taken back (`mergeBack.ts`).
 */

/** Milliseconds of one transaction before its commit. */
const SLICE_MS = 60
const SETTLE_CARDS = 10_000
/** A larger merge is taken back in steps too, by its page: as one transaction it would hold up everybody. */
const UNDOABLE = 2000
/** While it is written and when it is large, Ctrl+Z does not touch it. */
const LONG = 'incoming.mergeMany'
const SHORT = 'incoming.merge'

export interface Merged {
  operationId: number
  title: string
  added: number
  renumbered: number
  changed: number
  fields: number
  links: number
  lostLinks: number
  otherTerms: number
  isUndoable: boolean
}

export async function mergePackage(
  ctx: TaskContext,
  input: { id: number; version: number; choices: MergeChoices },
): Promise<Merged> {
  const { row, records } = await mergeable(ctx, input.id)
  const compared = await compareAll(ctx, row, records, (done, all) => ctx.progress(done, all, texts.progress.comparing))
  const plan = planOf(compared.list, input.choices)
  if (plan.length === 0) throw new AppError('refused', texts.refusals.nothingChosen)
  if (plan.length > MERGE_MOST) throw new AppError('refused', texts.refusals.tooMany(plan.length, MERGE_MOST))
  await ctx.breathe()
  if (requireReceived(ctx.db, row.id).version !== input.version) throw new AppError('conflict', texts.refusals.changed)
  if (mergesUnderWay.has(row.id)) throw new AppError('refused', texts.refusals.mergeRuns)
  const mark = mergeMark(ctx.db, row.id)
  if (mark?.state === 'takingBack') throw new AppError('refused', texts.refusals.takeBackFirst)
  mergesUnderWay.add(row.id)
  try {
    const run = new MergeRun(ctx, row, plan, mark?.state === 'writing' ? mark : null)
    try {
      await ctx.inSteps((settle) => run.writeAll(compared.list, settle))
      return run.finish()
    } catch (error) {
      // A register that was closed meanwhile leaves the merge interrupted: it is gone on with or taken back when it is open again.
      if (error instanceof AppError && error.code === 'unavailable') throw error
      ctx.progress(0, null, texts.progress.takingBack)
      await takeBackMerge(ctx, row, { evenIfCancelled: true }).catch(() => undefined)
      throw error
    }
  } finally {
    mergesUnderWay.delete(row.id)
  }
}

class MergeRun {
  private readonly ctx: TaskContext
  private readonly row: ReceivedRow
  private readonly plan: readonly Plan[]
  private readonly comparer: Comparer
  private readonly title: string
  private readonly reason: string
  private readonly mark: MergeMark
  private readonly done = { added: 0, renumbered: 0, changed: 0, fields: 0, links: 0, lostLinks: 0, otherTerms: 0 }
  /** Cards that came in, by their key in the package. */
  private readonly taken = new Map<string, number>()
  /** Cards that an interrupted merge had brought in before. */
  private readonly earlier: ReadonlySet<number>

  constructor(ctx: TaskContext, row: ReceivedRow, plan: readonly Plan[], interrupted: MergeMark | null) {
    this.ctx = ctx
    this.row = row
    this.plan = plan
    this.comparer = new Comparer(ctx.db, row)
    const { name } = row.manifest.period
    this.title = texts.titles.merging(name)
    this.reason = texts.reason(name, row.versionNumber)
    this.earlier = interrupted ? takenIn(ctx.db, interrupted.operationId) : new Set()
    this.mark = interrupted ?? this.begin()
  }

  private begin(): MergeMark {
    return this.ctx.write(this.title, ({ records: { db }, operatorId, instant }) => {
      const records = new Records(db, { operatorId, at: instant, method: LONG, title: this.title })
      const mark: MergeMark = {
        operationId: records.handle().operationId,
        state: 'writing',
        undoId: null,
        before: null,
      }
      setMergeMark(db, this.row.id, mark)
      return mark
    })
  }

  /** The context of one transaction whose journaled writes belong to the operation of the merge. */
  private act(command: CommandContext): CommandContext {
    const { operatorId, instant: at } = command
    const { operationId } = this.mark
    const { db } = command.records
    const records = new Records(db, { operatorId, at, method: LONG, title: this.title, continues: operationId })
    return { ...command, records }
  }

  /** @param settle moves what was written into the register file, beside the work */
  async writeAll(list: readonly Compared[], settle: () => void): Promise<void> {
    const all = this.plan.length
    await this.slices(this.plan, (act, one) => this.one(act, one), all, 0, settle)
    const { links, lost } = linksOf(list, this.taken, this.earlier)
    this.done.lostLinks = lost
    await this.slices(links, (act, link) => this.link(act, link), all, all, settle)
  }

  private async slices<T>(
    queue: readonly T[],
    work: (act: CommandContext, one: T) => void,
    all: number,
    before: number,
    settle: () => void,
  ): Promise<void> {
    let at = 0
    while (at < queue.length) {
      const from = at
      this.ctx.write(
        this.title,
        (command) => {
          const act = this.act(command)
          const started = performance.now()
          for (; at < queue.length && (at === from || performance.now() - started < SLICE_MS); at += 1) {
            const one = queue[at]
            if (one !== undefined) work(act, one)
          }
        },
        { isStep: true },
      )
      this.ctx.progress(before === 0 ? at : all, all, texts.progress.writing(all))
      if (Math.floor(at / SETTLE_CARDS) > Math.floor(from / SETTLE_CARDS)) settle()
      await this.ctx.breathe()
    }
  }

  private one(act: CommandContext, { one, patch, fields }: Plan): void {
    const { done, reason } = this
    if (patch) {
      const card = one.here && findCase(act.db, one.here.id)
      if (!card || card.deletedAt !== null || card.version !== one.version) throw changed()
      updateImported(act, card, patch, reason)
      done.changed += 1
      done.fields += fields
      return
    }
    const taken = takenCase(this.comparer, this.row, one)
    const { id, dueAt } = one.restores === null ? this.insert(act, one, taken) : this.restore(act, one.restores, taken)
    this.taken.set(caseKey(one.record), id)
    done.added += 1
    if (one.state === 'clash') done.renumbered += 1
    if (dueAt !== one.record.dueAt) done.otherTerms += 1
  }

  private insert(act: CommandContext, { record }: Compared, taken: ReturnType<typeof takenCase>) {
    const parts = parseNumber(record.number)
    if (taken.number !== null && parts && cardByNumber(act.db, { ...record, ...parts })) throw changed()
    return insertTaken(act, taken, { reason: this.reason })
  }

  private restore(act: CommandContext, id: number, taken: ReturnType<typeof takenCase>) {
    if (findCase(act.db, id)?.deletedAt == null) throw changed()
    return restoreTaken(act, id, taken, { reason: this.reason })
  }

  private link(act: CommandContext, { id, repeatOfId }: Link): void {
    const [card, other] = [findCase(act.db, id), findCase(act.db, repeatOfId)]
    if (!card || !other || other.deletedAt !== null || other.repeatOfId === id) {
      this.done.lostLinks += 1
      return
    }
    act.records.update(cases, id, null, { repeatOfId })
    this.done.links += 1
  }

  finish(): Merged {
    const { row, done, mark, earlier } = this
    const added = done.added + earlier.size
    const isUndoable = added + done.changed <= UNDOABLE
    return this.ctx.write(this.title, (command) => {
      const { records } = this.act(command)
      const { officeName, manifest, versionNumber } = row
      records.title = texts.titles.merged(officeName, manifest.period.name, versionNumber, added, done.changed)
      records.update(receivedPackages, row.id, null, { mergedAt: command.now })
      setMergeMark(records.db, row.id, { ...mark, state: 'whole' })
      if (isUndoable) records.db.run('UPDATE operations SET method = ? WHERE id = ?', [SHORT, mark.operationId])
      return { ...records.handle(), ...done, added, isUndoable }
    })
  }
}

const changed = (): AppError => new AppError('conflict', texts.refusals.changed)
