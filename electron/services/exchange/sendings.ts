import { join } from 'node:path'
import { RECEIPT_PURPOSE } from '../../contract/exchange.ts'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { BaseContext, Contexts } from '../context.ts'
import { addWorkingDays, loadWorkTime } from '../deadlines/deadlines.service.ts'
import { civilMoment } from '../journal/journal.service.ts'
import { getSettings } from '../office/office.service.ts'
import { shortDate } from '../../documents/civilText.ts'
import { findBySum } from './exchange.repo.ts'
import type { StoredPackage } from './exchange.repo.ts'
import { logged, receiptView, requirePackage } from './packageLog.ts'
import { readReceipt } from './receipt.ts'
import { listReceipts, packageReceipts, packageSendings } from './sendings.repo.ts'
import type { PackageReceiptRow } from './sendings.repo.ts'
import { texts } from './texts.ts'

type Exchange = Services<Contract, Contexts>['exchange']
type NewReceipt = Omit<PackageReceiptRow, 'id' | 'version' | 'deletedAt'>

const say = texts.ways

/** The civil day of the office on which a package was made. */
const madeOn = (row: StoredPackage, ctx: Pick<BaseContext, 'now' | 'instant'>): string =>
  civilMoment(ctx)(row.madeAt).slice(0, 10)

/** A package that was sent and what came back for it. */
export const sendingMethods: Pick<
  Exchange,
  'markSent' | 'removeSending' | 'readReceipt' | 'recordReceipt' | 'removeReceipt'
> = {
  markSent: (input, ctx) => {
    const row = requirePackage(ctx.db, input.packageId)
    const today = ctx.now.slice(0, 10)
    if (input.sentOn > today) throw fieldErrors({ sentOn: texts.refusals.sentLater })
    if (input.sentOn < madeOn(row, ctx)) throw fieldErrors({ sentOn: texts.refusals.sentEarlier })
    const { exchange, hours } = getSettings(ctx.db)
    const { calendar } = loadWorkTime(ctx.db, ctx.resourcesDir, hours)
    const receiptDueOn =
      exchange.receiptDays === null ? null : addWorkingDays(calendar, input.sentOn, exchange.receiptDays)
    ctx.records.title = say.sentTitle(row.periodName, row.versionNumber, shortDate(input.sentOn))
    ctx.records.insert(packageSendings, { ...input, receiptDueOn })
    return ctx.records.handle()
  },

  removeSending: ({ id }, ctx) => {
    const row = ctx.records.live(packageSendings, id)
    const { periodName, versionNumber } = requirePackage(ctx.db, row.packageId)
    ctx.records.title = say.sendingRemoved(periodName, versionNumber)
    ctx.records.remove(packageSendings, id, null)
    return ctx.records.handle()
  },

  readReceipt: async ({ ticket }, ctx) => {
    const { path } = ctx.files.take(ticket, RECEIPT_PURPOSE)
    const receipt = await readReceipt(path, join(ctx.resourcesDir, 'package'))
    const { sha256, office, period, version } = receipt.package
    const row = findBySum(ctx.db, sha256)
    if (!row)
      throw new AppError(
        'refused',
        texts.refusals.receipt.other(office, `${shortDate(period.from)}–${shortDate(period.to)}`, version),
      )
    const isRead = listReceipts(ctx.db, row.id).some(
      (one) => one.number === receipt.number && one.madeAt === receipt.madeAt && one.state === receipt.state,
    )
    if (isRead) throw new AppError('refused', texts.refusals.receipt.known)
    const { state, reasons, number, madeAt, madeBy } = receipt
    return ctx.write(say.receiptTitle(state, row.periodName, row.versionNumber), ({ records, db, now }) => {
      const stored: NewReceipt = {
        packageId: row.id,
        state,
        receivedOn: now.slice(0, 10),
        madeAt,
        madeBy,
        number,
        reasons,
        sha256,
      }
      const id = records.insert(packageReceipts, stored)
      return {
        ...records.handle(),
        package: logged(db, row, ctx),
        receipt: receiptView({ ...stored, id, version: 1, deletedAt: null }),
      }
    })
  },

  recordReceipt: ({ reasons, ...input }, ctx) => {
    const row = requirePackage(ctx.db, input.packageId)
    if (input.receivedOn > ctx.now.slice(0, 10)) throw fieldErrors({ receivedOn: texts.refusals.receivedLater })
    if (input.receivedOn < madeOn(row, ctx)) throw fieldErrors({ receivedOn: texts.refusals.receivedEarlier })
    const lines = reasons.split('\n').filter((one) => one.trim() !== '')
    if (input.state === 'returned' && lines.length === 0) throw fieldErrors({ reasons: texts.refusals.reasonsNeeded })
    ctx.records.title = say.receiptTitle(input.state, row.periodName, row.versionNumber)
    ctx.records.insert(packageReceipts, { ...input, madeAt: input.receivedOn, reasons: lines, sha256: null })
    return ctx.records.handle()
  },

  removeReceipt: ({ id }, ctx) => {
    const row = ctx.records.live(packageReceipts, id)
    const { periodName, versionNumber } = requirePackage(ctx.db, row.packageId)
    ctx.records.title = say.receiptRemoved(periodName, versionNumber)
    ctx.records.remove(packageReceipts, id, null)
    return ctx.records.handle()
  },
}
