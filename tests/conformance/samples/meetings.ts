import type { Side } from '../sides.ts'
import { day, first, nothing } from './shared.ts'
import type { Samples } from './shared.ts'

/** A meeting that still can be changed; the samples of meetings work on it in the order of the table. */
const meeting = async ({ api }: Side) => {
  const { meetings } = await api.meetings.list({ year: null })
  const { id } = first(
    meetings.filter(({ heldOn, signedVersion }) => heldOn === day && signedVersion === null),
    'meeting of the day',
  )
  return api.meetings.get({ id })
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

export const meetingSamples: Pick<Samples, 'meetings'> = {
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
}
