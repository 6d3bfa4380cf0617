import { createHmac, randomBytes } from 'node:crypto'
import type { ReadDb, WriteDb } from '../../db/database.ts'

/**
 * One number per person through all packages of a register: HMAC-SHA-256 of the name and the contact with a random key that never
 * leaves the register (docs/package-format.md «Псевдоним»). Without the key nobody can find the person by trying names.
 */

const KEY_NAME = 'exchange.pseudonymKey'
/** Without letters and digits that are taken for one another. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const SIGNS = 10

export interface Person {
  normalName: string
  phone: string
  email: string
  postalAddress: string
}

export function pseudonymKey(db: ReadDb): string | null {
  return db.get<{ value: string }>('SELECT value FROM session WHERE key = ?', [KEY_NAME])?.value ?? null
}

/** Makes the key at the first package. It stands outside the journal, which people read. */
export function makePseudonymKey(db: WriteDb): string {
  db.run('INSERT INTO session (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING', [
    KEY_NAME,
    randomBytes(32).toString('hex'),
  ])
  const key = pseudonymKey(db)
  if (key === null) throw new Error('The key was not stored')
  return key
}

/** The same name with the same contact is the same person; another contact makes another one: apart is safer than together. */
function identity({ normalName, phone, email, postalAddress }: Person): string {
  const digits = phone.replace(/\D/g, '').slice(-10)
  return [normalName, digits || email.trim().toLowerCase() || postalAddress.trim().toLowerCase()].join('\n')
}

/** «З-7K3QXM2D9A»; null where nothing is known of the applicant. */
export function pseudonym(key: string, person: Person): string | null {
  const who = identity(person)
  if (who.trim() === '') return null
  const hash = createHmac('sha256', Buffer.from(key, 'hex')).update(who, 'utf8').digest()
  let bits = 0n
  for (const byte of hash.subarray(0, 8)) bits = (bits << 8n) | BigInt(byte)
  let text = ''
  for (let sign = 0; sign < SIGNS; sign += 1) {
    text += ALPHABET[Number(bits & 31n)] ?? ''
    bits >>= 5n
  }
  return `З-${text}`
}
