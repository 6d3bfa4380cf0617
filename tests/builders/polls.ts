import type { VotingRules } from '../../electron/contract/office.ts'
import { openMeetingRegister } from './meetings.ts'

/** Until when the answers of the poll are taken. */
export const UNTIL = '2026-11-20T17:00'

/** An absentee meeting of four members with two questions; the ballots are issued on 17.11 unless `draft`. */
export async function openPoll(options: { draft?: boolean; rules?: Partial<VotingRules> } = {}) {
  const register = openMeetingRegister({ preset: 'sosnovoborsk' })
  const { api } = register
  const { settings } = await api.office.get({})
  if (options.rules) await api.office.saveSettings({ settings: { voting: { ...settings.voting, ...options.rules } } })
  const { id } = await api.meetings.create({
    heldOn: '2026-11-17',
    startsAt: null,
    place: 'кабинет 12',
    number: null,
    format: 'absentee',
    answersUntil: UNTIL,
  })
  const addItem = (title: string, draftDecision: string) =>
    api.meetings.saveItem({
      meetingId: id,
      id: null,
      version: null,
      title,
      speakerId: null,
      minutes: null,
      note: '',
      draftDecision,
    })
  const roadmap = (await addItem('Об утверждении дорожной карты', '1. Дорожную карту утвердить\n2. Доложить куратору'))
    .id
  const weights = (await addItem('Об изменении весов рейтинга', 'Веса изменить')).id
  const stage = async (to: 'draft' | 'sent' | 'held' | 'protocol') =>
    api.ballots.setStage({ meetingId: id, version: (await api.meetings.get({ id })).version, stage: to })
  if (!options.draft) await stage('sent')
  const poll = () => api.ballots.get({ meetingId: id })
  const { members } = await poll()
  const [curator, head, pos, roads] = members.map((one) => one.participantId) as [number, number, number, number]
  const vote = async (participantId: number, itemId: number, answer: string | null, before: string | null = null) =>
    api.ballots.setVote({ meetingId: id, participantId, itemId, answer, before })
  const receive = (participantId: number, receivedAt: string | null, before: string | null) =>
    api.ballots.setReceived({ meetingId: id, participantId, receivedAt, way: '', before })
  const term = async (answersUntil: string) =>
    api.ballots.setTerm({ meetingId: id, version: (await api.meetings.get({ id })).version, answersUntil })
  return { ...register, id, roadmap, weights, stage, poll, vote, receive, term, curator, head, pos, roads, addItem }
}
