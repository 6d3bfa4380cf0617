import type { OptionalField, PackageRequest } from '../../contract/exchange.ts'
import type { Outcome } from '../../contract/analytics.ts'
import type { Directories } from '../../contract/directory.ts'
import type { ApplicantKind, CaseKind, CaseResult, CaseStatus } from '../../contract/messages.ts'
import { formatNumber } from '../messages/messages.service.ts'
import type { CaseSource } from './exchange.repo.ts'
import { ownWords } from './known.ts'
import { maskText } from './mask.ts'
import type { KnownWords } from './knownWords.ts'
import type { MaskedText } from './mask.ts'
import { pseudonym } from './pseudonym.ts'
import { streetOf } from './street.ts'

/** One card as it leaves: `data/cases.json` and the sheet «Сообщения» (docs/package-format.md). */
export interface CaseRecord {
  number: string
  year: number
  kind: CaseKind
  channelCode: string | null
  channel: string
  externalNumber: string | null
  receivedAt: string
  registeredAt: string
  applicantKind: ApplicantKind | null
  applicant: string | null
  territory: string | null
  street: string | null
  gist: string | null
  blockCode: string | null
  block: string | null
  themeCode: string | null
  theme: string | null
  recipient: string | null
  responsiblePost: string | null
  status: CaseStatus
  isImportant: boolean
  fastTrack: boolean
  dueAt: string | null
  interimAt: string | null
  answeredAt: string | null
  outcome: Outcome
  isOverdue: boolean
  result: CaseResult | null
  isSolved: boolean | null
  clarity: number | null
  returns: number
  repeatOf: string | null
}

interface Named {
  code: string | null
  name: string
}

/** Names of directory entries by id, and posts of people. */
export class Names {
  readonly channels: ReadonlyMap<number, Named>
  readonly territories: ReadonlyMap<number, Named>
  readonly blocks: ReadonlyMap<number, Named>
  readonly themes: ReadonlyMap<number, Named>
  readonly recipients: ReadonlyMap<number, Named>
  readonly posts: ReadonlyMap<number, string>
  /** Short names, for the preview inside the office alone. */
  readonly people: ReadonlyMap<number, string>

  constructor(directories: Directories) {
    const byId = (entries: readonly (Named & { id: number })[]): Map<number, Named> =>
      new Map(entries.map(({ id, code, name }) => [id, { code, name }]))
    this.channels = byId(directories.channels)
    this.territories = byId(directories.territories)
    this.blocks = byId(directories.blocks)
    this.themes = byId(directories.themes)
    this.recipients = byId(directories.recipients)
    this.posts = new Map(directories.persons.map(({ id, post }) => [id, post]))
    this.people = new Map(directories.persons.map(({ id, shortName }) => [id, shortName]))
  }
}

/** What records are made with: the request, names, known words, the key of pseudonyms and the moment. */
export interface RecordMaker {
  request: PackageRequest
  names: Names
  known: Omit<KnownWords, 'own'>
  key: string
  now: string
}

/** The same rule as `caseWhere` has: a day lasts to its end, a moment to its minute. */
export function outcomeOf(source: Pick<CaseSource, 'status' | 'answeredAt' | 'dueAt'>): Outcome {
  if (source.status === 'answered') {
    const isInTime = source.dueAt === null || (source.answeredAt !== null && source.answeredAt < `${source.dueAt}U`)
    return isInTime ? 'inTime' : 'late'
  }
  return source.status === 'postponed' ? 'postponed' : 'open'
}

export const isOverdue = (source: Pick<CaseSource, 'status' | 'dueAt'>, now: string): boolean =>
  source.status !== 'answered' &&
  source.status !== 'postponed' &&
  source.dueAt !== null &&
  source.dueAt < now &&
  source.dueAt !== now.slice(0, 10)

export interface MaskedCase {
  record: CaseRecord
  /** Free texts of the card as they leave, by field. */
  texts: Record<'gist' | 'street' | 'externalNumber', MaskedText>
}

const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

/** Masks the free texts of a card and leaves out what does not leave. */
export function makeRecord(source: CaseSource, maker: RecordMaker): MaskedCase {
  const { names, request, now } = maker
  const known: KnownWords = { ...maker.known, own: ownWords(source) }
  const mask = (text: string): MaskedText => maskText(text, known, request.options.words)
  const texts = {
    gist: mask(source.gist),
    street: mask(streetOf(source.address)),
    externalNumber: maskText(source.externalNumber, known, request.options.words, 'identifier'),
  }
  const has = (field: OptionalField): boolean => request.options.fields[field]
  const entry = (map: ReadonlyMap<number, Named>, id: number | null): Named | undefined =>
    id === null ? undefined : map.get(id)
  const [channel, block, theme] = [
    entry(names.channels, source.channelId),
    entry(names.blocks, source.blockId),
    entry(names.themes, source.themeId),
  ]
  const person = {
    normalName: source.normalName ?? '',
    phone: source.phone ?? '',
    email: source.email ?? '',
    postalAddress: source.postalAddress ?? '',
  }
  const repeat =
    source.repeatKind === null || source.repeatNumber === null
      ? null
      : formatNumber({ kind: source.repeatKind, number: source.repeatNumber, question: source.repeatQuestion ?? 1 })
  return {
    texts,
    record: {
      number: formatNumber(source),
      year: source.year,
      kind: source.kind,
      channelCode: channel?.code ?? null,
      channel: channel?.name ?? '',
      externalNumber: has('externalNumber') ? orNull(texts.externalNumber.text) : null,
      receivedAt: source.receivedAt,
      registeredAt: source.registeredAt,
      applicantKind: source.applicantKind,
      applicant: has('applicant') && source.applicantKind !== null ? pseudonym(maker.key, person) : null,
      territory: entry(names.territories, source.territoryId)?.name ?? null,
      street: has('street') ? orNull(texts.street.text) : null,
      gist: has('gist') ? texts.gist.text : null,
      blockCode: block?.code ?? null,
      block: block?.name ?? null,
      themeCode: theme?.code ?? null,
      theme: theme?.name ?? null,
      recipient: entry(names.recipients, source.recipientId)?.name ?? null,
      responsiblePost:
        has('responsiblePost') && source.responsibleId !== null ? orNull(names.posts.get(source.responsibleId)) : null,
      status: source.status,
      isImportant: source.isImportant === 1,
      fastTrack: source.fastTrack === 1,
      dueAt: source.dueAt,
      interimAt: source.interimAt,
      answeredAt: source.answeredAt,
      outcome: outcomeOf(source),
      isOverdue: isOverdue(source, now),
      result: source.result,
      isSolved: has('rating') && source.isSolved !== null ? source.isSolved === 1 : null,
      clarity: has('rating') ? source.clarity : null,
      returns: source.returns,
      repeatOf: repeat,
    },
  }
}
