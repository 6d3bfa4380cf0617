import { AppError } from '../../contract/errors.ts'
import type { ReplyKind } from '../../contract/letters.ts'
import type { CaseCard } from '../../contract/messages.ts'
import { buildReply } from '../../documents/reply.ts'
import type { ReplyApplicant } from '../../documents/reply.ts'
import { greetingTemplate, replyTemplates } from '../../documents/templates/reply.ts'
import type { CommandContext } from '../context.ts'
import { signerOf } from '../members/members.service.ts'
import { getOffice, getSettings, letterOffice } from '../office/office.service.ts'
import type { PaperBuilder } from '../paper.ts'
import { templateTexts } from '../templates/templates.service.ts'
import type { ApplicantRow } from './applicants.repo.ts'
import { cardOf } from './card.ts'
import { change, openCard, saved } from './cards.ts'
import type { Saved } from './cards.ts'
import { formatNumber } from './numbering.ts'
import { shownApplicant } from './shownApplicant.ts'
import { letterTexts, titles } from './texts.ts'

/** Ответ заявителю: the one paper that names him, after a showing that the journal knows. */
export const reply: PaperBuilder<'reply'> = (ref, { db, now }) => {
  const card = cardOf(db, ref.caseId)
  const missing = whatIsMissing(card, ref.reply)
  if (missing !== null) throw new AppError('refused', missing)
  const row = shownApplicant(db, now, ref.caseId, ref.shownIn)
  const model = buildReply(
    {
      office: letterOffice(db, getOffice(db)),
      date: ref.date,
      number: ref.number === '' ? null : ref.number,
      signedBy: signerOf(db, ref.signer),
      contact: ref.contact,
      reply: ref.reply,
      kind: card.kind,
      caseNumber: card.number,
      caseDate: (card.registeredAt ?? card.receivedAt).slice(0, 10),
      applicant: applicantOf(row),
      answer: ref.reply === 'final' ? card.answerText : ref.reply === 'interim' ? card.interimText : '',
      dueOn: finalDueOn(card),
      redirectedTo: card.redirectedTo,
      redirectedOn: card.redirectedOn,
    },
    getSettings(db).documents,
    { reply: templateTexts(db, replyTemplates[ref.reply]), greeting: templateTexts(db, greetingTemplate) },
  )
  return { model, fileName: model.title }
}

/** What the card lacks for this letter, in words; null where nothing. Notices of 59-ФЗ are for appeals alone (domain.md §4.1). */
function whatIsMissing(card: CaseCard, kind: ReplyKind): string | null {
  const { missing } = letterTexts
  if (kind === 'final') return card.answerText.trim() === '' ? missing.final : null
  if (kind === 'interim') return card.interimText.trim() === '' ? missing.interim : null
  if (card.kind === 'message') return missing.onlyAppeal
  if (kind === 'extension') return card.extendedOn === null ? missing.extension : null
  return card.redirectedOn === null ? missing.redirect : null
}

const applicantOf = ({ kind, name, postalAddress, email }: ApplicantRow): ReplyApplicant => ({
  kind: kind === 'organisation' || kind === 'collective' ? kind : 'person',
  name,
  address: postalAddress,
  email,
})

function finalDueOn(card: CaseCard): string | null {
  const clock = card.clocks.find(({ stage, cancelledReason }) => stage === 'final' && cancelledReason === '')
  return (clock?.dueAt ?? card.dueAt)?.slice(0, 10) ?? null
}

/**
 * Text of an answer or of an interim reply before it is given: a letter is printed and signed first. What is being approved or was sent
 * stays as it is. @throws AppError refused, conflict
 */
export function saveReplyText(
  ctx: CommandContext,
  input: { id: number; version: number; what: 'final' | 'interim'; text: string },
): Saved {
  const card = openCard(ctx, input.id)
  const isSettled =
    input.what === 'final' ? card.status === 'onReview' || card.approvedAt !== null : card.interimAt !== null
  if (isSettled) throw new AppError('refused', letterTexts.settled[input.what])
  ctx.records.title = titles.replyText(formatNumber(card))
  change(ctx, card, input.version, input.what === 'final' ? { answerText: input.text } : { interimText: input.text })
  return saved(ctx, card.id)
}
