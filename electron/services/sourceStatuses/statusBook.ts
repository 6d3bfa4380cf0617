import type { CaseResult, CaseStatus } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import { normalName } from '../directory/directory.service.ts'
import { listSourceStatuses } from './sourceStatuses.repo.ts'

/** What a word of a channel means here; null where the word says nothing about it. */
export interface Meaning {
  readonly status: CaseStatus | null
  readonly result: CaseResult | null
}

export interface MappedStatus extends Meaning {
  /** Whether the table has the word; a word that it has not is kept on the card and shown in the settings with its cards. */
  readonly isKnown: boolean
}

/** The table of words read once, for an import of many rows. */
export type StatusBook = ReadonlyMap<string, Meaning & { readonly id: number }>

const keyOf = (channelCode: string, normal: string): string => `${channelCode}|${normal}`

export function statusBook(db: ReadDb): StatusBook {
  return new Map(
    listSourceStatuses(db).map(({ id, channelCode, normalRaw, status, result }) => [
      keyOf(channelCode, normalRaw),
      { id, status, result },
    ]),
  )
}

/** The row of the table that speaks for a word: the channel's own, or the one for every channel (code ''). */
export function findMeaning(
  book: StatusBook,
  channelCode: string,
  raw: string,
): (Meaning & { id: number }) | undefined {
  const normal = normalName(raw)
  return book.get(keyOf(channelCode, normal)) ?? book.get(keyOf('', normal))
}

/**
 * What a raw status of an export means. Letter case, ё, quotes and blanks do not matter; a blank cell and «-» say nothing, and that
 * is known (domain.md §6.1).
 * @param channelCode `pos`, `im`, …; '' for a channel of the office's own
 */
export function mapStatus(book: StatusBook, channelCode: string, raw: string): MappedStatus {
  if (/^[\s–—-]*$/.test(raw)) return { status: null, result: null, isKnown: true }
  const found = findMeaning(book, channelCode, raw)
  return found
    ? { status: found.status, result: found.result, isKnown: true }
    : { status: null, result: null, isKnown: false }
}
