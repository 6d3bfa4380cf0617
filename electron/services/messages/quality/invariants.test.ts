import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ApiError, openTestMessages } from '../../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../../tests/builders/messages.ts'
import type { CaseFilter, CaseResult } from '../../../contract/messages.ts'

const ACTS = [
  'register',
  'send',
  'answer',
  'answerMany',
  'approve',
  'give',
  'returnAnswer',
  'reopen',
  'check',
  'ask',
  'takeAskBack',
  'rate',
  'update',
  'undo',
  'wait',
] as const
type Act = { name: (typeof ACTS)[number]; card: number; n: number }

const act: fc.Arbitrary<Act> = fc.record({
  name: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...ACTS) },
    { weight: 1, arbitrary: fc.constantFrom('send', 'give', 'approve', 'answer', 'reopen') },
  ),
  card: fc.nat(5),
  n: fc.nat(100),
})

const TEXTS = ['Сделано', 'Сделаем']
const RESULTS: (CaseResult | null)[] = ['resolved', 'explained', null]
const reason = 'Проверка'

/** An office where every answer is approved first, and people who press whatever they like. */
class Play {
  readonly office: TestMessages
  private readonly ids: number[] = []
  private readonly operations: number[] = []
  private day = 17

  constructor(office: TestMessages) {
    this.office = office
  }

  async run({ name, card, n }: Act): Promise<void> {
    const { messages, journal } = this.office.api
    const id = this.ids[card % Math.max(1, this.ids.length)]
    try {
      if (name === 'wait') {
        this.day = Math.min(this.day + (n % 5), 30)
        return this.office.setNow(`2026-11-${this.day}T10:42`)
      }
      if (name === 'undo') {
        const operationId = this.operations.at(-1 - (n % 3))
        if (operationId !== undefined) this.operations.push((await journal.undo({ operationId })).operationId)
        return
      }
      if (name === 'register' || id === undefined) {
        const made = await this.office.enter()
        this.ids.push(made.id)
        return
      }
      const { version } = await messages.card({ id })
      const given = { at: null, text: TEXTS[n % 2] ?? '', result: RESULTS[n % 3] ?? null }
      const done = await {
        send: () => messages.answer({ id, version, ...given, isFinal: false }),
        answer: () => messages.answer({ id, version, ...given, isFinal: true }),
        answerMany: () => messages.answerMany({ ids: this.ids.slice(0, 1 + (n % 3)), ...given, isFinal: n % 4 !== 0 }),
        approve: () => messages.approve({ id, version, at: null, note: '', gives: false }),
        give: () => messages.approve({ id, version, at: null, note: '', gives: true }),
        returnAnswer: () => messages.returnAnswer({ id, version, note: reason }),
        reopen: () => messages.reopen({ id, version, reason }),
        check: () => messages.check({ id, version, grade: n % 4 === 3 ? null : n % 4, note: '' }),
        ask: () => messages.ask({ ids: [id] }),
        takeAskBack: () => messages.takeAskBack({ id, version }),
        rate: () =>
          messages.satisfaction({
            id,
            version,
            isSolved: n % 3 === 0 ? null : n % 3 === 1,
            clarity: n % 4 === 0 ? null : 1 + (n % 5),
            how: 'звонок',
            on: null,
          }),
        update: () => messages.update({ id, version, case: { note: `${n}` } }),
      }[name]()
      this.operations.push(done.operationId)
    } catch (error) {
      if (!(error instanceof ApiError) || error.code === 'internal') throw error
    }
  }
}

interface Stored {
  id: number
  status: string
  answerText: string
  result: string | null
  returns: number
  quality: number | null
}

function checkCards({ db }: TestMessages): void {
  const cards = db.all<Stored>(
    'SELECT id, status, answer_text AS answerText, result, returns, quality FROM cases WHERE deleted_at IS NULL',
  )
  for (const { id, status, answerText, result, returns, quality } of cards) {
    const approved = db.get<{ text: string; result: string | null }>(
      `SELECT answer_text AS text, result FROM approvals WHERE case_id = ? AND decision = 'approved' AND deleted_at IS NULL
       ORDER BY id DESC LIMIT 1`,
      [id],
    )
    if (status === 'answered')
      expect(approved, `card ${id} was answered past its approval`).toEqual({ text: answerText, result })
    else expect(quality, `card ${id} keeps the grade of an answer it has not`).toBeNull()
    const rounds = db.one<{ n: number }>(
      'SELECT count(*) AS n FROM reopenings WHERE case_id = ? AND deleted_at IS NULL',
      [id],
    ).n
    expect(rounds).toBe(returns)
  }
}

async function checkShares(office: TestMessages): Promise<void> {
  const counts = (filters: CaseFilter[]) => office.api.messages.counters({ filters })
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
  const [all = 0] = await counts([{}])
  const asked = await counts([{ asked: 'never' }, { asked: 'waiting' }, { asked: 'lapsed' }, { asked: 'answered' }])
  expect(sum(asked)).toBe(all)
  expect(sum(await counts([{ approval: 'waiting' }, { approval: 'approved' }, { approval: 'none' }]))).toBe(all)
  const said = office.db.one<{ n: number }>(
    'SELECT count(*) AS n FROM cases WHERE deleted_at IS NULL AND (is_solved IS NOT NULL OR clarity IS NOT NULL)',
  ).n
  // A question that lapsed is no answer, however long ago it did.
  expect(asked[3]).toBe(said)
}

it('no answer passes its approval, a lapse is never an answer and every return keeps a round, whatever people do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
      const office = await openTestMessages()
      await office.api.office.saveSettings({ settings: { answers: { approval: 'all', askDays: 3 } } })
      const play = new Play(office)
      for (const step of acts) {
        await play.run(step)
        checkCards(office)
      }
      await checkShares(office)
    }),
    { numRuns: 40 },
  )
})
