import { expect, it } from 'vitest'
import { NOW } from '../../../tests/builders/register.ts'
import { openTestMessages } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { columnsOf, DAYS_SHIFT, DIMENSIONS, knownColumns } from './columns.repo.ts'
import type { Dimension } from './columns.repo.ts'
import { answerDays, tally } from './walk.repo.ts'

const ALL = { receivedFrom: '2026-01-01', receivedTo: '2026-12-31' }
const dimensions = Object.keys(DIMENSIONS) as Dimension[]

/** Gives the last entry of some directories an id that no small column holds, so that a card needs several packs. */
function enlargeIds(office: TestMessages): Record<'themes' | 'recipients', number> {
  const ids = { themes: 3_000_000, recipients: 2 ** 31 - 1 }
  for (const [table, id] of Object.entries(ids))
    office.db.run(`UPDATE ${table} SET id = ? WHERE id = (SELECT max(id) FROM ${table})`, [id])
  return ids
}

it('столбцы карточек те же, что в самих карточках, и при самых больших номерах справочников', async () => {
  const office = await openTestMessages()
  const ids = enlargeIds(office)
  const large = { themeId: ids.themes, recipientId: ids.recipients }
  for (let index = 0; index < 12; index += 1) await office.enter(index % 3 === 0 ? large : {})
  const columns = columnsOf(office.db, ALL, NOW)
  const rows = office.db.all<Record<string, number | null>>(
    `SELECT ${Object.values(DIMENSIONS).join(', ')} FROM cases ORDER BY received_at, id`,
  )
  expect(columns.size).toBe(12)
  for (const dimension of dimensions)
    expect([...columns.ids[dimension]], dimension).toEqual(rows.map((row) => row[DIMENSIONS[dimension]] ?? 0))
  expect(rows.some((row) => row['recipient_id'] === ids.recipients)).toBe(true)
  const counted = tally(office.db, ALL, ['open'], NOW, ['theme', 'recipient'])
  expect(counted.find((line) => line.ids[1] === ids.recipients)).toMatchObject({
    ids: [ids.themes, ids.recipients],
    total: 4,
  })
})

it('ответ датой раньше регистрации считается днями со знаком, карточка без ответа не считается', async () => {
  const office = await openTestMessages()
  const cards = [await office.enter(), await office.enter(), await office.enter()]
  const set = (id: number | undefined, registered: number, answered: number): void => {
    office.db.run(
      `UPDATE cases SET status = 'answered', registered_at = date(substr(received_at, 1, 10), ?),
         answered_at = date(substr(received_at, 1, 10), ?) WHERE id = ?`,
      [`${registered} days`, `${answered} days`, id ?? 0],
    )
  }
  set(cards[0]?.id, 40, 0)
  set(cards[1]?.id, 0, 3)
  expect([...columnsOf(office.db, ALL, NOW).days].filter((days) => days > 0).map((days) => days - DAYS_SHIFT)).toEqual(
    expect.arrayContaining([-40, 3]),
  )
  expect(answerDays(office.db, ALL, NOW)).toEqual([
    { days: -40, total: 1 },
    { days: 3, total: 1 },
  ])
})

it('прочитанное забывается с первой правкой карточки, а голый счёт ради себя столбцов не читает', async () => {
  const office = await openTestMessages()
  await office.enter()
  expect(tally(office.db, ALL, [], NOW, ['channel']).map(({ total }) => total)).toEqual([1])
  expect(knownColumns(office.db, ALL, NOW)).toBeNull()
  expect(columnsOf(office.db, ALL, NOW).size).toBe(1)
  await office.enter()
  expect(knownColumns(office.db, ALL, NOW)).toBeNull()
  expect(tally(office.db, ALL, ['open'], NOW)).toEqual([{ ids: [], total: 2, facts: { open: 2 } }])
})

it('пустой период даёт пустые столбцы и нули', async () => {
  const office = await openTestMessages()
  const empty = { receivedFrom: '2024-01-01', receivedTo: '2024-01-31' }
  expect(columnsOf(office.db, empty, NOW)).toMatchObject({ size: 0, profiles: [] })
  expect(tally(office.db, empty, ['open'], NOW)).toEqual([{ ids: [], total: 0, facts: { open: 0 } }])
  expect(tally(office.db, empty, ['open'], NOW, ['block'])).toEqual([])
})
