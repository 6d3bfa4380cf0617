import type { ApplicantInput } from '../../contract/messages.ts'
import type { CommandContext } from '../context.ts'
import { applicantRow, applicants, countCasesOf, findApplicant } from './applicants.repo.ts'
import type { ApplicantRow } from './applicants.repo.ts'
import { liveCard } from './cards.ts'
import { cases, findCase } from './cases.repo.ts'
import { formatNumber } from './numbering.ts'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import { fieldTexts, refusals, titles } from './texts.ts'

type ShownApplicant = Omit<ApplicantRow, 'deletedAt' | 'normalName' | 'note'>

/** The applicant of a card; that he was looked at stands in the journal, without his data (domain.md §10). */
export function showApplicant(ctx: CommandContext, id: number): ShownApplicant | null {
  const card = findCase(ctx.db, id)
  if (!card) throw new AppError('notFound', refusals.unknown)
  const row = card.applicantId === null ? undefined : findApplicant(ctx.db, card.applicantId)
  if (!row) return null
  ctx.records.title = titles.applicantShown(formatNumber(card))
  ctx.records.note(applicants, row.id)
  ctx.records.note(cases, id)
  const { deletedAt: _deletedAt, normalName: _normalName, note: _note, ...shown } = row
  return shown
}

function checkPeople(input: ApplicantInput | null): void {
  if (input?.kind === 'collective' && input.name !== '' && input.people === null)
    throw fieldErrors({ 'applicant.people': fieldTexts.people })
}

/** Stores the applicant of a new card; null where nothing was typed. @throws AppError invalid */
export function storeApplicant(ctx: CommandContext, input: ApplicantInput | null): number | null {
  checkPeople(input)
  const row = applicantRow(input)
  return row && ctx.records.insert(applicants, row)
}

/** Changes, adds or takes away the applicant of a card; one shared by several questions changes for all of them. */
export function saveApplicant(
  ctx: CommandContext,
  id: number,
  input: ApplicantInput | null,
): { operationId: number; title: string } {
  checkPeople(input)
  const card = liveCard(ctx, id)
  const number = formatNumber(card)
  const row = applicantRow(input)
  ctx.records.title = row ? titles.applicantSaved(number) : titles.applicantRemoved(number)
  if (row && card.applicantId !== null) ctx.records.update(applicants, card.applicantId, null, row)
  else if (row) ctx.records.update(cases, id, null, { applicantId: ctx.records.insert(applicants, row) })
  else if (card.applicantId !== null) {
    ctx.records.update(cases, id, null, { applicantId: null })
    if (countCasesOf(ctx.db, card.applicantId) === 0) ctx.records.remove(applicants, card.applicantId, null)
  }
  return ctx.records.handle()
}
