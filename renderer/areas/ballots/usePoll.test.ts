// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { openPoll } from '../../../tests/builders/polls.ts'
import { useToasts } from '../../ui/toasts.ts'
import { usePoll } from './usePoll.ts'

type Office = Awaited<ReturnType<typeof openPoll>>
const link = vi.hoisted(() => ({ office: null as unknown, isGone: false, losesReply: false }))
vi.mock('../../api/index.ts', async () => {
  const { ApiError } = await vi.importActual<typeof import('../../api/client.ts')>('../../api/client.ts')
  const office = () => link.office as Office
  const silent = () => new ApiError({ code: 'unavailable', message: 'Приложение не отвечает' })
  const ballots = {
    get: (input: { meetingId: number }) => office().api.ballots.get(input),
    setVote: async (input: Parameters<Office['api']['ballots']['setVote']>[0]) => {
      if (link.isGone && !link.losesReply) throw silent()
      const reply = await office().api.ballots.setVote(input)
      if (link.isGone) throw silent()
      return reply
    },
  }
  return { ApiError, api: { ballots }, host: {}, onEvent: () => () => undefined }
})

let office: Office
let scope: EffectScope
let source: ReturnType<typeof usePoll>
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn++) {
    await vi.advanceTimersByTimeAsync(600)
    await flushPromises()
  }
}
const typeFor = (index: number, answer: string): void => {
  const member = source.poll.value?.members[index]
  if (!member) throw new Error('The poll is not read')
  source.setVote(member, office.roadmap, answer)
}
const kept = async (index: number): Promise<string | undefined> =>
  (await office.poll()).members[index]?.votes.find((vote) => vote.itemId === office.roadmap)?.answer ?? undefined

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  setActivePinia(createPinia())
  office = await openPoll()
  Object.assign(link, { office, isGone: false, losesReply: false })
  scope = effectScope()
  source = scope.run(() => usePoll(ref(office.id))) as ReturnType<typeof usePoll>
  await settle()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

describe('letters typed while the host is gone', () => {
  it('stay on the screen and are written in their order when it is back', async () => {
    link.isGone = true
    typeFor(0, 'for')
    typeFor(1, 'against')
    await settle()
    expect(source.waiting.value).toBe(2)
    expect(source.poll.value?.members.slice(0, 2).map((one) => source.answerOf(one, office.roadmap))).toEqual([
      'for',
      'against',
    ])
    expect([await kept(0), await kept(1)]).toEqual([undefined, undefined])
    link.isGone = false
    await settle()
    expect(source.isSaving.value).toBe(false)
    expect([await kept(0), await kept(1)]).toEqual(['for', 'against'])
  })

  it('are no conflict when the host had written one and could not say so', async () => {
    Object.assign(link, { isGone: true, losesReply: true })
    typeFor(0, 'for')
    await flushPromises()
    expect(await kept(0)).toBe('for')
    link.isGone = false
    await settle()
    expect(source.isSaving.value).toBe(false)
    expect(await kept(0)).toBe('for')
    expect(useToasts().state.shown).toEqual([])
  })
})
