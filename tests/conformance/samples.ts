import type * as v from 'valibot'
import { defaultDocumentSettings, defaultLetterhead } from '../../electron/contract/documents.ts'
import { defaultPackageOptions } from '../../electron/contract/exchange.ts'
import { emptyActions, emptyConditions, RULES_PURPOSE } from '../../electron/contract/autorules.ts'
import type { PackagePeriod } from '../../electron/contract/exchange.ts'
import { IMPORT_PURPOSE } from '../../electron/contract/imports.ts'
import type { Contract } from '../../electron/contract/index.ts'
import type { AnySpec, ErrorCode } from '../../electron/contract/kinds.ts'
import type { CaseInput } from '../../electron/contract/messages.ts'
import { COAT_PURPOSE } from '../../electron/contract/office.ts'
import { BACKUP_PURPOSE } from '../../electron/contract/register.ts'
import { message } from '../builders/messages.ts'
import { testOffice } from '../builders/register.ts'
import type { ListColumn } from '../../electron/contract/views.ts'
import type { Side } from './sides.ts'

type InputOf<S> = S extends AnySpec ? v.InferInput<S['input']> : never
/** What a method is asked; it may read from its own side first. */
type Sample<I> = (side: Side) => I | Promise<I>
/** Every method of the contract: one that is missing here does not compile. */
export type Samples = {
  readonly [A in keyof Contract]: { readonly [M in keyof Contract[A]]: Sample<InputOf<Contract[A][M]>> }
}

const day = '2026-11-17'
const moment = '2026-11-17T10:40'
const month = { from: '2026-10-01', to: '2026-10-31' }
const period: PackagePeriod = { kind: 'month', ...month }
const request = { period, options: { ...defaultPackageOptions, smallNumbers: 'replace' as const } }
const nothing = () => ({})
const listOut = {
  title: 'Все открытые',
  filter: { state: 'open' as const },
  sort: { by: 'due' as const, direction: 'asc' as const },
  columns: ['no', 'in', 'sum', 'rec', 'due', 'st'] satisfies ListColumn[] as ListColumn[],
}

function first<T>(list: readonly T[], what: string): T {
  const [one] = list
  if (one === undefined) throw new Error(`The demonstration office has no ${what}`)
  return one
}

/** Open cards by due date; each command takes one of its own, so that samples do not stand in each other's way. */
const open = async ({ api }: Side, at: number) => {
  const { rows } = await api.messages.list({
    filter: { state: 'open' },
    sort: { by: 'due', direction: 'asc' },
    after: null,
    limit: 100,
  })
  const row = rows.at(at)
  if (!row) throw new Error('Too few open cards')
  const { id, version } = row
  return { id, version }
}
const withStatus = async ({ api }: Side, filter: Parameters<typeof api.messages.list>[0]['filter']) => {
  const { rows } = await api.messages.list({
    filter,
    sort: { by: 'received', direction: 'desc' },
    after: null,
    limit: 1,
  })
  const { id, version } = first(rows, 'such card')
  return { id, version }
}
const newest = async ({ api }: Side): Promise<number> =>
  first(
    (await api.messages.list({ filter: {}, sort: { by: 'received', direction: 'desc' }, after: null, limit: 1 })).rows,
    'card',
  ).id
const draft = async ({ api }: Side, changes: Partial<CaseInput> = {}) => {
  const { channels } = await api.directory.all({})
  return message({
    channelId: first(
      channels.filter(({ code }) => code === 'pos'),
      'ПОС',
    ).id,
    ...changes,
  })
}
const typedRule = {
  id: null,
  name: 'Проверка соответствия',
  conditions: { ...emptyConditions, anyWords: ['соответствие', '«проверка правил»'] },
  actions: { ...emptyActions, isImportant: true },
}
const newRule = { ...typedRule, version: null, isOn: true, note: '' }
const rule = async ({ api }: Side) => {
  const { id, version } = first((await api.autorules.list({})).rules, 'rule')
  return { id, version }
}
/** What a rule did on a card that is registered for it. */
const actionOfRule = async (side: Side) => {
  await side.api.autorules.save({ ...newRule, name: 'Для отмены' })
  const card = await side.api.messages.register({
    case: await draft(side, { gist: 'Проверка правил на соответствие' }),
    applicant: null,
    attachments: [],
  })
  return first((await side.api.messages.routing({ id: card.id })).actions, 'action of a rule')
}
/** A meeting that still can be changed; the samples of meetings work on it in the order of the table. */
const meeting = async ({ api }: Side) => {
  const { meetings } = await api.meetings.list({ year: null })
  const { id } = first(
    meetings.filter(({ heldOn, signedVersion }) => heldOn === day && signedVersion === null),
    'meeting of the day',
  )
  return api.meetings.get({ id })
}
const signed = async ({ api }: Side) => {
  const { meetings } = await api.meetings.list({ year: null })
  return api.meetings.get({
    id: first(
      meetings.filter(({ signedVersion }) => signedVersion !== null),
      'signed meeting',
    ).id,
  })
}
/** A new meeting: nothing of its protocol is frozen. */
const unsigned = ({ api }: Side) => api.meetings.create({ heldOn: day, startsAt: null, place: '', number: null })
const appendix = (meetingId: number) => ({
  meetingId,
  id: null,
  version: null,
  title: 'Справка',
  agendaItemId: null,
  sheets: 2,
  copies: 1,
})
const savedAppendix = async (side: Side) => {
  const { id, version } = await side.api.protocols.saveAppendix(appendix((await unsigned(side)).id))
  return { id, version }
}
/** The absentee meeting under way; its samples work on it in the order of the table. */
const poll = async ({ api }: Side) => {
  const { meetings } = await api.meetings.list({ year: null })
  const { id } = first(
    meetings.filter(({ format }) => format === 'absentee'),
    'absentee meeting',
  )
  return api.ballots.get({ meetingId: id })
}
/** A member whose ballot has not come, and a question. */
const silent = async (side: Side) => {
  const { meetingId, members, questions } = await poll(side)
  const { participantId } = first(
    members.filter(({ ballot }) => ballot !== null && ballot.receivedAt === null),
    'member without an answer',
  )
  return { meetingId, participantId, itemId: first(questions, 'question').id }
}
const item = async (side: Side) => first((await meeting(side)).items, 'agenda item')
const participant = async (side: Side, at = 0) => {
  const found = (await meeting(side)).participants.at(at)
  if (!found) throw new Error('Too few participants')
  return { id: found.id, version: found.version, personId: found.personId }
}
const proposal = async ({ api }: Side, state: 'open' | 'declined') =>
  first(
    (await api.meetings.proposals({ all: true })).filter((one) => one.state === state),
    'proposal',
  )
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
const roster = ({ api }: Side) => api.members.roster({ on: day })
const protocol = { kind: 'protocol' as const, form: 'full' as const, versionId: null }
const operator = async ({ api }: Side, isClosed = false) => {
  const { operators, currentId } = await api.operators.list({})
  const { id, version } = first(
    operators.filter((one) => one.isClosed === isClosed && one.id !== currentId),
    'other operator',
  )
  return { id, version }
}
const attachment = async (side: Side) => {
  const card = await side.api.messages.card({ id: (await open(side, 20)).id })
  return first(card.attachments, 'attachment')
}
/** A file taken in for the sample alone: the samples of cards have taken theirs off by then. */
const freshAttachment = async (side: Side) => {
  const { id } = await open(side, 20)
  await side.api.messages.attach({ id, tickets: [await side.admit('схема двора.txt', 'attachment', 'схема')] })
  const { attachments } = await side.api.messages.card({ id })
  return { attachmentId: first(attachments, 'attachment').id }
}
const admitTable = (side: Side) =>
  side.admit(
    'сообщения.csv',
    IMPORT_PURPOSE,
    'Номер;Дата;Текст\r\n77-1;10.11.2026;Не горит фонарь у школы\r\n;;\r\n77-2;-;Яма\r\n',
  )
const openTable = async (side: Side) => side.api.imports.open({ ticket: await admitTable(side) })
const importOf = async (side: Side) => {
  const { fileId, settings } = await openTable(side)
  return { fileId, settings, maskingDecisions: {} }
}
const imported = async ({ api }: Side) => ({ id: first(await api.imports.list({}), 'import').id })
const copy = async ({ api }: Side) => ({ id: first(await api.register.backups({}), 'copy').id })
const packageOf = async ({ api }: Side) => ({ id: first(await api.exchange.log({}), 'package').id })
const person = {
  surname: 'Вязова',
  name: 'Дарья',
  patronymic: 'Ильинична',
  post: 'специалист',
  organisation: '',
  isServant: true,
  workPhone: '',
  workEmail: '',
  consentOn: null,
  consentNote: '',
  note: '',
}

/** A white PNG of one pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
  'base64',
)

export const samples: Samples = {
  office: {
    get: nothing,
    save: async ({ api }) => {
      const { office } = await api.office.get({})
      return { version: office.version, office: { ...testOffice, town: 'г. Заречный' } }
    },
    saveSettings: () => ({ settings: { weekStart: 1 } }),
    setCoatOfArms: async (side) => ({ ticket: await side.admit('герб.png', COAT_PURPOSE, onePixel) }),
    coatOfArms: nothing,
    samplePaper: () => ({ paper: 'letter', documents: defaultDocumentSettings, letterhead: defaultLetterhead }),
  },
  operators: {
    list: nothing,
    switch: async (side) => ({ id: (await operator(side)).id }),
    save: () => ({ id: null, version: null, name: 'Вязова Д. И.', post: 'специалист' }),
    close: (side) => operator(side),
    reopen: (side) => operator(side, true),
  },
  directory: {
    all: nothing,
    save: () => ({
      directory: 'territories',
      id: null,
      version: null,
      name: 'д. Новая',
      shortName: '',
      activeFrom: null,
      activeTo: null,
      parentId: null,
      residents: 120,
    }),
    move: async ({ api }) => {
      const { id, version } = first((await api.directory.all({})).blocks, 'block')
      return { directory: 'blocks', id, version, position: 2 }
    },
  },
  views: {
    save: () => ({
      id: null,
      version: null,
      name: 'Снег без ответа',
      filter: { state: 'open' as const, receivedIn: 'last30' as const, search: 'снег' },
      sort: {
        by: 'block' as const,
        direction: 'asc' as const,
        further: [{ by: 'due' as const, direction: 'asc' as const }],
      },
      layout: {
        columns: [
          { id: 'no' as const, width: null },
          { id: 'sum' as const, width: 300 },
        ],
        frozen: 1,
      },
      alertAbove: 5,
      isShared: false,
    }),
    list: nothing,
    order: async ({ api }) => ({ ids: (await api.views.list({})).views.map((view) => view.id) }),
    keepHabits: () => ({ layout: null, hidden: ['appeals'] }),
    exportList: () => ({ ...listOut, format: 'csv' as const }),
    remove: async ({ api }) => {
      const { id, version } = first((await api.views.list({})).views, 'view')
      return { id, version }
    },
  },
  drafts: {
    put: () => ({ form: 'messages.new', slot: '', content: { gist: 'недописано', pins: [true, null, 1.5] } }),
    list: nothing,
    get: () => ({ form: 'messages.new', slot: '' }),
    drop: () => ({ form: 'messages.new', slot: '' }),
    handOver: async (side) => {
      await side.api.drafts.put({ form: 'messages.new', slot: 'given', content: { gist: 'недописано' } })
      const { operators, currentId } = await side.api.operators.list({})
      const colleague = first(
        operators.filter((one) => one.id !== currentId && !one.isClosed),
        'second operator',
      )
      return { form: 'messages.new', slot: 'given', operatorId: colleague.id, note: 'допишите адрес' }
    },
    takeBack: async ({ api }) => ({ id: first((await api.drafts.list({})).handedOn, 'draft handed on').id }),
  },
  templates: {
    list: nothing,
    preview: () => ({ kind: 'protocol', texts: { decided: 'ПОСТАНОВИЛИ' } }),
    save: () => ({ kind: 'protocol', version: null, texts: { decided: 'ПОСТАНОВИЛИ' } }),
    restore: async ({ api }) => {
      const { version } = first(
        (await api.templates.list({})).filter((one) => one.kind === 'protocol'),
        'text of a protocol',
      )
      return { kind: 'protocol', slot: null, version }
    },
  },
  declension: {
    forms: () => ({ subject: 'post' as const, source: 'начальник отдела', gender: null }),
    list: nothing,
    correct: () => ({
      subject: 'surname' as const,
      source: 'Соловей',
      gender: 'male' as const,
      grammaticalCase: 'dative' as const,
      form: 'Соловею',
      origin: 'rules' as const,
    }),
    remove: async ({ api }) => {
      const { id, version } = first(await api.declension.list({}), 'corrected form')
      return { id, version }
    },
  },
  snippets: {
    list: nothing,
    save: () => ({
      id: null,
      version: null,
      keyword: 'соответствие',
      title: 'Проверка соответствия',
      text: 'Ответ по № {номер} до {срок}.',
      themeId: null,
      result: 'explained' as const,
      seasonFrom: '11-01',
      seasonTo: '03-31',
      isOn: true,
      isVerified: true,
    }),
    move: async ({ api }) => {
      const { id, version } = first(await api.snippets.list({}), 'ready text')
      return { id, version, position: 2 }
    },
    remove: async ({ api }) => {
      const { id, version } = first(await api.snippets.list({}), 'ready text')
      return { id, version }
    },
  },
  messages: {
    previewRules: async (side) => {
      const { channelId, kind, gist, text, territoryId, blockId, themeId } = await draft(side)
      const blank = { recipientId: null, responsibleId: null, isImportant: false, fastTrack: false, sourcePage: '' }
      return { channelId, kind, gist, text, territoryId, blockId, themeId, ...blank, refused: [] }
    },
    routing: async (side) => ({ id: (await open(side, 0)).id }),
    giveBack: async (side) => ({ ...(await open(side, 14)), reason: 'не наша дорога' }),
    undoRule: async (side) => {
      const { id, version } = await actionOfRule(side)
      return { actionId: id, version }
    },
    applyRule: async (side) => {
      const { id, name, conditions, actions } = first((await side.api.autorules.list({})).rules, 'rule')
      const { ids } = await side.api.autorules.preview({ rule: { id, name, conditions, actions }, limit: 0 })
      return { ruleId: id, ids: ids.slice(0, 1) }
    },
    list: () => ({
      filter: { state: 'open', search: 'холодные батареи' },
      sort: { by: 'due', direction: 'asc' },
      after: null,
      limit: 50,
    }),
    count: () => ({ filter: { kind: 'appeal' } }),
    foundWords: async (side) => ({ id: (await open(side, 0)).id, search: 'дом' }),
    counters: () => ({ filters: [{ state: 'open' }, { state: 'open', due: 'overdue' }, { recipientIds: [null] }] }),
    card: async (side) => ({ id: (await open(side, 0)).id }),
    history: async (side) => ({ id: (await open(side, 0)).id, before: null }),
    showApplicant: async (side) => ({ id: await newest(side) }),
    previewClocks: async ({ api }) => {
      const { channels } = await api.directory.all({})
      const channelId = first(
        channels.filter(({ code }) => code === 'im'),
        'ИМ',
      ).id
      return {
        kind: 'message',
        channelId,
        receivedAt: '2026-11-17T09:10',
        registeredAt: null,
        fastTrack: false,
        isImportant: true,
        themeId: null,
      }
    },
    register: async (side) => ({
      case: await draft(side, { text: 'Текст с «кавычками», \n переносом и 𝔘𝔫𝔦𝔠𝔬𝔡𝔢' }),
      applicant: { kind: 'collective', name: 'Жители дома', phone: '', email: '', postalAddress: '', people: 12 },
      attachments: [await side.admit('фото.txt', 'attachment', 'снимок')],
    }),
    questions: async (side) => ({ id: await newest(side) }),
    heads: async (side) => ({ ids: [await newest(side), 999_999] }),
    addQuestion: async (side) => ({
      id: await newest(side),
      case: await draft(side, { gist: 'Второй вопрос того же письма' }),
    }),
    update: async (side) => ({
      ...(await open(side, 1)),
      case: { address: 'ул. Лесная, 12' },
      reason: 'уточнён адрес',
    }),
    saveApplicant: async (side) => ({ id: (await open(side, 1)).id, applicant: null }),
    route: async (side) => {
      const { recipients } = await side.api.directory.all({})
      return {
        ids: [(await open(side, 2)).id, (await open(side, 3)).id],
        recipientId: first(recipients, 'recipient').id,
        reason: 'по принадлежности',
      }
    },
    choose: () => ({ filter: { state: 'open', due: 'today' } }),
    previewMany: async (side) => ({
      ids: [(await open(side, 4)).id, (await open(side, 5)).id],
      change: { case: { themeId: first((await side.api.directory.all({})).themes, 'theme').id } },
    }),
    previewLines: async (side) => ({
      ids: [(await open(side, 4)).id],
      change: { addNote: 'Уточнено по телефону', case: { isImportant: true } },
    }),
    changeMany: async (side) => ({
      ids: [(await open(side, 4)).id],
      change: { case: { themeId: first((await side.api.directory.all({})).themes, 'theme').id } },
    }),
    setStatus: async (side) => ({ ...(await withStatus(side, { statuses: ['assigned'] })), status: 'inWork' }),
    interim: async (side) => ({
      ...(await withStatus(side, { statuses: ['awaitingInterim'] })),
      at: moment,
      text: 'Приняли в работу',
    }),
    answer: async (side) => ({
      ...(await open(side, 6)),
      at: moment,
      text: 'Сделано',
      result: 'resolved',
      isFinal: true,
    }),
    answerMany: async (side) => ({
      ids: [(await open(side, 7)).id, (await open(side, 8)).id],
      at: moment,
      text: 'Сделано всюду',
      result: 'explained',
      isFinal: true,
    }),
    extend: async (side) => ({
      ...(await withStatus(side, { kind: 'appeal', state: 'open' })),
      days: 10,
      reason: 'запрошены сведения',
      noticeOn: null,
      noticeHow: '',
    }),
    terms: async (side) => ({ id: (await open(side, 12)).id }),
    previewTerm: async (side) => ({ id: (await open(side, 12)).id, act: { kind: 'redirect' } }),
    pause: async (side) => ({ ...(await open(side, 12)), from: day, reason: 'ждём сведений заявителя' }),
    resume: async (side) => ({ ...(await withStatus(side, { isPaused: true })), at: day }),
    redirect: async (side) => ({
      ...(await withStatus(side, { kind: 'appeal', state: 'open' })),
      to: 'Минтранс области',
      on: day,
      closes: true,
      noticeOn: null,
      noticeHow: '',
    }),
    saveNotice: async (side) => ({
      ...(await withStatus(side, { isRedirected: true, needsNotice: true })),
      what: 'redirect',
      on: day,
      how: 'письмом',
    }),
    ruleExample: async ({ api }) => {
      const {
        id,
        version: _version,
        code: _code,
        origin: _origin,
        title: _title,
        ...rule
      } = first(await api.deadlines.rules({}), 'rule')
      return { id, rule, at: moment }
    },
    termEffect: () => ({
      change: { kind: 'days', days: [{ day: '2026-11-18', kind: 'dayOff', name: 'День округа' }] },
    }),
    changeTerms: () => ({
      change: { kind: 'days', days: [{ day: '2026-11-18', kind: 'dayOff', name: 'День округа' }] },
      recount: true,
    }),
    postpone: async (side) => ({ ids: [(await open(side, 10)).id], until: '2026-12-01', reason: 'ждём подрядчика' }),
    reopen: async (side) => ({ ...(await withStatus(side, { state: 'closed' })), reason: 'не устранено' }),
    satisfaction: async (side) => ({
      ...(await withStatus(side, { state: 'closed' })),
      isSolved: true,
      clarity: 4,
      how: 'звонок',
      on: day,
    }),
    approve: async (side) => ({
      ...(await sentForApproval(side)),
      at: moment,
      note: '',
      gives: true,
    }),
    returnAnswer: async (side) => ({ ...(await sentForApproval(side)), note: 'Назовите срок работ' }),
    check: async (side) => ({ ...(await withStatus(side, { state: 'closed' })), grade: 2, note: 'По существу' }),
    ask: async (side) => ({ ids: [(await withStatus(side, { state: 'closed', asked: 'never' })).id] }),
    takeAskBack: (side) => withStatus(side, { state: 'closed', asked: 'waiting' }),
    noticeGround: async (side) => {
      const { id, version } = await withStatus(side, { kind: 'appeal', state: 'open' })
      const answered = await side.api.messages.answer({
        id,
        version,
        at: moment,
        text: '',
        result: 'noAnswer',
        isFinal: true,
        ground: 'unreadable',
      })
      return { id, version: answered.version, on: day }
    },
    sample: () => ({ filter: { state: 'closed' }, seed: 7, size: 5 }),
    convert: async (side) => ({
      ...(await withStatus(side, { kind: 'message', statuses: ['inWork'] })),
      kind: 'appeal',
      reason: 'заявитель просит ответ по 59-ФЗ',
    }),
    remove: async (side) => ({ ids: [(await open(side, 15)).id] }),
    restore: async (side) => ({ ids: [(await withStatus(side, { isDeleted: true })).id] }),
    attach: async (side) => ({
      id: (await open(side, 20)).id,
      tickets: [await side.admit('акт осмотра.txt', 'attachment', 'акт')],
    }),
    describeAttachment: async (side) => {
      const { id, version } = await attachment(side)
      return { attachmentId: id, version, name: 'акт осмотра двора.txt', note: 'подписан' }
    },
    detach: async (side) => {
      const { id, version } = await attachment(side)
      return { attachmentId: id, version }
    },
    enteredToday: nothing,
    showInPaper: async (side) => ({ id: await newest(side), paper: 'caseCard' }),
    saveReplyText: async (side) => {
      const { rows } = await side.api.messages.list({
        filter: { statuses: ['assigned'] },
        sort: { by: 'due', direction: 'asc' },
        after: null,
        limit: 1,
      })
      const { id, version } = first(rows, 'assigned card')
      return { id, version, what: 'final', text: 'Двор осмотрен.' }
    },
  },
  deadlines: {
    rules: nothing,
    years: nothing,
    calendar: () => ({ year: 2027 }),
    missingYears: nothing,
    exportYear: () => ({ year: 2027 }),
  },
  members: {
    roster: () => ({ on: day }),
    person: async (side) => ({ id: first((await roster(side)).people, 'person').id }),
    compare: () => ({ from: '2026-01-15', to: day }),
    savePerson: () => ({ id: null, version: null, isPostOnly: false, ...person }),
    appoint: async (side) => {
      const { persons, roles } = await side.api.directory.all({})
      return {
        personId: first(
          persons.filter(({ fullName }) => fullName.startsWith('Вязова')),
          'new person',
        ).id,
        roleId: first(
          roles.filter(({ code }) => code === 'member' || code === 'incidentOfficer'),
          'role',
        ).id,
        blockIds: [],
        channelId: null,
        fromOn: day,
        toOn: '2026-12-31',
        act: { kind: 'распоряжение', number: '41-р', adoptedOn: day, title: '' },
        isTemporary: true,
        note: '',
        endsPrevious: false,
      }
    },
    saveTerm: async (side) => ({ memberships: [await membership(side)], toOn: '2027-01-31' }),
    endMembership: async (side) => ({ memberships: [await membership(side)], toOn: day, act: null }),
    removeMembership: (side) => membership(side),
    removePerson: async (side) => {
      const { others } = await roster(side)
      const { id, version } = first(
        others.filter(({ fullName }) => fullName.startsWith('Вязова')),
        'person without powers',
      )
      return { id, version }
    },
    saveAct: () => ({
      id: null,
      version: null,
      kind: 'приказ',
      number: '7',
      adoptedOn: '2026-11-01',
      title: 'О замещении',
    }),
    acts: nothing,
    removeAct: async ({ api }) => {
      const { id, version } = first(
        (await api.members.acts({})).filter(({ kind, number }) => kind === 'приказ' && number === '7'),
        'new act',
      )
      return { id, version }
    },
    parseRoster: () => ({ text: '№\tДолжность\tРоль\tФИО\n1\tинженер\tКуратор\tДубов Иван Петрович', cells: null }),
    applyRoster: async (side) => ({
      rows: [
        {
          personId: null,
          surname: 'Дубов',
          name: 'Иван',
          patronymic: 'Петрович',
          post: 'инженер',
          isPostOnly: false,
          roles: [
            {
              roleId: first(
                (await side.api.directory.all({})).roles.filter((one) => one.allowsMany && one.code !== 'blockOfficer'),
                'role',
              ).id,
              newRole: '',
              blockId: null,
              newBlock: '',
            },
          ],
        },
      ],
      fromOn: day,
      act: null,
      replaces: false,
    }),
  },
  meetings: {
    list: () => ({ year: 2026 }),
    create: () => ({ heldOn: '2026-11-24', startsAt: '14:00', place: 'малый зал', number: null }),
    get: async (side) => ({ id: (await meeting(side)).id }),
    executors: async (side) => ({ id: (await meeting(side)).id }),
    update: async (side) => {
      const { id, version, heldOn, note } = await meeting(side)
      return { id, version, heldOn, startsAt: '15:00', endsAt: '16:00', place: 'большой зал', secretaryId: null, note }
    },
    setState: async (side) => {
      const { id, version } = await meeting(side)
      return { id, version, state: 'inProgress' }
    },
    takeRoster: async (side) => ({ id: (await meeting(side)).id }),
    invite: async (side) => ({ id: (await meeting(side)).id, personId: null, name: 'Кедров П. А.', post: 'директор' }),
    setPresence: async (side) => {
      const { id, version } = await participant(side)
      return { id, version, presence: 'late', arrivedAt: '14:20' }
    },
    markPresent: async (side) => ({ id: (await meeting(side)).id }),
    setChair: async (side) => {
      const { id, version } = await meeting(side)
      return { id, version, personId: (await participant(side)).personId }
    },
    removeParticipant: async (side) => {
      const { id, version } = await participant(side, -1)
      return { id, version }
    },
    saveItem: async (side) => ({
      meetingId: (await meeting(side)).id,
      id: null,
      version: null,
      title: 'О снеге',
      speakerId: null,
      minutes: 15,
      note: '',
    }),
    moveItem: async (side) => {
      const { id, version } = await item(side)
      return { id, version, position: 1 }
    },
    setItemState: async (side) => {
      const { id, version } = await item(side)
      return { id, version, state: 'current' }
    },
    setVotes: async (side) => {
      const { id, version } = await item(side)
      return { id, version, votes: { inFavour: 5, against: 0, abstained: 1 } }
    },
    saveStatement: async (side) => ({
      itemId: (await item(side)).id,
      id: null,
      version: null,
      kind: 'spoke',
      participantId: null,
      text: 'Поддержал',
    }),
    setNamedVote: async (side) => {
      const { id, version } = await item(side)
      return { id, version, participantId: (await participant(side)).id, vote: 'inFavour' }
    },
    decideStatement: async (side) => {
      const found = (await item(side)).statements.at(-1)
      return {
        id: found?.id ?? 0,
        version: found?.version ?? 0,
        text: 'Поддержать',
        executor: null,
        dueOn: null,
        period: '',
        keep: true,
      }
    },
    addDecisions: async (side) => ({
      itemId: (await item(side)).id,
      decisions: [{ text: 'Принять к сведению', executor: null, dueOn: null, period: '' }],
    }),
    setReplacement: async (side) => {
      const { id, version } = await participant(side, -1)
      const away = await side.api.meetings.setPresence({ id, version, presence: 'absent', arrivedAt: null })
      return { id, version: away.version, byId: null, name: 'Сомов Глеб Ильич', post: 'советник' }
    },
    removeStatement: async (side) => {
      const found = (await item(side)).statements.at(-1)
      return { id: found?.id ?? 0, version: found?.version ?? 0 }
    },
    saveDecision: async (side) => {
      const executors = await side.api.meetings.executors({ id: (await meeting(side)).id })
      const { kind, id } = first(executors, 'executor')
      return {
        itemId: (await item(side)).id,
        id: null,
        version: null,
        text: 'Проверить',
        executor: { kind, id },
        dueOn: '2026-11-27',
        period: '',
      }
    },
    moveDecision: async (side) => {
      const { id, version } = first((await item(side)).decisions, 'decision')
      return { id, version, position: 1 }
    },
    removeDecision: async (side) => {
      const found = (await item(side)).decisions.at(-1)
      return { id: found?.id ?? 0, version: found?.version ?? 0 }
    },
    attachToItem: async (side) => ({
      itemId: (await item(side)).id,
      tickets: [await side.admit('смета.txt', 'attachment', 'смета')],
    }),
    describeItemFile: async (side) => {
      const { id, version } = first((await item(side)).files, 'file of an item')
      return { attachmentId: id, version, name: 'смета работ.txt', note: 'на подпись' }
    },
    removeItemFile: async (side) => {
      const { id, version } = first((await item(side)).files, 'file of an item')
      return { attachmentId: id, version }
    },
    checkDay: () => ({ heldOn: '2026-11-22', groupId: null, exceptId: null }),
    execution: async (side) => ({ meetingId: (await meeting(side)).id }),
    suggestions: async (side) => ({ meetingId: (await meeting(side)).id }),
    takeSuggestion: async (side) => ({
      meetingId: (await meeting(side)).id,
      source: 'returns',
      title: 'О сообщениях, которые возвращаются повторно',
      figures: { asOf: day, rule: 'Не меньше трёх', lines: [{ text: 'Открыто', value: '4', list: null }] },
    }),
    proposals: () => ({ all: true }),
    saveProposal: () => ({
      id: null,
      version: null,
      title: 'О вывозе снега',
      rationale: '',
      proposedById: null,
      proposedOn: day,
      minutes: 10,
      section: '',
      returnOn: null,
    }),
    declineProposal: async (side) => {
      const { id, version } = await proposal(side, 'open')
      return { id, version, reason: 'не полномочия округа' }
    },
    reopenProposal: async (side) => {
      const { id, version } = await proposal(side, 'declined')
      return { id, version }
    },
    takeProposal: async (side) => {
      const { id, version } = await proposal(side, 'open')
      return { id, version, meetingId: (await meeting(side)).id }
    },
    removeProposal: async (side) => {
      const made = await side.api.meetings.saveProposal({
        id: null,
        version: null,
        title: 'О лишнем',
        rationale: '',
        proposedById: null,
        proposedOn: day,
        minutes: null,
        section: '',
        returnOn: null,
      })
      return { id: made.id, version: made.version }
    },
    saveTemplate: async (side) => ({ meetingId: (await meeting(side)).id, name: 'Еженедельное' }),
    templates: nothing,
    removeTemplate: async ({ api }) => {
      const { id, version } = first(await api.meetings.templates({}), 'template')
      return { id, version }
    },
    notices: async (side) => ({ meetingId: (await meeting(side)).id }),
    sendNotices: async (side) => ({
      meetingId: (await meeting(side)).id,
      participantIds: [(await participant(side)).id],
      sentOn: day,
      way: 'телефонограмма',
      repliesUntil: null,
    }),
    saveReply: async (side) => ({
      participantId: (await participant(side)).id,
      reply: 'coming',
      repliedOn: null,
      replacementName: '',
      replacementPost: '',
      note: '',
      markAbsent: false,
    }),
    saveAgreement: async (side) => ({
      meetingId: (await meeting(side)).id,
      id: null,
      version: null,
      subject: 'all',
      withWhom: 'Аппарат Губернатора',
      result: 'agreed',
      agreedOn: day,
      note: '',
    }),
    removeAgreement: async (side) => {
      const { id, version } = first((await meeting(side)).agreements, 'agreement')
      return { id, version }
    },
    saveGroup: async ({ api }) => ({
      id: null,
      version: null,
      name: 'Рабочая группа по паводку',
      nameGenitive: 'рабочей группы по паводку',
      purpose: '',
      fromOn: null,
      toOn: null,
      actId: null,
      note: '',
      members: [
        { personId: first((await api.directory.all({})).persons, 'person').id, role: 'chair' as const, note: '' },
      ],
    }),
    groups: nothing,
    removeGroup: async ({ api }) => {
      const { id, version } = first(
        (await api.meetings.groups({})).filter((one) => one.meetings === 0),
        'group without meetings',
      )
      return { id, version }
    },
    removeItem: async (side) => {
      const { items } = await meeting(side)
      const found = items.at(-1)
      return { id: found?.id ?? 0, version: found?.version ?? 0 }
    },
    remove: async (side) => {
      const { id, version } = await meeting(side)
      return { id, version }
    },
  },
  ballots: {
    get: async (side) => ({ meetingId: (await poll(side)).meetingId }),
    setVote: async (side) => ({ ...(await silent(side)), answer: 'for', before: null }),
    setOpinion: async (side) => ({ ...(await silent(side)), opinion: 'Отложить до весны', before: '' }),
    setReceived: async (side) => {
      const { meetingId, participantId } = await silent(side)
      return { meetingId, participantId, receivedAt: '2026-11-17T09:30', way: 'лично', before: null }
    },
    remind: async (side) => ({ meetingId: (await poll(side)).meetingId }),
    setTerm: async (side) => {
      const { meetingId, meetingVersion } = await poll(side)
      return { meetingId, version: meetingVersion, answersUntil: '2026-11-23T12:00' }
    },
    setStage: async (side) => {
      const { meetingId, meetingVersion } = await poll(side)
      return { meetingId, version: meetingVersion, stage: 'held' as const }
    },
    adopt: async (side) => {
      const { meetingId, questions } = await poll(side)
      return { meetingId, itemId: first(questions, 'question').id }
    },
  },
  protocols: {
    state: async (side) => ({ meetingId: (await signed(side)).id }),
    verify: async (side) => {
      const { versions } = await side.api.protocols.state({ meetingId: (await signed(side)).id })
      return { versionId: first(versions, 'version').id }
    },
    reopen: async (side) => {
      const { id, version } = await signed(side)
      return { meetingId: id, version, reason: 'опечатка в решении' }
    },
    difference: async (side) => {
      const meetingId = (await signed(side)).id
      const { versions } = await side.api.protocols.state({ meetingId })
      return { meetingId, fromId: first(versions, 'version').id, toId: null }
    },
    sign: async (side) => {
      const { id, version } = await signed(side)
      return { meetingId: id, version, form: 'short', signedOn: day, signedBy: 'Берёзова И. П.' }
    },
    attachScan: async (side) => {
      const { versions } = await side.api.protocols.state({ meetingId: (await signed(side)).id })
      return { versionId: first(versions, 'version').id, tickets: [await side.admit('скан.txt', 'attachment', 'скан')] }
    },
    detachScan: async (side) => {
      const { versions } = await side.api.protocols.state({ meetingId: (await signed(side)).id })
      const { id, version } = first(versions[0]?.scans ?? [], 'scan')
      return { attachmentId: id, version }
    },
    saveAppendix: async (side) => appendix((await unsigned(side)).id),
    moveAppendix: async (side) => ({ ...(await savedAppendix(side)), position: 1 }),
    removeAppendix: savedAppendix,
    sendings: async (side) => ({ meetingId: (await signed(side)).id }),
    fillSendings: async (side) => ({ meetingId: (await signed(side)).id }),
    saveSending: async (side) => ({
      meetingId: (await signed(side)).id,
      id: null,
      version: null,
      what: 'extract',
      personId: null,
      recipientId: null,
      addressee: 'МУП «Заречводоканал»',
      way: 'СЭД',
      copies: 1,
      sentOn: day,
      receivedOn: null,
      receivedBy: '',
      note: '',
    }),
    removeSending: async (side) => {
      const { rows } = await side.api.protocols.sendings({ meetingId: (await signed(side)).id })
      const { id, version } = first(rows, 'sending')
      return { id, version }
    },
    markSent: async (side) => ({ meetingId: (await signed(side)).id, sentOn: day, way: 'нарочно' }),
    book: () => ({ year: 2026 }),
  },
  papers: {
    letterForm: nothing,
    model: async (side) => ({ ref: { ...protocol, meetingId: (await signed(side)).id } }),
    declined: async (side) => ({ ref: { kind: 'agenda', meetingId: (await signed(side)).id } }),
    exportDocx: async (side) => ({ ref: { ...protocol, meetingId: (await signed(side)).id } }),
    exportPdf: async (side) => ({ ref: { kind: 'agenda', meetingId: (await signed(side)).id } }),
  },
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
  desk: { overview: nothing, counters: nothing },
  reminders: { list: nothing, document: nothing },
  analytics: {
    workload: () => ({ period: month }),
    figures: () => ({ period: month, before: { from: '2026-09-01', to: '2026-09-30' } }),
    weeks: () => ({ period: month }),
    groups: () => ({ period: month, by: 'recipient' }),
    territoryBlocks: () => ({ period: month }),
    document: () => ({ period: month }),
    exportDocx: () => ({ period: month }),
    exportPdf: () => ({ period: month }),
    exportXlsx: () => ({ period: month, before: { from: '2026-09-01', to: '2026-09-30' } }),
  },
  exchange: {
    next: () => ({ period }),
    contents: () => ({ period }),
    preview: () => ({ ...request, index: 0 }),
    note: () => ({ period, hidesSmall: true, parts: ['note', 'records'] }),
    scan: () => request,
    check: () => request,
    build: () => ({ ...request, reason: 'проверка соответствия' }),
    log: nothing,
    get: packageOf,
    open: packageOf,
    verify: async (side) => {
      const { ticket } = await side.api.exchange.open(await packageOf(side))
      return { ticket: await side.admit('пакет.zip', 'package', await side.release(ticket)) }
    },
  },
  imports: {
    open: async (side) => ({ ticket: await admitTable(side) }),
    reopen: async (side) => {
      const { fileId, name } = await openTable(side)
      return { fileId, name, sheet: null, headerRow: null, encoding: 'utf-8', delimiter: ';' }
    },
    preview: async (side) => ({ ...(await importOf(side)), decisions: [] }),
    run: async (side) => ({ ...(await importOf(side)), name: 'сообщения.csv', decisions: [] }),
    list: nothing,
    get: async (side) => ({ ...(await imported(side)), action: null, after: 0, limit: 50 }),
    source: async (side) => ({ caseId: await newest(side) }),
    reportFile: (side) => imported(side),
    saveMapping: async (side) => {
      const { columns, settings } = await openTable(side)
      return { name: 'Журнал', headers: columns.map(({ header }) => header), settings }
    },
    mappings: nothing,
    removeMapping: async ({ api }) => {
      const { id, version } = first(await api.imports.mappings({}), 'mapping')
      return { id, version }
    },
    resume: (side) => imported(side),
    takeBackPreview: (side) => imported(side),
    takeBack: async (side) => ({ ...(await imported(side)), changed: 'keep' as const }),
  },
  autorules: {
    save: () => newRule,
    list: nothing,
    setOn: async (side) => ({ ...(await rule(side)), isOn: false }),
    move: async (side) => ({ ...(await rule(side)), position: 0 }),
    copy: async (side) => ({ id: (await rule(side)).id }),
    preview: () => ({ rule: typedRule, limit: 20 }),
    dryRun: () => ({ rule: typedRule, ...month, limit: 20 }),
    suggestions: () => ({ caseId: null }),
    dismiss: () => ({ signature: 'recipientId 1 theme 1 place 1' }),
    exportFile: nothing,
    importFile: async (side) => {
      const { ticket, name } = await side.api.autorules.exportFile({})
      return { ticket: await side.admit(name, RULES_PURPOSE, await side.release(ticket)) }
    },
    remove: rule,
  },
  repeats: {
    likely: () => ({
      facts: {
        externalNumber: '',
        gist: 'Не чистят снег во дворе',
        text: '',
        territoryId: null,
        address: 'ул. Садовая, 5',
        themeId: null,
        channelId: null,
        receivedAt: day,
        applicant: null,
        exceptId: null,
      },
      limit: 5,
    }),
    likelyOf: async (side) => ({ id: await newest(side), limit: 5 }),
    problems: () => ({ sort: 'size', search: '', limit: 50 }),
    join: async (side) => ({
      to: 'new',
      ids: [(await open(side, 60)).id, (await open(side, 61)).id],
      title: 'Снег на Садовой',
    }),
    problem: async (side) => ({ id: (await problem(side)).id }),
    ties: async (side) => ({ id: await newest(side) }),
    saveProblem: async (side) => {
      const { id, version, themeId, territoryId, address, note } = await problem(side)
      return { id, version, themeId, territoryId, address, note, title: 'Снег во дворах' }
    },
    leave: async (side) => ({ ids: [(await open(side, 60)).id] }),
    removeProblem: async (side) => {
      const { id, version } = await problem(side)
      return { id, version }
    },
    merge: async (side) => {
      const { rows } = await side.api.messages.list({
        filter: { state: 'open', kind: 'message' },
        sort: { by: 'due', direction: 'desc' },
        after: null,
        limit: 2,
      })
      const [kept, merged] = [first(rows, 'open message'), first(rows.slice(1), 'second open message')]
      return {
        keptId: kept.id,
        keptVersion: kept.version,
        mergedId: merged.id,
        mergedVersion: merged.version,
        take: ['text'],
      }
    },
    unmerge: async ({ api }) => {
      const { rows } = await api.messages.list({
        filter: { isDeleted: true },
        sort: { by: 'received', direction: 'desc' },
        after: null,
        limit: 100,
      })
      const cards = await Promise.all(rows.map(({ id }) => api.messages.card({ id })))
      return {
        mergedId: first(
          cards.filter(({ mergedIntoId }) => mergedIntoId !== null),
          'merged card',
        ).id,
      }
    },
  },
  sourceStatuses: {
    list: nothing,
    affected: () => ({ channelCode: 'pos', raw: 'На контроле', status: 'inWork', result: null }),
    save: () => ({
      id: null,
      version: null,
      channelCode: 'pos',
      raw: 'На контроле',
      status: 'inWork',
      result: null,
      isVerified: true,
      applies: true,
    }),
    remove: async ({ api }) => {
      const { id, version } = first((await api.sourceStatuses.list({})).statuses, 'source status')
      return { id, version }
    },
  },
  journal: {
    list: () => ({ before: null, limit: 50, operatorId: null, entity: null, entityId: null }),
    changes: async ({ api }) => ({
      operationId: (await api.journal.lastUndoable({}))?.operationId ?? 1,
      after: 0,
      limit: 5,
    }),
    lastUndoable: nothing,
    undo: async ({ api }) => ({ operationId: (await api.journal.lastUndoable({}))?.operationId ?? 0 }),
  },
  register: {
    state: nothing,
    presets: nothing,
    makeBackup: () => ({ reason: 'manual' }),
    backups: nothing,
    copyProblem: nothing,
    backupLoss: copy,
    exportBackup: copy,
    admitCopy: async (side) => {
      const { ticket, name } = await side.api.register.exportBackup(await copy(side))
      return { ticket: await side.admit(name, BACKUP_PURPOSE, await side.release(ticket)) }
    },
    restore: copy,
    reopen: nothing,
    openMain: nothing,
    create: () => ({ presetCode: 'trosna', office: testOffice, operator: { name: 'Лапшина О. Д.', post: '' } }),
    openDemo: nothing,
  },
}

/** A card whose answer was sent to the responsible member just now. */
async function sentForApproval(side: Side): Promise<{ id: number; version: number }> {
  const { id, version } = await side.api.messages.answer({
    ...(await withStatus(side, { statuses: ['inWork'] })),
    at: null,
    text: 'Проезд расчистят до пятницы',
    result: 'explained',
    isFinal: false,
  })
  return { id, version }
}

/** The largest problem of many people. */
async function problem({ api }: Side) {
  const { rows } = await api.repeats.problems({ sort: 'size', search: '', limit: 1 })
  return first(rows, 'problem')
}

/** The newest powers of the person entered by the samples. */
async function membership({ api }: Side): Promise<{ id: number; version: number }> {
  const { persons } = await api.directory.all({})
  const card = await api.members.person({
    id: first(
      persons.filter(({ fullName }) => fullName.startsWith('Вязова')),
      'new person',
    ).id,
  })
  const { id, version } = first(card.memberships, 'powers')
  return { id, version }
}

/** Methods whose sample is refused in this register, and how. */
export const refusals: Readonly<Partial<Record<string, ErrorCode>>> = {
  // What is finished has nothing to go on with; an interrupted import needs a killed process (tests/faults).
  'imports.resume': 'refused',
}
