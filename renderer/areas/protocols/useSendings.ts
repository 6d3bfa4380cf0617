import { onScopeDispose, reactive, ref, shallowRef, watch, type Ref } from 'vue'
import type { ProtocolSending } from '../../../electron/contract/protocols.ts'
import { api, ApiError, onEvent } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'

/** A line of the list as it is typed. `id` null: the empty line at the end. */
export interface SendingLine {
  id: number | null
  version: number | null
  what: ProtocolSending['what']
  personId: number | null
  recipientId: number | null
  addressee: string
  copies: string
  way: string
  sentOn: string | null
  receivedOn: string | null
  receivedBy: string
  note: string
  waitingDays: number | null
  /** What is wrong with the line, in words. */
  problem: string
  /** A date that cannot be read: the line waits until it can. */
  unreadable: string
}

const blank = (): SendingLine => ({
  id: null,
  version: null,
  what: 'protocol',
  personId: null,
  recipientId: null,
  addressee: '',
  copies: '1',
  way: '',
  sentOn: null,
  receivedOn: null,
  receivedBy: '',
  note: '',
  waitingDays: null,
  problem: '',
  unreadable: '',
})

const lineOf = ({ versionNumber: _, copies, ...row }: ProtocolSending): SendingLine => ({
  ...row,
  copies: String(copies),
  problem: '',
  unreadable: '',
})

const facts = ({
  waitingDays: _,
  problem: _problem,
  unreadable: _unreadable,
  version: _version,
  ...line
}: SendingLine): string => JSON.stringify(line)

/** The list of those a protocol is sent to: each line is saved when it is left, the last one is always empty. */
export const useSendings = (meetingId: Ref<number>) => {
  const lines = ref<SendingLine[]>([blank()])
  const ways = shallowRef<readonly string[]>([])
  const unconfirmed = ref(0)
  const isRead = ref(false)
  /** Facts of each line as the register has them. */
  const kept = new Map<number, string>()
  const saving = new Set<SendingLine>()

  const take = (rows: readonly ProtocolSending[]): void => {
    const typed = new Map(lines.value.flatMap((line) => (line.id === null ? [] : [[line.id, line] as const])))
    const last = lines.value.find((line) => line.id === null) ?? blank()
    lines.value = [
      ...rows.map((row) => {
        const mine = typed.get(row.id)
        // What a person is typing is not taken from under the hands.
        if (mine && facts(mine) !== kept.get(row.id) && kept.has(row.id)) return mine
        const fresh = lineOf(row)
        kept.set(row.id, facts(fresh))
        return mine ? Object.assign(mine, fresh) : reactive(fresh)
      }),
      last,
    ]
  }
  const read = async (): Promise<void> => {
    try {
      const reply = await api.protocols.sendings({ meetingId: meetingId.value })
      ways.value = reply.ways
      unconfirmed.value = reply.unconfirmed
      take(reply.rows)
      isRead.value = true
    } catch (error) {
      reportError(error)
    }
  }
  watch(
    meetingId,
    () => {
      lines.value = [blank()]
      kept.clear()
      void read()
    },
    { immediate: true },
  )
  const stop = onEvent((event) => {
    if (event.type === 'changed' && event.areas.some((area) => area === 'protocols' || area === 'journal')) void read()
  })
  onScopeDispose(stop)

  /** Saves a line that has changed; an empty one is nobody yet. */
  const save = async (line: SendingLine): Promise<void> => {
    const isNew = line.id === null
    if (saving.has(line) || (isNew && line.addressee.trim() === '')) return
    if (line.unreadable !== '') {
      line.problem = line.unreadable
      return
    }
    const before = facts(line)
    if (line.id !== null && kept.get(line.id) === before) return
    saving.add(line)
    const { waitingDays: _, problem: _problem, unreadable: _unreadable, copies, ...values } = line
    try {
      const reply = await api.protocols.saveSending({
        ...values,
        meetingId: meetingId.value,
        copies: Number(copies.trim() === '' ? '1' : copies),
      })
      line.problem = ''
      if (isNew) lines.value = [...lines.value, blank()]
      Object.assign(line, { id: reply.id, version: reply.version })
      kept.set(reply.id, before.replace('"id":null', `"id":${reply.id}`))
      await read()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      line.problem = Object.values(error.fields)[0] ?? error.message
    } finally {
      saving.delete(line)
    }
  }
  return { lines, ways, unconfirmed, isRead, read, save }
}
