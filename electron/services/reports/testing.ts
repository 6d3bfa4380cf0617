import { openTestMessages } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { periodOf } from '../../contract/periods.ts'
import type { Period } from '../../contract/periods.ts'
import type { ReportFigure, ReportKind, ReportView } from '../../contract/reports.ts'

/** An office of Tuesday 17 November 2026 with a куратор who may sign its reports. */
export interface ReportOffice extends TestMessages {
  curator: number
  draft(kind: ReportKind, period: Period): Promise<number>
  get(id: number): Promise<ReportView>
  comment(id: number, section: string, text: string, was?: string): Promise<{ operationId: number }>
  sign(id: number, number?: string): Promise<{ operationId: number }>
  send(id: number): Promise<{ operationId: number }>
  /** A note of the week with what it needs to be signed. */
  signedNote(period?: Period): Promise<number>
  /** The request of the ЦУР for materials. */
  request(): Promise<number>
}

export const week = (day = '2026-11-17'): Period => periodOf('week', day)
export const quarter = (day = '2026-08-01'): Period => periodOf('quarter', day)

export const figure = (report: ReportView, key: string): ReportFigure => {
  const found = report.content.sections.flatMap(({ figures }) => figures).find((one) => one.key === key)
  if (!found) throw new Error(`No figure ${key}`)
  return found
}

async function signer({ api }: TestMessages): Promise<number> {
  const { roles } = await api.directory.all({})
  const role = roles.find(({ code }) => code === 'curator') ?? roles[0]
  if (!role) throw new Error('The preset has no role')
  const { id } = await api.members.savePerson({
    id: null,
    version: null,
    isPostOnly: false,
    surname: 'Вершинин',
    name: 'Алексей',
    patronymic: 'Павлович',
    post: 'заместитель Главы администрации',
    organisation: '',
    isServant: true,
    workPhone: '',
    workEmail: '',
    consentOn: null,
    consentNote: '',
    note: '',
  })
  await api.members.appoint({
    personId: id,
    roleId: role.id,
    blockIds: [],
    channelId: null,
    fromOn: '2026-01-01',
    toOn: null,
    act: null,
    isTemporary: false,
    note: '',
    endsPrevious: false,
  })
  return id
}

export async function openReports(): Promise<ReportOffice> {
  const office = await openTestMessages()
  const curator = await signer(office)
  const { reports, centreRequests } = office.api
  const get: ReportOffice['get'] = (id) => reports.get({ id })
  const draft: ReportOffice['draft'] = async (kind, period) =>
    (await reports.create({ kind, period, requestId: null, replacesId: null })).id
  const comment: ReportOffice['comment'] = (id, section, text, was = '') =>
    reports.saveComment({ id, section: section as 'summary', was, comment: text })
  const sign: ReportOffice['sign'] = async (id, number = '1') => {
    const { version } = await get(id)
    return reports.sign({ id, version, signedOn: '2026-11-17', number, signerId: curator })
  }
  return {
    ...office,
    curator,
    get,
    draft,
    comment,
    sign,
    send: async (id) => {
      const { version } = await get(id)
      return reports.markSent({ id, version, sentOn: '2026-11-17', sentTo: 'Глава округа', way: 'лично' })
    },
    signedNote: async (period = week()) => {
      const id = await draft('weekly', period)
      await comment(id, 'proposals', 'Проверить уборку на Речной')
      await sign(id)
      return id
    },
    request: async () =>
      (
        await centreRequests.create({
          kind: 'request',
          centreNumber: '01-15/77',
          centreDatedOn: '2026-11-16',
          receivedOn: '2026-11-16',
          title: 'О сообщениях на уборку снега',
          text: '',
          blockId: null,
          note: '',
          executor: null,
          dueAt: '2026-11-20T12:00',
          tickets: [],
        })
      ).id,
  }
}
