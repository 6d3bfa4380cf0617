import * as v from 'valibot'
import { assignmentFilter } from './assignments.ts'
import { centreRequestFilter } from './centreRequests.ts'
import { declinedWord } from './declension.ts'
import { DocumentModel } from './documents.ts'
import { consolidatedPaper } from './incoming.ts'
import { query, task } from './kinds.ts'
import { executor } from './meetings.ts'
import { caseCardPaper, coverLetterPaper, letterForm, replyPaper } from './letters.ts'
import { ratingPaper } from './ratings.ts'
import { positionMapPaper } from './positionMap.ts'
import { rosterOrderPaperRef, rosterPaperRef } from './members.ts'
import { protocolForm } from './protocols.ts'
import { count, empty, fileTicket, id } from './scalars.ts'
import { caseListPaper } from './views.ts'

/**
 * Papers of the office. A reference says which paper; every paper goes the same way: model → preview, print, PDF, DOCX. A new paper is a
 * line here, a builder in `electron/documents` and a line in the `…Papers` table of its area.
 */
export const paperRef = v.variant('kind', [
  /** `copy` chair: with the remarks that only the chair reads. */
  v.strictObject({ kind: v.literal('agenda'), meetingId: id, copy: v.optional(v.picklist(['all', 'chair'])) }),
  /** Уведомление of one participant; `participantId` null: those of all, each on its own sheet. */
  v.strictObject({ kind: v.literal('meetingNotice'), meetingId: id, participantId: v.nullable(id) }),
  /** Список участников и приглашённых. */
  v.strictObject({ kind: v.literal('invitedList'), meetingId: id }),
  /** Справка to an item: the figures it was proposed from, or the assignments that it reports on. */
  v.strictObject({ kind: v.literal('itemFigures'), itemId: id }),
  /** Опросный лист of one member; `participantId` null: those of all members, each on its own sheet. */
  v.strictObject({ kind: v.literal('ballot'), meetingId: id, participantId: v.nullable(id) }),
  /** Поимённый лист голосования. */
  v.strictObject({ kind: v.literal('voteSheet'), meetingId: id }),
  /** `versionId` null: the draft made from the data of now; else a signed version exactly as it was signed. */
  v.strictObject({ kind: v.literal('protocol'), meetingId: id, form: protocolForm, versionId: v.nullable(id) }),
  v.strictObject({ kind: v.literal('extract'), meetingId: id, executor }),
  /** Extracts for everyone who has a point in the protocol, one after another. */
  v.strictObject({ kind: v.literal('extracts'), meetingId: id }),
  /** What differs between two versions; `toId` null is the draft of now. */
  v.strictObject({ kind: v.literal('protocolDifference'), meetingId: id, fromId: id, toId: v.nullable(id) }),
  v.strictObject({ kind: v.literal('distribution'), meetingId: id }),
  /** «Книга протоколов» of a year. */
  v.strictObject({ kind: v.literal('protocolBook'), year: count }),
  v.strictObject({ kind: v.literal('controlCard'), assignmentId: id }),
  /** Справка об исполнении over what a list shows; the `show` of the filter is not looked at. */
  v.strictObject({ kind: v.literal('execution'), filter: assignmentFilter }),
  /** Перечень запросов и рекомендаций ЦУР over what a list shows. */
  v.strictObject({ kind: v.literal('centreRequestList'), filter: centreRequestFilter }),
  ratingPaper,
  /** Weekly note, report, materials: a draft from the figures of now, a signed one as it was frozen. */
  v.strictObject({ kind: v.literal('report'), reportId: id }),
  positionMapPaper,
  rosterPaperRef,
  rosterOrderPaperRef,
  caseCardPaper,
  caseListPaper,
  consolidatedPaper,
  replyPaper,
  coverLetterPaper,
])
export type PaperRef = v.InferOutput<typeof paperRef>
export type PaperKind = PaperRef['kind']
export type PaperRefOf<K extends PaperKind> = Extract<PaperRef, { kind: K }>

export const papersContract = {
  /** Who may sign a letter today, and who makes it. */
  letterForm: query(empty, letterForm),
  model: query(v.strictObject({ ref: paperRef }), DocumentModel, { heavy: true }),
  /** Names and posts that the paper declined, the doubtful first; none in a signed paper, whose words do not change. */
  declined: query(v.strictObject({ ref: paperRef }), v.array(declinedWord), { heavy: true }),
  exportDocx: task(v.strictObject({ ref: paperRef }), fileTicket),
  exportPdf: task(v.strictObject({ ref: paperRef }), fileTicket),
}

/** Print route of a paper, the one that preview, print and PDF share. */
export const paperRoute = (ref: PaperRef): string => `#/print/paper?ref=${encodeURIComponent(JSON.stringify(ref))}`
