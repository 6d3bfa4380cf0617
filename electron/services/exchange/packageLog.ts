import type {
  LoggedPackage,
  PackageCard,
  PackagePeriod,
  PackageReceipt,
  PackageSending,
  PackageState,
} from '../../contract/exchange.ts'
import { AppError } from '../../contract/errors.ts'
import type { ReadDb } from '../../db/database.ts'
import type { BaseContext } from '../context.ts'
import { civilMoment } from '../journal/journal.service.ts'
import { findPackage, listPackages, packagesOf } from './exchange.repo.ts'
import type { StoredPackage } from './exchange.repo.ts'
import { natureOf } from './manifest.ts'
import { listReceipts, listSendings } from './sendings.repo.ts'
import type { Marked, PackageReceiptRow, PackageSendingRow } from './sendings.repo.ts'
import { texts } from './texts.ts'

/** The log of packages as a person reads it: each with what became of it. */

type Now = Pick<BaseContext, 'now' | 'instant'>

function sendingView(row: Marked<PackageSendingRow>): PackageSending {
  const { id, sentOn, sentTo, way, note, receiptDueOn, markedBy } = row
  return { id, sentOn, sentTo, way, note, receiptDueOn, markedBy }
}

export function receiptView(row: PackageReceiptRow): PackageReceipt {
  const { id, state, receivedOn, madeAt, madeBy, number, reasons } = row
  return { id, state, receivedOn, madeAt, madeBy, number, reasons, isFile: row.sha256 !== null }
}

/** The last receipt decides; a package sent again after it waits for the next one. */
function stateOf(sending: PackageSending | null, receipt: PackageReceipt | null, today: string): PackageState {
  if (receipt && (!sending || receipt.receivedOn >= sending.sentOn)) return receipt.state
  if (!sending) return 'made'
  return sending.receiptDueOn !== null && sending.receiptDueOn < today ? 'overdue' : 'sent'
}

/** What became of packages, read once for all of them. */
class Ways {
  readonly sendings = new Map<number, PackageSending[]>()
  readonly receipts = new Map<number, PackageReceipt[]>()

  constructor(db: ReadDb, packageId: number | null) {
    for (const row of listSendings(db, packageId)) push(this.sendings, row.packageId, sendingView(row))
    for (const row of listReceipts(db, packageId)) push(this.receipts, row.packageId, receiptView(row))
  }
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function wayOf(row: Pick<StoredPackage, 'id'>, ways: Ways, today: string) {
  const sending = ways.sendings.get(row.id)?.at(-1) ?? null
  const receipt = ways.receipts.get(row.id)?.at(-1) ?? null
  return { sending, receipt, state: stateOf(sending, receipt, today) }
}

/** What became of each package, the newest first, for whoever does not ask when it was made. */
export function packageWays(
  db: ReadDb,
  today: string,
): Pick<LoggedPackage, 'periodName' | 'versionNumber' | 'sending' | 'receipt' | 'state'>[] {
  const ways = new Ways(db, null)
  return listPackages(db).map((row) => ({
    periodName: row.periodName,
    versionNumber: row.versionNumber,
    ...wayOf(row, ways, today),
  }))
}

function view(row: StoredPackage, ways: Ways, ctx: Now): LoggedPackage {
  const { id, periodFrom, periodTo, versionNumber, madeBy, fileName, size, sha256, manifest, note } = row
  const { kind, base } = natureOf(manifest)
  return {
    id,
    periodName: row.periodName,
    periodFrom,
    periodTo,
    versionNumber,
    madeAt: civilMoment(ctx)(row.madeAt),
    madeBy,
    fileName,
    size,
    sha256,
    cases: manifest.counts.cases,
    note,
    kind,
    baseVersion: base?.version ?? null,
    isEncrypted: row.isEncrypted,
    contentSha256: row.contentSha256 ?? sha256,
    ...wayOf(row, ways, ctx.now.slice(0, 10)),
  }
}

export const logged = (db: ReadDb, row: StoredPackage, ctx: Now): LoggedPackage => view(row, new Ways(db, row.id), ctx)

/** Newest first. */
export function packageLog(db: ReadDb, ctx: Now): LoggedPackage[] {
  const ways = new Ways(db, null)
  return listPackages(db).map((row) => view(row, ways, ctx))
}

/** @throws AppError notFound */
export function requirePackage(db: ReadDb, id: number): StoredPackage {
  const row = findPackage(db, id)
  if (!row) throw new AppError('notFound', texts.refusals.unknown)
  return row
}

/** @throws AppError notFound */
export function packageCard(db: ReadDb, id: number, ctx: Now): PackageCard {
  const row = requirePackage(db, id)
  const { files, content } = row.manifest
  const { difference } = natureOf(row.manifest)
  const ways = new Ways(db, id)
  return {
    ...view(row, ways, ctx),
    files,
    withRecords: content.parts.includes('records'),
    smallNumbers: content.smallNumbers,
    periodKind: row.manifest.period.kind,
    parts: content.parts,
    caseFields: content.caseFields,
    difference: difference && {
      added: difference.added,
      changed: difference.changed,
      unchanged: difference.unchanged,
      removed: difference.removed,
    },
    sendings: ways.sendings.get(id) ?? [],
    receipts: ways.receipts.get(id) ?? [],
  }
}

/**
 * The package that «только изменения» completes: the last full one with records that was sent, else the last one made. One that the
 * ЦУР returned is no ground to build on. Always a full one, so that a receiver needs two files and no chain of them.
 */
export function baseOf(db: ReadDb, period: PackagePeriod, ctx: Now): StoredPackage | undefined {
  const ways = new Ways(db, null)
  const fit = packagesOf(db, period).filter(
    (row) =>
      natureOf(row.manifest).kind === 'full' &&
      row.manifest.content.parts.includes('records') &&
      view(row, ways, ctx).state !== 'returned',
  )
  return fit.find((row) => ways.sendings.has(row.id)) ?? fit[0]
}
