import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openOffice, packageOf } from '../../electron/services/incoming/testing.ts'
import type { TestMessages } from '../builders/messages.ts'

/** Packages that stand-ins for other offices and other PCs make, with the builder of the application. */

async function fileOf(register: TestMessages, folder: string, name: string, passphrase?: string): Promise<string> {
  const path = join(folder, `${name}.zip`)
  copyFileSync(await packageOf(register, passphrase === undefined ? {} : { passphrase }), path)
  return path
}

/** An office with so many messages of November, some of them answered in time. */
export async function officePackage(
  folder: string,
  office: { name: string; received: number; answered: number; passphrase?: string },
): Promise<string> {
  const register = await openOffice(`Администрация ${office.name}`, office.name)
  for (let index = 0; index < office.received; index += 1) {
    const day = String((index % 14) + 1).padStart(2, '0')
    const { id, version } = await register.enter({
      gist: `Не убран снег на улице Мира, ${index + 1}`,
      receivedAt: `2026-11-${day}T10:00`,
      blockId: register.block('roads'),
      themeId: register.theme(index % 3),
    })
    if (index >= office.answered) continue
    await register.api.messages.answer({
      id,
      version,
      at: `2026-11-${day}T15:00`,
      text: 'Сделано',
      result: 'resolved',
      isFinal: true,
    })
  }
  return fileOf(register, folder, office.name, office.passphrase)
}

/** A card of the demonstration office as its file holds it. */
interface Card {
  number: number
  gist: string
  receivedAt: string
  registeredAt: string
}

/** A package of the other PC of the demonstration office: one of its cards marked important there, one new card, one clash of numbers. */
export async function otherPlacePackage(folder: string, dataDir: string): Promise<string> {
  const demo = new Database(join(dataDir, 'demo', 'register.sqlite3'), { readonly: true })
  const office = demo.prepare('SELECT name, region, short_name AS shortName FROM offices').get() as {
    name: string
    region: string
    shortName: string
  }
  const cards = demo
    .prepare(
      `SELECT number, gist, received_at AS receivedAt, registered_at AS registeredAt FROM cases
       WHERE kind = 'message' AND number_year = 2026 AND question = 1 AND received_at >= '2026-11-09' AND received_at LIKE '%T%'
         AND is_important = 0 AND deleted_at IS NULL ORDER BY id LIMIT 2`,
    )
    .all() as Card[]
  demo.close()
  const [same, clash] = cards
  if (!same || !clash) throw new Error('The demonstration office has too few messages of November')
  const register = await openOffice(office.name, office.shortName)
  register.db.run('UPDATE offices SET region = ?, is_demo = 1', [office.region])
  const enter = async (card: Card, gist: string, receivedAt: string, isImportant: boolean): Promise<void> => {
    const { id } = await register.enter({ gist, receivedAt, registeredAt: card.registeredAt, isImportant })
    register.db.run('UPDATE cases SET number = ? WHERE id = ?', [card.number, id])
  }
  await enter(same, same.gist, same.receivedAt, true)
  await enter(clash, 'Упало дерево у дома культуры', '2026-11-03T08:15', false)
  await enter({ ...same, number: 8001 }, 'Не работает светофор у школы', '2026-11-03T09:30', false)
  return fileOf(register, folder, 'Другой ПК')
}
