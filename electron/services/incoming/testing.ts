import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultPackageOptions, PACKAGE_PURPOSE } from '../../contract/exchange.ts'
import type { PackageRequest } from '../../contract/exchange.ts'
import { periodOf } from '../../contract/periods.ts'
import { openTestMessages } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'

/** Small offices whose packages are made by the real builder. */

export const november = periodOf('month', '2026-11-17')
export const october = periodOf('month', '2026-10-17')

export async function openOffice(
  name = 'Администрация Лугового муниципального округа',
  shortName = 'Луговой округ',
): Promise<TestMessages> {
  const register = await openTestMessages()
  register.db.run('UPDATE offices SET name = ?, short_name = ?', [name, shortName])
  return register
}

/** Cards and nothing for people to read: made in a moment. */
export const cardsAlone: PackageRequest['options'] = {
  ...defaultPackageOptions,
  smallNumbers: 'keep',
  parts: {
    note: false,
    notePdf: false,
    tables: false,
    reports: false,
    records: true,
    meetings: false,
    assignments: false,
    roster: false,
  },
}

/** Builds a package of a register and gives its file. */
export async function packageOf(
  register: TestMessages,
  changes: Partial<PackageRequest> & { reason?: string; passphrase?: string } = {},
): Promise<string> {
  const { reason = 'повтор', passphrase = null, ...request } = changes
  const built = await register.api.exchange.build({
    period: november,
    options: { ...defaultPackageOptions, smallNumbers: 'keep' },
    kind: 'full',
    ...request,
    reason,
    passphrase,
  })
  return register.files.release(built.ticket.ticket).path
}

let copies = 0
/** Lets a file in and takes the package, as the page does. */
export function take(register: TestMessages, path: string, passphrase: string | null = null) {
  const own = join(register.folder, `package-${++copies}.zip`)
  copyFileSync(path, own)
  const { ticket } = register.files.admit({ path: own, name: 'пакет.zip', purpose: PACKAGE_PURPOSE, temporary: false })
  return register.api.incoming.take({ ticket, passphrase })
}

/** Takes a package that must be sound and gives its id. */
export async function taken(register: TestMessages, path: string): Promise<number> {
  const { package: one, problems } = await take(register, path)
  if (!one) throw new Error(JSON.stringify(problems))
  return one.id
}
