import type { Meeting, MeetingState } from '../../../electron/contract/meetings.ts'

/** A step of the row under the heading: what it is called and the state a press leads to. */
export type MeetingStep = { word: string; state: MeetingState }

const inPerson: readonly MeetingStep[] = [
  { word: 'Подготовка', state: 'draft' },
  { word: 'Разослано', state: 'sent' },
  { word: 'Идёт', state: 'inProgress' },
  { word: 'Протокол', state: 'protocol' },
  { word: 'Подписан', state: 'signed' },
  { word: 'На контроле', state: 'control' },
]
const absentee: readonly MeetingStep[] = [
  { word: 'Подготовка', state: 'draft' },
  { word: 'Опрос', state: 'sent' },
  { word: 'Подсчёт', state: 'held' },
  { word: 'Протокол', state: 'protocol' },
  { word: 'Подписан', state: 'signed' },
  { word: 'На контроле', state: 'control' },
]

export const stepsOf = (meeting: Pick<Meeting, 'format'>): readonly MeetingStep[] =>
  meeting.format === 'absentee' ? absentee : inPerson

/** Where a meeting stands, from 0; a state without a step of its own stands at the next one that has. */
export const stepAt = (meeting: Pick<Meeting, 'format' | 'state'>): number => {
  const order: readonly MeetingState[] = ['draft', 'sent', 'inProgress', 'held', 'protocol', 'signed', 'control']
  const at = order.indexOf(meeting.state)
  return stepsOf(meeting).findIndex((one) => order.indexOf(one.state) >= at)
}
