import type { ReportKind } from '../../contract/reports.ts'
import type { ReadDb } from '../../db/database.ts'
import { listLive } from '../../db/tables.ts'
import { reports } from './reports.tables.ts'
import type { ReportTableRow } from './reports.tables.ts'

/** Frozen content stays where it is: lists would read megabytes of it. */
const LIST_COLUMNS = `r.id, r.version, r.kind, r.period_kind AS periodKind, r.period_from AS periodFrom, r.period_to AS periodTo, r.title, r.number,
  r.addressee, r.request_id AS requestId, r.replaces_id AS replacesId, r.sections, r.comments, r.signer_id AS signerId, r.state,
  r.signed_on AS signedOn, r.sent_on AS sentOn, r.sent_to AS sentTo, r.sent_way AS sentWay, r.sha256`

export type ListedReport = Omit<ReportTableRow, 'frozen' | 'model' | 'deletedAt' | 'hasDefinitions'>
type Raw = Omit<ListedReport, 'sections' | 'comments'> & { sections: string; comments: string }

const listed = ({ sections, comments, ...row }: Raw): ListedReport => ({
  ...row,
  sections: JSON.parse(sections) as ListedReport['sections'],
  comments: JSON.parse(comments) as ListedReport['comments'],
})

export const findReport = (db: ReadDb, id: number): ReportTableRow | undefined =>
  listLive(db, reports, 't.id = ?', [id])[0]

/** The newest period first. */
export function listReports(
  db: ReadDb,
  of: { kind: ReportKind | null; limit: number; offset: number },
): { rows: ListedReport[]; total: number } {
  const where = 'r.deleted_at IS NULL AND (:kind IS NULL OR r.kind = :kind)'
  const rows = db.all<Raw>(
    `SELECT ${LIST_COLUMNS} FROM reports r WHERE ${where} ORDER BY r.period_to DESC, r.period_from, r.id DESC LIMIT :limit OFFSET :offset`,
    of,
  )
  const { total } = db.one<{ total: number }>(`SELECT count(*) AS total FROM reports r WHERE ${where}`, {
    kind: of.kind,
  })
  return { rows: rows.map(listed), total }
}

export const findListed = (db: ReadDb, id: number): ListedReport | undefined => {
  const row = db.get<Raw>(`SELECT ${LIST_COLUMNS} FROM reports r WHERE r.id = ?`, [id])
  return row && listed(row)
}

/** Reports of a kind for exactly these days, the newest first. */
export const listOfPeriod = (db: ReadDb, kind: ReportKind, of: { from: string; to: string }): ListedReport[] =>
  db
    .all<Raw>(
      `SELECT ${LIST_COLUMNS} FROM reports r WHERE r.deleted_at IS NULL AND r.kind = ? AND r.period_from = ? AND r.period_to = ? ORDER BY r.id DESC`,
      [kind, of.from, of.to],
    )
    .map(listed)

/** The last signed or sent report of a kind about an earlier period, not counting those that a newer version has replaced. */
export const findEarlier = (
  db: ReadDb,
  kind: ReportKind,
  periodFrom: string,
  ownId: number,
): ReportTableRow | undefined =>
  listLive(
    db,
    reports,
    `t.kind = ? AND t.state <> 'draft' AND t.id <> ? AND t.period_from < ?
     AND NOT EXISTS (SELECT 1 FROM reports n WHERE n.replaces_id = t.id AND n.deleted_at IS NULL AND n.state <> 'draft')
     ORDER BY t.period_to DESC, t.id DESC LIMIT 1`,
    [kind, ownId, periodFrom],
  )[0]

/** The newer version of a report, a draft among them. */
export const findReplacing = (db: ReadDb, id: number): { id: number; title: string; number: string } | undefined =>
  db.get(
    'SELECT id, title, number FROM reports WHERE replaces_id = ? AND deleted_at IS NULL ORDER BY id DESC LIMIT 1',
    [id],
  )

export const hasReportOfRequest = (db: ReadDb, requestId: number): boolean =>
  db.get('SELECT 1 FROM reports WHERE request_id = ? AND deleted_at IS NULL', [requestId]) !== undefined

/** The first day of the register: before it no report was due. */
export const firstCaseDay = (db: ReadDb): string | null =>
  db
    .one<{ day: string | null }>('SELECT min(received_at) AS day FROM cases WHERE deleted_at IS NULL')
    .day?.slice(0, 10) ?? null

/** Sent reports for the ЦУР about days inside a period, without those that a newer one has replaced. */
export const listSentWithin = (db: ReadDb, of: { from: string; to: string }): ReportTableRow[] =>
  listLive(
    db,
    reports,
    `t.state = 'sent' AND t.kind <> 'weekly' AND t.period_from >= ? AND t.period_to <= ?
     AND NOT EXISTS (SELECT 1 FROM reports n WHERE n.replaces_id = t.id AND n.deleted_at IS NULL AND n.state = 'sent')
     ORDER BY t.period_from, t.id`,
    [of.from, of.to],
  )
