import { AppError } from '../../contract/errors.ts'
import type { LetterAbout, LetterForm } from '../../contract/letters.ts'
import { periodName } from '../../contract/periods.ts'
import { shortDate } from '../../documents/civilText.ts'
import { buildCoverLetter } from '../../documents/coverLetter.ts'
import { coverLetterTemplates } from '../../documents/templates/coverLetter.ts'
import { centreRequest, centreRequestTexts } from '../centreRequests/centreRequests.service.ts'
import type { QueryContext } from '../context.ts'
import { contactOf, signerOf, signersOn } from '../members/members.service.ts'
import { getMeeting } from '../meetings/meetings.service.ts'
import { findCase, formatNumber } from '../messages/messages.service.ts'
import { documentOffice, getOffice, getSettings, letterOffice } from '../office/office.service.ts'
import { listOperators } from '../operators/operators.service.ts'
import type { PaperBuilder, PaperBuilders } from '../paper.ts'
import { periodOfRow, requireReport } from '../reports/reports.service.ts'
import { templateTexts } from '../templates/templates.service.ts'
import { texts } from './texts.ts'

type Read = Pick<QueryContext, 'db' | 'now'>

/** Values of the fields of a template, by its words. No applicant: an appeal is named by its number. @throws AppError notFound */
function valuesOf(about: LetterAbout, { db, now }: Read): Readonly<Record<string, string>> {
  const office = getOffice(db)
  if (about.letter === 'package') return { период: about.period, центр: office.centreName }
  if (about.letter === 'report') {
    const row = requireReport(db, about.reportId)
    return { документ: row.title, период: periodName(periodOfRow(row)), центр: office.centreName }
  }
  if (about.letter === 'centreRequest') {
    const row = centreRequest(db, about.requestId, now)
    return {
      документ: centreRequestTexts.paper(row.kind, row.centreNumber, row.centreDatedOn),
      тема: row.title,
      ответ: row.answer,
      центр: office.centreName,
    }
  }
  if (about.letter === 'redirect') {
    const card = findCase(db, about.caseId)
    if (!card) throw new AppError('notFound', texts.noCard)
    return { номер: formatNumber(card), дата: shortDate((card.registeredAt ?? card.receivedAt).slice(0, 10)) }
  }
  const meeting = getMeeting(db, about.meetingId)
  return { номер: String(meeting.number), дата: shortDate(meeting.heldOn), чьего: documentOffice(office).meetingOf }
}

/** The paper of the ЦУР that is answered; blanks for the pen where it is not known whole. */
function replyToOf(about: LetterAbout, { db, now }: Read): { number: string; date: string } | null | undefined {
  if (about.letter !== 'centreRequest') return undefined
  const { centreNumber, centreDatedOn } = centreRequest(db, about.requestId, now)
  return centreNumber === '' || centreDatedOn === null ? null : { number: centreNumber, date: centreDatedOn }
}

const coverLetter: PaperBuilder<'coverLetter'> = (ref, ctx) => {
  const { db } = ctx
  const values = valuesOf(ref.about, ctx)
  const replyTo = replyToOf(ref.about, ctx)
  const model = buildCoverLetter(
    {
      office: letterOffice(db, getOffice(db)),
      date: ref.date,
      number: ref.number === '' ? null : ref.number,
      addressee: ref.addressee.split('\n').filter((line) => line.trim() !== ''),
      signedBy: signerOf(db, ref.signer),
      contact: ref.contact,
      ...(replyTo === undefined ? {} : { replyTo }),
      letter: ref.about.letter,
      body: ref.body,
      values,
      appendices: ref.appendices,
    },
    getSettings(db).documents,
    templateTexts(db, coverLetterTemplates[ref.about.letter]),
  )
  const on = ref.date === null ? '' : shortDate(ref.date)
  return { model, fileName: ref.about.letter === 'centreRequest' ? texts.centreFile(on) : texts.coverFile(on) }
}

export const letterPapers: PaperBuilders<'coverLetter'> = { coverLetter }

/** Who may sign today, and who makes the letter: the operator at work with the telephone of the состав. */
export function letterFormOf(ctx: QueryContext): LetterForm {
  const worker = listOperators(ctx.db).find(({ id }) => id === ctx.operatorId)
  return {
    signers: signersOn(ctx.db, ctx.now.slice(0, 10)),
    contact: worker === undefined ? '' : contactOf(ctx.db, worker),
    centre: getOffice(ctx.db).centreName,
  }
}
