import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FigureLine } from '../../contract/incoming.ts'
import { modelLines } from '../../documents/modelText.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { allTexts } from '../exchange/testing.ts'
import { placesOf } from './consolidated.ts'
import { periodOf } from '../../contract/periods.ts'
import { november, october, openOffice, packageOf, taken } from './testing.ts'

const quarter = periodOf('quarter', '2026-11-17')

/** An office with so many messages in November, the first of them answered in time, and one of October. */
async function openWith(name: string, received: number, answered: number): Promise<TestMessages> {
  const register = await openOffice(`Администрация ${name}`, name)
  await register.enter({ gist: 'Октябрьская', receivedAt: '2026-10-20T10:00' })
  for (let index = 0; index < received; index += 1) {
    const day = String((index % 14) + 1).padStart(2, '0')
    const { id, version } = await register.enter({
      gist: `Обращение ${index}`,
      receivedAt: `2026-11-${day}T10:00`,
      themeId: register.theme(index % 2),
    })
    if (index < answered)
      await register.api.messages.answer({
        id,
        version,
        at: `2026-11-${day}T15:00`,
        text: 'Сделано',
        result: 'resolved',
        isFinal: true,
      })
  }
  return register
}

describe('the consolidated view', () => {
  it('adds up offices, counts shares of sums, and says who sent nothing', async () => {
    const here = await openOffice('Центр управления регионом', 'ЦУР')
    const [first, second, third] = await Promise.all([
      openWith('Лугового округа', 5, 4),
      openWith('Лесного округа', 3, 1),
      openWith('Речного округа', 1, 0),
    ])
    await taken(here, await packageOf(first))
    await taken(here, await packageOf(first, { period: october, reason: '' }))
    await taken(here, await packageOf(second))
    await taken(here, await packageOf(third, { period: october, reason: '' }))
    const view = await here.api.incoming.consolidated({ period: november })
    expect(view.offices.map(({ officeName, figures }) => [officeName, figures?.received, figures?.inTime])).toEqual([
      ['Администрация Лесного округа', 3, 1],
      ['Администрация Лугового округа', 5, 4],
    ])
    expect(view.total).toMatchObject({ received: 8, inTime: 5 })
    expect(view.missing).toEqual([
      { officeKey: expect.stringContaining('речного') as string, officeName: 'Администрация Речного округа' },
    ])
    expect(view.comparable).toMatchObject({ offices: 1, now: { received: 5 }, before: { received: 1 } })
    const sum = (lines: readonly FigureLine[]): number => lines.reduce((all, line) => all + (line.received ?? 0), 0)
    expect([sum(view.blocks), sum(view.themes)]).toEqual([8, 8])
    // Every figure of an office is that of the package it opens.
    for (const { sources, figures } of view.offices) {
      const { total } = await here.api.incoming.cards({
        id: sources[0]?.packageId ?? 0,
        filter: { show: 'judged' },
        offset: 0,
        limit: 1,
      })
      expect(total).toBe((figures?.inTime ?? 0) + (figures?.late ?? 0) + (figures?.overdueOpen ?? 0))
    }
    expect(await here.api.incoming.periods({})).toMatchObject([
      { name: 'IV квартал 2026', offices: 3, isAssembled: true },
      { name: 'Ноябрь 2026', offices: 2, isAssembled: false },
      { name: 'Октябрь 2026', offices: 2, isAssembled: false },
    ])
  })

  it('counts per 1,000 residents only where a person said how many they are', async () => {
    const here = await openOffice('Центр управления регионом', 'ЦУР')
    await taken(here, await packageOf(await openWith('Лугового округа', 2, 1)))
    const [office] = (await here.api.incoming.consolidated({ period: november })).offices
    expect(office?.residents).toBeNull()
    const { operationId } = await here.api.incoming.setResidents({
      officeKey: office?.officeKey ?? '',
      residents: 20_000,
    })
    expect((await here.api.incoming.consolidated({ period: november })).offices[0]?.residents).toBe(20_000)
    await here.api.journal.undo({ operationId })
    expect((await here.api.incoming.consolidated({ period: november })).offices[0]?.residents).toBeNull()
  })

  it('of a period without packages is empty and names all known offices', async () => {
    const here = await openOffice('Центр управления регионом', 'ЦУР')
    await taken(here, await packageOf(await openWith('Лугового округа', 2, 1)))
    const view = await here.api.incoming.consolidated({ period: october })
    expect(view).toMatchObject({ offices: [], total: { received: 0 } })
    expect(view.missing).toHaveLength(1)
  })

  it('is printed and saved as a table with the same figures', async () => {
    const here = await openOffice('Центр управления регионом', 'ЦУР')
    await taken(here, await packageOf(await openWith('Лугового округа', 5, 4)))
    const model = await here.api.papers.model({ ref: { kind: 'consolidated', period: november } })
    expect(modelLines(model).join(' ')).toContain('Администрация Лугового округа')
    const { ticket } = await here.api.incoming.exportConsolidated({ period: november })
    const folder = mkdtempSync(join(tmpdir(), 'mcu-sheet-'))
    copyFileSync(here.files.release(ticket).path, join(folder, 'свод.xlsx'))
    const cells = [...(await allTexts(folder)).values()].join('')
    expect(cells).toContain('Администрация Лугового округа')
    expect(cells).toContain('<v>5</v>')
  })
})

describe('the overall rating of offices', () => {
  it('goes by the formula of ratings, and its printed calculation gives the points again', async () => {
    const here = await openOffice('Центр управления регионом', 'ЦУР')
    const graded = await openWith('Лугового округа', 5, 4)
    graded.db.run("UPDATE cases SET clarity = 3, satisfaction_how = 'опрос' WHERE gist = 'Обращение 2'")
    await taken(here, await packageOf(graded))
    await taken(here, await packageOf(await openWith('Лесного округа', 3, 3)))
    await taken(here, await packageOf(await openWith('Речного округа', 1, 1)))
    const { rating, offices } = await here.api.incoming.consolidated({ period: november })
    expect(rating).toMatchObject({ formulaNumber: 1, digits: 1 })
    expect(rating.rules.join(' ')).toContain('40 × сроки')
    expect(rating.places.map(({ officeName, place, score }) => [officeName, place, score])).toEqual([
      ['Администрация Лесного округа', 1, 100],
      ['Администрация Лугового округа', 2, expect.any(Number)],
      // One card alone says nothing.
      ['Администрация Речного округа', null, null],
    ])
    expect(offices.map(({ place }) => place)).toEqual([1, 2, null])
    const [, second, third] = rating.places
    expect(second?.beside.replaceAll('\u00A0', ' ')).toContain('До 1-го места (Администрация Лесного округа)')
    expect(second?.beside.replaceAll('\u00A0', ' ')).toContain('не сравнить: удовлетворённость 60,0 против нет данных')
    expect(third).toMatchObject({ words: expect.stringContaining('нужно') as string, calculation: [] })
    const steps = (second?.calculation ?? []).map((line) => line.replaceAll('\u00A0', ' ').replaceAll(' ', ''))
    expect(steps.some((line) => line.includes('Полнота:впакетыневходит,вес30делится'))).toBe(true)
    // Redone with a pen: each product is points × weight, their sum by the weights that took part.
    const number = (text: string): number => Number(text.replace(',', '.').replace(/[.;]$/u, ''))
    const products = steps.flatMap((line) => {
      const [, points, weight, product] = /=([\d,]+);([\d,]+×\d+)=([\d,]+)\.$/u.exec(line) ?? []
      if (points === undefined || weight === undefined || product === undefined) return []
      expect(number(product)).toBeCloseTo(number(points) * Number(weight.split('×')[1]), 6)
      return [{ product: number(product), weight: Number(weight.split('×')[1]) }]
    })
    const sum = products.reduce((all, one) => all + one.product, 0)
    const weights = products.reduce((all, one) => all + one.weight, 0)
    expect(Math.round((sum / weights) * 10) / 10).toBe(second?.score)
  })

  it('stands in the printed свод with its rules', async () => {
    const here = await openOffice('Центр управления регионом', 'ЦУР')
    await taken(here, await packageOf(await openWith('Лугового округа', 5, 4)))
    const model = await here.api.papers.model({ ref: { kind: 'consolidated', period: november } })
    const lines = modelLines(model).join(' ').replaceAll('\u00A0', ' ')
    for (const words of [
      'Рейтинг',
      'Формула 1',
      'Балл = (40 × сроки',
      '1-е место, балл',
      'Полнота: в пакеты не входит',
    ])
      expect(lines).toContain(words)
  })
})

describe('a quarter of months', () => {
  it('is put together where no package of its own is there, exactly as one of its own would count', async () => {
    const [byMonths, whole] = [
      await openOffice('Центр управления регионом', 'ЦУР'),
      await openOffice('Центр управления регионом', 'ЦУР'),
    ]
    const office = await openOffice('Администрация Лугового округа', 'Луговой округ')
    for (const [index, day] of ['07-01', '07-31', '08-15', '08-16', '09-30'].entries()) {
      const { id, version } = await office.enter({
        gist: `Обращение ${day}`,
        receivedAt: `2026-${day}T10:00`,
        registeredAt: `2026-${day}T10:05`,
        themeId: office.theme(index % 2),
      })
      if (index % 2 === 0)
        await office.api.messages.answer({
          id,
          version,
          at: `2026-${day}T15:00`,
          text: 'Сделано',
          result: 'resolved',
          isFinal: true,
        })
    }
    for (const month of ['2026-07-01', '2026-08-01', '2026-09-01'])
      await taken(byMonths, await packageOf(office, { period: periodOf('month', month), reason: '' }))
    const third = periodOf('quarter', '2026-07-01')
    await taken(whole, await packageOf(office, { period: third, reason: '' }))
    const [months, one] = [
      await byMonths.api.incoming.consolidated({ period: third }),
      await whole.api.incoming.consolidated({ period: third }),
    ]
    expect(months.offices[0]).toMatchObject({ isAssembled: true, missingMonths: [], place: 1 })
    expect(months.offices[0]?.sources.map(({ periodName }) => periodName)).toEqual([
      'Июль 2026',
      'Август 2026',
      'Сентябрь 2026',
    ])
    expect(one.offices[0]).toMatchObject({ isAssembled: false, missingMonths: [] })
    expect(months.total).toMatchObject({ received: 5, inTime: 3 })
    expect(months.total).toEqual(one.total)
    expect([months.themes, months.blocks]).toEqual([one.themes, one.blocks])
    expect(months.rating).toEqual(one.rating)
    // The quarter is offered although no package is of a quarter.
    expect(await byMonths.api.incoming.periods({})).toMatchObject([
      { name: 'Сентябрь 2026', isAssembled: false },
      { name: 'III квартал 2026', offices: 1, isAssembled: true },
      { name: 'Август 2026' },
      { name: 'Июль 2026' },
    ])
  })

  it('names the months that are missing, and gives no place for a part of a quarter', async () => {
    const here = await openOffice('Центр управления регионом', 'ЦУР')
    const office = await openWith('Лугового округа', 5, 4)
    await taken(here, await packageOf(office))
    await taken(here, await packageOf(office, { period: october, reason: '' }))
    const view = await here.api.incoming.consolidated({ period: quarter })
    expect(view.offices[0]).toMatchObject({
      missingMonths: ['Декабрь 2026'],
      place: null,
      places: { inTime: null },
      figures: { received: 6 },
    })
    expect(view.rating.places).toEqual([])
    expect(view.comparable.offices).toBe(0)
    const model = await here.api.papers.model({ ref: { kind: 'consolidated', period: quarter } })
    expect(modelLines(model).join(' ').replaceAll('\u00A0', ' ')).toContain('нет пакета за Декабрь 2026')
    // A package of the whole quarter takes the place of its months.
    await taken(here, await packageOf(office, { period: quarter, reason: '' }))
    const [row] = (await here.api.incoming.consolidated({ period: quarter })).offices
    expect(row).toMatchObject({ isAssembled: false, missingMonths: [], figures: { received: 6 } })
  })

  it('opens what a number was added up from, package by package', async () => {
    const here = await openOffice('Центр управления регионом', 'ЦУР')
    const [first, second] = [await openWith('Лугового округа', 5, 4), await openWith('Лесного округа', 3, 1)]
    await taken(here, await packageOf(first))
    await taken(here, await packageOf(first, { period: october, reason: '' }))
    await taken(here, await packageOf(second))
    const view = await here.api.incoming.consolidated({ period: quarter })
    const ask = { period: quarter, table: 'total', name: '', officeKey: null, isBefore: false } as const
    const rows = await here.api.incoming.behind(ask)
    expect(rows.map(({ officeName, periodName, figures }) => [officeName, periodName, figures.received])).toEqual([
      ['Администрация Лесного округа', 'Ноябрь 2026', 3],
      ['Администрация Лугового округа', 'Октябрь 2026', 1],
      ['Администрация Лугового округа', 'Ноябрь 2026', 5],
    ])
    for (const theme of view.themes) {
      const behind = await here.api.incoming.behind({ ...ask, table: 'themes', name: theme.name })
      expect(behind.reduce((sum, { figures }) => sum + (figures.received ?? 0), 0)).toBe(theme.received)
    }
    const { officeKey } = view.offices[1] ?? { officeKey: '' }
    expect(await here.api.incoming.behind({ ...ask, officeKey })).toHaveLength(2)
    const before = await here.api.incoming.behind({ ...ask, period: november, isBefore: true })
    expect(before.map(({ periodName, figures }) => [periodName, figures.received])).toEqual([['Октябрь 2026', 1]])
  })
})

describe('places of offices', () => {
  it('are shared by equals, and small numbers have none', () => {
    const shares = [{ part: 1, whole: 2 }, { part: 9, whole: 10 }, { part: 45, whole: 50 }, { part: 1, whole: 3 }, null]
    expect(placesOf(shares, true)).toEqual([null, 1, 1, 3, null])
    expect(placesOf(shares, false)).toEqual([null, 2, 2, 1, null])
  })

  it('do not hang on the order of the offices', () => {
    const share = fc.record({ part: fc.integer({ min: 0, max: 50 }), whole: fc.integer({ min: 0, max: 50 }) })
    fc.assert(
      fc.property(fc.array(share, { maxLength: 8 }), (shares) => {
        const places = placesOf(shares, true)
        expect(placesOf([...shares].reverse(), true)).toEqual([...places].reverse())
      }),
    )
  })
})
