// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { readyMeeting } from '../../../tests/builders/protocols.ts'
import { useProtocol } from './useProtocol.ts'

/** The window speaks to a real register in memory through the real dispatcher. */
const link = vi.hoisted(() => ({ api: null as unknown, listeners: new Set<(event: unknown) => void>() }))
vi.mock('../../api/index.ts', async () => {
  const { ApiError } = await vi.importActual<typeof import('../../api/client.ts')>('../../api/client.ts')
  return {
    ApiError,
    api: new Proxy({}, { get: (_target, area: string) => (link.api as Record<string, unknown>)[area] }),
    host: {},
    onEvent: (listener: (event: unknown) => void) => {
      link.listeners.add(listener)
      return () => link.listeners.delete(listener)
    },
  }
})

let ready: Awaited<ReturnType<typeof readyMeeting>>
let scope: EffectScope
const told = async (): Promise<void> => {
  for (const listener of link.listeners) listener({ type: 'changed', areas: ['protocols'] })
  await vi.advanceTimersByTimeAsync(200)
  await flushPromises()
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  setActivePinia(createPinia())
  ready = await readyMeeting()
  link.api = ready.api
  link.listeners.clear()
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

describe('протокол, открытый в двух окнах', () => {
  it('подписанный в другом окне показан подписанной версией, а не черновиком', async () => {
    const opened = scope.run(() => useProtocol(ref(ready.id)))
    if (!opened) throw new Error('no scope')
    await flushPromises()
    expect(opened.state.value?.isLocked).toBe(false)
    expect(opened.versionId.value).toBeNull()
    const { meetingVersion } = await ready.api.protocols.state({ meetingId: ready.id })
    await ready.api.protocols.sign({
      meetingId: ready.id,
      version: meetingVersion,
      form: 'full',
      signedOn: '2026-11-17',
      signedBy: 'Ветлугина И. П.',
    })
    await told()
    expect(opened.state.value?.isLocked).toBe(true)
    expect(opened.versionId.value).toBe(opened.state.value?.versions[0]?.id)
  })
})
