import type { PackagePeriod } from '../../contract/exchange.ts'
import type { ApplicantKind, CaseKind, CaseResult, CaseStatus } from '../../contract/messages.ts'
import type { ReadDb, SqlValue } from '../../db/database.ts'
import { defineTable, fromSql, selectList } from '../../db/tables.ts'
import type { BaseRow } from '../../db/tables.ts'
import { caseWhere } from '../messages/messages.service.ts'
import type { StoredManifest } from './manifest.ts'

export interface PackageRow extends BaseRow {
  periodFrom: string
  periodTo: string
  periodName: string
  versionNumber: number
  /** UTC instant. */
  madeAt: string
  fileName: string
  size: number
  sha256: string
  manifest: StoredManifest
  includesPersonal: boolean
  /** Reason of a second and later version. */
  note: string
  /** The full package that a difference completes. */
  baseId: number | null
  isEncrypted: boolean
  /** SHA-256 of the package inside an encrypted file; null where the file is the package. */
  contentSha256: string | null
}

export const packages = defineTable<PackageRow>('packages', {
  periodFrom: 'text',
  periodTo: 'text',
  periodName: 'text',
  versionNumber: 'number',
  madeAt: 'text',
  fileName: 'text',
  size: 'number',
  sha256: 'text',
  manifest: 'json',
  includesPersonal: 'boolean',
  note: 'text',
  baseId: 'number',
  isEncrypted: 'boolean',
  contentSha256: 'text',
})

const MADE_BY = `coalesce((SELECT u.name FROM journal j JOIN operations o ON o.id = j.operation_id JOIN operators u ON u.id = o.operator_id
  WHERE j.entity = 'packages' AND j.entity_id = t.id AND j.action = 'insert'), '') AS madeBy`

export type StoredPackage = PackageRow & { madeBy: string }

function stored(db: ReadDb, where: string, params: SqlValue[]): StoredPackage[] {
  return db
    .all<Record<string, SqlValue>>(
      `SELECT ${selectList(packages, 't')}, ${MADE_BY} FROM packages t WHERE t.deleted_at IS NULL AND ${where}`,
      params,
    )
    .map((raw) => ({ ...fromSql(packages, raw), madeBy: String(raw['madeBy'] ?? '') }))
}

/** Newest first; an office makes some dozens in its life. */
export const listPackages = (db: ReadDb): StoredPackage[] => stored(db, '1 ORDER BY t.id DESC', [])

export const findPackage = (db: ReadDb, id: number): StoredPackage | undefined => stored(db, 't.id = ?', [id])[0]

/** The package with this sum, of the file that left or of the package inside it. */
export const findBySum = (db: ReadDb, sha256: string): StoredPackage | undefined =>
  stored(db, '(t.sha256 = ? OR t.content_sha256 = ?) ORDER BY t.id DESC LIMIT 1', [sha256, sha256])[0]

export const packagesOf = (db: ReadDb, period: PackagePeriod): StoredPackage[] =>
  stored(db, 't.period_from = ? AND t.period_to = ? ORDER BY t.version_number DESC', [period.from, period.to])

export const lastPackageOf = (db: ReadDb, period: PackagePeriod): StoredPackage | undefined =>
  stored(db, 't.period_from = ? AND t.period_to = ? ORDER BY t.version_number DESC LIMIT 1', [
    period.from,
    period.to,
  ])[0]

/** Versions run on within a period; a number is never given twice. */
export function nextVersion(db: ReadDb, period: PackagePeriod): number {
  const sql = 'SELECT coalesce(max(version_number), 0) AS last FROM packages WHERE period_from = ? AND period_to = ?'
  return db.one<{ last: number }>(sql, [period.from, period.to]).last + 1
}

/** The id of the last change of the register: equal before and after reading means that one state was read. */
export const lastOperation = (db: ReadDb): number =>
  db.one<{ last: number | null }>('SELECT max(id) AS last FROM operations').last ?? 0

/** Cards of the period that changed after a moment. */
export function countChanged(db: ReadDb, period: PackagePeriod, since: string, now: string): number {
  const where = caseWhere({ receivedFrom: period.from, receivedTo: period.to }, now)
  return db.one<{ total: number }>(
    `SELECT count(*) AS total FROM cases c WHERE ${where.sql} AND c.id IN (
       SELECT j.entity_id FROM journal j JOIN operations o ON o.id = j.operation_id
       WHERE j.entity = 'cases' AND j.action <> 'view' AND o.at > ?)`,
    [...where.params, since],
  ).total
}

export interface CaseSource {
  id: number
  kind: CaseKind
  number: number
  question: number
  year: number
  channelId: number
  externalNumber: string
  receivedAt: string
  registeredAt: string
  territoryId: number | null
  address: string
  gist: string
  blockId: number | null
  themeId: number | null
  recipientId: number | null
  responsibleId: number | null
  status: CaseStatus
  isImportant: number
  fastTrack: number
  dueAt: string | null
  interimAt: string | null
  answeredAt: string | null
  hasAnswer: number
  result: CaseResult | null
  isSolved: number | null
  clarity: number | null
  returns: number
  repeatKind: CaseKind | null
  repeatNumber: number | null
  repeatQuestion: number | null
  applicantKind: ApplicantKind | null
  applicantName: string | null
  normalName: string | null
  phone: string | null
  email: string | null
  postalAddress: string | null
}

/** The text, the answer and the notes of a card are never read here: they do not leave. */
const SOURCE = `c.id, c.kind, c.number, c.question, c.number_year AS year, c.channel_id AS channelId, c.external_number AS externalNumber,
  c.received_at AS receivedAt, c.registered_at AS registeredAt, c.territory_id AS territoryId, c.address, c.gist, c.block_id AS blockId,
  c.theme_id AS themeId, c.recipient_id AS recipientId, c.responsible_id AS responsibleId, c.status, c.is_important AS isImportant,
  c.fast_track AS fastTrack, c.due_at AS dueAt, c.interim_at AS interimAt, c.answered_at AS answeredAt,
  (c.answer_text <> '' OR c.result IS NOT NULL) AS hasAnswer, c.result, c.is_solved AS isSolved, c.clarity, c.returns,
  r.kind AS repeatKind, r.number AS repeatNumber, r.question AS repeatQuestion,
  a.kind AS applicantKind, a.name AS applicantName, a.normal_name AS normalName, a.phone, a.email, a.postal_address AS postalAddress
  FROM cases c LEFT JOIN cases r ON r.id = c.repeat_of_id LEFT JOIN applicants a ON a.id = c.applicant_id AND a.deleted_at IS NULL`

export interface PlaceInPeriod {
  receivedAt: string
  id: number
}

/** Cards received in the period, oldest first, after a place. */
export function listSources(
  db: ReadDb,
  period: PackagePeriod,
  after: PlaceInPeriod | null,
  limit: number,
  now: string,
): CaseSource[] {
  // The walk along the index begins at the place itself, not at the beginning of the period.
  const where = caseWhere(
    { receivedFrom: after === null ? period.from : after.receivedAt.slice(0, 10), receivedTo: period.to },
    now,
  )
  const beyond = after === null ? '' : 'AND (c.received_at, c.id) > (?, ?)'
  return db.all(`SELECT ${SOURCE} WHERE ${where.sql} ${beyond} ORDER BY c.received_at, c.id LIMIT ?`, [
    ...where.params,
    ...(after === null ? [] : [after.receivedAt, after.id]),
    limit,
  ])
}

/** The card at a place of the period, from 0. The place is found along the index, without reading the cards before it. */
export function sourceAt(db: ReadDb, period: PackagePeriod, index: number, now: string): CaseSource | undefined {
  const where = caseWhere({ receivedFrom: period.from, receivedTo: period.to }, now)
  const sql = `SELECT c.id FROM cases c WHERE ${where.sql} ORDER BY c.received_at, c.id LIMIT 1 OFFSET ?`
  const found = db.get<{ id: number }>(sql, [...where.params, index])
  return found && db.get<CaseSource>(`SELECT ${SOURCE} WHERE c.id = ?`, [found.id])
}

/** Every name of an applicant once, in small letters. Streamed: a register may hold hundreds of thousands. */
export function applicantNames(db: ReadDb): IterableIterator<{ normalName: string }> {
  return db.iterate(
    "SELECT DISTINCT normal_name AS normalName FROM applicants WHERE deleted_at IS NULL AND normal_name <> '' AND kind NOT IN ('organisation', 'collective')",
  )
}

/** Different addresses of the period's cards. */
export function addressesOf(db: ReadDb, period: PackagePeriod, now: string): IterableIterator<{ address: string }> {
  const where = caseWhere({ receivedFrom: period.from, receivedTo: period.to }, now)
  return db.iterate(`SELECT DISTINCT c.address FROM cases c WHERE ${where.sql} AND c.address <> ''`, [...where.params])
}

export interface MeetingSource {
  id: number
  number: number
  year: number
  heldOn: string
  format: 'inPerson' | 'absentee'
  state: string
  participants: number
  present: number
}

/** Meetings of the period that were held. */
export function listMeetingSources(db: ReadDb, period: PackagePeriod): MeetingSource[] {
  return db.all(
    `SELECT m.id, m.number, m.number_year AS year, m.held_on AS heldOn, m.format, m.state,
       (SELECT count(*) FROM participants p WHERE p.meeting_id = m.id AND p.deleted_at IS NULL AND p.is_invited = 0) AS participants,
       (SELECT count(*) FROM participants p WHERE p.meeting_id = m.id AND p.deleted_at IS NULL AND p.is_invited = 0 AND p.presence IN ('present', 'late')) AS present
     FROM meetings m WHERE m.deleted_at IS NULL AND m.held_on BETWEEN ? AND ? AND m.state IN ('held', 'protocol', 'signed', 'control')
     ORDER BY m.held_on, m.id`,
    [period.from, period.to],
  )
}

export interface DecisionSource {
  itemId: number
  position: number
  title: string
  decisionId: number | null
  text: string | null
  dueOn: string | null
  period: string | null
  isAssignment: number | null
  executorPost: string | null
  executorBody: string | null
}

/** Agenda items with their decisions, one line for each decision and one for an item without any. */
export function listDecisionSources(db: ReadDb, meetingId: number): DecisionSource[] {
  return db.all(
    `SELECT i.id AS itemId, i.position, i.title, d.id AS decisionId, d.text, d.due_on AS dueOn, d.period, d.is_assignment AS isAssignment,
       p.post AS executorPost, r.name AS executorBody
     FROM agenda_items i LEFT JOIN decisions d ON d.agenda_item_id = i.id AND d.deleted_at IS NULL
       LEFT JOIN persons p ON p.id = d.executor_person_id LEFT JOIN recipients r ON r.id = d.executor_recipient_id
     WHERE i.meeting_id = ? AND i.deleted_at IS NULL AND i.state <> 'removed' ORDER BY i.position, i.id, d.position, d.id`,
    [meetingId],
  )
}

export interface AssignmentSource {
  number: string
  text: string
  executorPost: string | null
  executorBody: string | null
  issuedOn: string
  dueOn: string | null
  period: string
  state: 'open' | 'reported' | 'done' | 'cancelled'
  closedOn: string | null
  meetingNumber: number | null
}

/** Assignments issued in the period. */
export function listAssignmentSources(db: ReadDb, period: PackagePeriod): AssignmentSource[] {
  return db.all(
    `SELECT a.number, a.text, p.post AS executorPost, r.name AS executorBody, a.issued_on AS issuedOn, a.due_on AS dueOn, a.period, a.state,
       a.closed_on AS closedOn, m.number AS meetingNumber
     FROM assignments a LEFT JOIN persons p ON p.id = a.executor_person_id LEFT JOIN recipients r ON r.id = a.executor_recipient_id
       LEFT JOIN decisions d ON d.id = a.decision_id LEFT JOIN agenda_items i ON i.id = d.agenda_item_id LEFT JOIN meetings m ON m.id = i.meeting_id
     WHERE a.deleted_at IS NULL AND a.issued_on BETWEEN ? AND ? ORDER BY a.issued_on, a.id`,
    [period.from, period.to],
  )
}

export interface RosterSource {
  surname: string
  name: string
  patronymic: string
  post: string
  organisation: string
  hasConsent: number
  roleCode: string | null
  role: string
  block: string | null
  channel: string | null
  fromOn: string | null
  toOn: string | null
  isTemporary: number
  act: string | null
}

/** Powers that hold on a day. A consent given after the day counts too: it is asked for before the package is made. */
export function listRosterSources(db: ReadDb, day: string): RosterSource[] {
  return db.all(
    `SELECT p.surname, p.name, p.patronymic, p.post, p.organisation, p.consent_on IS NOT NULL AS hasConsent, r.code AS roleCode, r.name AS role,
       b.name AS block, ch.name AS channel, m.from_on AS fromOn, m.to_on AS toOn, m.is_temporary AS isTemporary,
       CASE WHEN t.id IS NULL THEN NULL ELSE t.kind || CASE t.number WHEN '' THEN '' ELSE ' № ' || t.number END ||
         CASE WHEN t.adopted_on IS NULL THEN '' ELSE ' от ' || substr(t.adopted_on, 9, 2) || '.' || substr(t.adopted_on, 6, 2) || '.' || substr(t.adopted_on, 1, 4) END END AS act
     FROM memberships m JOIN persons p ON p.id = m.person_id JOIN roles r ON r.id = m.role_id
       LEFT JOIN blocks b ON b.id = m.block_id LEFT JOIN channels ch ON ch.id = m.channel_id LEFT JOIN acts t ON t.id = m.act_id
     WHERE m.deleted_at IS NULL AND p.deleted_at IS NULL AND (m.from_on IS NULL OR m.from_on <= :day) AND (m.to_on IS NULL OR m.to_on >= :day)
     ORDER BY r.position, p.surname, p.name, p.id, b.position, m.id`,
    { day },
  )
}
