import type { Block, Run } from '../contract/documents.ts'
import { anchor, keyValue, missing, paragraph, paragraphs, runs } from './blocks.ts'
import { shortDate, shortMoment } from './civilText.ts'
import { declineBody, genderOf } from './declension.ts'
import { compareNames, initialsFirst, surnameFirst } from './personName.ts'
import type { PersonName } from './personName.ts'
import type {
  DocumentPerson,
  ProtocolAttendee,
  ProtocolData,
  ProtocolDecision,
  ProtocolExecutor,
  ProtocolItem,
  ProtocolPoll,
  ProtocolStatement,
  ProtocolVote,
} from './protocolData.ts'
import { protocolTemplate } from './templates/protocol.ts'
import { fill, shippedTexts } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { texts } from './texts/index.ts'
import { capitalize, decapitalize, plain, plural, sentence } from './typography.ts'

export type * from './protocolData.ts'

/** Words of the protocol that the office may say differently. */
export type ProtocolWords = TemplateTexts<typeof protocolTemplate>
export const shippedProtocolWords: ProtocolWords = shippedTexts(protocolTemplate)

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

/** Post, role and attendance: «начальник отдела, за Фомину Н.Ю., прибыл в 14:30». */
export function attendance(person: ProtocolAttendee): string {
  const words = texts.protocol.attendance[isWoman(person) ? 'female' : 'male']
  const notes = [
    person.replaces ? texts.protocol.inPlaceOf(surnameFirst(person.replaces, 'accusative')) : '',
    person.arrivedAt ? words.arrived(person.arrivedAt) : '',
    person.leftAt ? words.left(person.leftAt) : '',
  ].filter((note) => note !== '')
  const post = postAndRole(person)
  if (notes.length === 0) return post
  return post === '' ? notes.join(', ') : `${post} (${notes.join(', ')})`
}

function isWoman(person: PersonName): boolean {
  const [surname = '', , patronymic = ''] = (person.fullName ?? '').split(/\s+/u)
  return genderOf(person.surname ?? surname, person.patronymic ?? patronymic) === 'female'
}

/** A name column that fits the longest name without breaking it, mm; a 14 pt letter is about 2.6 mm wide. */
function termWidth(terms: readonly string[], smallest: number): number {
  const longest = Math.max(0, ...terms.map((term) => term.length))
  return Math.min(80, Math.max(smallest, Math.ceil(longest * 2.6) + 2))
}

function people(list: readonly ProtocolAttendee[]): Block {
  const rows = list.map((person): [string, string] => [surnameFirst(person), attendance(person) || texts.common.none])
  return keyValue(
    rows,
    termWidth(
      rows.map(([term]) => term),
      nameColumnMm,
    ),
    { spaceAfterPt: 7 },
  )
}

/** Chair, secretary, present, invited and absent; the quorum where the office set one. */
export function participants(data: ProtocolData, withSecretary: boolean, words = shippedProtocolWords): Block[] {
  const person = (who: DocumentPerson): Run[] => runs([initialsFirst(who), postAndRole(who)].filter(Boolean).join(', '))
  const lead: [string, Run[]][] = [
    [words.chair, data.chair === null ? [missing(texts.common.notGiven)] : person(data.chair)],
  ]
  if (withSecretary && data.secretary !== null) lead.push([words.secretary, person(data.secretary)])
  const blocks: Block[] = [
    keyValue(lead, leadColumnMm, { spaceBeforePt: 14, spaceAfterPt: 7, ...anchor('details', texts.protocol.details) }),
  ]
  const said = texts.protocol.attended[data.format]

  if (data.present.length > longestPresentList) {
    const word = plural(data.present.length, ...texts.protocol.presentForms)
    blocks.push(paragraph(said.count(data.present.length, word), { indentMm: 0, spaceAfterPt: 7 }))
  } else if (data.present.length > 0) {
    blocks.push(label(said.present), people(sortedByName(data.present)))
  } else {
    blocks.push(paragraph([missing(said.missing)], { indentMm: 0, spaceAfterPt: 7 }))
  }
  if (data.invited.length > 0) blocks.push(label(texts.protocol.invited), people(sortedByName(data.invited)))
  if (data.absent.length > 0) {
    const names = sortedByName(data.absent).map((who) => surnameFirst(who))
    blocks.push(paragraph(`${said.absent}: ${names.join(', ')}.`.replace(/\.\.$/u, '.'), { indentMm: 0 }))
  }
  if (data.quorum) blocks.push(paragraph(sentence(data.quorum), { indentMm: 0, spaceBeforePt: 7 }))
  if (data.poll) blocks.push(...pollBlocks(data.poll, words))
  return blocks
}

/** Term of the poll and the ballots sent and received. */
function pollBlocks(poll: ProtocolPoll, words: ProtocolWords): Block[] {
  const text = fill(words.poll, {
    начало: poll.from === null ? texts.common.blankDate : shortDate(poll.from),
    окончание: poll.until === null ? texts.common.blankDate : shortMoment(poll.until),
    направлено: String(poll.issued),
    получено: String(poll.received),
  })
  return text === '' ? [] : paragraphs(text, [], { indentMm: 0, spaceBeforePt: 7 })
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
export function agendaBlocks(
  items: readonly Pick<ProtocolItem, 'title' | 'speakers'>[],
  words = shippedProtocolWords,
): Block[] {
  const blocks: Block[] = [
    {
      type: 'heading',
      level: 2,
      align: 'left',
      runs: runs(`${words.agenda}:`, { bold: true }),
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

/** «2. О рейтинге получателей.» as the heading of an item: the short form and the absentee one. */
export function titleHeading(title: string, number: number): Block {
  return {
    type: 'heading',
    level: 3,
    align: 'justify',
    indentMm: 12.5,
    runs: runs(`${number}. ${sentence(title)}`, { bold: true }),
    spaceBeforePt: 14,
    ...anchor(`item-${number}`, title),
  }
}

function statement(said: ProtocolStatement, accusative: boolean): Block[] {
  const name = surnameFirst(said.person, accusative ? 'accusative' : 'nominative')
  return paragraphs(sentence(said.text), runs(`${name} – `))
}

function executorText(executor: ProtocolExecutor): string {
  return 'body' in executor
    ? declineBody(executor.body, 'dative', executor.dative)
    : surnameFirst(executor.person, 'dative')
}

/** Co-executors and controller behind the text of a decision. */
function helperText(decision: ProtocolDecision): string {
  const names = (decision.coExecutors ?? []).map((one) => ('body' in one ? one.body : surnameFirst(one.person)))
  const word = names.length > 1 ? texts.protocol.coExecutors : texts.protocol.coExecutor
  return [
    names.length > 0 ? ` ${sentence(`${word} – ${names.join(', ')}`)}` : '',
    decision.controller ? ` ${sentence(texts.protocol.controller(surnameFirst(decision.controller)))}` : '',
  ].join('')
}

/** The text of a decision with its executor in front and its term behind; what is missing is highlighted. */
export function decisionRuns(decision: ProtocolDecision): Run[] {
  const text = sentence(decision.text)
  if (text === '') return [missing(texts.protocol.noText)]
  const executors = decision.executors.map(executorText).join(', ')
  // A clerk may have typed the executor into the text; it is not printed twice.
  const named = executors === '' || plain(text).startsWith(plain(executors))
  const parts: Run[] = runs(named ? text : `${executors} ${decapitalize(text)}`)
  if (decision.dueOn) parts.push(...runs(` ${texts.protocol.due(shortDate(decision.dueOn))}`))
  else if (decision.term) parts.push(...runs(` ${sentence(texts.protocol.term(decision.term))}`))
  if (decision.isAssignment && executors === '') parts.push({ text: ' ' }, missing(texts.protocol.noExecutor))
  if (decision.isAssignment && !decision.dueOn && !decision.term)
    parts.push({ text: ' ' }, missing(texts.protocol.noTerm))
  const helpers = helperText(decision)
  if (helpers !== '') parts.push(...runs(helpers))
  return parts
}

function voteText(vote: ProtocolVote): string {
  const count = (value: number) => (value === 0 ? texts.protocol.nobody : String(value))
  const voted = texts.protocol.voted(count(vote.inFavour), count(vote.against), count(vote.abstained))
  const other = (vote.other ?? []).map((one) => `, «${one.word}» – ${count(one.count)}`).join('')
  return sentence(voted.replace(/\.$/u, other))
}

/** The vote of an item and the special opinions (особые мнения) beside it. */
export function voteBlocks(item: Pick<ProtocolItem, 'vote' | 'opinions'>): Block[] {
  return [
    ...(item.vote ? [paragraph(voteText(item.vote))] : []),
    ...(item.opinions ?? []).flatMap((one) =>
      paragraphs(sentence(one.text), runs(`${texts.protocol.opinion} – ${surnameFirst(one.person)}: `)),
    ),
  ]
}

/** Decisions «1.1.» of an item. `only` limits them to chosen points, which keep their numbers. */
function decisionList(item: ProtocolItem, number: number, only?: readonly number[]): Block[] {
  const items = item.decisions.flatMap((decision, index) => {
    if (only !== undefined && !only.includes(index)) return []
    const point = `${number}.${index + 1}`
    const lines = decisionRuns(decision)
    return [{ number: `${point}.`, level: 2, runs: lines, ...anchor(`decision-${point}`, point) }]
  })
  return items.length > 0 ? [{ type: 'list', items }] : []
}

/** Decisions and the vote of an item. */
export function decisionBlocks(item: ProtocolItem, number: number, only?: readonly number[]): Block[] {
  return [...decisionList(item, number, only), ...voteBlocks(item)]
}

/** СЛУШАЛИ, ВЫСТУПИЛИ, РЕШИЛИ of one item. `number` is its place in the agenda. */
export function itemBlocks(
  item: ProtocolItem,
  number: number,
  words = shippedProtocolWords,
  only?: readonly number[],
): Block[] {
  const blocks: Block[] = [marker(words.heard, { number, title: item.title })]
  if (item.heard.length > 0) {
    blocks.push(...item.heard.flatMap((said) => statement(said, true)))
  } else {
    const title = sentence(decapitalize(item.title))
    const names = item.speakers.map((who) => surnameFirst(who, 'accusative')).join(', ')
    blocks.push(paragraph(names === '' ? sentence(item.title) : `${names} – ${title}`))
  }
  return [...blocks, ...spokenAndDecided(item, number, words, only)]
}

function spokenAndDecided(item: ProtocolItem, number: number, words: ProtocolWords, only?: readonly number[]): Block[] {
  const blocks: Block[] = []
  if (item.spoke.length > 0) blocks.push(marker(words.spoke), ...item.spoke.flatMap((said) => statement(said, false)))
  const decisions = decisionBlocks(item, number, only)
  return decisions.length > 0 ? [...blocks, marker(words.decided), ...decisions] : blocks
}

/** An item of a poll: nobody was heard, so the question stands as a heading, then the votes and what is decided by them. */
export function pollItemBlocks(
  item: ProtocolItem,
  number: number,
  words = shippedProtocolWords,
  only?: readonly number[],
): Block[] {
  const list = decisionList(item, number, only)
  return [
    titleHeading(item.title, number),
    ...item.heard.flatMap((said) => statement(said, false)),
    ...voteBlocks(item),
    ...(list.length > 0 ? [marker(words.decided), ...list] : []),
  ]
}
