import type { AssignmentCard } from '../../../electron/contract/assignments.ts'
import type { Executor } from '../../../electron/contract/meetings.ts'
import { api } from '../../api/index.ts'
import type { Operation } from '../../app/stores/undo.ts'

/** What a person does with one assignment: the fields of each act, its words and its command. */
export const ACTS = [
  'note',
  'report',
  'accept',
  'giveBack',
  'extend',
  'handOver',
  'putOff',
  'cancel',
  'reopen',
] as const
export type ActName = (typeof ACTS)[number]

export interface ActForm {
  text: string
  on: string | null
  executor: Executor | null
  tickets: string[]
  allPassed: boolean
}

type Field = { name: string; label: string }

export interface Act {
  /** On the button that opens it. */
  title: string
  /** On the button that does it. */
  save: string
  keys?: string
  text?: Field & { lines: number; optional?: boolean; holder?: string }
  on?: Field & { lean: 'ahead' | 'back'; today: boolean; holder?: string }
  executor?: Field
  files?: boolean
  /** Typed text is kept as a draft. */
  draft?: boolean
  can: (card: AssignmentCard) => boolean
  send: (card: AssignmentCard, form: ActForm) => Promise<Operation>
}

const isActive = ({ state }: AssignmentCard): boolean => state === 'open' || state === 'reported'
const base = ({ id, version }: AssignmentCard) => ({ id, version })
/** A date that is missing is said by the contract at its field. */
const day = (form: ActForm): string => form.on ?? ''

export const acts: Readonly<Record<ActName, Act>> = {
  note: {
    title: 'Запись',
    save: 'Записать',
    keys: 'H',
    text: { name: 'text', label: 'Как идёт работа', lines: 3 },
    on: { name: 'onDate', label: 'Дата', lean: 'back', today: true },
    files: true,
    draft: true,
    can: isActive,
    send: ({ id }, form) => api.assignments.note({ id, text: form.text, onDate: day(form), tickets: form.tickets }),
  },
  report: {
    title: 'Отчёт',
    save: 'Записать отчёт',
    keys: 'E',
    text: { name: 'report', label: 'Что сделано', lines: 4 },
    on: { name: 'reportedOn', label: 'Дата отчёта', lean: 'back', today: true },
    files: true,
    draft: true,
    can: isActive,
    send: (card, form) =>
      api.assignments.report({ ...base(card), report: form.text, reportedOn: day(form), tickets: form.tickets }),
  },
  accept: {
    title: 'Исполнено',
    save: 'Принять исполнение',
    keys: 'I',
    text: { name: 'comment', label: 'Замечание', lines: 2, optional: true },
    on: { name: 'closedOn', label: 'Дата исполнения', lean: 'back', today: true },
    can: isActive,
    send: (card, form) =>
      api.assignments.close({
        ...base(card),
        closedOn: day(form),
        comment: form.text,
        allPassed: form.allPassed,
      }),
  },
  giveBack: {
    title: 'Вернуть',
    save: 'Вернуть на доработку',
    keys: 'B',
    text: { name: 'comment', label: 'Что доделать', lines: 3 },
    draft: true,
    can: (card) => card.state === 'reported',
    send: (card, form) => api.assignments.giveBack({ ...base(card), comment: form.text }),
  },
  extend: {
    title: 'Перенести',
    save: 'Перенести срок',
    keys: 'P',
    on: { name: 'dueOn', label: 'Новый срок', lean: 'ahead', today: false, holder: '+7, пт, 30.11' },
    text: { name: 'reason', label: 'Причина', lines: 1 },
    can: isActive,
    send: (card, form) => api.assignments.extend({ ...base(card), dueOn: day(form), reason: form.text }),
  },
  handOver: {
    title: 'Передать другому',
    save: 'Передать',
    keys: 'T',
    executor: { name: 'executor', label: 'Новый исполнитель' },
    text: { name: 'reason', label: 'Почему', lines: 1 },
    can: isActive,
    send: (card, form) =>
      api.assignments.handOver({
        ...base(card),
        // Without a choice the contract says so at the field.
        executor: form.executor as Executor,
        reason: form.text,
      }),
  },
  putOff: {
    title: 'Отложить',
    save: 'Отложить',
    keys: 'L',
    on: { name: 'returnOn', label: 'Вернуться', lean: 'ahead', today: false, holder: '+14, 1.12' },
    text: { name: 'reason', label: 'Почему', lines: 1, optional: true },
    can: isActive,
    send: (card, form) => api.assignments.putOff({ ...base(card), returnOn: day(form), reason: form.text }),
  },
  cancel: {
    title: 'Снять с контроля',
    save: 'Снять с контроля',
    text: { name: 'reason', label: 'Почему', lines: 1 },
    can: isActive,
    send: (card, form) => api.assignments.cancel({ ...base(card), reason: form.text }),
  },
  reopen: {
    title: 'Вернуть в работу',
    save: 'Вернуть в работу',
    text: { name: 'reason', label: 'Причина', lines: 1 },
    can: (card) => !isActive(card),
    send: (card, form) => api.assignments.reopen({ ...base(card), reason: form.text }),
  },
}
