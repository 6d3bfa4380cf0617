import type { Meeting } from '../../contract/meetings.ts'
import type { ProtocolRemark } from '../../contract/protocols.ts'
import { checkProtocol } from '../../documents/protocolCheck.ts'
import type { ProtocolSource } from './data.ts'
import { texts } from './texts.ts'

/** What must be settled before the signature; the others only warn. */
const BLOCKING = new Set(['noNumber', 'noChair', 'noPresent', 'noItems', 'noExecutor', 'noTerm', 'voteMismatch'])

/**
 * How many could vote: members who were there, late ones perhaps not from the beginning. No decree says who has a vote
 * (domain.md §2), so everyone of the состав who was there counts, invited people do not.
 */
export function attendance(meeting: Meeting): { least: number; most: number } {
  const members = meeting.participants.filter((one) => !one.isInvited)
  const inTime = members.filter((one) => one.presence === 'present').length
  return { least: inTime, most: inTime + members.filter((one) => one.presence === 'late').length }
}

/** Remarks in the order of the document, each with the place where it is mended. */
export function remarksOf({ meeting, data }: ProtocolSource): ProtocolRemark[] {
  const found = checkProtocol(data).filter((one) => one.code !== 'voteMismatch' && one.code !== 'noPresent')
  const remarks = found.map((one): ProtocolRemark => {
    const item = one.item === undefined ? undefined : meeting.items[one.item]
    const decision = one.decision === undefined ? undefined : item?.decisions[one.decision]
    return {
      code: one.code,
      text: one.text,
      detail: decision?.executor?.name ?? item?.title ?? '',
      isBlocking: BLOCKING.has(one.code),
      anchor: one.anchor,
      itemId: item?.id ?? null,
      decisionId: decision?.id ?? null,
    }
  })
  return [...peopleRemarks(meeting), ...remarks, ...voteRemarks(meeting)].sort(
    (a, b) => order(meeting, a) - order(meeting, b),
  )
}

function peopleRemarks(meeting: Meeting): ProtocolRemark[] {
  const members = meeting.participants.filter((one) => !one.isInvited)
  const place = { detail: '', anchor: 'details', itemId: null, decisionId: null }
  if (attendance(meeting).most === 0) return [{ code: 'noPresent', text: texts.noPresent, isBlocking: true, ...place }]
  const unmarked = members.filter((one) => one.presence === 'unknown')
  if (unmarked.length === 0) return []
  return [
    {
      code: 'unmarked',
      text: texts.unmarked(unmarked.length),
      isBlocking: false,
      ...place,
      detail: unmarked.map((one) => one.shortName).join(', '),
    },
  ]
}

function voteRemarks(meeting: Meeting): ProtocolRemark[] {
  const { least, most } = attendance(meeting)
  return meeting.items.flatMap((item): ProtocolRemark[] => {
    if (item.votes === null || most === 0) return []
    const votes = item.votes.inFavour + item.votes.against + item.votes.abstained
    if (votes >= least && votes <= most) return []
    return [
      {
        code: 'voteMismatch',
        text: texts.voteMismatch(item.position, votes, least, most),
        detail: item.title,
        isBlocking: true,
        anchor: `item-${item.position}`,
        itemId: item.id,
        decisionId: null,
      },
    ]
  })
}

function order(meeting: Meeting, remark: ProtocolRemark): number {
  const item = meeting.items.findIndex((one) => one.id === remark.itemId)
  return item < 0 ? -1 : item
}

/** What is in order, in words; shown beside the remarks. */
export function passedOf(
  { meeting }: ProtocolSource,
  remarks: readonly ProtocolRemark[],
): { code: string; text: string }[] {
  const has = (code: ProtocolRemark['code']): boolean => remarks.some((one) => one.code === code)
  const assignments = meeting.items.flatMap((item) => item.decisions).filter((one) => one.isAssignment)
  const passed: { code: string; text: string }[] = []
  if (!has('noPresent') && !has('unmarked')) passed.push({ code: 'present', text: texts.passed.present })
  if (assignments.length > 0 && !has('noExecutor')) passed.push({ code: 'executors', text: texts.passed.executors })
  if (assignments.length > 0 && !has('noTerm')) passed.push({ code: 'terms', text: texts.passed.terms })
  if (meeting.items.some((item) => item.votes !== null) && !has('voteMismatch'))
    passed.push({ code: 'votes', text: texts.passed.votes })
  return passed
}
