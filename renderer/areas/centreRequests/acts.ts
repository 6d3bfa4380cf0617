import type { CentreRequestCard, ExecutionState } from '../../../electron/contract/centreRequests.ts'
import type { Executor } from '../../../electron/contract/meetings.ts'
import { api } from '../../api/index.ts'
import type { Operation } from '../../app/stores/undo.ts'

/** What a person does with one request: the fields of each act, its words and its command. */
export const ACTS = ['answer', 'progress', 'handOver', 'setTerm', 'execution', 'close', 'reopen'] as const
export type ActName = (typeof ACTS)[number]

export interface ActForm {
  text: string
  on: string | null
  way: string
  number: string
  executor: Executor | null
  execution: ExecutionState
  tickets: string[]
}

type Field = { name: string; label: string; optional?: boolean }

export interface Act {
  /** On the button that opens it. */
  title: string
  /** On the button that does it. */
  save: string
  keys: string
  text?: Field & { lines: number }
  on?: Field & { lean: 'ahead' | 'back'; today: boolean; time?: boolean; holder?: string }
  executor?: Field
  execution?: Field
  way?: Field & { holder: string }
  number?: Field
  files?: boolean
  /** Typed text is kept as a draft. */
  draft?: boolean
  can: (card: CentreRequestCard) => boolean
  send: (card: CentreRequestCard, form: ActForm) => Promise<Operation>
}

const isOpen = ({ state }: CentreRequestCard): boolean => state === 'new' || state === 'inWork'
const base = ({ id, version }: CentreRequestCard) => ({ id, version })
/** A date that is missing is said by the contract at its field. */
const day = (form: ActForm): string => form.on ?? ''

export const acts: Readonly<Record<ActName, Act>> = {
  answer: {
    title: 'Ответ дан',
    save: 'Записать ответ',
    keys: 'E',
    text: { name: 'answer', label: 'Что ответили', lines: 5 },
    on: { name: 'answeredAt', label: 'Когда направлен', lean: 'back', today: true, time: true },
    way: { name: 'way', label: 'Как направлен', holder: 'по электронной почте, в ЭДО, на приёме' },
    number: { name: 'number', label: 'Исходящий номер', optional: true },
    files: true,
    draft: true,
    can: isOpen,
    send: (card, form) =>
      api.centreRequests.answer({
        ...base(card),
        answer: form.text,
        answeredAt: day(form),
        way: form.way,
        number: form.number,
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
    text: { name: 'reason', label: 'Почему передано', lines: 1 },
    can: isOpen,
    send: (card, form) =>
      api.centreRequests.handOver({
        ...base(card),
        // Without a choice the form says so at the field before it sends.
        executor: form.executor as Executor,
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
    execution: { name: 'execution', label: 'Рекомендация' },
    on: { name: 'onDate', label: 'Дата', lean: 'back', today: true },
    text: { name: 'note', label: 'Что сделано или почему нет', lines: 3, optional: true },
    draft: true,
    can: (card) => card.kind === 'recommendation' && card.state !== 'closed',
    send: (card, form) =>
      api.centreRequests.setExecution({
        ...base(card),
        execution: form.execution,
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
    can: (card) => !isOpen(card),
    send: (card, form) => api.centreRequests.reopen({ ...base(card), reason: form.text }),
  },
}
