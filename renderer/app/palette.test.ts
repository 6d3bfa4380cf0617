// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { askProviders, noteRecent, recentItems, registerPaletteProvider } from './palette.ts'

vi.mock('../api/index.ts', () => ({ api: {}, host: {}, onEvent: () => () => undefined }))
const away: (() => void)[] = []
afterEach(() => {
  for (const take of away.splice(0)) take()
})
const provide = (group: string, order: number, known: readonly string[]) => {
  const asked: string[] = []
  away.push(
    registerPaletteProvider({
      id: group,
      group,
      order,
      search: async (query) => {
        asked.push(query)
        return known.filter((one) => one.includes(query)).map((title) => ({ id: title, title, to: '/' }))
      },
    }),
  )
  return asked
}

describe('what the areas find', () => {
  it('comes in the order of the groups, empty groups left out', async () => {
    provide('Поручения', 4, ['гордееву представить график'])
    provide('Заседания', 3, ['заседание № 10'])
    provide('Люди', 1, ['гордеев'])
    const { groups, swapped } = await askProviders('Гордеев')
    expect(groups.map((one) => one.group)).toEqual(['Люди', 'Поручения'])
    expect(swapped).toBe(false)
  })

  it('is looked for in the other layout where nothing was found as typed', async () => {
    const asked = provide('Люди', 1, ['гордеев'])
    expect(await askProviders('ujhlttd')).toMatchObject({ reading: 'гордеев', swapped: true })
    expect(asked).toEqual(['ujhlttd', 'гордеев'])
  })

  it('does not wait for a search that fails', async () => {
    away.push(
      registerPaletteProvider({
        id: 'broken',
        group: 'Сломано',
        order: 2,
        search: () => Promise.reject(new Error('нет')),
      }),
    )
    provide('Люди', 1, ['гордеев'])
    expect((await askProviders('гордеев')).groups.map((one) => one.group)).toEqual(['Люди'])
  })
})

it('what was opened last stands first, once, and only the last six', () => {
  const item = (id: number) => ({ id: `case-${id}`, title: `Карточка ${id}`, to: `/messages/${id}` })
  for (const id of [1, 2, 3, 4, 5, 6, 7, 3]) noteRecent(item(id))
  expect(recentItems.value.map((one) => one.id)).toEqual(['case-3', 'case-7', 'case-6', 'case-5', 'case-4', 'case-2'])
})
