import type { ApiClient } from '../../electron/contract/index.ts'
import type { PaperRef } from '../../electron/contract/papers.ts'
import { periodOf } from '../../electron/contract/periods.ts'
import type { Signer } from '../../electron/contract/letters.ts'

/** What the papers of the demonstration office are made of; read once. */
interface Demo {
  api: ApiClient
  today: string
  /** The last signed in-person meeting, the one prepared for today and the absentee one. */
  held: number
  prepared: number
  absentee: number
}

/** A paper of `docs/documents`: a line for each. `title` stands in the list, `name` names the files. */
export interface ListedPaper {
  name: string
  title: string
  ref(demo: Demo): PaperRef | Promise<PaperRef>
}

function first<T>(list: readonly T[], what: string): T {
  const [one] = list
  if (one === undefined) throw new Error(`The demonstration office has no ${what}`)
  return one
}

const meetingOf = ({ api }: Demo, id: number) => api.meetings.get({ id })
const signedVersion = async ({ api, held }: Demo): Promise<number> =>
  first((await api.protocols.state({ meetingId: held })).versions, 'signed version').id
const executorOf = async (demo: Demo) => {
  const { items } = await meetingOf(demo, demo.held)
  const executors = items.flatMap((item) => item.decisions.flatMap(({ executor }) => (executor ? [executor] : [])))
  const { kind, id } = first(executors, 'executor')
  return { kind, id }
}
const letter = { number: '01-12/345', date: '2026-11-17', contact: 'Лапшина Ольга Дмитриевна, тел. 2-14-15' }
const head: { signer: Signer } = { signer: { kind: 'head' } }
const closedAppeal = async ({ api }: Demo): Promise<number> => {
  const { rows } = await api.messages.list({
    filter: { kind: 'appeal', state: 'closed' },
    sort: { by: 'received', direction: 'desc' },
    after: null,
    limit: 1,
  })
  return first(rows, 'answered appeal').id
}
const roster = (demo: Demo) => ({ on: demo.today, shape: 'numberPostRoleName', names: 'consented' }) as const

export const paperList: readonly ListedPaper[] = [
  { name: 'agenda', title: 'Повестка дня', ref: ({ prepared }) => ({ kind: 'agenda', meetingId: prepared }) },
  {
    name: 'agenda-chair',
    title: 'Повестка дня, экземпляр председательствующего',
    ref: ({ prepared }) => ({ kind: 'agenda', meetingId: prepared, copy: 'chair' }),
  },
  {
    name: 'notices',
    title: 'Уведомления о заседании',
    ref: ({ prepared }) => ({ kind: 'meetingNotice', meetingId: prepared, participantId: null }),
  },
  {
    name: 'invited',
    title: 'Список участников и приглашённых',
    ref: ({ prepared }) => ({ kind: 'invitedList', meetingId: prepared }),
  },
  {
    name: 'item-figures',
    title: 'Справка к вопросу, который предложил реестр',
    ref: async ({ api, prepared }) => {
      const { source, title, figures } = first(await api.meetings.suggestions({ meetingId: prepared }), 'suggestion')
      const { id } = await api.meetings.takeSuggestion({ meetingId: prepared, source, title, figures })
      return { kind: 'itemFigures', itemId: id }
    },
  },
  {
    name: 'ballot',
    title: 'Опросный лист',
    ref: async (demo) => ({
      kind: 'ballot',
      meetingId: demo.absentee,
      participantId: first((await meetingOf(demo, demo.absentee)).participants, 'member').id,
    }),
  },
  {
    name: 'vote-sheet',
    title: 'Поимённый лист голосования',
    ref: ({ absentee }) => ({ kind: 'voteSheet', meetingId: absentee }),
  },
  {
    name: 'protocol',
    title: 'Протокол, подписанная версия',
    ref: async (demo) => ({
      kind: 'protocol',
      meetingId: demo.held,
      form: 'full',
      versionId: await signedVersion(demo),
    }),
  },
  {
    name: 'protocol-short',
    title: 'Протокол в краткой форме',
    ref: ({ held }) => ({ kind: 'protocol', meetingId: held, form: 'short', versionId: null }),
  },
  {
    name: 'extract',
    title: 'Выписка из протокола исполнителю',
    ref: async (demo) => ({ kind: 'extract', meetingId: demo.held, executor: await executorOf(demo) }),
  },
  {
    name: 'extracts',
    title: 'Выписки всем исполнителям',
    ref: ({ held }) => ({ kind: 'extracts', meetingId: held }),
  },
  {
    name: 'distribution',
    title: 'Лист рассылки протокола',
    ref: async ({ api, held }) => {
      await api.protocols.fillSendings({ meetingId: held })
      return { kind: 'distribution', meetingId: held }
    },
  },
  {
    name: 'protocol-book',
    title: 'Книга протоколов года',
    ref: ({ today }) => ({ kind: 'protocolBook', year: Number(today.slice(0, 4)) }),
  },
  {
    name: 'control-card',
    title: 'Контрольная карточка поручения',
    ref: async ({ api }) => {
      const filter = { show: 'overdue' as const, executor: null, meetingId: null, text: '' }
      const { rows } = await api.assignments.list({ filter, after: null, limit: 20 })
      return { kind: 'controlCard', assignmentId: first(rows, 'overdue assignment').id }
    },
  },
  {
    name: 'execution',
    title: 'Справка об исполнении поручений',
    ref: () => ({
      kind: 'execution',
      filter: { show: 'all', executor: null, meetingId: null, text: '', issuedFrom: '2026-07-01' },
    }),
  },
  {
    name: 'centre-request-list',
    title: 'Перечень запросов и рекомендаций ЦУР',
    ref: () => ({ kind: 'centreRequestList', filter: { show: 'all', text: '' } }),
  },
  {
    name: 'centre-answer',
    title: 'Ответ на запрос ЦУР',
    ref: async ({ api }) => {
      const { rows } = await api.centreRequests.list({
        filter: { show: 'closed', text: '', kind: 'request' },
        after: null,
        limit: 1,
      })
      return {
        kind: 'coverLetter',
        about: { letter: 'centreRequest', requestId: first(rows, 'answered request of the ЦУР').id },
        addressee: 'Центр управления регионом\nВерхнеокской области',
        body: '',
        appendices: [{ title: 'сведения по населённым пунктам', sheets: 2 }],
        ...letter,
        ...head,
      }
    },
  },
  {
    name: 'weekly-note',
    title: 'Еженедельная записка для Главы',
    ref: async ({ api }) => ({
      kind: 'report',
      reportId: first(
        (await api.reports.list({ kind: 'weekly', limit: 500, offset: 0 })).rows.filter(
          ({ state }) => state === 'sent',
        ),
        'sent note',
      ).id,
    }),
  },
  {
    name: 'quarterly-report',
    title: 'Квартальный отчёт для ЦУР',
    ref: async ({ api, today }) => {
      const period = periodOf('quarter', today, 1, -1)
      const { rows } = await api.reports.list({ kind: 'quarterly', limit: 500, offset: 0 })
      const known = rows.find((row) => row.period.from === period.from)
      const reportId =
        known?.id ?? (await api.reports.create({ kind: 'quarterly', period, requestId: null, replacesId: null })).id
      return { kind: 'report', reportId }
    },
  },
  {
    name: 'position-map',
    title: 'Карта положения за квартал',
    ref: ({ today }) => ({ kind: 'positionMap', period: periodOf('quarter', today, 1, -1) }),
  },
  {
    name: 'rating',
    title: 'Рейтинг получателей',
    ref: () => ({ kind: 'rating', period: { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' }, scope: 'pos' }),
  },
  { name: 'roster', title: 'Состав', ref: (demo) => ({ kind: 'roster', ...roster(demo) }) },
  {
    name: 'roster-order',
    title: 'Распоряжение об утверждении состава',
    ref: (demo) => ({
      kind: 'rosterOrder',
      ...roster(demo),
      ...letter,
      ...head,
      number: '41-р',
      contact: '',
      act: 'распоряжение',
      subject: '',
      basis: '',
      repealed: '',
      control: '',
    }),
  },
  {
    name: 'case-list',
    title: 'Список сообщений',
    ref: () => ({
      kind: 'caseList',
      title: 'Просроченные сообщения',
      filter: { state: 'open', due: 'overdue' },
      sort: { by: 'due', direction: 'asc' },
      columns: ['no', 'in', 'sum', 'rec', 'due', 'st'],
    }),
  },
  {
    name: 'case-card',
    title: 'Карточка сообщения',
    ref: async (demo) => ({
      kind: 'caseCard',
      caseId: await closedAppeal(demo),
      withHistory: true,
      shownIn: null,
    }),
  },
  {
    name: 'reply',
    title: 'Ответ заявителю',
    ref: async (demo) => {
      const caseId = await closedAppeal(demo)
      const { shownIn } = await demo.api.messages.showInPaper({ id: caseId, paper: 'reply' })
      return { kind: 'reply', caseId, reply: 'final', ...letter, ...head, shownIn }
    },
  },
  {
    name: 'cover-letter',
    title: 'Сопроводительное письмо к протоколу',
    ref: ({ held }) => ({
      kind: 'coverLetter',
      about: { letter: 'protocol', meetingId: held },
      addressee: 'Директору МКУ\n«Служба благоустройства»\nТихонову С.И.',
      body: '',
      appendices: [{ title: 'протокол заседания', sheets: 2 }],
      ...letter,
      ...head,
    }),
  },
]

/** Finds the meetings that the list speaks of. */
export async function demoOf(api: ApiClient, today: string): Promise<Demo> {
  const { meetings } = await api.meetings.list({ year: null })
  const held = meetings.filter((one) => one.signedVersion !== null && one.format === 'inPerson')
  return {
    api,
    today,
    held: first(
      held.sort((a, b) => b.heldOn.localeCompare(a.heldOn)),
      'signed meeting',
    ).id,
    prepared: first(
      meetings.filter((one) => one.format === 'inPerson' && one.heldOn === today),
      'meeting of today',
    ).id,
    absentee: first(
      meetings.filter((one) => one.format === 'absentee'),
      'absentee meeting',
    ).id,
  }
}
