import { AppError } from '../../contract/errors.ts'
import type { ReadDb } from '../../db/database.ts'
import { getOffice } from '../office/office.service.ts'
import type { CommandContext } from '../context.ts'
import { applicants, findApplicant } from './applicants.repo.ts'
import type { ApplicantRow } from './applicants.repo.ts'
import { cases, findCase } from './cases.repo.ts'
import { formatNumber } from './numbering.ts'
import { letterTexts, refusals, titles } from './texts.ts'

/** How long a showing lets a paper name the applicant, ms: the day on which it is printed and signed. */
const SHOWN_FOR = 24 * 3600 * 1000

/**
 * Has the applicant shown in a paper: the journal says so, without his data (domain.md §10), before the paper can be made at all.
 * @returns the operation that the paper names. @throws AppError notFound, refused where the card names nobody
 */
export function showInPaper(ctx: CommandContext, id: number, paper: 'reply' | 'caseCard'): { shownIn: number } {
  const card = findCase(ctx.db, id)
  if (!card) throw new AppError('notFound', refusals.unknown)
  const row = card.applicantId === null ? undefined : findApplicant(ctx.db, card.applicantId)
  if (!row) throw new AppError('refused', letterTexts.noApplicant)
  ctx.records.title = titles.applicantInPaper(formatNumber(card), letterTexts.papers[paper])
  ctx.records.note(applicants, row.id)
  ctx.records.note(cases, id)
  return { shownIn: ctx.records.handle().operationId }
}

/**
 * The applicant for a paper. A reference without a fresh showing of this very card is refused, so that no address typed by hand brings
 * him out unseen by the journal. @throws AppError refused
 */
export function shownApplicant(db: ReadDb, now: string, caseId: number, shownIn: number): ApplicantRow {
  const card = findCase(db, caseId)
  if (!card) throw new AppError('notFound', refusals.unknown)
  const row = card.applicantId === null ? undefined : findApplicant(db, card.applicantId)
  if (!row) throw new AppError('refused', letterTexts.noApplicant)
  const showing = db.get<{ at: string }>(
    `SELECT o.at FROM operations o WHERE o.id = :shownIn
      AND EXISTS (SELECT 1 FROM journal WHERE operation_id = o.id AND entity = 'applicants' AND entity_id = :applicantId AND action = 'view')
      AND EXISTS (SELECT 1 FROM journal WHERE operation_id = o.id AND entity = 'cases' AND entity_id = :caseId AND action = 'view')`,
    { shownIn, applicantId: row.id, caseId },
  )
  const age = showing && Date.parse(`${now}Z`) - Date.parse(`${civilOf(showing.at, getOffice(db).timeZone)}Z`)
  if (age === undefined || age > SHOWN_FOR) throw new AppError('refused', letterTexts.notShown)
  return row
}

/** A UTC instant as a civil moment of the office, `YYYY-MM-DDTHH:MM`. */
export function civilOf(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant))
  return parts.replace(' ', 'T').slice(0, 16)
}
