import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ApiError, message, openTestMessages } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { CASE_RESULTS, CASE_STATUSES } from '../../contract/messages.ts'
import type { CaseFilter, CaseInput } from '../../contract/messages.ts'
import { replay } from '../deadlines/deadlines.service.ts'
import type { ClockStep } from '../deadlines/deadlines.service.ts'

/** One random act; `card` picks one of the cards made so far, `n` is a free number for whatever the act needs. */
interface Act {
  name:
    | 'register'
    | 'update'
    | 'route'
    | 'status'
    | 'interim'
    | 'answer'
    | 'extend'
    | 'pause'
    | 'resume'
    | 'redirect'
    | 'calendar'
    | 'postpone'
    | 'reopen'
    | 'convert'
    | 'remove'
    | 'restore'
    | 'undo'
    | 'question'
    | 'check'
  card: number
  n: number
  on: string
}

const day = fc
  .integer({ min: 0, max: 60 })
  .map((back) => new Date(Date.UTC(2026, 10, 17 - back)).toISOString().slice(0, 10))
const moment = fc.oneof(
  day,
  fc.tuple(day, fc.constantFrom('T08:00', 'T10:30', 'T23:59')).map((parts) => parts.join('')),
)
const act: fc.Arbitrary<Act> = fc.record({
  name: fc.constantFrom<Act['name']>(
    'register',
    'register',
    'register',
    'register',
    'undo',
    'reopen',
    'update',
    'update',
    'route',
    'status',
    'interim',
    'answer',
    'answer',
    'extend',
    'pause',
    'pause',
    'resume',
    'redirect',
    'calendar',
    'postpone',
    'reopen',
    'convert',
    'remove',
    'restore',
    'undo',
    'question',
    'check',
  ),
  card: fc.nat(20),
  n: fc.nat(1000),
  on: moment,
})

const WORDS = ['снег', 'проезд', 'батарея', 'фонарь', 'контейнер']

class Play {
  readonly office: TestMessages
  readonly ids: number[] = []
  readonly operations: number[] = []

  constructor(office: TestMessages) {
    this.office = office
  }

  /** Does one act; a refusal is fine, an internal error is not. */
  async run({ name, card, n, on }: Act): Promise<void> {
    const { messages, journal } = this.office.api
    const id = this.ids[card % Math.max(1, this.ids.length)]
    try {
      if (name === 'register')
        return await this.made(messages.register({ case: this.input(n, on), applicant: null, attachments: [] }))
      if (name === 'undo') {
        const operationId = this.operations.at(-1 - (n % 3))
        if (operationId !== undefined) this.operations.push((await journal.undo({ operationId })).operationId)
        return
      }
      if (id === undefined) return
      const { version } = await messages.card({ id })
      const reason = 'Проверка'
      if (name === 'question') return await this.made(messages.addQuestion({ id, case: this.input(n, on) }))
      const done = await {
        update: () => messages.update({ id, version, case: this.change(n, on) }),
        route: () =>
          messages.route({
            ids: this.ids.filter((_, index) => (n >> index) % 2 === 1),
            recipientId: n % 3 === 0 ? null : this.office.recipient(n % 4),
            reason,
          }),
        status: () => messages.setStatus({ id, version, status: CASE_STATUSES[n % CASE_STATUSES.length] ?? 'new' }),
        interim: () => messages.interim({ id, version, at: on, text: 'Передано' }),
        answer: () =>
          messages.answer({
            id,
            version,
            at: n % 2 === 0 ? null : on,
            text: 'Ответ',
            result: CASE_RESULTS[n % CASE_RESULTS.length] ?? null,
            isFinal: n % 5 !== 0,
          }),
        check: () => messages.check({ id, version, grade: n % 3, note: reason }),
        extend: () => messages.extend({ id, version, days: 1 + (n % 35), reason, noticeOn: null, noticeHow: '' }),
        pause: () => messages.pause({ id, version, from: on, reason }),
        resume: () => messages.resume({ id, version, at: on }),
        redirect: () =>
          messages.redirect({
            id,
            version,
            to: 'Другой орган',
            on,
            closes: n % 2 === 0,
            noticeOn: null,
            noticeHow: '',
          }),
        calendar: () =>
          messages.changeTerms({
            change: { kind: 'days', days: [{ day: `2026-12-${10 + (n % 20)}`, kind: 'dayOff', name: 'День округа' }] },
            recount: n % 3 !== 0,
          }),
        postpone: () => messages.postpone({ ids: [id], until: '2026-12-01', reason }),
        reopen: () => messages.reopen({ id, version, reason }),
        convert: () => messages.convert({ id, version, kind: n % 2 === 0 ? 'appeal' : 'message', reason }),
        remove: () => messages.remove({ ids: [id] }),
        restore: () => messages.restore({ ids: [id] }),
      }[name]()
      this.operations.push(done.operationId)
    } catch (error) {
      if (!(error instanceof ApiError) || error.code === 'internal') throw error
    }
  }

  private async made(call: Promise<{ id: number; operationId: number }>): Promise<void> {
    const { id, operationId } = await call
    this.ids.push(id)
    this.operations.push(operationId)
  }

  private input(n: number, on: string): CaseInput {
    const codes = ['pos', 'im', 'letter', 'phone', 'appeal59'] as const
    const code = codes[n % codes.length] ?? 'pos'
    return message({
      kind: code === 'appeal59' ? 'appeal' : 'message',
      channelId: this.office.channel(code),
      receivedAt: on,
      registeredAt: n % 2 === 0 ? null : on,
      gist: WORDS[n % WORDS.length] ?? '',
      recipientId: n % 3 === 0 ? null : this.office.recipient(n % 4),
      themeId: n % 4 === 0 ? null : this.office.theme(n % 50),
      fastTrack: n % 7 === 0,
      isImportant: n % 11 === 0,
      repeatOfId: n % 13 === 0 ? (this.ids[0] ?? null) : null,
    })
  }

  private change(n: number, on: string): Partial<CaseInput> {
    const { channelId, gist, recipientId, fastTrack, isImportant } = this.input(n, on)
    return (
      [
        { channelId },
        { gist },
        { recipientId },
        { fastTrack },
        { isImportant },
        { receivedAt: on },
        { receivedAt: on, registeredAt: on },
        { kind: 'appeal' as const },
      ][n % 8] ?? {}
    )
  }
}

interface StoredCase {
  id: number
  kind: string
  channelId: number
  receivedAt: string
  registeredAt: string
  gist: string
  text: string
  status: string
  dueAt: string | null
  noClockReason: string
  quality: number | null
}
interface StoredClock {
  id: number
  caseId: number
  startedAt: string
  dueAt: string
  legalMaximumAt: string
  metAt: string | null
  steps: string
  cancelledReason: string
  isAlive: number
}

const clocksOf = (office: TestMessages): StoredClock[] =>
  office.db.all(
    `SELECT id, case_id AS caseId, started_at AS startedAt, due_at AS dueAt, legal_maximum_at AS legalMaximumAt, met_at AS metAt, steps,
     cancelled_reason AS cancelledReason, deleted_at IS NULL AS isAlive FROM deadlines`,
  )

function checkCards(office: TestMessages): void {
  const cards = office.db.all<StoredCase>(
    `SELECT id, kind, channel_id AS channelId, received_at AS receivedAt, registered_at AS registeredAt, gist, text, status, due_at AS dueAt,
     no_clock_reason AS noClockReason, quality FROM cases WHERE deleted_at IS NULL`,
  )
  const clocks = clocksOf(office).filter((clock) => clock.isAlive === 1 && clock.cancelledReason === '')
  for (const card of cards) {
    expect(['message', 'appeal']).toContain(card.kind)
    expect(card.channelId).toBeGreaterThan(0)
    expect(card.receivedAt <= '2026-11-17T10:42').toBe(true)
    expect(card.gist + card.text).not.toBe('')
    expect(CASE_STATUSES).toContain(card.status)
    if (card.status === 'answered') continue
    expect(card.quality, `open card ${card.id} with a grade`).toBeNull()
    const open = clocks.filter((clock) => clock.caseId === card.id && clock.metAt === null)
    expect(open.length > 0 || card.noClockReason !== '', `card ${card.id} without a clock`).toBe(true)
    const end = (at: string): string => (at.length > 10 ? at : `${at}T24:00`)
    const nearest = open.map((clock) => clock.dueAt).sort((a, b) => end(a).localeCompare(end(b)))[0]
    expect(card.dueAt).toBe(nearest ?? card.dueAt)
  }
}

function checkClocks(office: TestMessages, seen: Map<number, string>): void {
  for (const clock of clocksOf(office)) {
    expect(replay(JSON.parse(clock.steps) as ClockStep[])).toBe(clock.dueAt)
    expect(clock.dueAt >= clock.startedAt.slice(0, clock.dueAt.length)).toBe(true)
    const content = [clock.startedAt, clock.dueAt, clock.legalMaximumAt, clock.steps].join('|')
    expect(seen.get(clock.id) ?? content).toBe(content)
    seen.set(clock.id, content)
  }
}

/** A card in the trash holds what it needs to come out whole. */
async function takeOutOfTrash({ api, db }: TestMessages): Promise<void> {
  const ids = db.all<{ id: number }>('SELECT id FROM cases WHERE deleted_at IS NOT NULL').map(({ id }) => id)
  if (ids.length > 0) await api.messages.restore({ ids })
}

async function checkFigures(office: TestMessages, filters: readonly CaseFilter[]): Promise<void> {
  const counts = await office.api.messages.counters({ filters: [...filters] })
  const lists = await Promise.all(filters.map((filter) => office.numbers(filter)))
  expect(counts).toEqual(lists.map((list) => list.length))
}

const filters: CaseFilter[] = [
  {},
  { state: 'open' },
  { state: 'closed' },
  { isDeleted: true },
  { kind: 'appeal' },
  { outcome: 'inTime' },
  { outcome: 'late' },
  { outcome: 'postponed' },
  { outcome: 'open' },
  { outcome: 'overdueOpen' },
  { due: 'overdue' },
  { due: 'today' },
  { due: 'untilFriday' },
  { due: 'later' },
  { recipientIds: [null] },
  { isRepeat: true },
  { receivedFrom: '2026-11-01', receivedTo: '2026-11-10' },
  { search: 'снега', state: 'open' },
  { search: 'батареи' },
]

it('after any acts in any order the invariants 1–3 hold, figures equal their lists and outcomes share out all cards', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
      const play = new Play(await openTestMessages())
      const seen = new Map<number, string>()
      for (const step of acts) {
        await play.run(step)
        checkClocks(play.office, seen)
      }
      checkCards(play.office)
      await checkFigures(play.office, filters)
      const count = async (filter: CaseFilter): Promise<number> =>
        (await play.office.api.messages.count({ filter })).total
      const [all, ...parts] = await Promise.all([
        count({}),
        count({ outcome: 'inTime' }),
        count({ outcome: 'late' }),
        count({ outcome: 'postponed' }),
        count({ outcome: 'open' }),
      ])
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(all)
      for (const word of WORDS) {
        const expected = play.office.db.one<{ n: number }>(
          'SELECT count(*) AS n FROM cases WHERE gist = ? AND deleted_at IS NULL',
          [word],
        ).n
        expect(await count({ search: word })).toBe(expected)
      }
      await takeOutOfTrash(play.office)
      checkCards(play.office)
    }),
    { numRuns: 60 },
  )
})
