import * as v from 'valibot'
import { civilDate, count, id, line, requiredLine, text } from './scalars.ts'

/** Papers that go out over somebody's signature: the answer to an applicant, a cover letter, the order about the состав. */

/** Who signs: the head of the body or a person of the состав. */
export const signer = v.variant('kind', [
  v.strictObject({ kind: v.literal('head') }),
  v.strictObject({ kind: v.literal('person'), id }),
])
export type Signer = v.InferOutput<typeof signer>

/** What is filled in before a letter is printed. An empty number and no date leave blanks for the pen. */
export const letterFields = {
  number: line(80),
  date: v.nullable(civilDate),
  signer,
  /** «Лапшина Ольга Дмитриевна, тел. 2-14-15» under the signature; empty for none. */
  contact: line(300),
}

/** Final answer, interim answer, notice of an extension (ст. 12 ч. 2), notice of a redirect (ст. 8 ч. 3 59-ФЗ). */
export const REPLY_KINDS = ['final', 'interim', 'extension', 'redirect'] as const
export type ReplyKind = (typeof REPLY_KINDS)[number]

/**
 * Ответ заявителю: the one paper that names him. `shownIn` is the operation by which a person had him shown for it
 * (`messages.showInPaper`); without a fresh one the paper is refused.
 */
export const replyPaper = v.strictObject({
  kind: v.literal('reply'),
  caseId: id,
  reply: v.picklist(REPLY_KINDS),
  ...letterFields,
  shownIn: id,
})

/** Карточка сообщения; `shownIn` null leaves the applicant out. */
export const caseCardPaper = v.strictObject({
  kind: v.literal('caseCard'),
  caseId: id,
  withHistory: v.boolean(),
  shownIn: v.nullable(id),
})

/** What goes with a cover letter, and so what its text is about. */
export const letterAbout = v.variant('letter', [
  /** A package to the centre (ЦУР): «с 09.11.2026 по 15.11.2026». */
  v.strictObject({ letter: v.literal('package'), period: line(200) }),
  /** An appeal that another body is to answer (ст. 8 ч. 3 59-ФЗ). */
  v.strictObject({ letter: v.literal('redirect'), caseId: id }),
  v.strictObject({ letter: v.literal('protocol'), meetingId: id }),
  v.strictObject({ letter: v.literal('extract'), meetingId: id }),
  /** The answer to a request of the centre (ЦУР). */
  v.strictObject({ letter: v.literal('centreRequest'), requestId: id }),
  /** A report for the centre (ЦУР). */
  v.strictObject({ letter: v.literal('report'), reportId: id }),
])
export type LetterAbout = v.InferOutput<typeof letterAbout>
export type LetterKind = LetterAbout['letter']

export const letterAppendix = v.strictObject({
  title: requiredLine(300, 'Назовите приложение'),
  sheets: v.nullable(v.pipe(count, v.maxValue(99_999))),
})
export type LetterAppendix = v.InferOutput<typeof letterAppendix>

/** Сопроводительное письмо. No applicant in it: the appeal is named by its number. */
export const coverLetterPaper = v.strictObject({
  kind: v.literal('coverLetter'),
  about: letterAbout,
  /** To whom, a line each. */
  addressee: text(1000),
  /** Instead of the text of the template; empty for that of the template. */
  body: text(3000),
  appendices: v.pipe(v.array(letterAppendix), v.maxLength(40, 'Не больше 40 приложений')),
  ...letterFields,
})

/** Kinds of act by which a состав is approved (domain.md §2). */
export const ORDER_KINDS = ['распоряжение', 'постановление', 'приказ'] as const

/** Who may sign and who made it, for the forms of these papers. */
export const letterForm = v.strictObject({
  signers: v.array(v.strictObject({ signer, name: v.string(), post: v.string() })),
  contact: v.string(),
  /** The centre (ЦУР) that packages go to. */
  centre: v.string(),
})
export type LetterForm = v.InferOutput<typeof letterForm>
