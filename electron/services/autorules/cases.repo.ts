import type { ReadDb, SqlValue } from '../../db/database.ts'
import { formatNumber } from '../caseNumber.ts'
import type { RuleFacts } from './engine.ts'

/** Cards as rules see them. Rules do not import the area of messages, so they read with their own SQL. */

export interface RuledFacts extends RuleFacts {
  id: number
  number: string
  gist: string
  isAnswered: boolean
}

interface Raw {
  id: number
  kind: 'message' | 'appeal'
  number: number
  question: number
  channelId: number
  themeId: number | null
  territoryId: number | null
  fastTrack: number
  gist: string
  text: string
  sourcePage: string
  blockId: number | null
  recipientId: number | null
  responsibleId: number | null
  isImportant: number
  isAnswered: number
}

const COLUMNS = `c.id, c.kind, c.number, c.question, c.channel_id AS channelId, c.theme_id AS themeId, c.territory_id AS territoryId,
  c.fast_track AS fastTrack, c.gist, c.text, c.source_page AS sourcePage, c.block_id AS blockId, c.recipient_id AS recipientId,
  c.responsible_id AS responsibleId, c.is_important AS isImportant,
  c.status = 'answered' AS isAnswered`

/** Gist and text as one text for the words of a rule: the gist is often the first sentence of the text. */
export function ruledText(gist: string, text: string): string {
  return text.startsWith(gist) ? text : `${gist}\n${text}`
}

function factsOf(raw: Raw): RuledFacts {
  const { question: _question, text, ...row } = raw
  return {
    ...row,
    number: formatNumber(raw),
    text: ruledText(raw.gist, text),
    fastTrack: raw.fastTrack === 1,
    isImportant: raw.isImportant === 1,
    isAnswered: raw.isAnswered === 1,
  }
}

function* read(db: ReadDb, where: string, params: Readonly<Record<string, SqlValue>>): Generator<RuledFacts> {
  for (const raw of db.iterate<Raw>(`SELECT ${COLUMNS} FROM cases c WHERE c.deleted_at IS NULL AND ${where}`, params))
    yield factsOf(raw)
}

/** Cards without an answer, newest first. */
export function openFacts(db: ReadDb): Generator<RuledFacts> {
  // Few of many cards are open: their ids come from the partial index of the open ones.
  return read(
    db,
    "c.id IN (SELECT o.id FROM cases o INDEXED BY cases_open_due WHERE o.deleted_at IS NULL AND o.status <> 'answered') ORDER BY c.id DESC",
    {},
  )
}

/** Cards received in a period, both days included, newest first; of one theme when it is named. */
export function receivedFacts(db: ReadDb, from: string, to: string, themeId?: number | null): Generator<RuledFacts> {
  const ofTheme = themeId === undefined ? '' : 'c.theme_id IS :themeId AND '
  return read(db, `${ofTheme}c.received_at >= :from AND c.received_at < :end ORDER BY c.received_at DESC, c.id DESC`, {
    from,
    end: `${to}U`,
    ...(themeId === undefined ? {} : { themeId }),
  })
}

/** The card as rules see it; undefined when it is not there or in the trash. */
export function factsOfCase(db: ReadDb, id: number): RuledFacts | undefined {
  return [...read(db, 'c.id = :id', { id })][0]
}

/** What rules filled in on cards received in a period and nobody took back: card id → values. */
export function filledByRules(db: ReadDb, from: string, to: string): Map<number, Record<string, SqlValue>> {
  const rows = db.all<{ caseId: number; after: string }>(
    `SELECT a.case_id AS caseId, a.after FROM rule_actions a JOIN cases c ON c.id = a.case_id
     WHERE a.deleted_at IS NULL AND a.undone_at IS NULL AND c.deleted_at IS NULL
       AND c.received_at >= :from AND c.received_at < :end ORDER BY a.id`,
    { from, end: `${to}U` },
  )
  const found = new Map<number, Record<string, SqlValue>>()
  for (const { caseId, after } of rows)
    found.set(caseId, { ...found.get(caseId), ...(JSON.parse(after) as Record<string, SqlValue>) })
  return found
}
