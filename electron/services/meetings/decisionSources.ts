import type { ReadDb } from '../../db/database.ts'
import type { AssignmentSource } from '../assignments/assignments.service.ts'
import { listDecisions, listItems, newestVersion } from './meetings.repo.ts'
import { requireMeeting } from './view.ts'

/** The assignments that the decisions of a meeting make now, with their numbers «11.2.3» (meeting, item, decision). */
export function decisionSources(
  db: ReadDb,
  meetingId: number,
): { meetingId: number; isCorrection: boolean; sources: AssignmentSource[] } {
  const meeting = requireMeeting(db, meetingId)
  const all = listDecisions(db, meetingId)
  const sources = listItems(db, meetingId).flatMap((item, index) =>
    all
      .filter((decision) => decision.agendaItemId === item.id)
      .map((decision, place) => ({ decision, number: `${meeting.number}.${index + 1}.${place + 1}` }))
      .filter(({ decision }) => decision.isAssignment)
      .map(({ decision, number }): AssignmentSource => ({
        decisionId: decision.id,
        number,
        text: decision.text,
        executorPersonId: decision.executorPersonId,
        executorRecipientId: decision.executorRecipientId,
        issuedOn: meeting.heldOn,
        dueOn: decision.dueOn,
        period: decision.period,
        coExecutors: decision.coExecutors,
        controllerId: decision.controllerId,
        defaultControllerId: meeting.chairId ?? meeting.secretaryId,
        blockId: null,
      })),
  )
  return { meetingId, isCorrection: newestVersion(db, meetingId) !== null, sources }
}
