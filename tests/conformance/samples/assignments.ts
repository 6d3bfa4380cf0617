import type { Side } from '../sides.ts'
import { day, first, nothing, open } from './shared.ts'
import type { Samples } from './shared.ts'

const assignment = async ({ api }: Side, show: 'active' | 'done' | 'reported') => {
  const { rows } = await api.assignments.list({
    filter: { show, executor: null, meetingId: null, text: '' },
    after: null,
    limit: 5,
  })
  const { id, version } = first(rows, 'assignment')
  return { id, version }
}

const assignmentFile = async (side: Side) => {
  const { files } = await side.api.assignments.get({ id: (await assignment(side, 'active')).id })
  return first(files, 'file of an assignment')
}

/** A file taken in for the sample alone: the samples of cards have taken theirs off by then. */
const freshAttachment = async (side: Side) => {
  const { id } = await open(side, 20)
  await side.api.messages.attach({ id, tickets: [await side.admit('схема двора.txt', 'attachment', 'схема')] })
  const { attachments } = await side.api.messages.card({ id })
  return { attachmentId: first(attachments, 'attachment').id }
}

export const assignmentSamples: Pick<Samples, 'assignments' | 'attachments' | 'desk' | 'reminders'> = {
  assignments: {
    list: () => ({ filter: { show: 'all', executor: null, meetingId: null, text: '' }, after: null, limit: 20 }),
    counts: nothing,
    executors: nothing,
    get: (side) => assignment(side, 'active').then(({ id }) => ({ id })),
    controllers: nothing,
    choices: nothing,
    previewRepeat: () => ({ words: 'ежемесячно до 10-го', repeat: null, issuedOn: day }),
    execution: () => ({ filter: { show: 'all', executor: null, meetingId: null, text: '', dueFrom: '2026-10-01' } }),
    exportXlsx: () => ({ filter: { show: 'all', executor: null, meetingId: null, text: '' } }),
    create: async (side) => ({
      text: 'Проверить освещение остановок',
      executor: null,
      coExecutors: [],
      controllerId: null,
      blockId: null,
      cause: 'перегорают лампы',
      source: 'устно Главы',
      issuedOn: day,
      dueOn: '2026-12-01',
      repeat: null,
      links: [{ kind: 'case', id: (await open(side, 3)).id }],
    }),
    ofCase: async (side) => ({ caseId: (await open(side, 3)).id }),
    ofProblem: () => ({ problemId: 1 }),
    update: async (side) => ({
      ...(await assignment(side, 'active')),
      coExecutors: [],
      controllerId: null,
      blockId: null,
      cause: 'нет тары',
    }),
    note: async (side) => ({
      id: (await assignment(side, 'active')).id,
      onDate: day,
      text: 'Ждём поставку',
      tickets: [await side.admit('письмо.txt', 'attachment', 'письмо')],
    }),
    attach: async (side) => ({
      id: (await assignment(side, 'active')).id,
      tickets: [await side.admit('накладная.txt', 'attachment', 'накладная')],
    }),
    describeFile: async (side) => {
      const { id, version } = await assignmentFile(side)
      return { attachmentId: id, version, name: 'письмо поставщика.txt', note: 'вх. 17' }
    },
    detach: async (side) => {
      const { id, version } = await assignmentFile(side)
      return { attachmentId: id, version }
    },
    link: async (side) => ({
      ...(await assignment(side, 'active')),
      target: { kind: 'case', id: (await open(side, 5)).id },
    }),
    unlink: async (side) => {
      const { id, version, links } = await side.api.assignments.get({ id: (await assignment(side, 'active')).id })
      return { id, version, linkId: first(links, 'link').id }
    },
    setRepeat: async (side) => ({ ...(await assignment(side, 'active')), repeat: null }),
    extend: async (side) => ({ ...(await assignment(side, 'active')), dueOn: '2026-12-15', reason: 'ждём поставку' }),
    putOff: async (side) => ({ ...(await assignment(side, 'active')), returnOn: '2026-12-01', reason: 'до поставки' }),
    handOver: async (side) => ({
      ...(await assignment(side, 'active')),
      executor: { kind: 'recipient', id: first((await side.api.directory.all({})).recipients, 'recipient').id },
      reason: 'по подведомственности',
    }),
    report: async (side) => ({ ...(await assignment(side, 'active')), report: 'Сделано', reportedOn: day }),
    giveBack: async (side) => ({ ...(await assignment(side, 'reported')), comment: 'нет фото' }),
    close: async (side) => ({ ...(await assignment(side, 'active')), closedOn: day }),
    closeMany: async (side) => ({ items: [await assignment(side, 'active')], closedOn: day }),
    reopen: async (side) => ({ ...(await assignment(side, 'done')), reason: 'не всё' }),
    cancel: async (side) => ({ ...(await assignment(side, 'active')), reason: 'передано району' }),
  },
  attachments: {
    limits: nothing,
    preview: freshAttachment,
    open: freshAttachment,
  },
  desk: {
    overview: nothing,
    list: () => ({ section: 'overdue', source: null, after: null, limit: 20 }),
    counters: nothing,
  },
  reminders: { list: nothing, document: nothing },
}
