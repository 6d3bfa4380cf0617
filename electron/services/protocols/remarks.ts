import type { Decision, Meeting, Participant } from '../../contract/meetings.ts'
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
  'chairAbsent',
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
export function remarksOf(source: ProtocolSource, against: CheckedAgainst): ProtocolRemark[] {
  const { meeting, data } = source
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
    ...(meeting.format === 'absentee' ? ballotRemarks(data.poll?.received ?? 0) : presenceRemarks(meeting)),
    ...quorumRemarks(source),
    ...remarks,
    ...decisionRemarks(meeting, against),
    ...(source.ballotVotes ? pollVoteRemarks(meeting, source.ballotVotes) : voteRemarks(meeting)),
  ]
  return all.sort((a, b) => order(meeting, a) - order(meeting, b))
}

const nowhere = { detail: '', anchor: 'details', itemId: null, decisionId: null }

function ballotRemarks(received: number): ProtocolRemark[] {
  return received > 0 ? [] : [{ code: 'noPresent', text: texts.noBallots, isBlocking: true, ...nowhere }]
}

function presenceRemarks(meeting: Meeting): ProtocolRemark[] {
  const members = meeting.participants.filter((one) => !one.isInvited || one.hasVote)
  if (!members.some(came)) return [{ code: 'noPresent', text: texts.noPresent, isBlocking: true, ...nowhere }]
  const unmarked = members.filter((one) => one.presence === 'unknown')
  if (unmarked.length === 0) return leadRemarks(meeting)
  const detail = unmarked.map((one) => one.shortName).join(', ')
  return [
    { code: 'unmarked', text: texts.unmarked(unmarked.length), isBlocking: false, ...nowhere, detail },
    ...leadRemarks(meeting),
  ]
}

/** Who is marked absent neither chairs nor keeps the minutes: a chair chosen by hand stays chosen when he does not come. */
function leadRemarks({ participants, chairId, secretaryId }: Meeting): ProtocolRemark[] {
  const absentee = (personId: number | null) =>
    participants.find((one) => one.personId !== null && one.personId === personId && one.presence === 'absent')
  return (['chairAbsent', 'secretaryAbsent'] as const).flatMap((code): ProtocolRemark[] => {
    const one = absentee(code === 'chairAbsent' ? chairId : secretaryId)
    return one ? [{ code, text: texts[code], isBlocking: BLOCKING.has(code), ...nowhere, detail: one.shortName }] : []
  })
}

/** A protocol without a quorum may be signed, for it says so itself, but not by oversight. */
function quorumRemarks({ meeting, quorum }: ProtocolSource): ProtocolRemark[] {
  if (quorum === null || quorum.here === 0 || quorum.here >= quorum.needed) return []
  const detail = texts.quorumMissed[meeting.format](quorum.here, quorum.members, quorum.needed)
  return [{ code: 'noQuorum', text: texts.noQuorum, isBlocking: false, ...nowhere, detail }]
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

function voteRemark(item: Meeting['items'][number], text: string, isBlocking: boolean): ProtocolRemark {
  return {
    code: 'voteMismatch',
    text,
    detail: item.title,
    isBlocking,
    anchor: `item-${item.position}`,
    itemId: item.id,
    decisionId: null,
  }
}

const came = (one: Participant): boolean => one.presence === 'present' || one.presence === 'late'

/**
 * Votes in the room: `least` without those who came late, `most` with them. More votes than people is impossible; fewer is only said,
 * for no decree obliges anyone who came to vote (domain.md §2). Votes by name are those of people who came and are not taken off.
 */
function voteRemarks({ items, participants }: Meeting): ProtocolRemark[] {
  const here = new Set(participants.filter(came).map((one) => one.id))
  if (here.size === 0) return []
  return items.flatMap((item) => {
    if (item.votes === null) return []
    const { least, most } = item.voters
    const votes = item.votes.inFavour + item.votes.against + item.votes.abstained
    const named = item.namedVotes?.filter((one) => here.has(one.participantId)).length ?? votes
    if (named !== votes) return [voteRemark(item, texts.namedMismatch(item.position, votes, named), true)]
    return votes >= least && votes <= most
      ? []
      : [voteRemark(item, texts.voteMismatch(item.position, votes, least, most), votes > most)]
  })
}

/** Votes of a poll are the sum of the ballots that came in time; a member taken off after the count leaves other numbers behind. */
function pollVoteRemarks(meeting: Meeting, ballots: NonNullable<ProtocolSource['ballotVotes']>): ProtocolRemark[] {
  return meeting.items.flatMap((item) => {
    const { votes } = item
    const counted = ballots.get(item.id)
    if (votes === null || counted === undefined) return []
    const isSame = (['inFavour', 'against', 'abstained'] as const).every((one) => votes[one] === counted[one])
    return isSame ? [] : [voteRemark(item, texts.ballotMismatch(item.position), true)]
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
