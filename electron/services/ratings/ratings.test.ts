import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { NOW, openTestRegister, resourcesDir } from '../../../tests/builders/register.ts'
import type { TestRegister } from '../../../tests/builders/register.ts'
import { componentLinks, PERCENT_COMPONENTS } from '../../contract/ratings.ts'
import type { RatingFormula, RatingPeriod, RatingScope } from '../../contract/ratings.ts'
import { paperRef } from '../../contract/papers.ts'
import { modelLines } from '../../documents/modelText.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { someCases } from '../analytics/testing.ts'
import type { Choices } from '../analytics/testing.ts'
import { insertCases } from '../messages/messages.service.ts'
import { parse } from 'valibot'
import { placesBefore } from './ratings.service.ts'

const QUARTER: RatingPeriod = { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' }
const EARLIER: RatingPeriod = { kind: 'quarter', from: '2026-04-01', to: '2026-06-30' }
const RUNNING: RatingPeriod = { kind: 'quarter', from: '2026-10-01', to: '2026-12-31' }
const all = 'all' as const

type BulkCase = Parameters<typeof insertCases>[1] extends Iterable<infer Row> ? Row : never
interface Office extends TestRegister {
  choices: Choices
  load(rows: readonly BulkCase[]): void
  clear(): void
  /** `count` cards of a recipient received on a day, `late` of them answered after their term, the others the day after. */
  cards(recipient: number, day: string, count: number, changes?: Partial<BulkCase>): void
  recipient(index: number): number
}

function office(preset = 'trosna'): Office {
  const register = openTestRegister({ preset })
  const { db } = register
  const ids = (table: string): number[] => db.column<number>(`SELECT id FROM ${table} ORDER BY position, id`)
  const choices = {
    channels: ids('channels').slice(0, 3),
    blocks: ids('blocks').slice(0, 3),
    territories: [],
    themes: ids('themes').slice(0, 3),
    recipients: ids('recipients').slice(0, 4),
  }
  const load: Office['load'] = (rows) =>
    void insertCases(db, rows, { resourcesDir, at: `${NOW}:00.000Z`, operatorId: null })
  const recipient = (index: number): number => choices.recipients[index] ?? 0
  return {
    ...register,
    choices,
    load,
    recipient,
    clear: () => {
      for (const table of ['deadlines', 'routings', 'cases', 'numbers']) db.exec(`DELETE FROM ${table}`)
    },
    cards: (index, day, count, changes = {}) =>
      load(
        Array.from({ length: count }, (): BulkCase => ({
          kind: 'message',
          channelId: choices.channels[0] ?? 0,
          receivedAt: `${day}T10:00`,
          gist: 'Проверка',
          recipientId: recipient(index),
          answeredAt: `${addDays(day, 1)}T10:00`,
          result: 'resolved',
          ...changes,
        })),
      ),
  }
}

const LATE = { answeredAt: '2026-11-01T10:00' }
const ratingIn = (of: Office, period: RatingPeriod = QUARTER, scope: RatingScope = all) =>
  of.api.ratings.rating({ period, scope })
const placesIn = async (of: Office, period = QUARTER) =>
  (await ratingIn(of, period)).places.map(({ recipientId, place, score }) => [recipientId, place, score])
const firstFormula = async (of: Office): Promise<RatingFormula> => {
  const formula = (await of.api.ratings.formulas({})).at(-1)
  if (!formula) throw new Error('A register has no formula')
  return formula.content
}

describe('the rating of recipients', () => {
  it('counts nothing for itself: every figure is the indicator of analytics and the list it opens', async () => {
    const of = office()
    const scopes: RatingScope[] = ['all', 'pos', 'im', 'attention']
    await fc.assert(
      fc.asyncProperty(
        someCases(of.choices, NOW.slice(0, 10), 200),
        fc.constantFrom(...scopes),
        async (rows, scope) => {
          of.clear()
          of.load(rows)
          const period: RatingPeriod = { kind: 'custom', from: '2026-05-01', to: NOW.slice(0, 10) }
          const rating = await ratingIn(of, period, scope)
          for (const place of [...rating.places, ...rating.unranked]) {
            const [received, terms, fullness, clarity, repeats] = await of.api.analytics.measure({
              scope: {
                period,
                recipientIds: [place.recipientId],
                ...(rating.channelIds === null ? {} : { channelIds: rating.channelIds }),
              },
              keys: ['received', 'inTimeShare', 'fullness', 'clarity', 'repeatShare'],
            })
            const line = Object.fromEntries(place.lines.map((one) => [one.component, one]))
            expect(place.number).toBe(received?.value)
            expect(line['terms']).toMatchObject({ part: terms?.whole ? terms.part : null, whole: terms?.whole || null })
            expect(line['repeats']?.part ?? null).toBe(repeats?.whole ? repeats.part : null)
            for (const [key, value] of [
              ['terms', terms?.value],
              ['fullness', fullness?.value],
              ['satisfaction', clarity?.value === null || clarity?.value === undefined ? null : clarity.value * 20],
              ['repeats', repeats?.value === null || repeats?.value === undefined ? null : 100 - repeats.value],
            ] as const) {
              if (value === null || value === undefined) expect(line[key]?.value).toBeNull()
              else expect(Math.abs((line[key]?.value ?? -1) - value)).toBeLessThanOrEqual(0.05 + 1e-9)
            }
            for (const key of PERCENT_COMPONENTS) {
              const { part } = componentLinks(rating, place.recipientId, key)
              if (part.kind !== 'cases' || (key !== 'terms' && key !== 'repeats')) continue
              expect((await of.api.messages.count({ filter: part.filter })).total).toBe(line[key]?.part ?? 0)
            }
          }
          const shown = [...rating.places, ...rating.unranked].reduce((sum, one) => sum + one.number, 0)
          const { total } = await of.api.messages.count({
            filter: {
              receivedFrom: period.from,
              receivedTo: period.to,
              ...(rating.channelIds === null ? {} : { channelIds: rating.channelIds }),
            },
          })
          expect(shown + rating.noRecipient).toBe(total)
        },
      ),
      { numRuns: 15 },
    )
  }, 60_000)

  it('explains a place in words and beside its neighbours', async () => {
    const of = office()
    of.cards(0, '2026-07-10', 15)
    of.cards(0, '2026-07-10', 1, { ...LATE, returns: 1 })
    of.cards(1, '2026-07-10', 9)
    of.cards(1, '2026-07-10', 1, LATE)
    of.cards(2, '2026-07-10', 1)
    const { places, unranked } = await ratingIn(of)
    expect(places.map((one) => one.place)).toEqual([1, 2])
    const words = places.map((one) => one.words.replaceAll('\u00a0', ' '))
    expect(words[0]).toContain('93,8 % в срок (15 из 16)')
    expect(words[0]).toContain('1 возврат из 16')
    expect(words[1]).toContain('без возвратов (0 из 10)')
    expect(places[1]?.beside.replaceAll('\u00a0', ' ')).toContain('До 1-го места')
    expect(unranked[0]?.words.replaceAll('\u00a0', ' ')).toBe('Не ранжируется: 1 запись, нужно не меньше 2.')
  })

  it('ranks by channel what the decree of the office ranks, and puts that first', async () => {
    const other = office('sosnovoborsk')
    other.cards(0, '2026-07-10', 3, { recipientId: null })
    const own = await other.api.ratings.scopes({})
    expect(own.map((one) => one.scope)).not.toContain('attention')
    // A portal that the office does not work with holds nothing, not everything.
    expect(await ratingIn(other, QUARTER, 'attention')).toMatchObject({ channelIds: [], places: [], noRecipient: 0 })
    expect(own[0]).toMatchObject({ scope: 'pos', isRanked: true })
    expect(own[0]?.decree).toContain('(п. 3.4.4)')
    expect(own.find((one) => one.scope === 'all')).toMatchObject({ isRanked: false, decree: '' })
    const four = await office().api.ratings.scopes({})
    expect(four.map((one) => one.scope)).toEqual(['all', 'pos', 'im', 'attention'])
    expect(four[0]?.decree).toBe(
      'количество обращений и сообщений, сроки рассмотрения, полнота реагирования по существу (п. 3.2 «б»)',
    )
  })

  it('ranks nobody in a period without cards, and the only one first', async () => {
    const of = office()
    expect(await ratingIn(of)).toMatchObject({ places: [], unranked: [], noRecipient: 0 })
    await expect(of.api.ratings.settle({ period: QUARTER, scope: all })).rejects.toThrow('ранжировать некого')
    of.cards(0, '2026-07-10', 2)
    expect(await ratingIn(of)).toMatchObject({ places: [{ place: 1, beside: '' }] })
  })
})

describe('settled places', () => {
  it('stay as they were when cards change later, and the page says what would differ', async () => {
    const of = office()
    of.cards(0, '2026-07-10', 3)
    of.cards(1, '2026-07-10', 2)
    of.cards(1, '2026-07-10', 1, LATE)
    const before = await placesIn(of)
    await of.api.ratings.settle({ period: QUARTER, scope: all })
    of.cards(0, '2026-07-11', 9, LATE)
    expect(await placesIn(of)).toEqual(before)
    const { settled, differs } = await ratingIn(of)
    expect(settled).not.toBeNull()
    expect(differs).toMatchObject([
      { recipientId: of.recipient(1), was: 2, now: 1 },
      { recipientId: of.recipient(0), was: 1, now: 2 },
    ])
  })

  it('are settled once, only when the period is over, and can be taken back', async () => {
    const of = office()
    of.cards(0, '2026-07-10', 3)
    of.cards(0, '2026-10-10', 3)
    await expect(of.api.ratings.settle({ period: RUNNING, scope: all })).rejects.toThrow('с 01.01.2027')
    const { operationId } = await of.api.ratings.settle({ period: QUARTER, scope: all })
    await expect(of.api.ratings.settle({ period: QUARTER, scope: all })).rejects.toThrow('уже закреплены')
    await of.api.journal.undo({ operationId })
    const { id } = await of.api.ratings.settle({ period: QUARTER, scope: all })
    await of.api.ratings.unsettle({ id, version: 1, reason: 'Загружены забытые карточки' })
    expect((await ratingIn(of)).settled).toBeNull()
  })

  it('that were taken away do not come back by undo once others stand in their place', async () => {
    const of = office()
    of.cards(0, '2026-07-10', 3)
    const { id } = await of.api.ratings.settle({ period: QUARTER, scope: all })
    const taken = await of.api.ratings.unsettle({ id, version: 1, reason: 'Загружены забытые карточки' })
    const again = await of.api.ratings.settle({ period: QUARTER, scope: all })
    await expect(of.api.journal.undo({ operationId: taken.operationId })).rejects.toThrow('уже внесена другая')
    await of.api.journal.undo({ operationId: again.operationId })
    await of.api.journal.undo({ operationId: taken.operationId })
    expect((await ratingIn(of)).settled).toMatchObject({ id })
  })

  it('never change in the register itself', async () => {
    const of = office()
    of.cards(0, '2026-07-10', 3)
    const { id } = await of.api.ratings.settle({ period: QUARTER, scope: all })
    expect(() => of.db.run("UPDATE ratings SET places = '[]' WHERE id = ?", [id])).toThrow('never change')
  })

  it('show the change against the period before, and a line over the periods', async () => {
    const of = office()
    of.cards(0, '2026-04-10', 3)
    of.cards(1, '2026-04-10', 2)
    of.cards(1, '2026-04-10', 1, LATE)
    of.cards(0, '2026-07-10', 3, LATE)
    of.cards(1, '2026-07-10', 3)
    of.cards(2, '2026-07-10', 3, LATE)
    expect((await ratingIn(of)).before).toBeNull()
    await of.api.ratings.settle({ period: EARLIER, scope: all })
    await of.api.ratings.settle({ period: QUARTER, scope: all })
    const { places, before } = await ratingIn(of)
    expect(before?.period).toEqual(EARLIER)
    expect(places.map((one) => [one.recipientId, one.place, one.placeBefore])).toEqual([
      [of.recipient(1), 1, 2],
      ...[of.recipient(0), of.recipient(2)]
        .map((id) => [id, 2, id === of.recipient(0) ? 1 : null])
        .sort(
          (a, b) =>
            places.findIndex((one) => one.recipientId === a[0]) - places.findIndex((one) => one.recipientId === b[0]),
        ),
    ])
    const history = await of.api.ratings.history({ scope: all, kind: 'quarter' })
    expect(history.periods.map((one) => one.period.from)).toEqual(['2026-04-01', '2026-07-01'])
    expect(history.lines[0]).toMatchObject({ recipientId: of.recipient(1), places: [2, 1] })
    expect(history.lines.find((line) => line.recipientId === of.recipient(2))?.places).toEqual([null, 2])
    const earlier = placesBefore(of.db, { period: QUARTER, scope: all })
    expect(earlier?.places.get(of.recipient(1))).toBe(2)
  })
})

describe('the formula', () => {
  const since = '2026-07-01'
  const change = { id: null, version: null, since, reason: 'Решение рабочей группы' }

  it('holds from a day in versions; a period goes by the one of its last day', async () => {
    const of = office()
    of.cards(0, '2026-04-10', 3)
    const content = { ...(await firstFormula(of)), minimum: 4 }
    await of.api.ratings.saveFormula({ ...change, content })
    expect((await ratingIn(of, EARLIER)).formula.number).toBe(1)
    const { formula, formulaText } = await ratingIn(of)
    expect(formula).toMatchObject({ number: 2, reason: 'Решение рабочей группы', content: { minimum: 4 } })
    expect(formulaText.join(' ').replaceAll('\u00a0', ' ')).toContain('меньше 4 записей')
    await expect(of.api.ratings.saveFormula({ ...change, since: '2026-06-30', content })).rejects.toMatchObject({
      fields: { since: expect.stringContaining('01.07.2026') as string },
    })
  })

  it('of a new register says of no decree what it may not hold: there may be none at all', async () => {
    const [first] = await office().api.ratings.formulas({})
    expect(first).toMatchObject({
      number: 1,
      reason: 'Начальная формула, актом не установлена; орган может задать свою',
    })
  })

  it('says before it is saved how places would change', async () => {
    const of = office()
    of.cards(0, '2026-07-10', 2)
    of.cards(1, '2026-07-10', 9)
    of.cards(1, '2026-07-10', 1, LATE)
    const content = await firstFormula(of)
    expect(await of.api.ratings.preview({ period: QUARTER, scope: all, content })).toEqual([])
    const byNumber = { ...content, weights: { number: 100, terms: 0, fullness: 0, satisfaction: 0, repeats: 0 } }
    const changes = await of.api.ratings.preview({ period: QUARTER, scope: all, content: byNumber })
    expect(changes.map((one) => [one.recipientId, one.was, one.now])).toEqual([
      [of.recipient(1), 2, 1],
      [of.recipient(0), 1, 2],
    ])
    expect((await ratingIn(of)).formula.number).toBe(1)
  })

  it('never changes once places were settled by it, neither by a screen nor in the register', async () => {
    const of = office()
    of.cards(0, '2026-07-10', 3)
    const content = await firstFormula(of)
    const { id } = await of.api.ratings.saveFormula({ ...change, content })
    const changed = { ...content, minimum: 3 }
    const before = await of.api.ratings.saveFormula({ ...change, id, version: 1, content: changed })
    await of.api.ratings.settle({ period: QUARTER, scope: all })
    await expect(of.api.journal.undo({ operationId: before.operationId })).rejects.toThrow('не меняется')
    await expect(of.api.ratings.saveFormula({ ...change, id, version: 2, content })).rejects.toThrow('не меняется')
    await expect(of.api.ratings.removeFormula({ id, version: 2 })).rejects.toThrow('не меняется')
    expect(() => of.db.run("UPDATE rating_formulas SET content = '{}' WHERE id = ?", [id])).toThrow('never changes')
    expect((await ratingIn(of)).formula.content.minimum).toBe(3)
  })

  it('takes weights whose sum is a hundred only', async () => {
    const of = office()
    const content = await firstFormula(of)
    const weights = { ...content.weights, terms: 35 }
    await expect(of.api.ratings.saveFormula({ ...change, content: { ...content, weights } })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(of.api.ratings.removeFormula({ id: 1, version: 1 })).rejects.toThrow('нельзя удалить')
  })
})

describe('a mark of appeal', () => {
  it('stands beside the place with its reason and decision, and keeps the places settled', async () => {
    const of = office()
    of.cards(0, '2026-07-10', 3)
    of.cards(2, '2026-07-10', 3, { recipientId: null })
    const { id } = await of.api.ratings.settle({ period: QUARTER, scope: all })
    const filed = { ratingId: id, recipientId: of.recipient(0), madeOn: '2026-11-17', reason: 'Две карточки не наши' }
    await expect(of.api.ratings.appeal({ ...filed, recipientId: of.recipient(1) })).rejects.toThrow('нет строки')
    await expect(of.api.ratings.appeal({ ...filed, madeOn: '2026-11-16' })).rejects.toMatchObject({ code: 'invalid' })
    const appeal = await of.api.ratings.appeal(filed)
    await expect(of.api.ratings.unsettle({ id, version: 1, reason: 'Ошибка' })).rejects.toThrow('возражения')
    const decision = { id: appeal.id, version: 1, decidedOn: '2026-11-17', decision: 'Карточки переданы верно' }
    const decided = await of.api.ratings.decideAppeal({ ...decision, state: 'rejected' })
    await expect(of.api.ratings.decideAppeal({ ...decision, version: 2, state: 'upheld' })).rejects.toThrow(
      'уже принято',
    )
    expect((await ratingIn(of)).appeals).toMatchObject([{ state: 'rejected', decision: 'Карточки переданы верно' }])
    const { model } = {
      model: await of.api.papers.model({ ref: parse(paperRef, { kind: 'rating', period: QUARTER, scope: all }) }),
    }
    const text = modelLines(model).join('\n').replaceAll('\u00a0', ' ')
    expect(text).toContain('Две карточки не наши')
    expect(text).toContain('Отклонено 17.11.2026: Карточки переданы верно')
    expect(text).toContain('Записей без получателя: 3')
    expect(text).toContain('÷ 55 = 100,0')
    await of.api.journal.undo({ operationId: decided.operationId })
    expect((await ratingIn(of)).appeals).toMatchObject([{ state: 'open' }])
    await of.api.ratings.removeAppeal({ id: appeal.id, version: 3 })
    expect((await ratingIn(of)).appeals).toEqual([])
  })
})

describe('the workbook', () => {
  it('holds places, the calculation, the formula and appeals', async () => {
    const of = office()
    of.cards(0, '2026-07-10', 3)
    const file = await of.api.ratings.exportXlsx({ period: QUARTER, scope: all })
    expect(file.name).toBe('Рейтинг получателей, Все каналы, 01.07.2026 – 30.09.2026.xlsx')
    const zip = await yauzl.openPromise(of.files.release(file.ticket).path)
    const names: string[] = []
    for await (const entry of zip.eachEntry()) names.push(entry.fileName)
    expect(names.filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(4)
  })
})
