import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BULK_LIMIT } from '../../contract/caseBulk.ts'
import type { BulkChange } from '../../contract/caseBulk.ts'
import { openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'

/** Rows that a change touches, versions aside: what an undo must bring back. */
function rows(office: TestMessages): unknown {
  const alive = (table: string): unknown[] =>
    office.db
      .all<Record<string, unknown>>(`SELECT * FROM ${table} WHERE deleted_at IS NULL ORDER BY id`)
      .map(({ version: _version, ...row }) => row)
  return { cases: alive('cases'), deadlines: alive('deadlines'), routings: alive('routings') }
}

const operations = (office: TestMessages): number =>
  office.db.one<{ n: number }>('SELECT count(*) AS n FROM operations').n

/** What «было → станет» promises for each card. */
async function promised(office: TestMessages, ids: number[], change: BulkChange) {
  const { lines } = await office.api.messages.previewLines({ ids, change })
  return new Map(lines.map((line) => [line.id, line]))
}

describe('a field of many cards', () => {
  it('is changed as one act with one line of the journal and one undo', async () => {
    const office = await openTestMessages()
    const ids = [(await office.enter()).id, (await office.enter()).id, (await office.enter()).id]
    const before = rows(office)
    const acts = operations(office)
    const done = await office.api.messages.changeMany({
      ids,
      change: { case: { recipientId: office.recipient(0) }, reason: 'Общий вопрос' },
    })
    expect(done).toMatchObject({ title: 'Изменено записей: 3 (получатель)', changed: 3, reasons: [] })
    expect(operations(office)).toBe(acts + 1)
    const card = await office.card(ids[1] ?? 0)
    expect(card).toMatchObject({ status: 'assigned', recipientId: office.recipient(0) })
    expect(card.history[0]).toMatchObject({ others: 2, changes: expect.arrayContaining([]) as unknown })
    expect(card.history[0]?.changes.at(-1)).toMatchObject({ field: 'reason', after: 'Общий вопрос' })
    await office.api.journal.undo({ operationId: done.operationId })
    expect(rows(office)).toEqual(before)
  })

  it('meets the routing clock, waits for the interim reply of ИМ and recounts terms as on a single card', async () => {
    const office = await openTestMessages()
    const single = await office.enter({ channelId: office.channel('pos') })
    const many = await office.enter({ channelId: office.channel('pos') })
    const wanted = { channelId: office.channel('im'), recipientId: office.recipient(1) }
    await office.api.messages.update({ id: single.id, version: single.version, case: wanted })
    await office.api.messages.changeMany({ ids: [many.id], change: { case: wanted } })
    const [one, other] = [await office.card(single.id), await office.card(many.id)]
    expect({ ...other, id: one.id, number: one.number, version: one.version, history: [], historyTotal: 0 }).toEqual({
      ...one,
      history: [],
      historyTotal: 0,
    })
    expect(other.status).toBe('awaitingInterim')
  })

  it('goes under the note that each card has', async () => {
    const office = await openTestMessages()
    const [first, second] = [await office.enter({ note: 'Звонили' }), await office.enter()]
    await office.api.messages.changeMany({ ids: [first.id, second.id], change: { addNote: 'Передано в ЖКХ' } })
    expect([(await office.card(first.id)).note, (await office.card(second.id)).note]).toEqual([
      'Звонили\nПередано в ЖКХ',
      'Передано в ЖКХ',
    ])
  })

  it('may be the status or a day to put off to; a status that comes with an act is refused in words', async () => {
    const office = await openTestMessages()
    const ids = [(await office.enter()).id, (await office.enter()).id]
    await office.api.messages.changeMany({ ids, change: { postponedUntil: '2026-12-01', reason: 'Ждём смету' } })
    expect(await office.card(ids[0] ?? 0)).toMatchObject({ status: 'postponed', postponedReason: 'Ждём смету' })
    await office.api.messages.changeMany({ ids, change: { status: 'inWork' } })
    expect(await office.card(ids[0] ?? 0)).toMatchObject({
      status: 'inWork',
      postponedUntil: null,
      postponedReason: '',
    })
    expect(
      (await refusal(office.api.messages.changeMany({ ids, change: { status: 'answered' } }))).fields?.['status'],
    ).toMatch(/Дайте ответ/)
    expect(
      (await refusal(office.api.messages.changeMany({ ids, change: { postponedUntil: '2026-11-17' } }))).fields,
    ).toEqual({ postponedUntil: 'Выберите день позже сегодняшнего', reason: 'Укажите причину' })
  })
})

describe('a card that the change does not fit', () => {
  it('stays, is named with the reason beforehand, and the others are changed', async () => {
    const office = await openTestMessages()
    const open = await office.enter()
    const answered = await office.enter()
    const assigned = await office.enter({ recipientId: office.recipient(0) })
    const removed = await office.enter()
    await office.api.messages.answer({
      id: answered.id,
      version: answered.version,
      at: null,
      text: 'Сделано',
      result: 'resolved',
      isFinal: true,
    })
    await office.api.messages.remove({ ids: [removed.id] })
    const ids = [open, answered, assigned, removed].map((one) => one.id)
    const change = { case: { recipientId: office.recipient(0) } }
    const preview = await office.api.messages.previewMany({ ids, change })
    expect(preview.changing).toEqual([open.id])
    expect(preview.reasons.map(({ code, count }) => [code, count])).toEqual([
      ['answered', 1],
      ['same', 1],
      ['deleted', 1],
    ])
    const done = await office.api.messages.changeMany({ ids, change, asOf: preview.asOf })
    expect(done).toMatchObject({ changed: 1, reasons: preview.reasons })
    expect((await office.card(answered.id)).recipientId).toBeNull()
  })

  it('because somebody changed it after the preview stays, with the words for it', async () => {
    const office = await openTestMessages()
    const [mine, theirs] = [await office.enter(), await office.enter()]
    const ids = [mine.id, theirs.id]
    const change = { case: { isImportant: true } }
    const { asOf } = await office.api.messages.previewMany({ ids, change })
    await office.api.messages.update({ id: theirs.id, version: theirs.version, case: { address: 'Лесная, 3' } })
    const done = await office.api.messages.changeMany({ ids, change, asOf })
    expect(done).toMatchObject({
      changed: 1,
      reasons: [{ code: 'changed', why: 'Карточку изменили после просмотра', count: 1 }],
    })
    expect((await office.card(theirs.id)).isImportant).toBe(false)
  })

  it('where it is none that fits nothing is written and the words say why', async () => {
    const office = await openTestMessages()
    const { id } = await office.enter({ isImportant: true })
    const acts = operations(office)
    expect(
      (await refusal(office.api.messages.changeMany({ ids: [id], change: { case: { isImportant: true } } }))).message,
    ).toBe('Ни одна карточка не изменилась: уже так')
    expect(
      (
        await refusal(
          office.api.messages.changeMany({ ids: [id], change: { case: { receivedAt: '2026-11-18T09:00' } } }),
        )
      ).message,
    ).toBe('Ни одна карточка не изменилась: время ещё не наступило')
    expect((await refusal(office.api.messages.changeMany({ ids: [id], change: {} }))).message).toBe(
      'Выберите, что изменить',
    )
    expect(operations(office)).toBe(acts)
  })
})

describe('«было → станет»', () => {
  it('shows the new due date where a clock recounts, in words', async () => {
    const office = await openTestMessages()
    const { id } = await office.enter({ channelId: office.channel('pos') })
    const change = { case: { fastTrack: true } }
    const preview = await office.api.messages.previewMany({ ids: [id], change })
    const line = (await promised(office, [id], change)).get(id)
    expect(line?.changes.find(({ field }) => field === 'fastTrack')).toMatchObject({ before: 'нет', after: 'да' })
    const due = line?.changes.find(({ field }) => field === 'dueAt')
    await office.api.messages.changeMany({ ids: [id], change })
    const after = (await office.card(id)).dueAt ?? ''
    expect(preview.dueMoves).toBe(due ? 1 : 0)
    if (due) expect(due.after).toContain(after.slice(8, 10))
  })

  it('over more cards than one act may change is refused in words, and so is choosing them by a filter', async () => {
    const office = await openTestMessages()
    const ids = Array.from({ length: BULK_LIMIT + 1 }, (_, index) => index + 1)
    expect(
      (await refusal(office.api.messages.previewMany({ ids, change: { case: { isImportant: true } } }))).fields?.[
        'ids'
      ],
    ).toMatch(/не больше 10.000 карточек/)
    const { id } = await office.enter()
    expect(await office.api.messages.choose({ filter: { state: 'open' } })).toEqual({ ids: [id] })
    office.db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= ${BULK_LIMIT})
      INSERT INTO cases (${columns(office)}) SELECT ${columns(office).replace(/\bnumber\b/, '1000 + i')} FROM cases, n`)
    expect((await refusal(office.api.messages.choose({ filter: {} }))).message).toMatch(/больше 10.000 карточек/)
  })
})

/** Columns of `cases` that are written, for copying a card by SQL. */
function columns(office: TestMessages): string {
  return office.db
    .all<{ name: string }>("SELECT name FROM pragma_table_info('cases') WHERE name <> 'id'")
    .map(({ name }) => name)
    .join(', ')
}

describe('whatever is changed over whatever cards', () => {
  it('the preview tells exactly what happens, the journal counts it, and undo brings the same rows back', async () => {
    const office = await openTestMessages()
    const channels = ['pos', 'im', 'phone', 'portal'].map((code) => office.channel(code))
    const ids: number[] = []
    for (let index = 0; index < 8; index += 1) {
      const entered = await office.enter({
        channelId: channels[index % 4] ?? 1,
        themeId: index % 3 === 0 ? null : office.theme(index % 3),
        recipientId: index % 2 === 0 ? office.recipient(index % 3) : null,
        receivedAt: `2026-11-${String(10 + index).slice(0, 2)}T09:12`,
        isImportant: index % 5 === 0,
      })
      ids.push(entered.id)
      if (index % 4 === 3)
        await office.api.messages.answer({
          id: entered.id,
          version: entered.version,
          at: null,
          text: 'Готово',
          result: 'resolved',
          isFinal: true,
        })
    }
    const change = fc.record(
      {
        case: fc.record(
          {
            channelId: fc.constantFrom(...channels),
            themeId: fc.constantFrom(null, office.theme(0), office.theme(1), office.theme(2)),
            recipientId: fc.constantFrom(null, office.recipient(0), office.recipient(1)),
            isImportant: fc.boolean(),
            fastTrack: fc.boolean(),
            receivedAt: fc.constantFrom('2026-11-09T08:30', '2026-11-12', '2026-11-16T16:50'),
            kind: fc.constantFrom('message' as const, 'appeal' as const),
            address: fc.constantFrom('', 'Речная, 12'),
          },
          { requiredKeys: [] },
        ),
        addNote: fc.constantFrom('Проверено'),
        status: fc.constantFrom('inWork' as const, 'assigned' as const, 'awaitingInterim' as const),
      },
      { requiredKeys: ['case'] },
    )
    await fc.assert(
      fc.asyncProperty(change, fc.subarray(ids, { minLength: 1 }), async (asked, chosen) => {
        const before = rows(office)
        const preview = await office.api.messages.previewMany({ ids: chosen, change: asked }).catch(() => null)
        if (preview === null || preview.changing.length === 0) {
          await refusal(office.api.messages.changeMany({ ids: chosen, change: asked }))
          expect(rows(office)).toEqual(before)
          return
        }
        const lines = await promised(office, chosen, asked)
        const done = await office.api.messages.changeMany({ ids: chosen, change: asked, asOf: preview.asOf })
        expect(done.changed).toBe(preview.changing.length)
        for (const id of preview.changing) {
          const card = await office.card(id)
          const shown = card.history[0]?.changes.filter(({ field }) => field in HISTORY_FIELDS)
          const expected = lines.get(id)?.changes.filter(({ field }) => field in HISTORY_FIELDS)
          expect(sortFields(shown)).toEqual(sortFields(expected))
          expect(card.history[0]?.others).toBe(preview.changing.length - 1)
        }
        const touched = office.db.all<{ id: number }>(
          "SELECT DISTINCT entity_id AS id FROM journal WHERE operation_id = ? AND entity = 'cases' ORDER BY 1",
          [done.operationId],
        )
        expect(touched.map(({ id }) => id)).toEqual(preview.changing)
        await office.api.journal.undo({ operationId: done.operationId })
        expect(rows(office)).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })
})

/** Fields whose words the preview and the history must share; a conversion gives a number only when it is done. */
const HISTORY_FIELDS: Readonly<Record<string, true>> = {
  kind: true,
  channelId: true,
  receivedAt: true,
  themeId: true,
  blockId: true,
  recipientId: true,
  status: true,
  isImportant: true,
  fastTrack: true,
  dueAt: true,
  note: true,
  address: true,
}

function sortFields(list: readonly { field: string }[] | undefined): unknown {
  return [...(list ?? [])].sort((a, b) => a.field.localeCompare(b.field))
}
