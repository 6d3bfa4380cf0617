import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import {
  cell,
  centred,
  documentModel,
  fillWidths,
  headRow,
  keyValue,
  paperHead,
  pageFrom,
  paragraph,
  paragraphs,
  runs,
} from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate, shortDate } from './civilText.ts'
import { initialsFirst, surnameFirst } from './personName.ts'
import { postAndRole, signaturePost, sortedByName, speakersLine } from './protocolParts.ts'
import type { DocumentPerson } from './protocolParts.ts'
import { agendaTemplate } from './templates/agenda.ts'
import { fill, shippedTexts } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { texts } from './texts/index.ts'
import { capitalize, sentence, tightInitials } from './typography.ts'

/** An open assignment as the item «Об исполнении поручений» and its справка show it. */
export interface AgendaAssignment {
  number: string
  text: string
  executor: string
  dueOn: string | null
  period: string
  overdueDays: number
}

export interface AgendaItemData {
  title: string
  speakers: DocumentPerson[]
  coSpeakers?: DocumentPerson[]
  minutes?: number | null
  materials?: string | null
  /** Names of the files that lie at the item. */
  files?: readonly string[]
  section?: string
  draftDecision?: string
  /** Only on the chair's copy. */
  remark?: string
  /** The item «Об исполнении поручений»: what is open; the agenda lists the overdue ones. */
  assignments?: readonly AgendaAssignment[]
}

export interface AgendaData {
  office: DocumentOffice
  number?: string
  /** What the meeting is called beside its number. */
  name?: string
  /** Civil date and, where known, time `HH:MM`. */
  heldOn: string
  time: string | null
  /** Room or address of the meeting. */
  place: string | null
  format: 'inPerson' | 'absentee'
  items: AgendaItemData[]
  invited: DocumentPerson[]
  signedBy: DocumentPerson | null
  /** Who agreed to the agenda, with whom and when (Тросна): «СОГЛАСОВАНО». */
  agreed?: readonly { withWhom: string; agreedOn: string; what: string }[]
  copy?: 'all' | 'chair'
}

export type AgendaWords = TemplateTexts<typeof agendaTemplate>

/** Повестка дня заседания: head, when and where, questions by sections with speakers and drafts, the invited, signature. */
export function buildAgenda(
  data: AgendaData,
  settings: DocumentSettings,
  words: AgendaWords = shippedTexts(agendaTemplate),
): DocumentModel {
  const values = {
    орган: data.office.meetingOf,
    номер: data.number ?? '',
    дата: longDate(data.heldOn),
    название: data.name ?? '',
  }
  const isChairs = data.copy === 'chair'
  const blocks: Block[] = [
    ...agreedHeader(data.agreed ?? []),
    ...(isChairs ? [paragraph(texts.agenda.chairCopy, { align: 'right', indentMm: 0, spaceAfterPt: 14 })] : []),
    ...paperHead(data.office, words.title),
    ...subject(fill(words.subject, values), data.name ?? ''),
    keyValue(whenAndWhere(data), 29, { spaceBeforePt: 14, spaceAfterPt: 14 }),
    ...itemBlocks(data, settings),
    ...(words.ending === '' ? [] : paragraphs(fill(words.ending, values), [], { spaceBeforePt: 14 })),
    ...invitedBlocks(data.invited),
  ]
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

function subject(text: string, name: string): Block[] {
  const line = [text, text.includes(name) ? '' : name].filter((part) => part !== '').join(' ')
  return line === '' ? [] : [centred(line)]
}

function agreedHeader(agreed: NonNullable<AgendaData['agreed']>): Block[] {
  if (agreed.length === 0) return []
  const lines = agreed.flatMap((one) => [runs(one.withWhom), runs(`${one.what}, ${shortDate(one.agreedOn)}`)])
  return [{ type: 'appendixHeader', lines: [runs(texts.agenda.agreed), ...lines], spaceAfterPt: 14 }]
}

function whenAndWhere(data: AgendaData): [string, string][] {
  const when: [string, string][] = [[texts.agenda.date, longDate(data.heldOn)]]
  if (data.time !== null) when.push([texts.agenda.time, data.time])
  if (data.place !== null) when.push([texts.agenda.place, data.place])
  when.push([texts.agenda.format, data.format === 'inPerson' ? texts.agenda.inPerson : texts.agenda.absentee])
  return when
}

const minutesOf = (items: readonly AgendaItemData[]): number =>
  items.reduce((sum, item) => sum + (item.minutes ?? 0), 0)

/** Numbered questions under the headings of their sections; the number runs through all of them. */
function itemBlocks(data: AgendaData, settings: DocumentSettings): Block[] {
  const blocks: Block[] = []
  data.items.forEach((item, index) => {
    const section = item.section ?? ''
    if (section !== (data.items[index - 1]?.section ?? '') && section !== '') {
      const rest = data.items.slice(index)
      const end = rest.findIndex((one) => (one.section ?? '') !== section)
      const inSection = end < 0 ? rest : rest.slice(0, end)
      blocks.push({
        type: 'heading',
        level: 2,
        align: 'left',
        runs: runs(texts.agenda.section(section, minutesOf(inSection)), { bold: true }),
        spaceBeforePt: 14,
      })
    }
    const duration = item.minutes ? ` (${texts.agenda.minutes(item.minutes)})` : ''
    const details = detailsOf(item, data.copy === 'chair', settings)
    blocks.push(
      paragraph(`${index + 1}. ${sentence(item.title + duration)}`, { keepWithNext: details.length > 0 }),
      ...details,
    )
  })
  const total = minutesOf(data.items)
  if (total > 0) blocks.push(paragraph(texts.agenda.total(total), { spaceBeforePt: 7 }))
  return blocks
}

function detailsOf(item: AgendaItemData, isChairs: boolean, settings: DocumentSettings): Block[] {
  const blocks: Block[] = []
  if (item.speakers.length > 0) blocks.push(paragraph(speakersLine(item.speakers)))
  for (const who of item.coSpeakers ?? [])
    blocks.push(
      paragraph(sentence(`${texts.agenda.coSpeaker}: ${[surnameFirst(who), who.post].filter(Boolean).join(', ')}`)),
    )
  blocks.push(...materialsOf(item))
  if (item.draftDecision) blocks.push(...paragraphs(`${texts.agenda.draft}: ${sentence(item.draftDecision)}`))
  if (isChairs && item.remark) blocks.push(...paragraphs(`${texts.agenda.remark}: ${sentence(item.remark)}`))
  return [...blocks, ...overdueBlocks(item.assignments, settings)]
}

/** What the item comes with: the words typed, then the files by name, so that nobody looks for a paper that was not sent. */
function materialsOf({ materials, files = [] }: AgendaItemData): Block[] {
  const count = files.length
  const names = sentence(files.join(', '))
  if (!materials) return count === 0 ? [] : paragraphs(`${texts.agenda.materialFiles(count)}: ${names}`)
  const words = `${texts.agenda.materials}: ${sentence(materials)}`
  return paragraphs(count === 0 ? words : `${words} ${texts.agenda.files(count)}: ${names}`)
}

/** Overdue assignments stand in the agenda until they are closed (lessons.md «Decisions and control»). */
function overdueBlocks(open: AgendaItemData['assignments'], settings: DocumentSettings): Block[] {
  const overdue = (open ?? []).filter((one) => one.overdueDays > 0)
  if (!open || open.length === 0) return []
  const summary = paragraph(sentence(texts.agenda.overdue(overdue.length, open.length)), {
    keepWithNext: overdue.length > 0,
  })
  return overdue.length === 0 ? [summary] : [summary, assignmentTable(overdue, settings)]
}

/** Assignments with executor, term and days overdue. */
export function assignmentTable(lines: readonly AgendaAssignment[], settings: DocumentSettings): Block {
  const page = pageFrom(settings)
  const widths = fillWidths(page, [{ mm: 18 }, { weight: 5 }, { weight: 3 }, { mm: 25 }, { mm: 28 }])
  return {
    type: 'table',
    columns: widths.map((widthMm) => ({ widthMm })),
    head: [headRow(texts.agenda.overdueColumns)],
    rows: lines.map((one) => [
      cell(one.number),
      cell(capitalize(sentence(one.text))),
      cell(tightInitials(one.executor) || texts.common.none),
      cell(one.dueOn === null ? one.period || texts.common.none : shortDate(one.dueOn)),
      cell(one.overdueDays > 0 ? String(one.overdueDays) : texts.common.none, { align: 'center' }),
    ]),
    spaceBeforePt: 6,
    spaceAfterPt: 8,
  }
}

function invitedBlocks(invited: readonly DocumentPerson[]): Block[] {
  if (invited.length === 0) return []
  return [
    paragraph(`${texts.agenda.invited}:`, { indentMm: 0, spaceBeforePt: 14, keepWithNext: true }),
    keyValue(
      sortedByName(invited).map((person): [string, string] => [
        surnameFirst(person),
        postAndRole(person) || texts.common.none,
      ]),
      39,
    ),
  ]
}
