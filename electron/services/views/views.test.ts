import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { citizen, openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import type { ViewInput } from '../../contract/views.ts'

const snow: ViewInput = {
  id: null,
  version: null,
  name: 'Снег',
  filter: { state: 'open', search: 'снег', receivedIn: 'last30' },
  sort: { by: 'block', direction: 'asc', further: [{ by: 'due', direction: 'asc' }] },
  layout: {
    columns: [
      { id: 'no', width: 60 },
      { id: 'sum', width: null },
    ],
    frozen: 1,
  },
  alertAbove: 5,
  isShared: false,
}
const names = async (office: TestMessages) => (await office.api.views.list({})).views.map((view) => view.name)
const colleague = async (office: TestMessages) => {
  const { id } = await office.api.operators.save({ id: null, version: null, name: 'Мещеряков Д. О.', post: '' })
  await office.api.operators.switch({ id })
}

describe('a personal view', () => {
  it('keeps filter with its period in words, order, columns and the figure above which it warns', async () => {
    const office = await openTestMessages()
    const { id } = await office.api.views.save(snow)
    const { views } = await office.api.views.list({})
    const { version: _version, id: _id, ...wanted } = snow
    expect(views).toEqual([expect.objectContaining({ ...wanted, id, version: 1, position: 1 })])
  })

  it('is seen by its operator alone, one of the office by all', async () => {
    const office = await openTestMessages()
    const { id } = await office.api.views.save(snow)
    await office.api.views.save({ ...snow, name: 'Общее', isShared: true })
    await colleague(office)
    expect(await names(office)).toEqual(['Общее'])
    const error = await refusal(office.api.views.remove({ id, version: 1 }))
    expect(error).toMatchObject({ code: 'refused' })
  })

  it('has a name of its own, whatever its letters', async () => {
    const office = await openTestMessages()
    await office.api.views.save(snow)
    const error = await refusal(office.api.views.save({ ...snow, name: 'СНЕГ' }))
    expect(error.fields).toHaveProperty('name')
    const empty = await refusal(office.api.views.save({ ...snow, name: '  ' }))
    expect(empty.fields).toHaveProperty('name')
  })

  it('is renamed, moved and deleted, and each comes back by undo', async () => {
    const office = await openTestMessages()
    const first = await office.api.views.save(snow)
    const second = await office.api.views.save({ ...snow, name: 'Ямы' })
    const renamed = await office.api.views.save({ ...snow, id: first.id, version: 1, name: 'Снег и лёд' })
    expect(await names(office)).toEqual(['Снег и лёд', 'Ямы'])
    const ordered = await office.api.views.order({ ids: [second.id, first.id] })
    expect(await names(office)).toEqual(['Ямы', 'Снег и лёд'])
    await office.api.journal.undo({ operationId: ordered.operationId })
    await office.api.journal.undo({ operationId: renamed.operationId })
    expect(await names(office)).toEqual(['Снег', 'Ямы'])
    const removed = await office.api.views.remove({ id: second.id, version: 3 })
    expect(await names(office)).toEqual(['Снег'])
    await office.api.journal.undo({ operationId: removed.operationId })
    expect(await names(office)).toEqual(['Снег', 'Ямы'])
  })

  it('hidden built-in views and the usual columns are a habit of each operator', async () => {
    const office = await openTestMessages()
    const habits = { layout: { columns: [{ id: 'sum' as const, width: 400 }], frozen: 0 }, hidden: ['appeals'] }
    await office.api.views.keepHabits(habits)
    expect((await office.api.views.list({})).habits).toEqual(habits)
    await colleague(office)
    expect((await office.api.views.list({})).habits).toEqual({ layout: null, hidden: [] })
  })
})

const out = {
  title: 'Ямы / дворы',
  filter: {},
  sort: { by: 'number' as const, direction: 'asc' as const },
  columns: ['no', 'in', 'ch', 'sum', 'clarity', 'due'] as ('no' | 'in' | 'ch' | 'sum' | 'clarity' | 'due')[],
}

describe('a list that goes out', () => {
  const written = (office: TestMessages): string => {
    const outbox = `${office.folder}/outbox`
    const name = readdirSync(outbox, { recursive: true, encoding: 'utf8' }).find((one) => one.endsWith('.csv'))
    return readFileSync(`${outbox}/${name}`, 'utf8')
  }

  it('is a table for office programs in the columns of the view, and no text in it is a formula', async () => {
    const office = await openTestMessages()
    await office.enter({ gist: '=1+1 яма во дворе' })
    await office.enter({ gist: 'Упала берёза; закрыт «проезд»' })
    const file = await office.api.views.exportList({ ...out, format: 'csv' })
    expect(file).toMatchObject({ name: 'Ямы дворы 2026-11-17.csv', rows: 2, shortenedCells: 0 })
    const text = written(office)
    expect(text.split('\r\n').slice(0, 3)).toEqual([
      '\ufeffНомер;Поступило;Канал;Суть;Понятность ответа;Срок',
      expect.stringMatching(/^1;17\.11\.2026 09:12;.*;'=1\+1 яма во дворе;;/u) as string,
      expect.stringMatching(/^2;.*;"Упала берёза; закрыт «проезд»";;/u) as string,
    ])
  })

  it('stands in the journal as an export', async () => {
    const office = await openTestMessages()
    await office.enter()
    await office.api.views.exportList({ ...out, format: 'xlsx' })
    const { entries } = await office.api.journal.list({
      before: null,
      limit: 1,
      operatorId: null,
      entity: null,
      entityId: null,
    })
    expect(entries[0]?.title).toBe('Выгружен список «Ямы / дворы», записей 1')
  })

  it('on paper has the same rows in the same order, and no applicant', async () => {
    const office = await openTestMessages()
    await office.enter({ gist: 'Первая' }, citizen())
    await office.enter({ gist: 'Вторая' })
    const model = await office.api.papers.model({
      ref: { kind: 'caseList', ...out, sort: { by: 'number', direction: 'desc' } },
    })
    const table = model.blocks.find((block) => block.type === 'table')
    const text = JSON.stringify(model)
    expect(table?.type === 'table' ? table.rows.length : 0).toBe(2)
    expect(text.indexOf('Вторая')).toBeLessThan(text.indexOf('Первая'))
    expect(text).not.toContain('Гордеев')
  })
})
