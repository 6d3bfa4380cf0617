import { openMeeting, openMeetingRegister } from './meetings.ts'

/** A meeting that may be signed: everyone came, one decision with executor and term, votes that add up. */
export async function readyMeeting() {
  const register = openMeetingRegister()
  const { api, roster } = register
  const { id, itemId } = await openMeeting(register)
  await api.meetings.markPresent({ id })
  await api.meetings.saveDecision({
    itemId,
    id: null,
    version: null,
    text: 'Опубликовать график',
    executor: { kind: 'person', id: roster.roads },
    dueOn: '2026-11-24',
    period: '',
  })
  await api.meetings.setVotes({ id: itemId, version: 1, votes: { inFavour: 3, against: 0, abstained: 1 } })
  const { version } = await api.meetings.get({ id })
  await api.meetings.setState({ id, version, state: 'protocol' })
  /** What the window sends to sign the protocol as it stands. */
  const signature = async () => ({
    meetingId: id,
    version: (await api.protocols.state({ meetingId: id })).meetingVersion,
    form: 'full' as const,
    signedOn: '2026-11-17',
    signedBy: 'Ветлугина И. П.',
  })
  return { ...register, id, itemId, signature, sign: async () => api.protocols.sign(await signature()) }
}
