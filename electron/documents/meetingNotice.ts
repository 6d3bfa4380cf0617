import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import { documentModel, pageFrom, paragraph, paragraphs, runs } from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate, shortDate } from './civilText.ts'
import { declinePost } from './declension.ts'
import { letterhead } from './letterhead.ts'
import { greeting, initialsFirst, surnameFirst } from './personName.ts'
import { withoutAgreement } from './posts.ts'
import { signaturePost } from './protocolParts.ts'
import type { DocumentPerson } from './protocolParts.ts'
import { fill } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import type { meetingNoticeTemplate } from './templates/meetingNotice.ts'
import { texts } from './texts/index.ts'
import { capitalize, sentence } from './typography.ts'

export interface MeetingNoticeData {
  office: DocumentOffice
  number: string
  /** What the meeting is called beside its number. */
  name: string
  heldOn: string
  /** `HH:MM`; null: not set yet. */
  time: string | null
  place: string
  /** Civil date by which to answer; null leaves the request out. */
  repliesUntil: string | null
  items: readonly { title: string }[]
  /** `questions`: places of the items the person reports on, from 1. */
  to: readonly { person: DocumentPerson; isInvited: boolean; questions: readonly number[] }[]
  signedBy: DocumentPerson | null
}

export type MeetingNoticeWords = TemplateTexts<typeof meetingNoticeTemplate>

/** Уведомления о заседании, each on its own sheet: letterhead, addressee, when and where, what to prepare, agenda, signature. */
export function buildMeetingNotices(
  data: MeetingNoticeData,
  settings: DocumentSettings,
  words: MeetingNoticeWords,
): DocumentModel {
  const blocks = data.to.flatMap((one, index): Block[] => [
    ...(index === 0 ? [] : [{ type: 'pageBreak' } as const]),
    ...noticeBlocks(data, one, settings, words),
  ])
  const title = texts.meetingNotice.documentTitle(shortDate(data.heldOn))
  // A number on every sheet would count the sheets of the pile, not of a notice.
  const page = { ...pageFrom(settings), ...(data.to.length > 1 ? { numbering: 'none' as const } : {}) }
  return documentModel('meetingNotice', title, page, blocks)
}

function noticeBlocks(
  data: MeetingNoticeData,
  { person, isInvited, questions }: MeetingNoticeData['to'][number],
  settings: DocumentSettings,
  words: MeetingNoticeWords,
): Block[] {
  const values = {
    орган: [data.office.meetingOf, data.name].filter((part) => part !== '').join(' '),
    номер: data.number,
    дата: longDate(data.heldOn),
    время: data.time ?? texts.common.blankTime,
    место: data.place === '' ? texts.common.blankPlace : data.place,
    название: data.name,
    вопросы: questions.join(', '),
    срок: data.repliesUntil === null ? '' : longDate(data.repliesUntil),
  }
  const post = withoutAgreement(person.post ?? '')
  const addressee = [post === '' ? '' : capitalize(declinePost(post, 'dative')), surnameFirst(person, 'dative')]
  const subject = fill(words.subject, values)
  const hello = greeting(person)
  const body = [
    fill(isInvited ? words.guest : words.member, values),
    questions.length > 0 ? fill(words.speaker, values) : '',
    data.repliesUntil === null ? '' : fill(words.reply, values),
  ].filter((text) => text.trim() !== '')
  return [
    ...letterhead(data.office, settings, {
      date: null,
      number: null,
      addressee: addressee.filter((line) => line !== ''),
    }),
    ...(subject === ''
      ? []
      : [{ type: 'heading', level: 1, align: 'left', runs: runs(subject), spaceAfterPt: 14 } as const]),
    ...(hello === undefined
      ? []
      : [paragraph(hello, { align: 'center', indentMm: 0, keepWithNext: true, spaceAfterPt: 10 })]),
    ...body.flatMap((text) => paragraphs(text)),
    ...agendaOf(data.items, fill(words.agenda, values)),
    ...signature(data.signedBy),
  ]
}

function agendaOf(items: MeetingNoticeData['items'], title: string): Block[] {
  if (items.length === 0) return []
  return [
    ...(title === '' ? [] : [paragraph(title, { spaceBeforePt: 10, keepWithNext: true })]),
    ...items.map((item, index) => paragraph(`${index + 1}. ${sentence(item.title)}`)),
  ]
}

function signature(signedBy: DocumentPerson | null): Block[] {
  if (signedBy === null) return []
  return [
    {
      type: 'signature',
      post: runs(signaturePost(signedBy)),
      name: runs(initialsFirst(signedBy)),
      spaceBeforePt: 28,
    },
  ]
}
