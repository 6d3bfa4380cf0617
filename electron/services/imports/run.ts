import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import type { ImportCounts, ImportSettings } from '../../contract/imports.ts'
import type { WriteDb } from '../../db/database.ts'
import { insertLoaded, insertRow } from '../../db/insertRow.ts'
import { Records } from '../../db/records.ts'
import { noteRuleActions } from '../autorules/autorules.service.ts'
import type { CommandContext, TaskContext } from '../context.ts'
import { knownWords } from '../exchange/exchange.service.ts'
import { CaseLoader, updateImported } from '../messages/messages.service.ts'
import {
  addImportRow,
  countActions,
  findImport,
  forgetBlob,
  imports,
  keepBlob,
  lastRowNumber,
  noteImported,
  setStaged,
  stagedFiles,
  startOperation,
} from './imports.repo.ts'
import type { ImportRow, StoredReport, StoredRequest } from './imports.repo.ts'
import { checkSettings, Judge } from './judge.ts'
import type { Judgement } from './judge.ts'
import { masker } from './masking.ts'
import type { Masker } from './masking.ts'
import { rowParser } from './parseRow.ts'
import type { ParsedRow } from './parseRow.ts'
import { Notices } from './read/notices.ts'
import { shownCell } from './read/table.ts'
import type { TableRow } from './read/table.ts'
import { openSource } from './source.ts'
import { takeBackAll } from './takeBack.ts'
import { progressTexts, reasons, refusalReasons, refusals, targetNames, titles } from './texts.ts'

/**
 * The run of an import: rows in the order of the file, in transactions short enough that no other call waits for one. All of them
 * write to one operation, which is one line of the journal. What is committed stands; a killed run goes on behind its last row.
 */

/** Milliseconds of one transaction before its commit; on a PC that is busy otherwise, rows at least: a commit has its price. */
const SLICE_MS = 60
const SLICE_ROWS = 100

const SETTLE_ROWS = 10_000

/** Runs of this process, so that an interrupted one is known from one under way. */
const underWay = new Set<string>()
export const isUnderWay = (row: Pick<ImportRow, 'runKey'>): boolean => underWay.has(row.runKey)

export interface RunRequest {
  fileId: string
  name: string
  settings: ImportSettings
  decisions: StoredRequest['decisions']
  maskingDecisions: StoredRequest['maskingDecisions']
}

/** What a task does besides its reading: progress and cancelling are those of the context. */
export async function runImport(
  ctx: TaskContext,
  request: RunRequest,
): Promise<{ importId: number; counts: ImportCounts }> {
  const { fileId, name, settings } = request
  checkSettings(ctx.db, settings)
  // The first rows are read before anything is written: a file that cannot be read leaves no trace.
  const source = await openSource(ctx.files, fileId, settings)
  source.close()
  const runKey = randomUUID()
  underWay.add(runKey)
  const id = ctx.write(titles.imported(name), (command) => {
    const db = command.records.db
    const operationId = startOperation(db, {
      at: command.instant,
      operatorId: command.operatorId,
      method: 'imports.run',
      title: titles.imported(name),
    })
    keepBlob(db, fileId, statSync(command.files.blobPath(fileId)).size, command.instant)
    setStaged(
      db,
      stagedFiles(db).filter((one) => one !== fileId),
    )
    return insertRow(db, imports, {
      state: 'running',
      runKey,
      operationId,
      fileName: name,
      sha256: fileId,
      layout: settings.layout,
      settings,
      request: { decisions: request.decisions, maskingDecisions: request.maskingDecisions },
      startedAt: command.instant,
      finishedAt: null,
      operatorId: command.operatorId,
      rowsTotal: null,
      rowsDone: 0,
      report: { headers: [], problems: [], suspected: 0, masked: 0, made: [] },
    })
  })
  return goOn(ctx, id)
}

export async function resumeImport(ctx: TaskContext, id: number): Promise<{ importId: number; counts: ImportCounts }> {
  const row = findImport(ctx.db, id)
  if (!row) throw new AppError('notFound', refusals.unknown)
  if (isUnderWay(row)) throw new AppError('refused', refusals.isRunning)
  if (row.state !== 'running') throw new AppError('refused', refusals.notInterrupted)
  underWay.add(row.runKey)
  return goOn(ctx, id)
}

async function goOn(ctx: TaskContext, id: number): Promise<{ importId: number; counts: ImportCounts }> {
  const row = findImport(ctx.db, id)
  if (!row) throw new AppError('notFound', refusals.unknown)
  const run = new ImportRun(ctx, row)
  try {
    await ctx.inSteps((settle) => run.readAll(settle))
    return { importId: id, counts: run.finish() }
  } catch (error) {
    // A cancel leaves nothing half-done; so does an error, whose words the person hears. A register that was closed meanwhile
    // leaves the import interrupted: it goes on when it is opened again.
    if (error instanceof AppError && error.code === 'unavailable') throw error
    ctx.progress(0, null, progressTexts.cancelling)
    try {
      await takeBackAll(ctx, id, { changed: 'remove', state: 'stopped', evenIfCancelled: true })
    } catch {
      // A full disk takes nothing back either: the import stays interrupted, and the first error is the one to hear.
    }
    throw error
  } finally {
    underWay.delete(row.runKey)
  }
}

class ImportRun {
  private readonly ctx: TaskContext
  private readonly row: ImportRow
  private readonly report: StoredReport
  private readonly problems = new Notices()
  private readonly masks: Masker | null
  /** Reads through the connection that writes: rows of the same transaction are among those it must see. */
  private judge: Judge | null = null
  private loader: CaseLoader | null = null
  private done: number
  private headers: string[] = []
  /** Entries of directories that committed transactions made. */
  private made: StoredReport['made'] = []

  constructor(ctx: TaskContext, row: ImportRow) {
    this.ctx = ctx
    this.row = row
    this.report = row.report
    this.done = row.rowsDone
    const { settings } = row
    this.problems.restore(row.report.problems)
    this.made = row.report.made
    const year = { kind: 'custom', from: '1990-01-01', to: ctx.now.slice(0, 10) } as const
    this.masks = settings.masking.isOn
      ? masker(settings.masking, row.request.maskingDecisions, knownWords(ctx.db, year, ctx.now))
      : null
  }

  private freshJudge(db: WriteDb): Judge {
    const { settings, request, id } = this.row
    const judge = new Judge(db, settings, { decisions: request.decisions, importId: id })
    judge.directories.onTheme = (theme) => this.loader?.addTheme({ ...theme, code: null })
    return judge
  }

  /** @param settle moves what was written into the register file, beside the work */
  async readAll(settle: () => void): Promise<void> {
    const { ctx, row } = this
    const last = lastRowNumber(ctx.db, row.id)
    const source = await openSource(ctx.files, row.sha256, row.settings)
    let settled = this.done
    try {
      const words = { now: ctx.now, today: ctx.now.slice(0, 10), date1904: source.date1904 }
      const parse = rowParser(row.settings, words)
      for await (const batch of source.rows()) {
        this.headers = source.headers()
        const queue = batch.filter(({ number }) => number > last)
        let at = 0
        while (at < queue.length) {
          at = this.slice(queue, at, parse)
          ctx.progress(this.done, null, progressTexts.running)
          await ctx.breathe()
        }
        if (this.done - settled >= SETTLE_ROWS) {
          settle()
          settled = this.done
        }
        await ctx.breathe()
      }
    } finally {
      source.close()
    }
  }

  /** One transaction. A row that the register itself refuses rolls it back; it is done again with a savepoint for each row. */
  private slice(queue: readonly TableRow[], from: number, parse: (row: TableRow) => ParsedRow): number {
    try {
      return this.transaction(queue, from, parse, false)
    } catch (error) {
      if (!isConstraint(error)) throw error
      this.judge = null
      this.loader = null
      return this.transaction(queue, from, parse, true)
    }
  }

  private transaction(
    queue: readonly TableRow[],
    from: number,
    parse: (row: TableRow) => ParsedRow,
    isCareful: boolean,
  ): number {
    const started = performance.now()
    const done = this.done
    const masked = this.report.masked
    const suspected = this.report.suspected
    let at = from
    try {
      this.ctx.write(
        titles.imported(this.row.fileName),
        (command) => {
          const act = this.act(command)
          this.loader?.begin()
          for (; at < queue.length && (at < from + SLICE_ROWS || performance.now() - started < SLICE_MS); at += 1) {
            const row = queue[at]
            if (!row) break
            if (isCareful) this.careful(act, row, parse)
            else this.one(act, row, parse)
            this.done += 1
          }
          this.loader?.finish()
          act.db.run('UPDATE imports SET rows_done = ?, report = ? WHERE id = ?', [
            this.done,
            JSON.stringify(this.stored()),
            this.row.id,
          ])
        },
        { isStep: true },
      )
      this.made.push(...(this.judge?.directories.made.splice(0) ?? []))
    } catch (error) {
      this.done = done
      this.report.masked = masked
      this.report.suspected = suspected
      throw error
    }
    return at
  }

  private stored(): StoredReport {
    const { suspected, masked } = this.report
    const made = [...this.made, ...(this.judge?.directories.made ?? [])]
    return { headers: this.headers, problems: this.problems.list().slice(0, 200), suspected, masked, made }
  }

  /** The context of one transaction whose journaled writes belong to the operation of the import. */
  private act(command: CommandContext): CommandContext & { db: WriteDb } {
    const { db } = command.records
    const { operationId, fileName } = this.row
    const records = new Records(db, {
      operatorId: command.operatorId,
      at: command.instant,
      method: 'imports.run',
      title: titles.imported(fileName),
      ...(operationId === null ? {} : { continues: operationId }),
    })
    this.loader ??= new CaseLoader(db, { resourcesDir: command.resourcesDir })
    return { ...command, records, db }
  }

  private careful(act: CommandContext & { db: WriteDb }, row: TableRow, parse: (row: TableRow) => ParsedRow): void {
    try {
      act.db.transaction(() => this.one(act, row, parse))
    } catch (error) {
      if (!isConstraint(error)) throw error
      // Entries of directories made for this row went with it.
      this.judge = this.freshJudge(act.db)
      this.note(act.db, row, null, 'refused', refusalReasons.register(error.message), null, null)
    }
  }

  private one(act: CommandContext & { db: WriteDb }, row: TableRow, parse: (row: TableRow) => ParsedRow): void {
    const parsed = parse(row)
    if (this.masks && parsed.refused === '') this.report.masked += this.masks.mask(parsed).masks
    this.judge ??= this.freshJudge(act.db)
    const judged = this.judge.judge(parsed, act.records)
    if (judged.isSuspected) this.report.suspected += 1
    for (const { target, text } of judged.problems) this.problems.add(`${targetNames[target]}: ${text}`, row.number)
    const raw = parsed.raw === null ? null : JSON.stringify(parsed.raw)
    if (judged.action === 'added') {
      const caseId = this.add(act, parsed, judged)
      return this.note(act.db, row, caseId, 'added', judged.reason, raw, null)
    }
    if (judged.action === 'updated' && judged.current) {
      const changes = updateImported(act, judged.current, judged.patch, reasons.clocks)
      return this.note(act.db, row, judged.current.id, 'updated', judged.reason, raw, JSON.stringify(changes))
    }
    this.note(act.db, row, judged.existing, judged.action, judged.reason, this.wholeRow(row, raw), null)
  }

  /** Of a row that became no card all cells are kept; with masking on only what was masked. */
  private wholeRow({ cells }: TableRow, raw: string | null): string | null {
    if (this.masks) return raw
    return JSON.stringify(
      Object.fromEntries(cells.flatMap((cell, index) => (cell === '' ? [] : [[index, shownCell(cell)]]))),
    )
  }

  private add(act: CommandContext & { db: WriteDb }, { number, values }: ParsedRow, { facts }: Judgement): number {
    if (!facts || !this.loader || this.row.settings.channelId === null)
      throw new Error('A row without facts is not added')
    const { outcomes, status, ...rest } = facts
    const { applicant } = values
    const { id } = this.loader.load({
      ...rest,
      ...(status === undefined ? {} : { status }),
      channelId: this.row.settings.channelId,
      externalNumber: values.externalNumber,
      externalLink: values.externalLink,
      address: values.address,
      text: values.text,
      rawStatus: values.status,
      interimAt: values.interimAt,
      interimText: values.interimText,
      answerText: values.answerText,
      clarity: values.clarity,
      satisfactionHow: values.clarity === null ? '' : (this.judge?.ratedBy ?? ''),
      returns: values.isRepeated ? 1 : 0,
      sourcePage: values.sourcePage,
      fact: values.fact,
      note: values.note,
      importId: this.row.id,
      importRow: number,
      operatorId: act.operatorId,
      applicant: applicant === null ? null : { kind: 'citizen', ...applicant, people: null },
    })
    if (outcomes.length > 0)
      noteRuleActions({ insert: (table, row) => insertLoaded(act.db, table, row) }, id, outcomes, act.now)
    if (this.row.operationId !== null) noteImported(act.db, this.row.operationId, id, `{"importRow":${number}}`)
    return id
  }

  private note(
    db: WriteDb,
    row: TableRow,
    caseId: number | null,
    action: Judgement['action'],
    reason: string,
    raw: string | null,
    before: string | null,
  ): void {
    addImportRow(db, { importId: this.row.id, rowNumber: row.number, action, caseId, reason, raw, before })
  }

  /** Closes the import and proves that every row of the file is in its counts. */
  finish(): ImportCounts {
    const { row, report } = this
    return this.ctx.write(titles.imported(row.fileName), ({ records: { db }, instant, files }) => {
      const actions = countActions(db, row.id)
      const counted = Object.values(actions).reduce((sum, n) => sum + n, 0)
      if (counted !== this.done) throw new AppError('internal', refusals.sum)
      db.run("UPDATE imports SET state = 'finished', finished_at = ?, rows_total = ?, report = ? WHERE id = ?", [
        instant,
        this.done,
        JSON.stringify(this.stored()),
        row.id,
      ])
      if (row.operationId !== null)
        db.run('UPDATE operations SET title = ? WHERE id = ?', [
          titles.done(row.fileName, actions.added, actions.updated),
          row.operationId,
        ])
      if (this.masks && forgetBlob(db, row.sha256)) files.dropBlob(row.sha256)
      return { rows: this.done, ...actions, suspected: report.suspected, masked: report.masked }
    })
  }
}

function isConstraint(error: unknown): error is Error & { code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('SQLITE_CONSTRAINT')
  )
}
