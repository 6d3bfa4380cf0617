import type { Block, Run } from '../contract/documents.ts'
import { anchor, keyValue, missing, paragraph, paragraphs, runs } from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { shortDate } from './civilText.ts'
import { compareNames, initialsFirst, surnameFirst } from './personName.ts'
import type { PersonName } from './personName.ts'
import { texts } from './texts.ts'
import { capitalize, decapitalize, plain, plural, sentence } from './typography.ts'

/** A person with what stands beside the name in a document. */
export interface DocumentPerson extends PersonName {
  /** «начальник отдела ЖКХ» */
  post?: string | null
  /** Role in the МЦУ: «куратор МЦУ». */
  role?: string | null
}

export interface ProtocolStatement {
  person: DocumentPerson
  text: string
}

/** Who must do it: a person is declined, a body is named in the dative case when the office stored one. */
export type ProtocolExecutor = { person: DocumentPerson } | { body: string; dative?: string | null }

export interface ProtocolDecision {
  text: string
  /** An assignment needs an executor and a term; a plain decision («Рейтинг утвердить») does not. */
  isAssignment: boolean
  executors: ProtocolExecutor[]
  /** Civil date. */
  dueOn?: string | null
  /** A term in words where there is no date: «ежемесячно». */
  term?: string | null
}

export interface ProtocolVote {
  inFavour: number
  against: number
  abstained: number
}

export interface ProtocolItem {
  /** «О зимнем содержании дорог» */
  title: string
  speakers: DocumentPerson[]
  heard: ProtocolStatement[]
  spoke: ProtocolStatement[]
  decisions: ProtocolDecision[]
  vote?: ProtocolVote | null
}

export interface ProtocolAttachment {
  title: string
  sheets?: number | null
  copies?: number | null
}

/** All that a protocol says; the meetings area fills it. */
export interface ProtocolData {
  office: DocumentOffice
  /** № within the calendar year; null while not assigned. */
  number: string | null
  /** Civil date of the meeting. */
  heldOn: string
  format: 'inPerson' | 'absentee'
  chair: DocumentPerson | null
  secretary: DocumentPerson | null
  /** Without the chair and the secretary, any order. */
  present: DocumentPerson[]
  invited: DocumentPerson[]
  absent: DocumentPerson[]
  items: ProtocolItem[]
  attachments: ProtocolAttachment[]
}

/** Above this number of people the protocol gives a count and an appended list (domain.md §9.2). */
export const longestPresentList = 10

const nameColumnMm = 39
const leadColumnMm = 53

/** Post and role beside a name: «начальник организационного отдела, руководитель МЦУ». */
export function postAndRole(person: DocumentPerson): string {
  return [person.post, person.role].filter(Boolean).join(', ')
}

/** Post under a signature: the role leads («Куратор МЦУ,\nзаместитель главы округа»). */
export function signaturePost(person: DocumentPerson): string {
  return capitalize([person.role, person.post].filter(Boolean).join(',\n'))
}

export function sortedByName<T extends PersonName>(people: readonly T[]): T[] {
  return [...people].sort(compareNames)
}

/** A name column that fits the longest name without breaking it, mm; a 14 pt letter is about 2.6 mm wide. */
function termWidth(terms: readonly string[], smallest: number): number {
  const longest = Math.max(0, ...terms.map((term) => term.length))
  return Math.min(80, Math.max(smallest, Math.ceil(longest * 2.6) + 2))
}

function people(list: readonly DocumentPerson[]): Block {
  const rows = list.map((person): [string, string] => [surnameFirst(person), postAndRole(person) || texts.common.none])
  return keyValue(
    rows,
    termWidth(
      rows.map(([term]) => term),
      nameColumnMm,
    ),
    { spaceAfterPt: 7 },
  )
}

/** Chair, secretary, present, invited and absent. */
export function participants(data: ProtocolData, withSecretary: boolean): Block[] {
  const person = (who: DocumentPerson): Run[] => runs([initialsFirst(who), postAndRole(who)].filter(Boolean).join(', '))
  const lead: [string, Run[]][] = [
    [texts.protocol.chair, data.chair === null ? [missing(texts.common.notGiven)] : person(data.chair)],
  ]
  if (withSecretary && data.secretary !== null) lead.push([texts.protocol.secretary, person(data.secretary)])
  const blocks: Block[] = [
    keyValue(lead, leadColumnMm, { spaceBeforePt: 14, spaceAfterPt: 7, ...anchor('details', texts.protocol.details) }),
  ]

  if (data.present.length > longestPresentList) {
    const word = plural(data.present.length, ...texts.protocol.presentForms)
    blocks.push(paragraph(texts.protocol.presentCount(data.present.length, word), { indentMm: 0, spaceAfterPt: 7 }))
  } else if (data.present.length > 0) {
    blocks.push(label(texts.protocol.present), people(sortedByName(data.present)))
  } else {
    blocks.push(paragraph([missing(texts.protocol.presentMissing)], { indentMm: 0, spaceAfterPt: 7 }))
  }
  if (data.invited.length > 0) blocks.push(label(texts.protocol.invited), people(sortedByName(data.invited)))
  if (data.absent.length > 0) {
    const names = sortedByName(data.absent).map((who) => surnameFirst(who))
    blocks.push(paragraph(`${texts.protocol.absent}: ${names.join(', ')}.`.replace(/\.\.$/u, '.'), { indentMm: 0 }))
  }
  return blocks
}

function label(text: string): Block {
  return paragraph(`${text}:`, { indentMm: 0, align: 'left', keepWithNext: true })
}

/** «Докладчик: Корнеев А.С., начальник организационного отдела.» */
export function speakersLine(speakers: readonly DocumentPerson[]): string {
  const word = speakers.length > 1 ? texts.protocol.speakers : texts.protocol.speaker
  const named = speakers.map((who) => [surnameFirst(who), who.post].filter(Boolean).join(', '))
  return sentence(`${word}: ${named.join('; ')}`)
}

/** ПОВЕСТКА ДНЯ with speakers. */
export function agendaBlocks(items: readonly Pick<ProtocolItem, 'title' | 'speakers'>[]): Block[] {
  const blocks: Block[] = [
    {
      type: 'heading',
      level: 2,
      align: 'left',
      runs: runs(`${texts.protocol.agenda}:`, { bold: true }),
      spaceBeforePt: 14,
      ...anchor('agenda', texts.protocol.agendaAnchor),
    },
  ]
  items.forEach((item, index) => {
    const speakers = item.speakers.length > 0
    blocks.push(paragraph(`${index + 1}. ${sentence(item.title)}`, { keepWithNext: speakers }))
    if (speakers) blocks.push(paragraph(speakersLine(item.speakers)))
  })
  return blocks
}

function marker(text: string, options: { number?: number; title?: string } = {}): Block {
  const { number, title } = options
  return {
    type: 'heading',
    level: 3,
    align: 'left',
    indentMm: 12.5,
    runs: runs(number === undefined ? `${text}:` : `${number}. ${text}:`, { bold: true }),
    ...(number === undefined ? {} : { spaceBeforePt: 14 }),
    ...(number === undefined || title === undefined ? {} : anchor(`item-${number}`, title)),
  }
}

function statement(said: ProtocolStatement, accusative: boolean): Block[] {
  const name = surnameFirst(said.person, accusative ? 'accusative' : 'nominative')
  return paragraphs(sentence(said.text), runs(`${name} – `))
}

function executorText(executor: ProtocolExecutor): string {
  return 'body' in executor ? executor.dative || executor.body : surnameFirst(executor.person, 'dative')
}

/** The text of a decision with its executor in front and its term behind; what is missing is highlighted. */
export function decisionRuns(decision: ProtocolDecision): Run[] {
  const text = sentence(decision.text)
  const executors = decision.executors.map(executorText).join(', ')
  // A clerk may have typed the executor into the text; it is not printed twice.
  const named = executors === '' || plain(text).startsWith(plain(executors))
  const parts: Run[] = runs(named ? text : `${executors} ${decapitalize(text)}`)
  if (decision.dueOn) parts.push(...runs(` ${texts.protocol.due(shortDate(decision.dueOn))}`))
  else if (decision.term) parts.push(...runs(` ${sentence(texts.protocol.term(decision.term))}`))
  if (decision.isAssignment && executors === '') parts.push({ text: ' ' }, missing(texts.protocol.noExecutor))
  if (decision.isAssignment && !decision.dueOn && !decision.term)
    parts.push({ text: ' ' }, missing(texts.protocol.noTerm))
  return parts
}

function voteText(vote: ProtocolVote): string {
  const count = (value: number) => (value === 0 ? texts.protocol.nobody : String(value))
  return texts.protocol.voted(count(vote.inFavour), count(vote.against), count(vote.abstained))
}

/** Decisions «1.1.» and the vote of an item. `only` limits them to chosen points, which keep their numbers. */
export function decisionBlocks(item: ProtocolItem, number: number, only?: readonly number[]): Block[] {
  const items = item.decisions.flatMap((decision, index) => {
    if (only !== undefined && !only.includes(index)) return []
    const point = `${number}.${index + 1}`
    const lines = decisionRuns(decision)
    return [{ number: `${point}.`, level: 2, runs: lines, ...anchor(`decision-${point}`, point) }]
  })
  const blocks: Block[] = items.length > 0 ? [{ type: 'list', items }] : []
  if (item.vote) blocks.push(paragraph(voteText(item.vote)))
  return blocks
}

/** СЛУШАЛИ, ВЫСТУПИЛИ, РЕШИЛИ of one item. `number` is its place in the agenda. */
export function itemBlocks(item: ProtocolItem, number: number, only?: readonly number[]): Block[] {
  const blocks: Block[] = [marker(texts.protocol.heard, { number, title: item.title })]
  if (item.heard.length > 0) {
    blocks.push(...item.heard.flatMap((said) => statement(said, true)))
  } else {
    const title = sentence(decapitalize(item.title))
    const names = item.speakers.map((who) => surnameFirst(who, 'accusative')).join(', ')
    blocks.push(paragraph(names === '' ? sentence(item.title) : `${names} – ${title}`))
  }
  if (item.spoke.length > 0) {
    blocks.push(marker(texts.protocol.spoke), ...item.spoke.flatMap((said) => statement(said, false)))
  }
  const decisions = decisionBlocks(item, number, only)
  if (decisions.length > 0) blocks.push(marker(texts.protocol.decided), ...decisions)
  return blocks
}
