import type { Side } from '../sides.ts'
import { day, first, nothing } from './shared.ts'
import type { Samples } from './shared.ts'

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

const protocol = { kind: 'protocol' as const, form: 'full' as const, versionId: null }

export const protocolSamples: Pick<Samples, 'ballots' | 'protocols' | 'papers'> = {
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
}
