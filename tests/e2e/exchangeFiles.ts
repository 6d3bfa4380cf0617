import { defaultPackageOptions, PACKAGE_PURPOSE } from '../../electron/contract/exchange.ts'
import type { HttpApi } from './httpApi.ts'

/** Files of the worked example of docs/package-format.md. */

/** Stands in the example: the data are invented. */
const PASSPHRASE = 'zima prishla v Zarechny 7'
const quarter = { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' } as const
const { parts } = defaultPackageOptions
const options = { ...defaultPackageOptions, smallNumbers: 'replace' as const }
const recordsAlone = Object.fromEntries(Object.keys(parts).map((part) => [part, part === 'records'])) as typeof parts

/**
 * The package of the demonstration quarter with its signed report and the note as PDF too, the receipt that the application makes of it, and
 * under a passphrase what changed when one more grade of an answer came. Small numbers are hidden as an office would.
 */
export async function exchangeFiles({ api, release, admit }: HttpApi): Promise<Readonly<Record<string, Buffer>>> {
  const full = await api.exchange.build({
    period: quarter,
    options: { ...options, parts: { ...parts, notePdf: true, reports: true } },
    reason: '',
  })
  const content = await release(full.ticket.ticket)
  const { package: taken } = await api.incoming.take({ ticket: await admit('package.zip', PACKAGE_PURPOSE, content) })
  if (!taken) throw new Error('The package was not taken')
  const { id, version } = taken
  const madeBy = 'ЦУР Верхнеокской области, отдел приёма'
  await api.incoming.decide({ id, version, decision: 'accepted', number: '0713', madeBy, reasons: '' })
  const receipt = await api.incoming.receipt({ id })
  await rateOne(api)
  const changes = await api.exchange.build({
    period: quarter,
    kind: 'difference',
    options: { ...options, parts: recordsAlone },
    reason: 'Получена оценка заявителя',
    passphrase: PASSPHRASE,
  })
  return {
    'package.zip': content,
    'changes.zip': await release(changes.ticket.ticket),
    'receipt.json': await release(receipt.ticket),
  }
}

/** The grade that an applicant gave to an answer of the quarter. */
async function rateOne(api: HttpApi['api']): Promise<void> {
  const { rows } = await api.messages.list({
    filter: { receivedFrom: quarter.from, receivedTo: quarter.to, state: 'closed' },
    sort: { by: 'received', direction: 'asc' },
    after: null,
    limit: 100,
  })
  const row = rows.find(({ clarity }) => clarity === null)
  if (!row) throw new Error('Every answer of the quarter has its grade')
  const { id, version } = row
  await api.messages.satisfaction({ id, version, isSolved: true, clarity: 4, how: 'звонок', on: '2026-11-17' })
}
