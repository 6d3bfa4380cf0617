import { describe, expect, it } from 'vitest'
import { cardOf, entryPath, freeSlot, slotOf } from './places.ts'

describe('addresses of cards and new records', () => {
  it('are read back as they are made', () => {
    for (const slot of ['', '2', 'h15']) expect(slotOf(entryPath(slot))).toBe(slot)
    expect(cardOf('/messages/300')).toBe(300)
  })
  it('of other screens are neither', () => {
    for (const path of ['/messages', '/messages/new/', '/messages/newer', '/messages/12/history', '/desk'])
      expect([cardOf(path), slotOf(path)]).toEqual([null, null])
  })
  it('have a free place beside those that are taken', () => {
    expect(freeSlot([])).toBe('')
    expect(freeSlot(['', 'h4'])).toBe('2')
    expect(freeSlot(['', '2', '4', '3'])).toBe('5')
  })
})
