import { AppError } from '../../contract/errors.ts'
import type { ReportRow, ReportView } from '../../contract/reports.ts'
import type { ReadDb } from '../../db/database.ts'
import { centreRequest } from '../centreRequests/centreRequests.service.ts'
import { signersOn } from '../members/members.service.ts'
import { findPersons } from '../meetings/meetings.service.ts'
import { personNames } from '../people.ts'
import { checksOf, contentOf, periodOfRow } from './content.ts'
import { findListed, findReplacing, findReport } from './reports.repo.ts'
import type { ListedReport } from './reports.repo.ts'
import type { ReportTableRow } from './reports.tables.ts'
import { requestNumber } from './requests.ts'
import type { Reading } from './source.ts'
import { texts } from './texts.ts'

/** A report outside the trash. @throws AppError notFound */
export function requireReport(db: ReadDb, id: number): ReportTableRow {
  const row = findReport(db, id)
  if (!row) throw new AppError('notFound', texts.refusals.noReport)
  return row
}

/** People of the состав who may sign on a day; the head of the body is not one of them. */
export const signersOf = (db: ReadDb, on: string): ReportView['signers'] =>
  signersOn(db, on).flatMap(({ signer, name, post }) =>
    signer.kind === 'person' ? [{ personId: signer.id, name, post }] : [],
  )

function requestOf(db: ReadDb, requestId: number | null, now: string): ReportRow['request'] {
  if (requestId === null) return null
  const row = centreRequest(db, requestId, now)
  return { id: requestId, number: requestNumber(row), title: row.title, dueAt: row.dueAt }
}

const hasText = (comment: string | undefined): boolean => (comment ?? '').trim() !== ''

export function rowView(db: ReadDb, row: ListedReport, now: string): ReportRow {
  const [signer] = row.signerId === null ? [] : [...findPersons(db, [row.signerId]).values()]
  const replaced = row.replacesId === null ? undefined : findListed(db, row.replacesId)
  const { kind, id, version, title, number, state, addressee, signedOn, sentOn, sentTo, sentWay, sha256 } = row
  return {
    id,
    version,
    kind,
    period: periodOfRow(row),
    title,
    number,
    state,
    addressee,
    signedOn,
    signer: signer ? personNames(signer).shortName : '',
    sentOn,
    sentTo,
    sentWay,
    sha256,
    request: requestOf(db, row.requestId, now),
    replaces: replaced ? { id: replaced.id, title: replaced.title, number: replaced.number } : null,
    replacedBy: findReplacing(db, id) ?? null,
    commented: row.sections.filter(({ key }) => hasText(row.comments[key])).length,
    sections: row.sections.length,
  }
}

export function reportView(ctx: Reading, id: number): ReportView {
  const row = requireReport(ctx.db, id)
  const { commented: _, sections: _sections, ...base } = rowView(ctx.db, row, ctx.now)
  const content = contentOf(row, ctx)
  const today = ctx.now.slice(0, 10)
  return {
    ...base,
    signerId: row.signerId,
    specs: row.sections,
    hasDefinitions: row.hasDefinitions,
    content,
    checks: row.state === 'draft' ? checksOf(row, content, today) : [],
    signers: signersOf(ctx.db, row.signedOn ?? today),
  }
}
