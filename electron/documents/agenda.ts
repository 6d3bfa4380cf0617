import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import { centred, documentModel, keyValue, officeHead, pageFrom, paragraph, paragraphs, runs } from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate, shortDate } from './civilText.ts'
import { initialsFirst, surnameFirst } from './personName.ts'
import { postAndRole, signaturePost, sortedByName, speakersLine } from './protocolParts.ts'
import type { DocumentPerson } from './protocolParts.ts'
import { texts } from './texts.ts'
import { sentence } from './typography.ts'

export interface AgendaData {
  office: DocumentOffice
  /** Civil date and, where known, time `HH:MM`. */
  heldOn: string
  time: string | null
  /** Room or address of the meeting. */
  place: string | null
  format: 'inPerson' | 'absentee'
  items: { title: string; speakers: DocumentPerson[]; minutes?: number | null; materials?: string | null }[]
  invited: DocumentPerson[]
  signedBy: DocumentPerson | null
}

/** Повестка дня заседания: head, when and where, numbered questions with speakers, signature. */
export function buildAgenda(data: AgendaData, settings: DocumentSettings): DocumentModel {
  const when: [string, string][] = [[texts.agenda.date, longDate(data.heldOn)]]
  if (data.time !== null) when.push([texts.agenda.time, data.time])
  if (data.place !== null) when.push([texts.agenda.place, data.place])
  when.push([texts.agenda.format, data.format === 'inPerson' ? texts.agenda.inPerson : texts.agenda.absentee])

  const blocks: Block[] = [
    ...officeHead(data.office),
    { type: 'heading', level: 1, align: 'center', runs: runs(texts.agenda.title, { bold: true }), spaceBeforePt: 14 },
    centred(texts.protocol.meetingOf(data.office.meetingOf)),
    keyValue(when, 29, { spaceBeforePt: 14, spaceAfterPt: 14 }),
  ]
  data.items.forEach((item, index) => {
    const duration = item.minutes ? ` (${texts.agenda.minutes(item.minutes)})` : ''
    const details: Block[] = []
    if (item.speakers.length > 0) details.push(paragraph(speakersLine(item.speakers)))
    if (item.materials) details.push(...paragraphs(`${texts.agenda.materials}: ${sentence(item.materials)}`))
    blocks.push(
      paragraph(`${index + 1}. ${sentence(item.title + duration)}`, { keepWithNext: details.length > 0 }),
      ...details,
    )
  })
  if (data.invited.length > 0) {
    blocks.push(
      paragraph(`${texts.agenda.invited}:`, { indentMm: 0, spaceBeforePt: 14, keepWithNext: true }),
      keyValue(
        sortedByName(data.invited).map((person): [string, string] => [
          surnameFirst(person),
          postAndRole(person) || texts.common.none,
        ]),
        39,
      ),
    )
  }
  if (data.signedBy !== null) {
    blocks.push({
      type: 'signature',
      post: runs(signaturePost(data.signedBy)),
      name: runs(initialsFirst(data.signedBy)),
      rule: true,
      spaceBeforePt: 28,
    })
  }
  return documentModel('agenda', texts.agenda.documentTitle(shortDate(data.heldOn)), pageFrom(settings), blocks)
}
