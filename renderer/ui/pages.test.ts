import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PagedRows, type PageRequest } from './pages.ts'
import { firstRow, scrollScale, scrollTo } from './scrollScale.ts'

type Row = { id: number }

/** A list answered by keyset alone: the cursor is the id of the last row. */
const keyset = (total: number, calls: PageRequest<number>[]) => async (request: PageRequest<number>) => {
  calls.push(request)
  const from = request.after ?? 0
  const rows = Array.from({ length: Math.max(0, Math.min(request.limit, total - from)) }, (_, i): Row => ({
    id: from + i + 1,
  }))
  const last = rows.at(-1)?.id
  return { rows, next: last !== undefined && last < total ? last : null }
}

describe('rows by keyset pages', () => {
  it('reads neighbouring pages with one call each', async () => {
    const calls: PageRequest<number>[] = []
    const rows = new PagedRows<Row, number>(keyset(1000, calls), () => undefined)
    await rows.want(0, 20)
    await rows.want(95, 115)
    expect(rows.at(110)).toEqual({ id: 111 })
    expect(calls.map((call) => call.after)).toEqual([null, 100])
  })

  it('walks to a far row from the nearest known cursor and knows the way afterwards', async () => {
    const calls: PageRequest<number>[] = []
    const rows = new PagedRows<Row, number>(keyset(20_000, calls), () => undefined)
    await rows.want(19_980, 19_999)
    expect(rows.at(19_999)).toEqual({ id: 20_000 })
    const walked = calls.length
    await rows.want(10_000, 10_020)
    expect(rows.at(10_000)).toEqual({ id: 10_001 })
    expect(calls.length - walked).toBeLessThanOrEqual(2)
  })

  it('jumps in one call when the loader can', async () => {
    let calls = 0
    const rows = new PagedRows<Row, number>(
      async ({ index, limit }) => {
        calls += 1
        return {
          start: index,
          rows: Array.from({ length: limit }, (_, i) => ({ id: index + i + 1 })),
          next: index + limit,
        }
      },
      () => undefined,
    )
    await rows.want(900_000, 900_020)
    expect(rows.at(900_010)).toEqual({ id: 900_011 })
    expect(calls).toBe(1)
  })

  it('reads far ahead in long strides, but what is waited for in a short page', async () => {
    const calls: PageRequest<number>[] = []
    const rows = new PagedRows<Row, number>(keyset(20_000, calls), () => undefined)
    await rows.want(0, 20)
    await rows.want(20, 1500)
    expect(calls.map((call) => [call.after, call.limit])).toEqual([
      [null, 100],
      [100, 500],
      [600, 500],
      [1100, 500],
    ])
  })

  it('does not read a page again that was on its way when its rows were asked for', async () => {
    const calls: PageRequest<number>[] = []
    const rows = new PagedRows<Row, number>(keyset(1000, calls), () => undefined)
    const first = rows.want(0, 20)
    const second = rows.want(30, 50)
    await Promise.all([first, second])
    expect(calls).toHaveLength(1)
  })

  it('hears a wish that the last page itself has called forth', async () => {
    const calls: PageRequest<number>[] = []
    // The table looks what to read next a microtask after a page has come.
    const rows = new PagedRows<Row, number>(keyset(1000, calls), () => {
      if (calls.length === 1) queueMicrotask(() => void rows.want(100, 150))
    })
    await rows.want(0, 20)
    await rows.want(0, 20)
    expect(rows.at(150)).toEqual({ id: 151 })
    expect(calls.map((call) => call.after)).toEqual([null, 100])
  })

  it('drops a page that arrives after the list was thrown away', async () => {
    let release: () => void = () => undefined
    const gate = new Promise<void>((resolve) => (release = resolve))
    const rows = new PagedRows<Row, number>(
      async () => {
        await gate
        return { rows: [{ id: 1 }], next: null }
      },
      () => undefined,
    )
    const waiting = rows.want(0, 5)
    rows.reset()
    release()
    await waiting
    expect(rows.at(0)).toBeUndefined()
  })

  it('shows the old rows of changed data until the new ones arrive, and forgets those that are gone', async () => {
    let edition = 1
    let total = 30
    const rows = new PagedRows<{ id: number; edition: number }, number>(
      async () => ({ rows: Array.from({ length: total }, (_, id) => ({ id, edition })), next: null }),
      () => undefined,
    )
    await rows.want(0, 29)
    edition = 2
    total = 20
    rows.refresh()
    expect(rows.at(5)).toEqual({ id: 5, edition: 1 })
    await rows.want(0, 19)
    expect(rows.at(5)).toEqual({ id: 5, edition: 2 })
    expect(rows.at(25)).toBeUndefined()
  })

  it('stops at the end of a list that turned out shorter', async () => {
    const calls: PageRequest<number>[] = []
    const rows = new PagedRows<Row, number>(keyset(30, calls), () => undefined)
    await rows.want(0, 49)
    expect(rows.at(29)).toEqual({ id: 30 })
    expect(rows.at(30)).toBeUndefined()
    expect(calls).toHaveLength(1)
  })
})

describe('scaled scroll', () => {
  it('stays under the height that Chromium can scroll', () => {
    expect(scrollScale(1_000_000, 46, 600).height).toBeLessThan(33_500_000)
  })

  it('reaches the first and the last row', () => {
    const scale = scrollScale(1_000_000, 32, 600)
    expect(firstRow(scale, 0).index).toBe(0)
    const end = firstRow(scale, scale.height - scale.viewport)
    expect(end.index * 32 + 600).toBeGreaterThanOrEqual(1_000_000 * 32 - 32)
  })

  it('brings any row wholly into view', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.double({ min: 0, max: 1, noNaN: true }), (index, where) => {
        const scale = scrollScale(1_000_000, 32, 600)
        const from = where * (scale.height - scale.viewport)
        const at = scrollTo(scale, from, index) ?? from
        const offset = at * scale.scale
        expect(index * 32 - offset).toBeGreaterThanOrEqual(-0.01)
        expect(index * 32 + 32 - offset).toBeLessThanOrEqual(600.01)
      }),
    )
  })
})
