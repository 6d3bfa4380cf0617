import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { CaseResult, CaseStatus } from '../../contract/messages.ts'
import type { ReadDb } from '../../db/database.ts'
import type { Contexts } from '../context.ts'
import { normalName } from '../directory/directory.service.ts'
import { applySourceMeaning, sourceChanges, sourceWords } from '../messages/messages.service.ts'
import type { SourceChange, SourceWord } from '../messages/messages.service.ts'
import { listSourceStatuses, sourceStatuses } from './sourceStatuses.repo.ts'
import { findMeaning, statusBook } from './statusBook.ts'
import { texts } from './texts.ts'

export { mapStatus, statusBook } from './statusBook.ts'
export type { MappedStatus, StatusBook } from './statusBook.ts'

/** Cards that one act may change: more would hold the other windows up. */
const LIMIT = 20_000
const SHOWN = 200

interface Entry {
  id?: number | null
  channelCode: string
  raw: string
  status: CaseStatus | null
  result: CaseResult | null
}

/**
 * The words of cards that an entry speaks for. An entry for every channel leaves those alone that have a word of their own.
 */
function wordsOf(db: ReadDb, entry: Entry): SourceWord[] {
  const book = statusBook(db)
  const normal = normalName(entry.raw)
  return sourceWords(db).filter((word) => {
    if (normalName(word.raw) !== normal) return false
    if (word.channelCode === entry.channelCode) return true
    if (entry.channelCode !== '') return false
    const own = findMeaning(book, word.channelCode, word.raw)
    return own === undefined || own.id === entry.id || listedFor(db, own.id) === ''
  })
}

const listedFor = (db: ReadDb, id: number): string | undefined =>
  listSourceStatuses(db).find((row) => row.id === id)?.channelCode

const isChanging = (change: SourceChange): boolean => change.obstacle === null

export const sourceStatusesService: Services<Contract, Contexts>['sourceStatuses'] = {
  list: (_input, ctx) => {
    const book = statusBook(ctx.db)
    const cards = new Map<number, number>()
    const unknown = new Map<string, { channelCode: string; raw: string; cards: number }>()
    for (const word of sourceWords(ctx.db)) {
      const found = findMeaning(book, word.channelCode, word.raw)
      if (found) cards.set(found.id, (cards.get(found.id) ?? 0) + word.cards)
      else {
        const key = `${word.channelCode}|${normalName(word.raw)}`
        const known = unknown.get(key)
        if (known) known.cards += word.cards
        else unknown.set(key, { channelCode: word.channelCode, raw: word.raw, cards: word.cards })
      }
    }
    return {
      statuses: listSourceStatuses(ctx.db).map(({ deletedAt: _deletedAt, normalRaw: _normalRaw, ...row }) => ({
        ...row,
        cards: cards.get(row.id) ?? 0,
      })),
      unknown: [...unknown.values()].sort((a, b) => b.cards - a.cards),
    }
  },

  affected: (input, ctx) => {
    const words = wordsOf(ctx.db, input)
    const changes = sourceChanges(ctx.db, words, input)
    const changing = changes.filter(isChanging).length
    return {
      total: words.reduce((sum, word) => sum + word.cards, 0),
      changing,
      held: changes.length - changing,
      cards: changes.slice(0, SHOWN),
    }
  },

  save: (input, ctx) => {
    const { id, version, channelCode, raw, status, result, isVerified } = input
    checkEntry(ctx.db, input)
    const row = { channelCode, raw, normalRaw: normalName(raw), status, result, isVerified }
    const changes = input.applies ? sourceChanges(ctx.db, wordsOf(ctx.db, input), input) : []
    const wanted = changes.filter(isChanging)
    if (wanted.length > LIMIT) throw new AppError('refused', texts.tooMany(wanted.length, LIMIT))
    ctx.records.title = texts.saved(raw, status, wanted.length)
    if (id !== null) ctx.records.update(sourceStatuses, id, version, row)
    const savedId = id ?? ctx.records.insert(sourceStatuses, row)
    applySourceMeaning(ctx, wanted)
    return { ...ctx.records.handle(), id: savedId, changed: wanted.length, held: changes.length - wanted.length }
  },

  remove: ({ id, version }, ctx) => {
    ctx.records.title = texts.removed(ctx.records.live(sourceStatuses, id).raw)
    ctx.records.remove(sourceStatuses, id, version)
    return ctx.records.handle()
  },
}

function checkEntry(db: ReadDb, { id, channelCode, raw }: Entry): void {
  const normal = normalName(raw)
  const twin = listSourceStatuses(db).find((row) => row.channelCode === channelCode && row.normalRaw === normal)
  if (twin && twin.id !== id) throw fieldErrors({ raw: texts.sameWord })
  const isKnown =
    channelCode === '' ||
    db.get('SELECT 1 FROM channels WHERE code = ? AND deleted_at IS NULL LIMIT 1', [channelCode]) !== undefined
  if (!isKnown) throw fieldErrors({ channelCode: texts.channel })
}
