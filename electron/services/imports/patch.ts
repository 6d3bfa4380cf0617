import type { Patch } from '../../db/records.ts'
import type { CaseRecord } from '../messages/messages.service.ts'
import type { RowFacts } from './judge.ts'
import type { RowValues } from './parseRow.ts'

type Field = keyof Patch<CaseRecord> & string

const isEmpty = (value: unknown): boolean => value === null || value === '' || value === undefined

/** A bare day says nothing against a moment of the same day. */
function isSameMoment(current: unknown, wanted: unknown): boolean {
  return (
    typeof current === 'string' &&
    typeof wanted === 'string' &&
    /^\d{4}-\d{2}-\d{2}/u.test(wanted) &&
    Math.min(current.length, wanted.length) === 10 &&
    current.slice(0, 10) === wanted.slice(0, 10)
  )
}

/**
 * What a row changes in a card: only what the file names; an empty cell empties nothing. An answer that a person gave is never taken
 * back by a file, the kind of a card never changes (that is a conversion with a reason).
 * @param onlyEmpty fill in what is empty, leave the rest
 */
export function patchOf(
  current: CaseRecord,
  values: RowValues,
  facts: RowFacts,
  onlyEmpty: boolean,
): Patch<CaseRecord> {
  const wanted: [Field, unknown][] = [
    ['externalNumber', values.externalNumber],
    ['externalLink', values.externalLink],
    ['territoryId', facts.territoryId],
    ['address', values.address],
    ['gist', values.gist === '' && values.text === '' ? '' : facts.gist],
    ['text', values.text],
    ['themeId', facts.themeId],
    ['blockId', facts.themeId === null ? null : facts.blockId],
    ['recipientId', facts.recipientId],
    ['responsibleId', facts.responsibleId],
    ['rawStatus', values.status],
    ['interimText', values.interimText],
    ['answerText', values.answerText],
    ['clarity', values.clarity],
    ['sourcePage', values.sourcePage],
    ['fact', values.fact],
    ['note', values.note],
    ['fastTrack', values.fastTrack === true ? true : onlyEmpty ? null : values.fastTrack],
    ['isImportant', values.isImportant === true ? true : onlyEmpty ? null : values.isImportant],
    ...dates(current, facts, values, onlyEmpty),
  ]
  const patch: Record<string, unknown> = {}
  for (const [field, value] of wanted) {
    const before: unknown = current[field]
    if (isEmpty(value) || value === before || isSameMoment(before, value)) continue
    if (onlyEmpty && !isEmpty(before) && before !== false) continue
    patch[field] = value
  }
  // A block alone would part from the theme that stays.
  if (!('themeId' in patch)) delete patch['blockId']
  Object.assign(patch, standing(current, facts))
  return patch as Patch<CaseRecord>
}

/** Dates that would break the order of a card are left as they are. */
function dates(current: CaseRecord, facts: RowFacts, values: RowValues, onlyEmpty: boolean): [Field, unknown][] {
  const list: [Field, unknown][] = [['interimAt', values.interimAt]]
  const day = (at: string): string => at.slice(0, 10)
  const isInOrder =
    values.receivedAt !== null &&
    day(values.receivedAt) <= day(current.registeredAt) &&
    (current.answeredAt === null || day(values.receivedAt) <= day(current.answeredAt))
  if (!onlyEmpty && isInOrder && facts.receivedAt !== '') list.push(['receivedAt', facts.receivedAt])
  return list
}

/** An answer, or a state of an open card; the two agree by construction. */
function standing(current: CaseRecord, facts: RowFacts): Patch<CaseRecord> {
  if (current.answeredAt !== null || current.status === 'answered') return {}
  if (facts.answeredAt !== null && facts.answeredAt.slice(0, 10) >= current.receivedAt.slice(0, 10))
    return {
      status: 'answered',
      answeredAt: facts.answeredAt,
      ...(facts.result === null ? {} : { result: facts.result }),
    }
  const { status } = facts
  return status === undefined || status === 'answered' || status === current.status ? {} : { status }
}
