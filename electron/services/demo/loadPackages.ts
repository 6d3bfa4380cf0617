import { writeFile } from 'node:fs/promises'
import { defaultPackageOptions } from '../../contract/exchange.ts'
import type { PackageCard, PackageOptions, PackagePeriod } from '../../contract/exchange.ts'
import { periodOf } from '../../contract/periods.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { exchangeWith, receiptText, registerKey } from '../exchange/exchange.service.ts'
import type { Receipt } from '../exchange/exchange.service.ts'
import { getOffice } from '../office/office.service.ts'
import { reportFiles } from '../reports/reports.service.ts'
import { asOfBeside } from './asOf.ts'
import { exchangeTexts as texts } from './exchangeTexts.ts'
import { commandAt, taskAt } from './scene.ts'
import type { Scene } from './scene.ts'

const exchange = exchangeWith(reportFiles)

/** Days before the story's today. */
const FIRST = 12
const CHANGES = 5
const AGAIN = 1

/** Data alone: papers would cost the first start of the demonstration most of a second. */
const options: PackageOptions = {
  ...defaultPackageOptions,
  smallNumbers: 'replace',
  parts: { ...defaultPackageOptions.parts, note: false, tables: false },
}

/**
 * Packages of the last month that is over for some days: the full one was accepted, the changes since were returned with a reason, and sent
 * again they wait for their receipt.
 */
export async function tellPackages(scene: Scene, now: string): Promise<void> {
  const dayOf = (before: number): string => addDays(now.slice(0, 10), -before)
  const period = periodOf('month', dayOf(FIRST + 2), 1, -1)
  const send = async (before: number, kind: 'full' | 'difference', reason: string): Promise<PackageCard> => {
    const day = dayOf(before)
    const moment = `${day}T10:20`
    const input = { period, kind, reason, passphrase: null, options }
    const build = () => exchange.build(input, taskAt(scene, moment))
    const { package: made } = await asOfBeside(scene.db, { moment, ...period }, build)
    const sent = { packageId: made.id, sentOn: day, sentTo: texts.sentTo, way: texts.byMail, note: '' }
    commandAt(scene, `${day}T11:05`, (ctx) => exchange.markSent(sent, ctx))
    return made
  }
  const full = await send(FIRST, 'full', '')
  await answer(scene, dayOf(FIRST - 1), { made: full, period, state: 'accepted', reasons: [], number: '0688' })
  const changes = await send(CHANGES, 'difference', texts.answersSince)
  const reasons = [texts.returned]
  await answer(scene, dayOf(CHANGES - 1), { made: changes, period, state: 'returned', reasons, number: '0702' })
  await send(AGAIN, 'difference', texts.again)
}

/** The receipt of the ЦУР comes as a file and is read. */
async function answer(
  scene: Scene,
  day: string,
  told: Pick<Receipt, 'state' | 'reasons' | 'number'> & { made: PackageCard; period: PackagePeriod },
): Promise<void> {
  const { made, period, ...said } = told
  const path = scene.files.outgoing(texts.receiptFile)
  const receipt: Receipt = {
    format: 'reestr-mcu-receipt',
    formatVersion: 1,
    package: {
      sha256: made.sha256,
      office: getOffice(scene.db).name,
      registerKey: registerKey(scene.db),
      period: { from: period.from, to: period.to },
      version: made.versionNumber,
    },
    ...said,
    madeAt: `${day}T14:30`,
    madeBy: texts.madeBy,
  }
  await writeFile(path, receiptText(receipt))
  await exchange.readReceipt({ ticket: '' }, taskAt(scene, `${day}T15:10`, { path, name: texts.receiptFile }))
}
