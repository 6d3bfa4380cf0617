import { describe, expect, it } from 'vitest'
import { clockWords, elapsedSeconds } from './itemTimer.ts'

const item = (id: number) => ({ id, startedAt: '2026-11-17T14:10', minutes: 20, state: 'current' as const })

describe('таймер вопроса', () => {
  it('считает секунды от мгновения, когда окно увидело начало', () => {
    expect(elapsedSeconds(item(1), '2026-11-17T14:10', 5_000)).toBe(0)
    expect(elapsedSeconds(item(1), '2026-11-17T14:10', 17_000)).toBe(12)
    expect(elapsedSeconds(item(1), '2026-11-17T14:11', 65_000)).toBe(60)
  })

  it('окно, открытое позже, верит минутам офиса', () => {
    expect(elapsedSeconds(item(2), '2026-11-17T14:17', 1_000)).toBe(420)
    expect(elapsedSeconds(item(2), '2026-11-17T14:17', 4_000)).toBe(423)
  })

  it('после сна компьютера прав офис', () => {
    expect(elapsedSeconds(item(3), '2026-11-17T14:10', 0)).toBe(0)
    expect(elapsedSeconds(item(3), '2026-11-17T14:40', 10_000)).toBe(1800)
  })

  it('говорит время минутами и секундами, долгое с часами', () => {
    expect([clockWords(192), clockWords(-61), clockWords(3900)]).toEqual(['03:12', '01:01', '1:05:00'])
  })
})
