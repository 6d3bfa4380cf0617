import type { CaseInput } from '../../../electron/contract/messages.ts'
import { message } from '../../builders/messages.ts'
import type { Side } from '../sides.ts'
import { day, first, newest, newRule, nothing, open } from './shared.ts'
import type { Samples } from './shared.ts'

const moment = '2026-11-17T10:40'

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

const attachment = async (side: Side) => {
  const card = await side.api.messages.card({ id: (await open(side, 20)).id })
  return first(card.attachments, 'attachment')
}

export const messageSamples: Pick<Samples, 'messages' | 'deadlines'> = {
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
