import { expect, it } from 'vitest'
import { readQuery, writeQuery } from './query.ts'

it('an address that says a condition wrongly says nothing of it', () => {
  const { day, id, oneOf, text } = readQuery({
    from: '2026-02-31',
    to: '2026-02-28',
    block: '12345678901234567890',
    theme: '7',
    show: 'constructor',
    words: 'о'.repeat(300),
    twice: ['1', '2'],
  })
  expect([day('from'), day('to'), day('none')]).toEqual([null, '2026-02-28', null])
  expect([id('block'), id('theme'), id('twice')]).toEqual([null, 7, null])
  expect(oneOf(['all', 'late'], 'show')).toBeNull()
  expect(text('words')).toHaveLength(200)
})

it('only conditions that hold stand in an address', () => {
  expect(writeQuery({ show: null, text: '', block: 7, from: undefined, kind: 'request' })).toEqual({
    block: '7',
    kind: 'request',
  })
})
