import type { ReadDb } from '../../db/database.ts'
import { folded } from './values.ts'

/**
 * Cards that a row without a number of its own may be: the same text, or the same gist at the same address, received on the same day.
 * The cards of a day are read once, so that a file of 100,000 rows costs as many reads as it has days.
 */

interface Candidate {
  id: number
  channelId: number
  externalNumber: string
}

interface DayRow extends Candidate {
  gist: string
  address: string
  text: string
}

const KEPT_DAYS = 40
const TEXT = 300
/** Shorter texts («Спасибо», «Яма») say nothing. */
const SHORTEST = 25

const textKey = (text: string): string => folded(text).slice(0, TEXT)

export class TwinFinder {
  private readonly db: ReadDb
  private readonly exceptImport: number | null
  private readonly days = new Map<string, Map<string, Candidate>>()

  /** @param exceptImport cards of this import are no twins of its own rows */
  constructor(db: ReadDb, exceptImport: number | null) {
    this.db = db
    this.exceptImport = exceptImport
  }

  /** A card that may be the same message, or null. Two numbers of one channel are two messages. */
  find(row: {
    receivedAt: string
    channelId: number
    externalNumber: string
    gist: string
    address: string
    text: string
  }): number | null {
    if (row.text === '' && row.address === '') return null
    const day = this.day(row.receivedAt.slice(0, 10))
    for (const key of keysOf(row)) {
      const found = day.get(key)
      const isOther =
        found !== undefined &&
        found.channelId === row.channelId &&
        found.externalNumber !== '' &&
        row.externalNumber !== ''
      if (found && !isOther) return found.id
    }
    return null
  }

  private day(day: string): Map<string, Candidate> {
    const kept = this.days.get(day)
    if (kept) return kept
    const found = new Map<string, Candidate>()
    for (const row of this.db.all<DayRow>(
      `SELECT id, channel_id AS channelId, external_number AS externalNumber, gist, address, substr(text, 1, 600) AS text
       FROM cases WHERE received_at >= :day AND received_at < :day || 'U' AND deleted_at IS NULL
         AND (:except IS NULL OR import_id IS NOT :except)`,
      { day, except: this.exceptImport },
    )) {
      const { id, channelId, externalNumber } = row
      for (const key of keysOf(row)) if (!found.has(key)) found.set(key, { id, channelId, externalNumber })
    }
    const oldest = this.days.keys().next().value
    if (this.days.size >= KEPT_DAYS && oldest !== undefined) this.days.delete(oldest)
    this.days.set(day, found)
    return found
  }
}

function keysOf({ gist, address, text }: { gist: string; address: string; text: string }): string[] {
  const keys: string[] = []
  const body = textKey(text)
  if (body.length >= SHORTEST) keys.push(`t:${body}`)
  if (address !== '' && gist !== '') keys.push(`a:${folded(gist)}|${folded(address)}`)
  return keys
}
