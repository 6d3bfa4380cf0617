import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOpenable, moved, neighbour, placeAfterClosing, readPaths, TAB_LIMIT } from './order.ts'

const many = (count: number) => Array.from({ length: count }, (_, index) => `/messages/${index + 1}`)

describe('the order of tabs', () => {
  it('keeps every tab exactly once wherever one of them is put', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: TAB_LIMIT }),
        fc.nat(),
        fc.integer({ min: -5, max: 30 }),
        (count, at, to) => {
          const paths = many(count)
          const path = paths[at % count] ?? ''
          const after = moved(paths, path, to)
          expect(after.toSorted()).toEqual(paths.toSorted())
          expect(after.indexOf(path)).toBe(Math.max(0, Math.min(to, count - 1)))
          expect(after.filter((one) => one !== path)).toEqual(paths.filter((one) => one !== path))
        },
      ),
    )
  })
  it('goes round by keys, and from another screen to the first or the last', () => {
    expect(neighbour(['a', 'b', 'c'], 'c', 1)).toBe('a')
    expect(neighbour(['a', 'b', 'c'], 'a', -1)).toBe('c')
    expect(neighbour(['a', 'b', 'c'], '/desk', 1)).toBe('a')
    expect(neighbour(['a', 'b', 'c'], '/desk', -1)).toBe('c')
    expect(neighbour([], '/desk', 1)).toBeNull()
  })
  it('leads to the next tab when one is closed, from the last to the one before', () => {
    expect(placeAfterClosing(['a', 'b', 'c'], 'b')).toBe('c')
    expect(placeAfterClosing(['a', 'b', 'c'], 'c')).toBe('b')
    expect(placeAfterClosing(['a'], 'a')).toBeNull()
  })
  it('has room for a limited number, and what is stored is read with care', () => {
    expect(isOpenable(many(TAB_LIMIT - 1))).toBe(true)
    expect(isOpenable(many(TAB_LIMIT))).toBe(false)
    expect(readPaths({ paths: ['/messages/1', '/messages/1', '/messages/2'] })).toEqual(['/messages/1', '/messages/2'])
    expect(readPaths({ paths: [1] })).toEqual([])
    expect(readPaths(undefined)).toEqual([])
  })
})
