import type { Block, DocumentModel, DocumentSettings, PageSettings, TableCell } from '../contract/documents.ts'
import {
  cell,
  centred,
  contentWidthMm,
  densePage,
  documentModel,
  fillWidths,
  headRow,
  pageFrom,
  paragraph,
  paragraphs,
  runs,
} from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { shortDate, shortMoment } from './civilText.ts'
import { initialsFirst, surnameFirst } from './personName.ts'
import { shippedProtocolWords, signaturePost } from './protocolParts.ts'
import type { DocumentPerson } from './protocolData.ts'
import { voteSheetTemplate } from './templates/lists.ts'
import { fill, shippedTexts } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { worded } from './templates/worded.ts'
import { texts } from './texts/index.ts'
import { sentence } from './typography.ts'

export interface VoteSheetMember {
  person: DocumentPerson
  /** Civil moment; null where the ballot did not come. */
  receivedAt: string | null
  /** Came after the term: listed, not counted. */
  isLate: boolean
  /** How the person took part in a meeting in the room: «опоздал», «вместо: …»; absentee members have a ballot instead. */
  attendance?: string
  /** The word of the answer to each item; empty where there is none. */
  answers: string[]
}

export interface VoteSheetItem {
  /** Its number in the agenda; left out where every question of it stands here. */
  position?: number
  title: string
  /** Votes for each answer, in their order. */
  counts: number[]
  /** «принято. За 5 из 6 ответивших, нужно 4»; empty while no rule decides. */
  result: string
}

export interface VoteSheetData {
  office: DocumentOffice
  number: string
  heldOn: string
  /** In the room votes are open and there are no ballots; absentee where left out. */
  format?: 'inPerson' | 'absentee'
  until: string | null
  answers: string[]
  items: VoteSheetItem[]
  members: VoteSheetMember[]
  opinions: { person: DocumentPerson; item: number; text: string }[]
  /** Rules the votes were counted by, in words. */
  rules: string[]
  chair: DocumentPerson | null
  secretary: DocumentPerson | null
}

export type VoteSheetWords = TemplateTexts<typeof voteSheetTemplate>
const shippedWords: VoteSheetWords = shippedTexts(voteSheetTemplate)

/** So many questions stand beside each other; more make a further table with the same people. */
const ITEMS_ACROSS = 5

/** Columns beside the questions, mm: number, member, receipt of the ballot or attendance. */
const SIDES = { portrait: [10, 42, 34], landscape: [10, 50, 40] } as const
/** Room of a letter in a table of 12 pt and of the margins of a cell, mm. */
const LETTER_MM = 2.2
const CELL_MM = 3.4

/** Whether all questions stand beside each other on an upright sheet with every answer in one piece. */
function isNarrow(data: VoteSheetData, settings: DocumentSettings): boolean {
  const room = contentWidthMm(pageFrom(settings)) - SIDES.portrait.reduce((sum, mm) => sum + mm, 0)
  const longest = Math.max(6, ...data.answers.flatMap((answer) => answer.split(/\s/u).map((word) => word.length)))
  return data.items.length * (longest * LETTER_MM + CELL_MM) <= room
}

/** Поимённый лист голосования: who answered what, what came late, what it came to. An appendix to the protocol. */
export function buildVoteSheet(
  data: VoteSheetData,
  settings: DocumentSettings,
  words: VoteSheetWords = shippedWords,
): DocumentModel {
  const page = densePage(pageFrom(settings, isNarrow(data, settings) ? 'portrait' : 'landscape'))
  const values = {
    срок: data.until === null ? texts.common.blankDate : shortMoment(data.until),
    номер: data.number,
    дата: shortDate(data.heldOn),
  }
  const subject = isInRoom(data) ? words.inPerson : words.subject
  const blocks: Block[] = [
    {
      type: 'appendixHeader',
      lines: [
        runs(texts.common.appendix),
        runs(texts.protocol.toProtocol(data.office.meetingOf)),
        runs(`${texts.common.from} ${shortDate(data.heldOn)} ${texts.common.number} ${data.number}`),
      ],
    },
    {
      type: 'heading',
      level: 1,
      align: 'center',
      runs: runs(words.title, { bold: true }),
      spaceBeforePt: 10,
    },
    ...(subject === '' ? [] : [centred(fill(subject, values))]),
    paragraph(texts.voteSheet.legend(data.answers.map((word) => word.toLocaleLowerCase('ru')).join(' : ')), {
      indentMm: 0,
      spaceBeforePt: 10,
      keepWithNext: true,
    }),
    ...tables(data, page),
    ...results(data),
    ...opinions(data),
    ...rules(data),
    ...worded(words.closing, values, { spaceBeforePt: 6 }),
    ...signatures(data, settings),
  ]
  return documentModel('voteSheet', texts.voteSheet.documentTitle(data.number, isInRoom(data)), page, blocks)
}

const isInRoom = ({ format }: VoteSheetData): boolean => format === 'inPerson'

const numberOf = (data: VoteSheetData, index: number): number => data.items[index]?.position ?? index + 1

function tables(data: VoteSheetData, page: PageSettings): Block[] {
  const starts = Array.from({ length: Math.ceil(data.items.length / ITEMS_ACROSS) }, (_, index) => index * ITEMS_ACROSS)
  return starts.map((from) => voteTable(data, page, from, Math.min(data.items.length, from + ITEMS_ACROSS)))
}

function voteTable(data: VoteSheetData, page: PageSettings, from: number, to: number): Block {
  const across = Array.from({ length: to - from }, (_, index) => from + index)
  const [place, member, last] = SIDES[page.orientation ?? 'portrait']
  const widths = fillWidths(page, [{ mm: place }, { mm: member }, ...across.map(() => ({ weight: 1 })), { mm: last }])
  const answer = (member: VoteSheetMember, index: number): TableCell => cell(member.answers[index] || texts.common.none)
  return {
    type: 'table',
    columns: widths.map((widthMm, index) => ({ widthMm, ...(index === 1 ? {} : { align: 'center' as const }) })),
    head: [
      headRow([
        texts.common.number,
        texts.voteSheet.member,
        ...across.map((index) => texts.voteSheet.item(numberOf(data, index))),
        isInRoom(data) ? texts.voteSheet.attendance : texts.voteSheet.received,
      ]),
    ],
    rows: [
      ...data.members.map((member, place) => [
        cell(String(place + 1)),
        cell(surnameFirst(member.person)),
        ...across.map((index) => answer(member, index)),
        cell(isInRoom(data) ? (member.attendance ?? '') : receipt(member)),
      ]),
      [
        cell(''),
        cell(texts.voteSheet.total, { bold: true }),
        ...across.map((index) => cell((data.items[index]?.counts ?? []).join(' : '), { bold: true })),
        cell(counted(data), { bold: true }),
      ],
    ],
    spaceBeforePt: 10,
  }
}

function receipt(member: VoteSheetMember): string {
  if (member.receivedAt === null) return texts.voteSheet.notReceived
  const at = shortMoment(member.receivedAt)
  return member.isLate ? `${at}\n${texts.voteSheet.late}` : at
}

function counted(data: VoteSheetData): string {
  const { members } = data
  if (isInRoom(data))
    return texts.voteSheet.voted(members.filter((one) => one.answers.some((word) => word !== '')).length)
  return texts.voteSheet.counted(members.filter((one) => one.receivedAt !== null && !one.isLate).length, members.length)
}

function results(data: VoteSheetData): Block[] {
  return data.items.map((item, index) =>
    paragraph(`${numberOf(data, index)}. ${sentence(item.title)} ${sentence(item.result)}`.trim(), {
      indentMm: 0,
      ...(index === 0 ? { spaceBeforePt: 10 } : {}),
    }),
  )
}

function rules(data: VoteSheetData): Block[] {
  return data.rules.length === 0 ? [] : [paragraph(sentence(data.rules.join('; ')), { indentMm: 0, spaceBeforePt: 6 })]
}

function opinions(data: VoteSheetData): Block[] {
  return data.opinions.flatMap((one) =>
    paragraphs(sentence(one.text), runs(`${texts.voteSheet.opinion(surnameFirst(one.person), one.item)}: `), {
      indentMm: 0,
      spaceBeforePt: 4,
    }),
  )
}

function signatures(data: VoteSheetData, settings: DocumentSettings): Block[] {
  const of = (post: string, person: DocumentPerson): Block => ({
    type: 'signature',
    post: runs(post),
    name: runs(initialsFirst(person)),
    rule: true,
    spaceBeforePt: 20,
  })
  return [
    ...(data.chair === null ? [] : [of(signaturePost(data.chair) || shippedProtocolWords.chair, data.chair)]),
    ...(data.secretary === null || !settings.secretaryLine ? [] : [of(shippedProtocolWords.secretary, data.secretary)]),
  ]
}
