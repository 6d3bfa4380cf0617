import { expect, it } from 'vitest'
import { civilOf } from './instant.ts'

it('shows the moment of a change by the clock of the office', () => {
  expect(civilOf('2026-11-17T07:42:11.000Z', 'Europe/Moscow')).toBe('2026-11-17T10:42')
  expect(civilOf('2026-12-31T21:30:00.000Z', 'Europe/Moscow')).toBe('2027-01-01T00:30')
  expect(civilOf('2026-11-17T07:42:11.000Z', 'Asia/Irkutsk')).toBe('2026-11-17T15:42')
})
