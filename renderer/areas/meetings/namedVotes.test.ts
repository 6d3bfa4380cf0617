// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openMeeting, openMeetingRegister } from '../../../tests/builders/meetings.ts'
import type { TestRegister } from '../../../tests/builders/register.ts'
import NamedVotesDialog from './NamedVotesDialog.vue'

/** The window speaks to a real register in memory. */
const link = vi.hoisted(() => ({ register: null as unknown }))
vi.mock('../../api/index.ts', async () => {
  const { ApiError } = await vi.importActual<typeof import('../../api/client.ts')>('../../api/client.ts')
  return {
    ApiError,
    api: new Proxy(
      {},
      { get: (_target, area: string) => (link.register as { api: Record<string, unknown> }).api[area] },
    ),
  }
})

let register: TestRegister
let meetingId = 0
let voters: { id: number; shortName: string }[] = []
const meetingNow = () => register.api.meetings.get({ id: meetingId })

beforeEach(async () => {
  setActivePinia(createPinia())
  register = openMeetingRegister()
  link.register = register
  meetingId = (await openMeeting(register)).id
  for (const { id, version } of (await meetingNow()).participants)
    await register.api.meetings.setPresence({ id, version, presence: 'present', arrivedAt: null })
  voters = (await meetingNow()).participants.filter((one) => one.hasVote)
})
afterEach(() => (document.body.innerHTML = ''))

async function open() {
  const meeting = await meetingNow()
  const [item] = meeting.items
  if (!item) throw new Error('The meeting has no item')
  const dialog = mount(NamedVotesDialog, { props: { open: true, meeting, item }, attachTo: document.body })
  await flushPromises()
  return { dialog, item }
}
const press = (code: string) =>
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true }))
const focused = () => document.activeElement?.getAttribute('aria-label')?.split(':')[0]

it('поимённые голоса набирают сразу, как окно открылось: первая буква – голос первого', async () => {
  const { dialog } = await open()
  expect(focused()).toBe(voters[0]?.shortName)
  for (const code of ['KeyP', 'KeyG']) press(code)
  await flushPromises()
  expect((await meetingNow()).items[0]?.namedVotes).toEqual([
    { participantId: voters[0]?.id, vote: 'inFavour' },
    { participantId: voters[1]?.id, vote: 'against' },
  ])
  dialog.unmount()
})

it('открытое снова окно ставит на первого, кто ещё не голосовал', async () => {
  const { dialog, item } = await open()
  dialog.unmount()
  await register.api.meetings.setNamedVote({
    id: item.id,
    version: item.version,
    participantId: voters[0]?.id ?? 0,
    vote: 'inFavour',
  })
  const again = await open()
  expect(focused()).toBe(voters[1]?.shortName)
  again.dialog.unmount()
})
