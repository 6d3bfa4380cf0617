import type { CaseKind, CaseResult, CaseRow, CaseStatus } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'
import { texts as dbTexts } from '../../db/texts.ts'
import { formatNumber } from './numbering.ts'
import { indexCase } from './search.repo.ts'

/** The card of a сообщение or an обращение as it is stored (model.md «One register, two kinds»). */
export interface CaseRecord extends BaseRow {
  kind: CaseKind
  number: number
  numberYear: number
  /** 1 for the paper itself, 2 and on for its further questions: `1503/2`. */
  question: number
  /** Numbers the card had before a conversion, as printed, separated by «; »: searchable, never given again. */
  formerNumbers: string
  externalNumber: string
  externalLink: string
  channelId: number
  receivedAt: string
  registeredAt: string
  applicantId: number | null
  territoryId: number | null
  address: string
  gist: string
  text: string
  blockId: number | null
  themeId: number | null
  recipientId: number | null
  responsibleId: number | null
  status: CaseStatus
  rawStatus: string
  isImportant: boolean
  fastTrack: boolean
  /** Due date of the nearest open clock; of an answered card, of the clock its answer met. Kept for the index. */
  dueAt: string | null
  dueStage: string | null
  legalMaximumAt: string | null
  /** Why an open card has no open clock; empty when it has one (model.md invariant 3). */
  noClockReason: string
  interimAt: string | null
  interimText: string
  answeredAt: string | null
  answerText: string
  result: CaseResult | null
  postponedUntil: string | null
  postponedReason: string
  isSolved: boolean | null
  clarity: number | null
  satisfactionHow: string
  satisfactionOn: string | null
  /** Start of the running round after the answer was returned. */
  reopenedAt: string | null
  repeatOfId: number | null
  returns: number
  note: string
  /** Since when the term stands still and why; the pause itself is part of the clock. */
  pausedOn: string | null
  pausedReason: string
  extendedOn: string | null
  /** When the applicant was told of the extension (59-ФЗ, ч. 2 ст. 12). */
  extensionNoticeOn: string | null
  extensionNoticeHow: string
  /** Sent on to another body as not our competence (59-ФЗ, ч. 3 ст. 8), and when the applicant was told. */
  redirectedOn: string | null
  redirectedTo: string
  redirectNoticeOn: string | null
  redirectNoticeHow: string
  /** The problem that many applicants write about. */
  problemId: number | null
  /** A double entry, in the trash: the card that stays. */
  mergedIntoId: number | null
  approvedAt: string | null
  approvedById: number | null
  /** Fullness of the answer to the point, 0–2 (domain.md §8). */
  quality: number | null
  qualityNote: string
  qualityOn: string | null
  /** Operator who checked. */
  qualityById: number | null
  /** When the applicant was asked about the answer, and the day after which the question lapses. */
  askedOn: string | null
  askEndsOn: string | null
  /** Operator who asked, or wrote down what the applicant said. */
  askedById: number | null
  /** Why it was refused (in words) or left without an answer (code of `GROUNDS`), and by when the applicant is told of it. */
  ground: string
  groundNoticeDueOn: string | null
  groundNoticeOn: string | null
  importId: number | null
  /** Row of the imported file, the header being row 1. */
  importRow: number | null
  /** Page or community a post of ИМ comes from. */
  sourcePage: string
  /** Third level of a theme of ПОС, as it came. */
  fact: string
}

/**
 * An open card has no grade of an answer that it has not, in the trash too, from where it comes out as it is. Outside it also has a
 * running clock or says why not (model.md invariant 3); in the trash it may lie without one, which comes back with it.
 */
const whyUnsound = (db: ReadDb, id: number): string | null =>
  db.get(
    `SELECT 1 FROM cases c WHERE c.id = ? AND (c.status = 'answered' OR (c.quality IS NULL AND (
       c.deleted_at IS NOT NULL OR c.no_clock_reason <> '' OR EXISTS (SELECT 1 FROM deadlines d
         WHERE d.case_id = c.id AND d.deleted_at IS NULL AND d.met_at IS NULL AND d.cancelled_reason = ''))))`,
    [id],
  ) === undefined
    ? dbTexts.changedSince
    : null

export const cases = defineTable<CaseRecord>(
  'cases',
  {
    kind: 'text',
    number: 'number',
    numberYear: 'number',
    question: 'number',
    formerNumbers: 'text',
    externalNumber: 'text',
    externalLink: 'text',
    channelId: 'number',
    receivedAt: 'text',
    registeredAt: 'text',
    applicantId: 'number',
    territoryId: 'number',
    address: 'text',
    gist: 'text',
    text: 'text',
    blockId: 'number',
    themeId: 'number',
    recipientId: 'number',
    responsibleId: 'number',
    status: 'text',
    rawStatus: 'text',
    isImportant: 'boolean',
    fastTrack: 'boolean',
    dueAt: 'text',
    dueStage: 'text',
    legalMaximumAt: 'text',
    noClockReason: 'text',
    interimAt: 'text',
    interimText: 'text',
    answeredAt: 'text',
    answerText: 'text',
    result: 'text',
    postponedUntil: 'text',
    postponedReason: 'text',
    isSolved: 'boolean',
    clarity: 'number',
    satisfactionHow: 'text',
    satisfactionOn: 'text',
    reopenedAt: 'text',
    repeatOfId: 'number',
    returns: 'number',
    note: 'text',
    pausedOn: 'text',
    pausedReason: 'text',
    extendedOn: 'text',
    extensionNoticeOn: 'text',
    extensionNoticeHow: 'text',
    redirectedOn: 'text',
    redirectedTo: 'text',
    redirectNoticeOn: 'text',
    redirectNoticeHow: 'text',
    problemId: 'number',
    mergedIntoId: 'number',
    approvedAt: 'text',
    approvedById: 'number',
    quality: 'number',
    qualityNote: 'text',
    qualityOn: 'text',
    qualityById: 'number',
    askedOn: 'text',
    askEndsOn: 'text',
    askedById: 'number',
    ground: 'text',
    groundNoticeDueOn: 'text',
    groundNoticeOn: 'text',
    importId: 'number',
    importRow: 'number',
    sourcePage: 'text',
    fact: 'text',
  },
  {
    afterWrite: indexCase,
    shadowed: [
      'kind',
      'number',
      'question',
      'formerNumbers',
      'externalNumber',
      'gist',
      'text',
      'address',
      'receivedAt',
    ],
    whyUnsound,
  },
)

/** Columns of a register row: everything a list shows and nothing long. */
export const ROW_COLUMNS = `c.id, c.version, c.kind, c.number, c.question, c.number_year AS year, c.received_at AS receivedAt,
  c.registered_at AS registeredAt, c.channel_id AS channelId, c.external_number AS externalNumber, c.gist, c.address,
  c.territory_id AS territoryId, c.block_id AS blockId, c.theme_id AS themeId, c.recipient_id AS recipientId,
  c.responsible_id AS responsibleId, c.status, c.is_important AS isImportant, c.fast_track AS fastTrack, c.due_at AS dueAt,
  c.due_stage AS dueStage, c.answered_at AS answeredAt, c.repeat_of_id AS repeatOfId, c.deleted_at AS deletedAt,
  c.raw_status AS rawStatus, c.interim_at AS interimAt, c.result, c.postponed_until AS postponedUntil, c.is_solved AS isSolved, c.clarity,
  c.returns, c.paused_on AS pausedOn, c.extended_on AS extendedOn, c.problem_id AS problemId, c.quality, c.asked_on AS askedOn,
  c.import_id AS importId, c.import_row AS importRow, c.source_page AS sourcePage, c.fact, substr(c.text, 1, 200) AS excerpt`

export interface RawCaseRow extends Omit<CaseRow, 'number' | 'isImportant' | 'fastTrack' | 'isSolved'> {
  number: number
  question: number
  isImportant: number
  fastTrack: number
  isSolved: number | null
}

/** A row of `ROW_COLUMNS` as the contract shows it. */
export function caseRowView(raw: RawCaseRow): CaseRow {
  const { question: _question, ...row } = raw
  return {
    ...row,
    number: formatNumber(raw),
    isImportant: raw.isImportant === 1,
    fastTrack: raw.fastTrack === 1,
    isSolved: raw.isSolved === null ? null : raw.isSolved === 1,
  }
}

/** The whole card, whether in the trash or not. */
export function findCase(db: ReadDb, id: number): CaseRecord | undefined {
  const raw = db.get<Record<string, SqlValue>>(`SELECT ${selectList(cases, 'c')} FROM cases c WHERE c.id = ?`, [id])
  return raw && fromSql(cases, raw)
}

/** A card with its number as people write it. */
export interface NumberedCase {
  id: number
  number: string
}

interface RawNumber {
  id: number
  kind: CaseKind
  number: number
  question: number
}

const asNumbered = ({ id, ...parts }: RawNumber): NumberedCase => ({ id, number: formatNumber(parts) })

export function findNumber(db: ReadDb, id: number): NumberedCase | undefined {
  const raw = db.get<RawNumber>('SELECT id, kind, number, question FROM cases WHERE id = ?', [id])
  return raw && asNumbered(raw)
}

/** Cards marked as repeats of this one, oldest first. */
export function listRepeats(db: ReadDb, id: number): NumberedCase[] {
  return db
    .all<RawNumber>(
      'SELECT id, kind, number, question FROM cases WHERE repeat_of_id = ? AND deleted_at IS NULL ORDER BY id',
      [id],
    )
    .map(asNumbered)
}
