import { describe, expect, it } from 'vitest'
import { usualRecipient } from './usualRecipient.ts'

const cards = (count: number, recipientId: number | null, territoryId: number | null = null) =>
  Array.from({ length: count }, () => ({ recipientId, territoryId }))

describe('the usual recipient of a theme', () => {
  it('is the one who got most of its cards', () => {
    expect(usualRecipient([...cards(46, 7), ...cards(3, 8), ...cards(5, null)], null)).toEqual({
      recipientId: 7,
      same: 46,
      of: 49,
      isHere: false,
    })
  })
  it('is that of the territory where it has cards enough', () => {
    const rows = [...cards(40, 7, 1), ...cards(4, 8, 2)]
    expect(usualRecipient(rows, 2)).toEqual({ recipientId: 8, same: 4, of: 4, isHere: true })
    expect(usualRecipient(rows, 3)?.recipientId).toBe(7)
  })
  it('is nobody where the past does not say it clearly', () => {
    expect(usualRecipient(cards(2, 7), null)).toBeNull()
    expect(usualRecipient([...cards(5, 7), ...cards(5, 8)], null)).toBeNull()
    expect(usualRecipient(cards(9, null), null)).toBeNull()
  })
})
