import { describe, expect, it } from 'vitest'
import { noteRoute } from '../../../electron/contract/exchange.ts'
import { periodOf, periodBefore, periodName } from '../../../electron/contract/periods.ts'
import { PRINT_ROUTE } from '../../../electron/contract/host.ts'
import { readDraft } from './draft.ts'
import { readNoteRoute } from './noteQuery.ts'
import { lastWhole, periodOptions } from './periods.ts'

const today = '2026-11-17'

describe('период пакета', () => {
  it('по умолчанию последний завершённый квартал', () => {
    expect(lastWhole('quarter', today)).toEqual({ kind: 'quarter', from: '2026-07-01', to: '2026-09-30' })
    expect(lastWhole('month', '2026-03-31')).toEqual({ kind: 'month', from: '2026-02-01', to: '2026-02-28' })
    expect(lastWhole('quarter', '2026-01-05').from).toBe('2025-10-01')
  })

  it('предлагает подряд месяцы и кварталы, текущий первым', () => {
    const quarters = periodOptions('quarter', today)
    expect(quarters.slice(0, 2).map((one) => one.label)).toEqual([
      'IV квартал 2026, 01.10–31.12',
      'III квартал 2026, 01.07–30.09',
    ])
    expect(new Set(quarters.map((one) => one.value)).size).toBe(quarters.length)
    expect(periodOptions('month', today)[1]?.label).toBe('Октябрь 2026, 01.10–31.10')
  })

  it('называется и сравнивается с предыдущим такой же длины', () => {
    expect(periodName(periodOf('month', '2024-02-10'))).toBe('Февраль 2024')
    expect(periodBefore(periodOf('quarter', '2026-02-10'))).toEqual({
      kind: 'quarter',
      from: '2025-10-01',
      to: '2025-12-31',
    })
    expect(periodBefore({ kind: 'custom', from: '2026-03-01', to: '2026-03-10' })).toEqual({
      kind: 'custom',
      from: '2026-02-19',
      to: '2026-02-28',
    })
  })

  it('адрес печати записки проходит правило хоста и читается обратно', () => {
    const period = periodOf('quarter', '2026-08-01')
    const route = noteRoute(period, true, ['tables', 'roster'])
    expect(route).toMatch(PRINT_ROUTE)
    const query = Object.fromEntries(new URLSearchParams(route.slice(route.indexOf('?') + 1)))
    expect(readNoteRoute(query, today)).toEqual({ period, hidesSmall: true, parts: ['tables', 'roster'] })
  })
})

describe('черновик сборки', () => {
  it('читается, а непонятное в нём не мешает', () => {
    const draft = readDraft(
      {
        step: 3,
        reason: 'Замечание',
        period: { kind: 'month', from: '2026-10-01', to: '2026-10-31' },
        options: { parts: { records: false, other: 1 }, words: { синицына: 'keep', x: 1 }, smallNumbers: 'all' },
      },
      today,
    )
    expect(draft).toMatchObject({ step: 3, reason: 'Замечание', period: { from: '2026-10-01' } })
    expect(draft.options.parts).toMatchObject({ records: false, tables: true })
    expect(draft.options.words).toEqual({ синицына: 'keep' })
    expect(draft.options.smallNumbers).toBeNull()
    for (const wrong of [null, 'текст', [], { step: 99, period: 1 }])
      expect(readDraft(wrong, today)).toMatchObject({ step: 0, period: { from: '2026-07-01' } })
  })
})
