import { describe, expect, it } from 'vitest'
import type { LoggedPackage } from '../../../electron/contract/exchange.ts'
import { isLockReady, lockProblems, openLock } from './lock.ts'
import { stateMarks, stateText } from './logLine.ts'

describe('парольная фраза файла', () => {
  it('без неё файл уходит открытым', () => {
    expect(isLockReady(openLock())).toBe(true)
  })

  it('введена дважды одинаково и годится', () => {
    const lock = { isOn: true, first: 'zima prishla v gorod', second: '' }
    expect(lockProblems(lock)).toEqual({ second: 'Фразы не совпадают' })
    expect(isLockReady({ ...lock, second: lock.first })).toBe(true)
    expect(lockProblems({ isOn: true, first: '', second: '' }).first).toBe('Не короче 12 знаков')
    expect(lockProblems({ isOn: true, first: 'зима пришла', second: 'зима пришла' }).first).toContain('латинские')
  })
})

describe('состояние пакета в журнале', () => {
  const one = (changes: Partial<LoggedPackage>): LoggedPackage =>
    ({ state: 'made', sending: null, receipt: null, ...changes }) as LoggedPackage
  const sending = {
    id: 1,
    sentOn: '2026-10-08',
    sentTo: 'ЦУР',
    way: 'на носителе',
    note: '',
    markedBy: '',
    receiptDueOn: '2026-10-15',
  }
  const receipt = { id: 1, receivedOn: '2026-10-09', madeAt: '', madeBy: '', number: '0713', reasons: [], isFile: true }
  const now = '2026-11-17T10:42'

  it('сказано словами, у каждого свой знак', () => {
    expect(stateText(one({}), now)).toBe('Собран, отправка не записана')
    expect(stateText(one({ state: 'sent', sending }), now)).toBe('Отправлен 08.10, квитанция до 15.10')
    expect(stateText(one({ state: 'sent', sending: { ...sending, receiptDueOn: null } }), now)).toBe('Отправлен 08.10')
    expect(stateText(one({ state: 'overdue', sending }), now)).toBe('Отправлен 08.10, квитанции нет: срок был 15.10')
    expect(stateText(one({ state: 'accepted', sending, receipt: { ...receipt, state: 'accepted' } }), now)).toBe(
      'Принят 09.10, квитанция 0713',
    )
    const returned = { ...receipt, state: 'returned' as const, reasons: ['Нет записки', 'Нет таблиц'] }
    expect(stateText(one({ state: 'returned', sending, receipt: returned }), now)).toBe(
      'Возвращён 09.10: Нет записки; Нет таблиц',
    )
    expect(new Set(Object.values(stateMarks).map((mark) => mark.glyph)).size).toBe(5)
  })
})
