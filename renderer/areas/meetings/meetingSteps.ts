import type { Meeting, MeetingState } from '../../../electron/contract/meetings.ts'

/** A step of the row under the heading: what it is called and the state a press leads to; `isRecord`: nothing to press. */
export type MeetingStep = { word: string; state: MeetingState; isRecord?: boolean }

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

/** The agreement is a record of the preparation: where there is one, it is a step of its own (Тросна). */
const agreed: MeetingStep = { word: 'Согласовано', state: 'draft', isRecord: true }
const isAgreed = (meeting: Pick<Meeting, 'agreements'>): boolean =>
  meeting.agreements.some((one) => one.result === 'agreed')

export const stepsOf = (meeting: Pick<Meeting, 'format' | 'agreements'>): readonly MeetingStep[] => {
  const [first, ...rest] = meeting.format === 'absentee' ? absentee : inPerson
  return first && isAgreed(meeting) ? [first, agreed, ...rest] : [...(first ? [first] : []), ...rest]
}

/** Where a meeting stands, from 0; a state without a step of its own stands at the next one that has. */
export const stepAt = (meeting: Pick<Meeting, 'format' | 'state' | 'agreements'>): number => {
  if (meeting.state === 'draft') return isAgreed(meeting) ? 1 : 0
  const order: readonly MeetingState[] = ['draft', 'sent', 'inProgress', 'held', 'protocol', 'signed', 'control']
  const at = order.indexOf(meeting.state)
  return stepsOf(meeting).findIndex((one) => order.indexOf(one.state) >= at)
}

/** The meeting itself is not over: what is left undone can still be done. */
export const isBeforeProtocol = ({ state }: Pick<Meeting, 'state'>): boolean =>
  state === 'draft' || state === 'sent' || state === 'inProgress'
