import { describe, expect, it } from 'vitest'
import { openTestMessages, refusal } from '../../../tests/builders/messages.ts'
import { isInSeason } from '../../contract/snippets.ts'
import type { SnippetInput } from '../../contract/snippets.ts'

const typed = (changes: Partial<SnippetInput> = {}): SnippetInput => ({
  keyword: 'колодец',
  title: 'Открытый колодец',
  text: 'Колодец по адресу {адрес} закроют до {срок}.',
  themeId: null,
  result: null,
  seasonFrom: null,
  seasonTo: null,
  isOn: true,
  isVerified: true,
  ...changes,
})
const fresh = (changes: Partial<SnippetInput> = {}) => ({ id: null, version: null, ...typed(changes) })

describe('ready texts', () => {
  it('of a new register are proposals that nobody has verified, found by different keywords', async () => {
    const { api } = await openTestMessages()
    const list = await api.snippets.list({})
    expect(list.length).toBeGreaterThanOrEqual(12)
    expect(list.every((one) => !one.isVerified && one.isOn)).toBe(true)
    expect(new Set(list.map((one) => one.keyword)).size).toBe(list.length)
  })

  it('that are proposed hold to the rules for typed ones', async () => {
    const { api } = await openTestMessages()
    for (const { position: _position, ...one } of await api.snippets.list({}))
      await expect(api.snippets.save({ ...one, isVerified: true })).resolves.toMatchObject({ id: one.id })
  })

  it('are added at the end, changed, switched off and taken back by undo', async () => {
    const { api } = await openTestMessages()
    const { id } = await api.snippets.save(fresh())
    expect((await api.snippets.list({})).at(-1)).toMatchObject({ id, keyword: 'колодец' })
    const off = await api.snippets.save({ id, version: 1, ...typed({ isOn: false }) })
    expect(off.title).toBe('Готовый текст «Открытый колодец» выключен')
    await api.journal.undo({ operationId: off.operationId })
    expect((await api.snippets.list({})).at(-1)).toMatchObject({ id, isOn: true })
  })

  it('stand in the order of the office', async () => {
    const { api } = await openTestMessages()
    const before = await api.snippets.list({})
    const last = before.at(-1)
    if (!last) throw new Error('no ready texts')
    await api.snippets.move({ id: last.id, version: last.version, position: 0 })
    const after = await api.snippets.list({})
    expect(after.map((one) => one.id)).toEqual([last.id, ...before.slice(0, -1).map((one) => one.id)])
  })

  it('are not listed once removed, and their keyword is free again', async () => {
    const { api } = await openTestMessages()
    const { id } = await api.snippets.save(fresh())
    await api.snippets.remove({ id, version: 1 })
    expect((await api.snippets.list({})).some((one) => one.id === id)).toBe(false)
    await expect(api.snippets.save(fresh())).resolves.toBeDefined()
  })

  it.each([
    ['a keyword that is taken, ё or е', { keyword: 'ПРИНЯТО' }, 'keyword'],
    ['two words for a keyword', { keyword: 'два слова' }, 'keyword'],
    ['no text', { text: ' ' }, 'text'],
    ['a field that does not exist', { text: 'До {сроок}' }, 'text'],
    ['the applicant', { text: 'Уважаемый {заявитель}!' }, 'text'],
    ['half a season', { seasonFrom: '11-01' }, 'seasonTo'],
    ['a day that no year has', { seasonFrom: '02-30', seasonTo: '03-31' }, 'seasonFrom'],
    ['an unknown theme', { themeId: 99_999 }, 'themeId'],
  ])('are refused with %s', async (_name, changes, field) => {
    const { api } = await openTestMessages()
    expect(Object.keys((await refusal(api.snippets.save(fresh(changes)))).fields)).toContain(field)
  })

  it('of a winter season are offered over New Year and not in July', () => {
    const winter = { seasonFrom: '11-01', seasonTo: '03-31' }
    expect(['2026-11-01', '2026-12-31', '2027-01-01', '2027-03-31'].every((day) => isInSeason(winter, day))).toBe(true)
    expect(['2026-10-31', '2027-04-01', '2026-07-15'].some((day) => isInSeason(winter, day))).toBe(false)
    expect(isInSeason({ seasonFrom: '05-01', seasonTo: '09-30' }, '2026-07-15')).toBe(true)
    expect(isInSeason({ seasonFrom: null, seasonTo: null }, '2026-07-15')).toBe(true)
  })
})
