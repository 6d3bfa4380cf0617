import { AppError } from '../../contract/errors.ts'
import type { Meeting, Participant } from '../../contract/meetings.ts'
import type { VotingRules } from '../../contract/office.ts'
import type { ReadDb } from '../../db/database.ts'
import type { VoteSheetData } from '../../documents/voteSheet.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import { requireMeeting } from '../meetings/meetings.service.ts'
import { People } from '../protocols/protocols.service.ts'
import { texts } from './texts.ts'

const VOTES = ['inFavour', 'against', 'abstained'] as const

/** The rules a vote was counted by, in words; only that there are none where the office has not set any. */
export function ruleWords({ majority, tie, quorum }: VotingRules): string[] {
  if (majority === null) return [texts.why.noRule]
  const { sheet } = texts
  return [
    sheet.majority(texts.majority[majority]),
    sheet.tie(tie === null ? texts.notSet : texts.tie[tie]),
    sheet.quorum(quorum === null ? texts.noQuorum : texts.quorum[quorum]),
  ]
}

function attendanceOf(one: Participant, all: readonly Participant[]): string {
  const words = texts.attendance
  const mark = one.presence === 'late' ? words.late(one.arrivedAt) : words[one.presence]
  const stayed = one.leftAt === null ? mark : words.left(mark, one.leftAt)
  const replaced = all.find((other) => other.id === one.replacesId)
  return replaced ? `${stayed}, ${words.instead(replaced.shortName)}` : stayed
}

/**
 * The list of an open vote of a meeting in the room: the questions that were voted by name under their numbers of the agenda, members
 * of the состав and whoever voted instead of them. @throws AppError refused where nobody voted by name
 */
export function openVoteData(db: ReadDb, meeting: Meeting): VoteSheetData {
  const items = meeting.items.filter((item) => item.namedVotes !== null)
  if (items.length === 0) throw new AppError('refused', texts.noNamedVotes)
  const people = new People(db, meeting.id)
  const voteOf = (item: Meeting['items'][number], id: number) =>
    item.namedVotes?.find((one) => one.participantId === id)?.vote
  const voters = meeting.participants.filter(
    (one) => !one.isInvited || items.some((item) => voteOf(item, one.id) !== undefined),
  )
  return {
    office: documentOffice(getOffice(db)),
    number: String(meeting.number),
    heldOn: meeting.heldOn,
    format: 'inPerson',
    until: null,
    answers: VOTES.map((vote) => texts.openVotes[vote]),
    items: items.map(({ position, title, votes, result }) => ({
      position,
      title,
      counts: VOTES.map((vote) => votes?.[vote] ?? 0),
      result: result === null ? '' : texts.sheet.result(texts.outcome[result]),
    })),
    members: voters.map((one) => ({
      person: people.participant(one.id) ?? { fullName: one.name },
      receivedAt: null,
      isLate: false,
      attendance: attendanceOf(one, meeting.participants),
      answers: items.map((item) => {
        const vote = voteOf(item, one.id)
        return vote === undefined ? '' : texts.openVotes[vote]
      }),
    })),
    opinions: [],
    rules: ruleWords(requireMeeting(db, meeting.id).votingRules ?? getSettings(db).voting),
    chair: meeting.chairId === null ? null : people.person(meeting.chairId),
    secretary: meeting.secretaryId === null ? null : people.person(meeting.secretaryId),
  }
}
