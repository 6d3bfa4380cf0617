import type { AssignmentCard, AssignmentRow } from '../../../electron/contract/assignments.ts'
import type { Executor } from '../../../electron/contract/meetings.ts'
import { api } from '../../api/index.ts'
import type { Act, Typed } from '../../app/acts/acts.ts'
import { executorOf } from './filters.ts'
import { texts } from './texts.ts'

/** What a person does with one assignment; those that wait as drafts open in this order. */
export const ACTS = [
  'report',
  'note',
  'accept',
  'giveBack',
  'extend',
  'handOver',
  'putOff',
  'cancel',
  'reopen',
] as const
export type ActName = (typeof ACTS)[number]

export const isActive = ({ state }: Pick<AssignmentRow, 'state'>): boolean => state === 'open' || state === 'reported'
const base = ({ id, version }: AssignmentCard) => ({ id, version })
/** A date that is missing is said by the contract at its field. */
const day = (form: Typed): string => form.on ?? ''

export const acts: Readonly<Record<ActName, Act<AssignmentRow, AssignmentCard>>> = {
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
    hint: true,
    text: { name: 'report', label: 'Что сделано', lines: 4 },
    on: { name: 'reportedOn', label: 'Дата отчёта', lean: 'back', today: true },
    files: true,
    draft: true,
    start: ({ report }) => ({ text: report }),
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
    tick: ({ periods }) => {
      const passed = periods.filter((one) => one.doneOn === null && one.overdueDays > 0).length
      return passed > 1 ? texts.repeat.all(passed) : null
    },
    // Work that waits for acceptance was done on the day of its report.
    start: ({ state, reportedOn }) => (state === 'reported' && reportedOn !== null ? { on: reportedOn } : {}),
    can: isActive,
    send: (card, form) =>
      api.assignments.close({
        ...base(card),
        closedOn: day(form),
        comment: form.text,
        allPassed: form.isTicked,
      }),
  },
  giveBack: {
    title: 'Вернуть',
    save: 'Вернуть на доработку',
    keys: 'B',
    text: { name: 'comment', label: 'Что доделать', lines: 3 },
    draft: true,
    can: ({ state }) => state === 'reported',
    send: (card, form) => api.assignments.giveBack({ ...base(card), comment: form.text }),
  },
  extend: {
    title: 'Перенести',
    save: 'Перенести срок',
    keys: 'P',
    hint: true,
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
        // Without a choice the form says so at the field before it sends.
        executor: executorOf(form.executor) as Executor,
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
    danger: true,
    text: { name: 'reason', label: 'Почему', lines: 1 },
    can: isActive,
    send: (card, form) => api.assignments.cancel({ ...base(card), reason: form.text }),
  },
  reopen: {
    title: 'Вернуть в работу',
    save: 'Вернуть в работу',
    text: { name: 'reason', label: 'Причина', lines: 1 },
    can: (row) => !isActive(row),
    send: (card, form) => api.assignments.reopen({ ...base(card), reason: form.text }),
  },
}
