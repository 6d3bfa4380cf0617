import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, type EffectScope } from 'vue'
import { setConnectionLost } from '../../app/errors.ts'
import { SAVE_AFTER_MS, useAutosave } from './autosave.ts'

let scope: EffectScope
let isGone = false
let saved = 0
const open = () => {
  const autosave = scope.run(() =>
    useAutosave(() => {
      if (isGone) return Promise.reject(new Error('no host'))
      saved += 1
      return Promise.resolve()
    }),
  )
  if (!autosave) throw new Error('no scope')
  return autosave
}
beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
  isGone = false
  saved = 0
})
afterEach(() => {
  scope.stop()
  setConnectionLost(false)
  vi.useRealTimers()
})

describe('набранное при пропавшей связи', () => {
  it('ждёт и записывается, как только связь вернулась', async () => {
    const autosave = open()
    isGone = true
    setConnectionLost(true)
    autosave.touch()
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect([autosave.isPending.value, saved]).toEqual([true, 0])
    isGone = false
    setConnectionLost(false)
    await nextTick()
    await vi.advanceTimersByTimeAsync(0)
    expect([autosave.isPending.value, saved]).toEqual([false, 1])
  })

  it('неудачная запись повторяется по Ctrl+Enter, записанное второй раз не пишется', async () => {
    const autosave = open()
    isGone = true
    autosave.touch()
    await expect(autosave.flush()).rejects.toThrow('no host')
    isGone = false
    await autosave.flush()
    await autosave.flush()
    expect([autosave.isPending.value, saved]).toEqual([false, 1])
  })
})
