// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { caseExclusion } from '../../../electron/contract/messages.ts'
import type { CaseFilter } from '../../../electron/contract/messages.ts'
import { frozenAt, leastWidth } from '../../ui/grid.ts'
import { highlightWords } from '../../ui/highlight.ts'
import { gridColumn, moved, toggled, usualLayout, widened } from './columns.ts'
import { conditions, firstPart, setConditions, valueWords, withCondition } from './conditions.ts'
import { readShort } from './shortSyntax.ts'

const named = (...labels: string[]) => labels.map((label, index) => ({ value: index + 1, label }))
const names = {
  options: {
    channels: named('ПОС', 'ИМ'),
    blocks: named('ЖКХ', 'Дороги', 'Экология'),
    themes: named('Снег и наледь', 'Ямы'),
    territories: named('Центр'),
    recipients: named('Водоканал'),
    persons: named('Гордеев П. Н.', 'Лапшина О. Д.'),
  },
  me: 2,
}

describe('short conditions among the words of a search', () => {
  it.each([
    ['лифт @гордеев', 'лифт', { responsibleIds: [1] }],
    ['@я #снег', '', { responsibleIds: [2], themeIds: [1] }],
    ['срок:сегодня двор', 'двор', { due: 'today' }],
    ['срок:до_пятницы', '', { due: 'untilFriday' }],
    ['срок:нет', '', { due: 'none' }],
    ['статус:проверка', '', { statuses: ['onReview'] }],
    ['канал:пос канал:им яма', 'яма', { channelIds: [1, 2] }],
    ['@никто двор', '@никто двор', {}],
    ['дом№5 а@б', 'дом№5 а@б', {}],
  ])('%s', (typed, words, patch) => {
    expect(readShort(typed, names)).toEqual({ words, patch })
  })
})

describe('a condition of the panel', () => {
  const find = (id: string) => conditions.find((condition) => condition.id === id) ?? conditions[0]

  it('exists for every field of the filter', () => {
    const fields = new Set(conditions.flatMap((condition) => condition.fields))
    expect([...fields].toSorted()).toEqual(Object.keys(caseExclusion.entries).toSorted())
  })

  it('is put in place, turned under «не» and taken away, and the others stay', () => {
    const base: CaseFilter = { state: 'open', search: 'снег' }
    const quality = find('quality')
    if (!quality) return
    const put = withCondition(base, quality, false, { qualityFrom: 1 })
    expect(put).toEqual({ ...base, qualityFrom: 1 })
    const not = withCondition(withCondition(put, quality, false, null), quality, true, { qualityFrom: 1 })
    expect(not).toEqual({ ...base, not: { qualityFrom: 1 } })
    expect(withCondition(not, quality, true, null)).toEqual(base)
  })

  it('says its value in words', () => {
    const words = (filter: CaseFilter) => setConditions(filter).map((set) => valueWords(set, names))
    expect(words({ blockIds: [1, null] })).toEqual(['ЖКХ, не указано'])
    expect(words({ blockIds: [1, 2, 3] })).toEqual(['ЖКХ, Дороги и ещё 1'])
    expect(words({ receivedIn: 'last30' })).toEqual(['последние 30 дней'])
    expect(words({ not: { isPaused: false } })).toEqual(['нет'])
    expect(words({ clarityFrom: 2, clarityTo: 4 })).toEqual(['от 2 до 4'])
  })

  it('begins with a value wherever one can be guessed', () => {
    const without = conditions.filter((condition) => firstPart(condition) === null).map((condition) => condition.id)
    expect(without.toSorted()).toEqual(['dueBy', 'fact', 'postponed', 'rawStatus', 'sourcePage'])
  })
})

describe('columns', () => {
  const ids = (layout: typeof usualLayout) => layout.columns.map((column) => column.id)

  it('move to the edge and no further', () => {
    expect(ids(moved(usualLayout, 'ch', -1)).slice(0, 3)).toEqual(['no', 'ch', 'in'])
    expect(moved(usualLayout, 'no', -1)).toEqual(usualLayout)
    expect(ids(moved(usualLayout, 'no', 100)).at(-1)).toBe('no')
    expect(moved(usualLayout, 'fact', 1)).toEqual(usualLayout)
  })
  it('are shown at the right and never all hidden', () => {
    expect(ids(toggled(usualLayout, 'resp')).at(-1)).toBe('resp')
    const one = { ...usualLayout, columns: [{ id: 'sum' as const, width: null }] }
    expect(toggled(one, 'sum')).toBe(one)
  })
  it('have a width of their own or the usual one', () => {
    const wide = widened(usualLayout, 'sum', 300)
    expect(wide.columns.map(gridColumn).find((column) => column.id === 'sum')?.width).toBe('300px')
    expect(gridColumn({ id: 'sum', width: null }).width).toBe('minmax(0,1fr)')
  })
  it('that are frozen stand behind each other, the ticks first', () => {
    const columns = usualLayout.columns.map(gridColumn)
    expect(frozenAt(columns, 2, true)).toEqual([46, 100])
    expect(leastWidth(columns.slice(0, 2), false)).toBe(108)
  })
})

describe('found words', () => {
  it('are marked whole, in any case', () => {
    expect(highlightWords('Снег, снегом', ['снег'])).toEqual([
      { text: 'Снег', hit: true },
      { text: ', снегом', hit: false },
    ])
    expect(highlightWords('ничего', [])).toEqual([{ text: 'ничего', hit: false }])
  })
})
