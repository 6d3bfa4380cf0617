import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import { writeXlsx } from '../../documents/xlsx.ts'
import type { Contexts, TaskContext } from '../context.ts'
import { receiptText } from '../exchange/exchange.service.ts'
import type { PackageCase } from '../exchange/exchange.service.ts'
import { caseView, chosenCases } from './cards.ts'
import { comparedView, compareAll } from './compare.ts'
import type { Whole } from './compare.ts'
import { behind, consolidated, periodsOf } from './consolidated.ts'
import { ofOffice, receiptNumbers, requireReceived } from './incoming.repo.ts'
import { receivedPackages } from './incoming.tables.ts'
import type { ReceivedRow } from './incoming.tables.ts'
import { mergePackage } from './merge.ts'
import { takeBackMerge } from './mergeBack.ts'
import { mergeable } from './mergePlan.ts'
import { consolidatedSheets } from './sheets.ts'
import { readActivities, readCases, readPart } from './stored.ts'
import { takePackage } from './take.ts'
import { texts } from './texts.ts'
import { cardView, listView, mergesUnderWay } from './view.ts'

export { consolidatedPapers } from './papers.ts'

type Methods = Services<Contract, Contexts>['incoming']

const REASON_LENGTH = 2000
const REASONS = 100

/** Reasons as a person typed them, one a line. @throws AppError invalid at the field */
function reasonsOf(text: string, isReturned: boolean): string[] {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  if (isReturned && lines.length === 0) throw fieldErrors({ reasons: texts.refusals.reasonsNeeded })
  if (lines.some((line) => line.length > REASON_LENGTH)) throw fieldErrors({ reasons: texts.refusals.reasonLong })
  if (lines.length > REASONS) throw fieldErrors({ reasons: texts.refusals.manyReasons })
  return lines
}

async function casesOf(ctx: TaskContext, row: ReceivedRow): Promise<readonly PackageCase[]> {
  const records = await readCases(ctx, row)
  if (!records) throw new AppError('refused', texts.refusals.notRead)
  return records
}

async function comparedOf(ctx: TaskContext, id: number): Promise<Whole> {
  ctx.progress(0, null, texts.progress.reading)
  const { row, records } = await mergeable(ctx, id)
  return compareAll(ctx, row, records, (done, all) => ctx.progress(done, all, texts.progress.comparing))
}

/** The receipt of a package that was decided, as the file that the other office reads in. */
function receiptOf(row: ReceivedRow): string {
  const { decision, decidedAt } = row
  if (decision === null || decidedAt === null) throw new AppError('refused', texts.refusals.notDecided)
  return receiptText({
    format: 'reestr-mcu-receipt',
    formatVersion: 1,
    package: {
      sha256: row.sha256,
      office: row.officeName,
      registerKey: row.registerKey,
      period: { from: row.periodFrom, to: row.periodTo },
      version: row.versionNumber,
    },
    state: decision,
    reasons: row.reasons,
    number: row.receiptNumber,
    madeAt: decidedAt,
    madeBy: row.decidedBy,
  })
}

async function offered(ctx: TaskContext, name: string, content: string | Uint8Array) {
  const path = ctx.files.outgoing(name)
  await writeFile(path, content)
  return ctx.files.offer(path, name)
}

export const incomingService: Methods = {
  list: (_input, ctx) => listView(ctx),
  get: ({ id }, ctx) => cardView(ctx, requireReceived(ctx.db, id)),
  take: ({ ticket, passphrase }, ctx) => takePackage(ctx, ticket, passphrase),

  cards: async ({ id, filter, offset, limit }, ctx) => {
    const chosen = chosenCases(await casesOf(ctx, requireReceived(ctx.db, id)), filter)
    return { rows: chosen.slice(offset, offset + limit).map(caseView), total: chosen.length }
  },

  activities: ({ id }, ctx) => readActivities(ctx, requireReceived(ctx.db, id)),

  openFile: async ({ id, path }, ctx) => {
    const { contentSha256, manifest } = requireReceived(ctx.db, id)
    if (!manifest.files.some((file) => file.path === path)) throw new AppError('notFound', texts.refusals.noPart)
    const bytes = await readPart(ctx.files.blobPath(contentSha256), path, ctx.signal)
    if (!bytes) throw new AppError('notFound', texts.refusals.noPart)
    return offered(ctx, basename(path), bytes)
  },

  decide: ({ id, version, decision, number, madeBy, reasons }, ctx) => {
    const row = requireReceived(ctx.db, id)
    const lines = reasonsOf(reasons, decision === 'returned')
    if (receiptNumbers(ctx.db).some((one) => one.id !== id && one.number === number))
      throw fieldErrors({ number: texts.refusals.numberTaken(number) })
    const { officeName, manifest, versionNumber } = row
    ctx.records.title = texts.titles[decision](officeName, manifest.period.name, versionNumber)
    ctx.records.update(receivedPackages, id, version, {
      decision,
      reasons: lines,
      receiptNumber: number,
      decidedAt: ctx.now,
      decidedBy: madeBy,
    })
    return ctx.records.handle()
  },

  receipt: ({ id }, ctx) => {
    const row = requireReceived(ctx.db, id)
    return offered(ctx, texts.receiptFile(row.receiptNumber, row.manifest.office.shortName), receiptOf(row))
  },

  setResidents: ({ officeKey, residents }, ctx) => {
    const rows = ofOffice(ctx.db, officeKey)
    const [first] = rows
    if (!first) throw new AppError('notFound', texts.refusals.unknown)
    ctx.records.title = texts.titles.residents(first.officeName)
    for (const row of rows) ctx.records.update(receivedPackages, row.id, null, { residents })
    return ctx.records.handle()
  },

  remove: ({ id, version }, ctx) => {
    const { officeName, manifest, versionNumber } = requireReceived(ctx.db, id)
    ctx.records.title = texts.titles.removed(officeName, manifest.period.name, versionNumber)
    ctx.records.remove(receivedPackages, id, version)
    return ctx.records.handle()
  },

  compare: async ({ id }, ctx) => (await comparedOf(ctx, id)).counts,

  differences: async ({ id, state, offset, limit }, ctx) => {
    const { list } = await comparedOf(ctx, id)
    const chosen = list.filter((one) => one.state === state)
    return { rows: chosen.slice(offset, offset + limit).map(comparedView), total: chosen.length }
  },

  merge: (input, ctx) => mergePackage(ctx, input),

  takeBack: async ({ id }, ctx) => {
    const row = requireReceived(ctx.db, id)
    if (mergesUnderWay.has(id)) throw new AppError('refused', texts.refusals.mergeRuns)
    mergesUnderWay.add(id)
    try {
      return await takeBackMerge(ctx, row, { evenIfCancelled: false })
    } finally {
      mergesUnderWay.delete(id)
    }
  },

  consolidated: ({ period }, ctx) => consolidated(ctx.db, period),
  behind: (input, ctx) => behind(ctx.db, input),

  exportConsolidated: async ({ period }, ctx) => {
    ctx.progress(0, null, texts.progress.table)
    const view = consolidated(ctx.db, period)
    const name = texts.sheetFile(view.periodName)
    const path = ctx.files.outgoing(name)
    await writeXlsx(path, consolidatedSheets(view), { signal: ctx.signal })
    return ctx.files.offer(path, name)
  },

  periods: (_input, ctx) => periodsOf(ctx.db),
}
