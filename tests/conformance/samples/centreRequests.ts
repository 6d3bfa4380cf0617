import type { CentreRequestShow } from '../../../electron/contract/centreRequests.ts'
import type { Side } from '../sides.ts'
import { day, first, nothing } from './shared.ts'
import type { Samples } from './shared.ts'

const came = {
  centreNumber: '01-15/77',
  centreDatedOn: '2026-11-16',
  receivedOn: day,
  title: 'О сообщениях на уборку снега',
  text: 'Представить сведения за октябрь',
  blockId: null,
  note: '',
}
const request = async ({ api }: Side, show: CentreRequestShow) => {
  const { rows } = await api.centreRequests.list({ filter: { show, text: '', kind: 'request' }, after: null, limit: 5 })
  const { id, version } = first(rows, `request of the ЦУР that is ${show}`)
  return { id, version }
}
/** One of its own for what would stand in the way of the other samples. */
const fresh = async (side: Side) => {
  const { id } = await side.api.centreRequests.create({
    ...came,
    kind: 'analyticNote',
    executor: null,
    dueAt: null,
    tickets: [],
  })
  return { id, version: 1 }
}
const recipient = async ({ api }: Side) =>
  ({ kind: 'recipient', id: first((await api.directory.all({})).recipients, 'recipient').id }) as const
const file = async (side: Side) => {
  const { id } = await request(side, 'all')
  await side.api.centreRequests.attach({ id, tickets: [await side.admit('запрос.txt', 'attachment', 'запрос')] })
  const { files } = await side.api.centreRequests.get({ id })
  return first(files, 'file of a request')
}

export const centreRequestSamples: Pick<Samples, 'centreRequests'> = {
  centreRequests: {
    create: async (side) => ({
      ...came,
      kind: 'request',
      executor: null,
      dueAt: '2026-11-20T12:00',
      tickets: [await side.admit('письмо.txt', 'attachment', 'письмо')],
    }),
    list: () => ({ filter: { show: 'all', text: 'снега' }, after: null, limit: 20 }),
    counts: nothing,
    get: async (side) => ({ id: (await request(side, 'all')).id }),
    update: async (side) => ({ ...(await request(side, 'active')), ...came, kind: 'request', title: 'О снеге' }),
    setTerm: async (side) => ({ ...(await request(side, 'active')), dueAt: '2026-11-24', reason: 'ЦУР продлил' }),
    handOver: async (side) => ({
      ...(await fresh(side)),
      executor: await recipient(side),
      reason: 'по подведомственности',
    }),
    executors: nothing,
    assign: async (side) => {
      const { id, version } = await request(side, 'active')
      return {
        requestId: id,
        requestVersion: version,
        text: 'Подготовить сведения',
        executor: await recipient(side),
        coExecutors: [],
        controllerId: null,
        blockId: null,
        cause: '',
        source: 'запрос ЦУР',
        issuedOn: day,
        dueOn: '2026-11-19',
        repeat: null,
        links: [],
      }
    },
    progress: async (side) => ({
      id: (await request(side, 'active')).id,
      onDate: day,
      text: 'Ждём сведения отдела',
      tickets: [],
    }),
    answer: async (side) => ({
      ...(await request(side, 'active')),
      answer: 'Сведения направлены',
      answeredAt: `${day}T10:40`,
      way: 'по электронной почте',
      number: '01-12/350',
      tickets: [],
    }),
    setExecution: async (side) => {
      const { id } = await fresh(side)
      await side.api.centreRequests.update({ id, version: 1, ...came, kind: 'recommendation' })
      return { id, version: 2, execution: 'partly', onDate: day, note: 'песок завезён не везде' }
    },
    close: async (side) => ({ ...(await request(side, 'answered')), closedOn: day, comment: 'принято' }),
    reopen: async (side) => ({ ...(await request(side, 'closed')), reason: 'ЦУР просит уточнить' }),
    remove: fresh,
    attach: async (side) => ({
      id: (await request(side, 'all')).id,
      tickets: [await side.admit('таблица.txt', 'attachment', 'таблица')],
    }),
    describeFile: async (side) => {
      const { id, version } = await file(side)
      return { attachmentId: id, version, name: 'письмо ЦУР.txt', note: 'вх. 12' }
    },
    detach: async (side) => {
      const { id, version } = await file(side)
      return { attachmentId: id, version }
    },
  },
}
