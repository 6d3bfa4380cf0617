import type { Records } from '../../db/records.ts'
import { ballots, ballotVotes } from '../ballots/ballots.service.ts'
import { agendaItems } from '../meetings/meetings.service.ts'
import { getSettings } from '../office/office.service.ts'
import type { DemoBallot, DemoPoll } from './content/storyTypes.ts'

/** The ballots of an absentee meeting under way: every member has one, those that came carry answers. */
export function loadBallots(
  records: Records,
  meetingId: number,
  poll: DemoPoll,
  seats: ReadonlyMap<string, number>,
): void {
  const items = records.db.all<{ id: number }>(
    `SELECT id FROM ${agendaItems.name} WHERE meeting_id = ? AND deleted_at IS NULL ORDER BY position`,
    [meetingId],
  )
  for (const ballot of poll.ballots) {
    const participantId = seats.get(ballot.person)
    if (participantId === undefined) continue
    const ballotId = records.insert(ballots, {
      meetingId,
      participantId,
      issuedOn: poll.issuedOn,
      receivedAt: ballot.receivedAt,
      way: '',
      note: '',
    })
    items.forEach(({ id }, index) => loadVote(records, ballotId, { itemId: id, place: index + 1 }, ballot))
  }
}

function loadVote(
  records: Records,
  ballotId: number,
  { itemId, place }: { itemId: number; place: number },
  { answers, opinion }: DemoBallot,
): void {
  const letter = answers[place - 1]
  const answer = getSettings(records.db).voting.answers.find((one) => one.letter === letter)
  const text = opinion?.item === place ? opinion.text : ''
  if (!answer && text === '') return
  records.insert(ballotVotes, { ballotId, agendaItemId: itemId, answer: answer?.code ?? null, opinion: text })
}
