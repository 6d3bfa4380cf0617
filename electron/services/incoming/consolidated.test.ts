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
import { november, october, openOffice, packageOf, taken } from './testing.ts'

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
    for (const { packageId, figures } of view.offices) {
      const { total } = await here.api.incoming.cards({
        id: packageId ?? 0,
        filter: { show: 'judged' },
        offset: 0,
        limit: 1,
      })
      expect(total).toBe((figures?.inTime ?? 0) + (figures?.late ?? 0) + (figures?.overdueOpen ?? 0))
    }
    expect(await here.api.incoming.periods({})).toMatchObject([
      { name: 'Ноябрь 2026', offices: 2 },
      { name: 'Октябрь 2026', offices: 2 },
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
