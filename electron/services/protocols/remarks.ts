import type { Decision, Meeting } from '../../contract/meetings.ts'
import type { ProtocolRemark } from '../../contract/protocols.ts'
import { isWorkingDay, nextWorkingDay } from '../deadlines/deadlines.service.ts'
import type { ProductionCalendar } from '../deadlines/deadlines.service.ts'
import { checkProtocol } from '../../documents/protocolCheck.ts'
import type { ProtocolSource } from './data.ts'
import { texts } from './texts.ts'

/** What must be settled before the signature; the others only warn. */
const BLOCKING = new Set<ProtocolRemark['code']>([
  'noNumber',
  'noChair',
  'noPresent',
  'noItems',
  'emptyDecision',
  'noExecutor',
  'noTerm',
  'termBeforeMeeting',
  'voteMismatch',
])

/** What the checks ask beside the meeting itself. */
export interface CheckedAgainst {
  /** Civil date of the office. */
  today: string
  calendar: ProductionCalendar
}

/** Remarks in the order of the document, each with the place where it is mended. */
export function remarksOf({ meeting, data }: ProtocolSource, against: CheckedAgainst): ProtocolRemark[] {
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
  const all = [
    ...(meeting.format === 'absentee'
      ? ballotRemarks(data.present.length, data.poll?.received ?? 0)
      : presenceRemarks(meeting)),
    ...remarks,
    ...decisionRemarks(meeting, against),
    ...(meeting.format === 'absentee' ? pollVoteRemarks(meeting, data.poll?.received ?? 0) : voteRemarks(meeting)),
  ]
  return all.sort((a, b) => order(meeting, a) - order(meeting, b))
}

const nowhere = { detail: '', anchor: 'details', itemId: null, decisionId: null }

function ballotRemarks(present: number, received: number): ProtocolRemark[] {
  return present + received > 0 ? [] : [{ code: 'noPresent', text: texts.noBallots, isBlocking: true, ...nowhere }]
}

function presenceRemarks(meeting: Meeting): ProtocolRemark[] {
  const members = meeting.participants.filter((one) => !one.isInvited || one.hasVote)
  if (!members.some((one) => one.presence === 'present' || one.presence === 'late'))
    return [{ code: 'noPresent', text: texts.noPresent, isBlocking: true, ...nowhere }]
  const unmarked = members.filter((one) => one.presence === 'unknown')
  if (unmarked.length === 0) return []
  const detail = unmarked.map((one) => one.shortName).join(', ')
  return [{ code: 'unmarked', text: texts.unmarked(unmarked.length), isBlocking: false, ...nowhere, detail }]
}

/** Terms that have passed or fall on a day off, executors out of the состав: said, not forbidden. */
function decisionRemarks(meeting: Meeting, { today, calendar }: CheckedAgainst): ProtocolRemark[] {
  return meeting.items.flatMap((item) =>
    item.decisions.flatMap((decision): ProtocolRemark[] => {
      const place = {
        isBlocking: false,
        anchor: `decision-${decision.number}`,
        itemId: item.id,
        decisionId: decision.id,
      }
      return [...executorRemarks(decision), ...termRemarks(decision, meeting, today, calendar)].map((one) => ({
        ...one,
        ...place,
      }))
    }),
  )
}

type Said = Pick<ProtocolRemark, 'code' | 'text' | 'detail'>

function executorRemarks(decision: Decision): Said[] {
  return [...(decision.executor ? [decision.executor] : []), ...decision.coExecutors].flatMap((one): Said[] =>
    one.leftOn === null
      ? []
      : [
          {
            code: 'executorLeft',
            text: texts.executorLeft(decision.number, one.name),
            detail: texts.leftOn(one.leftOn),
          },
        ],
  )
}

function termRemarks(decision: Decision, meeting: Meeting, today: string, calendar: ProductionCalendar): Said[] {
  const { number, dueOn } = decision
  if (dueOn === null || dueOn < meeting.heldOn) return []
  if (dueOn < today)
    return [{ code: 'termPassed', text: texts.termPassed(number, dueOn), detail: decision.executor?.name ?? '' }]
  if (isWorkingDay(calendar, dueOn)) return []
  const detail = texts.nearestWorkingDay(nextWorkingDay(calendar, dueOn))
  return [{ code: 'termDayOff', text: texts.termDayOff(number, dueOn), detail }]
}

function voteRemark(item: Meeting['items'][number], votes: number, least: number, most: number): ProtocolRemark {
  return {
    code: 'voteMismatch',
    text: texts.voteMismatch(item.position, votes, least, most),
    detail: item.title,
    isBlocking: true,
    anchor: `item-${item.position}`,
    itemId: item.id,
    decisionId: null,
  }
}

const votesOf = (item: Meeting['items'][number]): number =>
  item.votes === null ? 0 : item.votes.inFavour + item.votes.against + item.votes.abstained

/** Votes in the room: `least` without those who came late, `most` with them. */
function voteRemarks(meeting: Meeting): ProtocolRemark[] {
  return meeting.items.flatMap((item) => {
    const { least, most } = item.voters
    const votes = votesOf(item)
    return item.votes === null || most === 0 || (votes >= least && votes <= most)
      ? []
      : [voteRemark(item, votes, least, most)]
  })
}

/** Votes of a poll: nobody votes twice, but a ballot may leave a question without an answer. */
function pollVoteRemarks(meeting: Meeting, received: number): ProtocolRemark[] {
  return meeting.items.flatMap((item) =>
    item.votes === null || votesOf(item) <= received ? [] : [voteRemark(item, votesOf(item), received, received)],
  )
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
