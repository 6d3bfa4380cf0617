import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { bulkChange } from '../../../../../electron/contract/caseBulk.ts'
import { BULK_FIELDS, bulkFieldWord, changeOf, mayBeEmpty, shapeOf } from './bulkFields.ts'

const sample = (field: (typeof BULK_FIELDS)[number]): string | number => {
  if (field === 'status') return 'inWork'
  if (field === 'kind') return 'appeal'
  if (field === 'isImportant' || field === 'fastTrack') return 'yes'
  const shape = shapeOf(field)
  return shape === 'choice' ? 7 : shape === 'moment' || shape === 'day' ? '2026-11-16' : 'слова'
}

describe('a field of a bulk change', () => {
  it.each(BULK_FIELDS)('%s has a name and becomes a change that the contract takes', (field) => {
    expect(bulkFieldWord(field)).not.toBe('')
    expect(v.safeParse(bulkChange, changeOf(field, sample(field), 'причина')).success).toBe(true)
  })

  it.each(BULK_FIELDS)('%s without a value is either taken away or not asked about', (field) => {
    const change = changeOf(field, null, 'причина')
    expect(change === null).toBe(!mayBeEmpty(field))
    if (change) expect(v.safeParse(bulkChange, change).success).toBe(true)
  })

  it('to put off to a day needs its reason', () => {
    expect(changeOf('postponedUntil', '2026-12-01', ' ')).toBeNull()
  })
})
