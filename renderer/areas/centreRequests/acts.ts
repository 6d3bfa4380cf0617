import { EXECUTIONS } from '../../../electron/contract/centreRequests.ts'
import type { CentreRequestCard, CentreRequestRow } from '../../../electron/contract/centreRequests.ts'
import type { Executor } from '../../../electron/contract/meetings.ts'
import { api } from '../../api/index.ts'
import type { Act, Typed } from '../../app/acts/acts.ts'
import { upperFirst } from '../../ui/format.ts'
import { executorOf } from '../assignments/filters.ts'
import { executionWords } from './texts.ts'

/** What a person does with one request; those that wait as drafts open in this order. */
export const ACTS = ['answer', 'progress', 'handOver', 'setTerm', 'execution', 'close', 'reopen'] as const
export type ActName = (typeof ACTS)[number]

export const isOpen = ({ state }: Pick<CentreRequestRow, 'state'>): boolean => state === 'new' || state === 'inWork'
const base = ({ id, version }: CentreRequestCard) => ({ id, version })
/** A date that is missing is said by the contract at its field. */
const day = (form: Typed): string => form.on ?? ''

export const acts: Readonly<Record<ActName, Act<CentreRequestRow, CentreRequestCard>>> = {
  answer: {
    title: 'Ответ дан',
    save: 'Записать ответ',
    keys: 'E',
    hint: true,
    text: { name: 'answer', label: 'Что ответили', lines: 5 },
    on: { name: 'answeredAt', label: 'Когда направлен', lean: 'back', today: true, time: true },
    lines: [
      { name: 'way', label: 'Как направлен', holder: 'по электронной почте, в ЭДО, на приёме' },
      { name: 'number', label: 'Исходящий номер', optional: true },
    ],
    files: true,
    draft: true,
    start: ({ answer, answeredWay, answerNumber }) => ({
      text: answer,
      more: { way: answeredWay, number: answerNumber },
    }),
    can: isOpen,
    send: (card, form) =>
      api.centreRequests.answer({
        ...base(card),
        answer: form.text,
        answeredAt: day(form),
        way: form.more['way'] ?? '',
        number: form.more['number'] ?? '',
        tickets: form.tickets,
      }),
  },
  progress: {
    title: 'Запись',
    save: 'Записать',
    keys: 'H',
    text: { name: 'text', label: 'Как идёт работа', lines: 3 },
    on: { name: 'onDate', label: 'Дата', lean: 'back', today: true },
    files: true,
    draft: true,
    can: isOpen,
    send: ({ id }, form) =>
      api.centreRequests.progress({ id, text: form.text, onDate: day(form), tickets: form.tickets }),
  },
  handOver: {
    title: 'Исполнитель',
    save: 'Назначить',
    keys: 'T',
    executor: { name: 'executor', label: 'Исполнитель' },
    // Why is asked of a change alone.
    text: { name: 'reason', label: 'Почему передано', lines: 1, optional: ({ executorKey }) => executorKey === null },
    can: isOpen,
    send: (card, form) =>
      api.centreRequests.handOver({
        ...base(card),
        // Without a choice the form says so at the field before it sends.
        executor: executorOf(form.executor) as Executor,
        reason: form.text,
      }),
  },
  setTerm: {
    title: 'Срок',
    save: 'Изменить срок',
    keys: 'P',
    on: {
      name: 'dueAt',
      label: 'Новый срок',
      lean: 'ahead',
      today: false,
      time: true,
      holder: '+7, пт, 20.11 12:00',
      optional: true,
    },
    text: { name: 'reason', label: 'Почему', lines: 1 },
    can: isOpen,
    send: (card, form) => api.centreRequests.setTerm({ ...base(card), dueAt: form.on, reason: form.text }),
  },
  execution: {
    title: 'Исполнение',
    save: 'Отметить исполнение',
    keys: 'I',
    choice: {
      name: 'execution',
      label: 'Рекомендация',
      options: EXECUTIONS.map((value) => ({ value, label: upperFirst(executionWords[value]) })),
    },
    on: { name: 'onDate', label: 'Дата', lean: 'back', today: true },
    text: { name: 'note', label: 'Что сделано или почему нет', lines: 3, optional: true },
    draft: true,
    start: ({ execution, executionNote }) => ({ text: executionNote, more: { execution: execution ?? 'done' } }),
    can: (card) => card.kind === 'recommendation' && card.state !== 'closed',
    send: (card, form) =>
      api.centreRequests.setExecution({
        ...base(card),
        execution: EXECUTIONS.find((one) => one === form.more['execution']) ?? 'done',
        onDate: day(form),
        note: form.text,
      }),
  },
  close: {
    title: 'Закрыть',
    save: 'Закрыть',
    keys: 'C',
    on: { name: 'closedOn', label: 'Дата', lean: 'back', today: true },
    text: { name: 'comment', label: 'Замечание', lines: 2, optional: true },
    can: (card) => {
      if (card.state === 'closed') return false
      if (card.kind === 'request') return card.state === 'answered'
      return card.kind === 'analyticNote' || card.execution !== null
    },
    send: (card, form) => api.centreRequests.close({ ...base(card), closedOn: day(form), comment: form.text }),
  },
  reopen: {
    title: 'Вернуть в работу',
    save: 'Вернуть в работу',
    keys: 'B',
    text: { name: 'reason', label: 'Причина', lines: 1 },
    can: (row) => !isOpen(row),
    send: (card, form) => api.centreRequests.reopen({ ...base(card), reason: form.text }),
  },
}
