import type { Block, DocumentModel, DocumentSettings, PageSettings } from '../contract/documents.ts'
import {
  anchor,
  cell,
  centred,
  densePage,
  documentModel,
  fillWidths,
  headRow,
  keyValue,
  missing,
  officeHead,
  pageFrom,
  paragraph,
  paragraphs,
  runs,
} from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { longDate, shortDate, shortMoment } from './civilText.ts'
import { fullName, initialsFirst } from './personName.ts'
import { postAndRole } from './protocolParts.ts'
import type { DocumentPerson } from './protocolData.ts'
import { ballotTemplate } from './templates/ballot.ts'
import { fill, shippedTexts } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { texts } from './texts/index.ts'
import { sentence, typeset } from './typography.ts'

export interface BallotItem {
  title: string
  /** Проект решения; empty where the item has none. */
  draft: string
}

export interface BallotData {
  office: DocumentOffice
  number: string
  /** Civil date of the meeting. */
  heldOn: string
  /** Civil moment until which ballots count; null while not set. */
  until: string | null
  /** Where the ballot comes back to. */
  address: string
  /** Words of the answers in their order: «За», «Против». */
  answers: string[]
  items: BallotItem[]
  /** A ballot for each, every one on its own sheet. */
  members: DocumentPerson[]
}

export type BallotWords = TemplateTexts<typeof ballotTemplate>
export const shippedBallotWords: BallotWords = shippedTexts(ballotTemplate)

/** When the columns of the answers take more than this, the ballot lies on its side, mm. */
const WIDEST_UPRIGHT_MM = 80
/** Room of a letter in the head of a table at 12 pt, and of the margins of a cell, mm. */
const LETTER_MM = 2.3
const CELL_MM = 4
const OPINION_MM = 36

/** A column that holds the longest word of an answer unbroken, mm. */
function answerWidth(answer: string): number {
  // Words that stay together on a line count as one: «для доработки».
  const longest = Math.max(
    ...typeset(answer)
      .split(' ')
      .map((word) => word.length),
  )
  return Math.min(45, Math.max(15, Math.ceil(longest * LETTER_MM + CELL_MM)))
}

/**
 * Опросный лист in the form of domain.md §9.3. Drafts of decisions stand before the table, so that a long one does not stretch a row.
 * Sheets of several members are numbered by nobody: each ballot is a paper of its own.
 */
export function buildBallots(data: BallotData, settings: DocumentSettings, words = shippedBallotWords): DocumentModel {
  const answersMm = data.answers.map(answerWidth)
  const isSide = answersMm.reduce((sum, mm) => sum + mm, 0) > WIDEST_UPRIGHT_MM
  const page: PageSettings = {
    ...densePage(pageFrom(settings, isSide ? 'landscape' : 'portrait')),
    ...(data.members.length > 1 ? { numbering: 'none' as const } : {}),
  }
  const blocks = data.members.flatMap((member, index): Block[] => [
    ...(index === 0 ? [] : [{ type: 'pageBreak' as const }]),
    ...head(data, member, words, index),
    ...drafts(data, words),
    ...table(data, page, answersMm, words),
    ...foot(data, member, words),
  ])
  return documentModel('ballot', texts.ballot.documentTitle(data.number), page, blocks)
}

function values(data: BallotData): Record<string, string> {
  return {
    орган: data.office.meetingOf,
    номер: data.number,
    дата: longDate(data.heldOn),
    срок: data.until === null ? texts.common.blankDate : shortMoment(data.until),
    адрес: data.address,
  }
}

function head(data: BallotData, member: DocumentPerson, words: BallotWords, index: number): Block[] {
  const facts: [string, string][] = [
    [texts.ballot.member, [fullName(member), postAndRole(member)].filter((part) => part !== '').join(', ')],
    [texts.ballot.meeting, texts.ballot.meetingOf(data.number, shortDate(data.heldOn))],
    [texts.ballot.form, texts.ballot.absentee],
  ]
  return [
    ...officeHead(data.office),
    {
      type: 'heading',
      level: 1,
      align: 'center',
      runs: runs(words.title, { bold: true }),
      spaceBeforePt: 14,
      ...anchor(`ballot-${index + 1}`, initialsFirst(member)),
    },
    ...(words.subject === '' ? [] : [centred(fill(words.subject, values(data)))]),
    keyValue(facts, 44, { spaceBeforePt: 12, spaceAfterPt: 6 }),
  ]
}

function drafts(data: BallotData, words: BallotWords): Block[] {
  const withDraft = data.items.flatMap((item, index) => (item.draft.trim() === '' ? [] : [{ item, number: index + 1 }]))
  if (withDraft.length === 0) return []
  return [
    paragraph(runs(`${words.drafts}:`, { bold: true }), { indentMm: 0, spaceBeforePt: 12, keepWithNext: true }),
    ...withDraft.flatMap(({ item, number }) =>
      paragraphs(sentence(item.draft), runs(`${texts.ballot.onItem(number)}: `), { indentMm: 0 }),
    ),
  ]
}

function table(data: BallotData, page: PageSettings, answersMm: readonly number[], words: BallotWords): Block[] {
  const answers = answersMm.map((mm) => ({ mm }))
  const widths = fillWidths(page, [{ mm: 10 }, { weight: 1 }, ...answers, { mm: OPINION_MM }])
  const columns = widths.map((widthMm, index) => ({
    widthMm,
    ...(index === 0 || (index > 1 && index < widths.length - 1) ? { align: 'center' as const } : {}),
  }))
  return [
    ...(words.instruction === '' ? [] : paragraphs(words.instruction, [], { indentMm: 0, spaceBeforePt: 8 })),
    {
      type: 'table',
      columns,
      head: [headRow([texts.common.number, texts.ballot.question, ...data.answers, texts.ballot.opinion])],
      rows: data.items.map((item, index) => [
        cell(String(index + 1)),
        cell(item.title),
        ...data.answers.map(() => cell('')),
        cell(''),
      ]),
      spaceBeforePt: 6,
    },
  ]
}

function foot(data: BallotData, member: DocumentPerson, words: BallotWords): Block[] {
  const until =
    data.until === null ? [paragraph([missing(texts.ballot.noTerm)], { indentMm: 0, spaceBeforePt: 8 })] : []
  return [
    ...until,
    ...(words.return === ''
      ? []
      : paragraphs(fill(words.return, values(data)), [], { indentMm: 0, spaceBeforePt: 10, keepWithNext: true })),
    {
      type: 'signature',
      post: runs(texts.ballot.signature),
      name: runs(initialsFirst(member)),
      rule: true,
      spaceBeforePt: 22,
    },
    paragraph(texts.common.blankDate, { indentMm: 0, spaceBeforePt: 12 }),
  ]
}
