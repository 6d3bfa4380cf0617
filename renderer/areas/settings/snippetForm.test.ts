import { describe, expect, it } from 'vitest'
import { seasonDay, seasonText } from './snippetForm.ts'

describe('a day of a season', () => {
  it('is read as people write it and shown so again', () => {
    expect(seasonDay('1.11')).toBe('11-01')
    expect(seasonDay(' 31.03. ')).toBe('03-31')
    expect(seasonText('11-01')).toBe('01.11')
    expect(seasonDay(seasonText('02-29'))).toBe('02-29')
  })
  it('is none where nothing is typed, and wrong where no year has it', () => {
    expect(seasonDay('  ')).toBeNull()
    for (const wrong of ['31.02', '0.11', '12', 'ноябрь', '1.13']) expect(seasonDay(wrong)).toBeUndefined()
  })
})
