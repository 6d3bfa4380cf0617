import type { ReadDb } from '../../db/database.ts'
import type { LikelyFacts, ProblemMark } from '../../contract/repeats.ts'
import { normalName } from '../directory/directory.service.ts'
import { caseRowView, firstRowid, ROW_COLUMNS, WORDS_CASE_ID } from '../messages/messages.service.ts'
import type { RawCaseRow } from '../messages/messages.service.ts'

/** Where likely repeats are looked for: each question goes by an index and stops after so many newest rows. */

const ID_ROOM = 2 ** 31

/** A hit of the search shadow. */
export interface Hit {
  id: number
  /** Day number of receipt, counted from 2000-01-01. */
  day: number
}

interface RawHit {
  id: number
  place: number
}

/** Newest cards whose words fit an FTS5 expression, received not before `since`. */
export function newestHits(db: ReadDb, expression: string, since: string, limit: number): Hit[] {
  return db
    .all<RawHit>(
      `SELECT ${WORDS_CASE_ID} AS id, w.rowid AS place FROM case_words w
       WHERE w.case_words MATCH ? AND w.rowid >= ? ORDER BY w.rowid DESC LIMIT ?`,
      [expression, firstRowid(since), limit],
    )
    .map(({ id, place }) => ({ id, day: Math.floor(place / ID_ROOM) }))
}

export function byExternalNumber(db: ReadDb, number: string, limit: number): number[] {
  return db
    .all<{ id: number }>(
      `SELECT id FROM cases WHERE external_number IN (?, ?, ?) AND external_number <> '' AND deleted_at IS NULL LIMIT ?`,
      [number, number.toUpperCase(), number.toLowerCase(), limit],
    )
    .map(({ id }) => id)
}

/** Newest cards of a territory with a theme, or with any. */
export function byPlace(
  db: ReadDb,
  territoryId: number,
  themeId: number | null,
  since: string,
  limit: number,
): number[] {
  const theme = themeId === null ? '' : 'AND theme_id = ?'
  return db
    .all<{ id: number }>(
      `SELECT id FROM cases INDEXED BY cases_place WHERE territory_id = ? AND received_at >= ? ${theme} AND deleted_at IS NULL
       ORDER BY received_at DESC LIMIT ?`,
      [territoryId, since, ...(themeId === null ? [] : [themeId]), limit],
    )
    .map(({ id }) => id)
}

/** Digits of a telephone from the end, as the index of migration 0004 keeps them. */
const PHONE_KEY = `substr(replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', ''), '+', ''), -10)`
const APPLICANTS = 20
/** Two words of a name are shared by many people. */
const NAME_WORDS = 3

/** Applicants that are this person, by telephone, e-mail or full name. Nothing of them leaves this function but ids. */
function applicantIds(db: ReadDb, applicant: NonNullable<LikelyFacts['applicant']>): number[] {
  const found = new Set<number>()
  const add = (sql: string, params: readonly string[]): void => {
    for (const { id } of db.all<{ id: number }>(
      `SELECT id FROM applicants WHERE ${sql} AND deleted_at IS NULL ORDER BY id DESC LIMIT ${APPLICANTS}`,
      params,
    ))
      found.add(id)
  }
  const digits = applicant.phone.replace(/\D/g, '').slice(-10)
  if (digits.length >= 6) add(`phone <> '' AND ${PHONE_KEY} = ?`, [digits])
  const email = applicant.email.trim().toLowerCase()
  if (email.includes('@')) add(`email <> '' AND lower(email) = ?`, [email])
  const name = normalName(applicant.name)
  const isFull = name.split(' ').length >= NAME_WORDS
  // A namesake has another telephone: the name alone is enough only where the telephones do not contradict.
  if (isFull) add(`normal_name = ? AND (phone = '' OR ? = '' OR ${PHONE_KEY} = ?)`, [name, digits, digits])
  return [...found]
}

/** Newest cards of the applicant. */
export function byApplicant(db: ReadDb, applicant: NonNullable<LikelyFacts['applicant']>, limit: number): number[] {
  const ids = applicantIds(db, applicant)
  if (ids.length === 0) return []
  return db
    .all<{ id: number }>(
      `SELECT id FROM cases WHERE applicant_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL
       ORDER BY received_at DESC LIMIT ?`,
      [JSON.stringify(ids), limit],
    )
    .map(({ id }) => id)
}

/** A card to be compared: its row, the beginning of its text, and whether somebody is named in it. */
export interface Candidate extends RawCaseRow {
  text: string
  hasApplicant: number
}

const TEXT_READ = 1200

export function readCandidates(db: ReadDb, ids: readonly number[]): Candidate[] {
  return db.all<Candidate>(
    `SELECT ${ROW_COLUMNS}, substr(c.text, 1, ${TEXT_READ}) AS text, c.applicant_id IS NOT NULL AS hasApplicant
     FROM json_each(?) wanted CROSS JOIN cases c ON c.id = wanted.value WHERE c.deleted_at IS NULL`,
    [JSON.stringify(ids)],
  )
}

export function candidateRow(candidate: Candidate): ReturnType<typeof caseRowView> {
  const { text: _text, hasApplicant: _hasApplicant, ...row } = candidate
  return caseRowView(row)
}

/** About how many cards came per day lately: the newest `sample` of them. */
export function dailyCards(db: ReadDb, sample: number): number {
  const rows = db.all<{ day: string }>(
    `SELECT substr(received_at, 1, 10) AS day FROM cases INDEXED BY cases_received WHERE deleted_at IS NULL
     ORDER BY received_at DESC LIMIT ?`,
    [sample],
  )
  const [newest, oldest] = [rows[0]?.day, rows.at(-1)?.day]
  if (newest === undefined || oldest === undefined) return 0
  return rows.length / Math.max(1, (Date.parse(newest) - Date.parse(oldest)) / 86_400_000)
}

/** Parents of territories: a village lies in its district. */
export function territoryParents(db: ReadDb): Map<number, number | null> {
  return new Map(
    db
      .all<{ id: number; parentId: number | null }>('SELECT id, parent_id AS parentId FROM territories')
      .map((row) => [row.id, row.parentId]),
  )
}

export function problemMark(db: ReadDb, id: number): ProblemMark | undefined {
  return db.get<ProblemMark>(
    `SELECT p.id, p.title, (SELECT count(*) FROM cases c WHERE c.problem_id = p.id AND c.deleted_at IS NULL) AS total
     FROM problems p WHERE p.id = ? AND p.deleted_at IS NULL`,
    [id],
  )
}

/** The applicant of a registered card, to be compared and not shown. */
export function applicantFacts(db: ReadDb, id: number | null): LikelyFacts['applicant'] {
  if (id === null) return null
  return (
    db.get<NonNullable<LikelyFacts['applicant']>>(
      `SELECT kind, name, phone, email, postal_address AS postalAddress FROM applicants WHERE id = ? AND deleted_at IS NULL`,
      [id],
    ) ?? null
  )
}
