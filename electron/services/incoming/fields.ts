import type { FieldDifference, MergeField } from '../../contract/incoming.ts'
import type { Patch } from '../../db/records.ts'
import { shortDate, shortMoment } from '../../documents/civilText.ts'
import type { PackageCase } from '../exchange/exchange.service.ts'
import { streetOf } from '../exchange/exchange.service.ts'
import { resultNames, statusNames } from '../messages/messages.service.ts'
import type { CaseRecord } from '../messages/messages.service.ts'
import type { DirectoryNames } from './directoryNames.ts'
import { hasMask, matchesMasked } from './masked.ts'
import { texts } from './texts.ts'

/** What a package says of a card that is here, field by field: the same, another value that can be taken, or one that cannot. */

export type Difference = FieldDifference & { patch: Patch<CaseRecord> }
type Blocked = FieldDifference['blocked']

export interface Sides {
  card: CaseRecord
  record: PackageCase
  names: DirectoryNames
  /** Optional fields that left the other register. */
  has: (field: 'street' | 'gist' | 'externalNumber' | 'rating') => boolean
}

const dayOf = (at: string): string => at.slice(0, 10)
export const moment = (at: string | null): string =>
  at === null ? '' : at.length > 10 ? shortMoment(at) : shortDate(at)

const differs = (
  field: MergeField,
  ours: string,
  theirs: string,
  patch: Patch<CaseRecord>,
  blocked: Blocked = null,
): Difference => ({ field, ours, theirs, patch, blocked: theirs === '' ? 'empty' : blocked })

/** A text that left masked: the one here stays unless the other holds no masks. */
function textField(field: 'gist' | 'externalNumber', { card, record, has }: Sides): Difference | null {
  const theirs = record[field] ?? ''
  const ours = card[field]
  if (!has(field) || matchesMasked(theirs, ours)) return null
  return differs(field, ours, theirs, { [field]: theirs }, hasMask(theirs) ? 'masked' : null)
}

function streetField({ card, record, has }: Sides): Difference | null {
  const theirs = record.street ?? ''
  if (!has('street') || matchesMasked(theirs, streetOf(card.address))) return null
  const blocked = card.address !== '' ? 'streetOnly' : hasMask(theirs) ? 'masked' : null
  return differs('street', card.address, theirs, { address: theirs }, blocked)
}

/** Block and theme go together: a block alone would part from the theme that stays. */
function subjectField({ card, record, names }: Sides): Difference | null {
  const { block, blockCode, theme, themeCode } = record
  if (names.blocks.is(card.blockId, blockCode, block) && names.themes.is(card.themeId, themeCode, theme)) return null
  const foundBlock = names.blocks.find(blockCode, block)
  const foundTheme = names.themes.find(themeCode, theme, ({ blockId }) => !foundBlock || blockId === foundBlock.id)
  const isUnknown = (block !== null && !foundBlock) || (theme !== null && !foundTheme)
  const words = (one: string, other: string): string => [one, other].filter((part) => part !== '').join(', ')
  return differs(
    'subject',
    words(names.blocks.name(card.blockId), names.themes.name(card.themeId)),
    words(block ?? '', theme ?? ''),
    { blockId: foundBlock?.id ?? null, themeId: foundTheme?.id ?? null },
    isUnknown ? 'unknownName' : null,
  )
}

function namedField(field: 'channel' | 'territory' | 'recipient', { card, record, names }: Sides): Difference | null {
  const book = field === 'channel' ? names.channels : field === 'territory' ? names.territories : names.recipients
  const column = `${field}Id` as const
  const code = field === 'channel' ? record.channelCode : null
  const theirs = record[field]
  if (book.is(card[column], code, theirs)) return null
  const found = book.find(code, theirs)
  return differs(field, book.name(card[column]), theirs ?? '', { [column]: found?.id }, found ? null : 'unknownName')
}

function receivedField({ card, record }: Sides): Difference | null {
  const theirs = record.receivedAt
  if (theirs === card.receivedAt) return null
  const others = [card.registeredAt, card.interimAt, card.answeredAt].flatMap((at) => (at === null ? [] : [dayOf(at)]))
  const isInOrder = others.every((day) => dayOf(theirs) <= day)
  return differs(
    'receivedAt',
    moment(card.receivedAt),
    moment(theirs),
    { receivedAt: theirs },
    isInOrder ? null : 'order',
  )
}

type Course = Pick<CaseRecord, 'status' | 'interimAt' | 'answeredAt' | 'result'>

const courseWords = ({ status, interimAt, answeredAt, result }: Course): string =>
  [
    status === 'answered' ? texts.answered(moment(answeredAt)) : statusNames[status],
    interimAt === null ? '' : texts.interim(moment(interimAt)),
    result === null ? '' : resultNames[result],
  ]
    .filter((part) => part !== '')
    .join(', ')

/** States with a fact that no package holds: the day of coming back, the day of a return. */
const needsFact = (status: CaseRecord['status']): boolean => status === 'postponed' || status === 'repeated'

function courseBlock(card: CaseRecord, record: PackageCase): Blocked {
  if (card.status === 'answered' && record.status !== 'answered') return 'answered'
  if (card.pausedOn !== null || (needsFact(record.status) && record.status !== card.status)) return 'needsAct'
  const first = [record.interimAt, record.answeredAt].flatMap((at) => (at === null ? [] : [dayOf(at)])).sort()[0]
  return (first !== undefined && first < dayOf(card.receivedAt)) ||
    (record.status === 'answered' && record.answeredAt === null)
    ? 'order'
    : null
}

function courseField({ card, record }: Sides): Difference | null {
  const { status, interimAt, answeredAt, result } = record
  const isSame =
    card.status === status && card.interimAt === interimAt && card.answeredAt === answeredAt && card.result === result
  if (isSame) return null
  const patch = {
    status,
    interimAt: interimAt ?? card.interimAt,
    answeredAt,
    result: result ?? card.result,
    ...(status === 'answered' || !needsFact(status) ? { postponedUntil: null, postponedReason: '' } : {}),
  }
  return differs('course', courseWords(card), courseWords(record), patch, courseBlock(card, record))
}

const ratingWords = ({ isSolved, clarity }: Pick<CaseRecord, 'isSolved' | 'clarity'>): string =>
  [isSolved === null ? '' : isSolved ? texts.solved : texts.notSolved, clarity === null ? '' : texts.clarity(clarity)]
    .filter((part) => part !== '')
    .join(', ')

function ratingField({ card, record, has }: Sides): Difference | null {
  if (!has('rating') || (card.isSolved === record.isSolved && card.clarity === record.clarity)) return null
  const patch = {
    isSolved: record.isSolved ?? card.isSolved,
    clarity: record.clarity ?? card.clarity,
    satisfactionHow: card.satisfactionHow === '' ? texts.fromPackage : card.satisfactionHow,
  }
  return differs(
    'rating',
    ratingWords(card),
    ratingWords(record),
    patch,
    card.status === 'answered' ? null : 'needsAct',
  )
}

function flagField(field: 'isImportant' | 'fastTrack', { card, record }: Sides): Difference | null {
  if (card[field] === record[field]) return null
  return differs(field, texts.yesNo(card[field]), texts.yesNo(record[field]), { [field]: record[field] })
}

/** Fields that differ, in the order of a card. */
export function differencesOf(sides: Sides): Difference[] {
  const { card, record } = sides
  return [
    namedField('channel', sides),
    receivedField(sides),
    textField('externalNumber', sides),
    namedField('territory', sides),
    streetField(sides),
    textField('gist', sides),
    subjectField(sides),
    namedField('recipient', sides),
    flagField('isImportant', sides),
    flagField('fastTrack', sides),
    courseField(sides),
    ratingField(sides),
    card.returns === record.returns
      ? null
      : differs('returns', String(card.returns), String(record.returns), {}, 'needsAct'),
  ].filter((one) => one !== null)
}
