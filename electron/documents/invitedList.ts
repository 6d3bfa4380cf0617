import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import { cell, centred, documentModel, fillWidths, headRow, paperHead, pageFrom, paragraph, runs } from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate, shortDate } from './civilText.ts'
import { fullName } from './personName.ts'
import { postAndRole } from './protocolParts.ts'
import type { DocumentPerson } from './protocolParts.ts'
import { texts } from './texts/index.ts'
import { tightInitials } from './typography.ts'

interface Listed {
  person: DocumentPerson
  /** «придёт», «вместо: …»; empty while there is none. */
  reply: string
}

export interface InvitedListData {
  office: DocumentOffice
  heldOn: string
  name: string
  members: readonly Listed[]
  guests: readonly Listed[]
}

/** Список участников и приглашённых with what they answered: for the door, the places and the chair. */
export function buildInvitedList(data: InvitedListData, settings: DocumentSettings): DocumentModel {
  const page = pageFrom(settings)
  const { invitedList: words } = texts
  const subject = [texts.protocol.meetingOf(data.office.meetingOf), data.name].filter((part) => part !== '').join(' ')
  const blocks: Block[] = [
    ...paperHead(data.office, words.title),
    centred(words.subtitle),
    centred(subject),
    centred(longDate(data.heldOn), { spaceAfterPt: 14 }),
    ...table(words.members, data.members, 0, page),
    ...table(words.guests, data.guests, data.members.length, page),
  ]
  return documentModel('invitedList', words.documentTitle(shortDate(data.heldOn)), page, blocks)
}

function table(title: string, rows: readonly Listed[], before: number, page: ReturnType<typeof pageFrom>): Block[] {
  const heading: Block = {
    type: 'heading',
    level: 2,
    align: 'left',
    runs: runs(title, { bold: true }),
    spaceBeforePt: 14,
    spaceAfterPt: 6,
  }
  if (rows.length === 0) return [heading, paragraph(texts.invitedList.none)]
  const widths = fillWidths(page, [{ mm: 14 }, { mm: 50 }, { weight: 3 }, { weight: 2 }])
  return [
    heading,
    {
      type: 'table',
      columns: widths.map((widthMm) => ({ widthMm })),
      head: [headRow(texts.invitedList.columns)],
      rows: rows.map(({ person, reply }, index) => [
        cell(String(before + index + 1), { align: 'center' }),
        cell(fullName(person)),
        cell(postAndRole(person) || texts.common.none),
        cell(tightInitials(reply)),
      ]),
    },
  ]
}
